package se.lykta.observe.tip;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.mail.Mails;
import se.lykta.municipality.Category;
import se.lykta.municipality.Municipality;
import se.lykta.observe.FieldReport;
import se.lykta.privacy.TextScreening;

/// The fields of a tip as somebody filled them in, and what is wrong with them.
///
/// @param faults keys of messages
/// @param pointsAtSomebody whether the text may point at a person, which its sender has not decided on
record TipForm(Map<String, String> values, List<String> faults, boolean pointsAtSomebody) {
    private static final int OLDEST_DAYS = 60;

    TipForm {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
    }

    /// @param key makes the tip one, however often the form is sent
    static TipForm blank(LocalDate today, UUID key) {
        return new TipForm(Map.of("day", today.toString(), "key", key.toString()), List.of(), false);
    }

    static TipForm of(Map<String, String> values) {
        return new TipForm(values, List.of(), false);
    }

    public String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    /// In which part of the day?
    enum Part {
        UNKNOWN(0, 24),
        NIGHT(0, 6),
        MORNING(6, 12),
        AFTERNOON(12, 18),
        EVENING(18, 24);

        private final int from;
        private final int to;

        Part(int from, int to) {
            this.from = from;
            this.to = to;
        }
    }

    /// What is told of?
    enum About {
        UNSAFE_PLACE,
        SAFE_PLACE,
        /// What the category says.
        OTHER
    }

    /// What came of reading the fields.
    sealed interface Reading {
        /// @param email empty = none
        record Told(FieldReport report, String email) implements Reading {}

        record Refused(TipForm form) implements Reading {}
    }

    /// The categories a resident is offered beside safe and unsafe places: what anybody may see on the map.
    static List<Category> categories(Municipality municipality) {
        return municipality.words().taxonomy().categories().stream()
                .filter(category -> category.sensitivity() == Category.Sensitivity.OPEN
                        && !category.code().equals(About.UNSAFE_PLACE.name())
                        && !category.code().equals(About.SAFE_PLACE.name())
                        && category.kind() != Category.Kind.EVENT
                        && category.kind() != Category.Kind.RUMOUR)
                .toList();
    }

    /// @param mayMail whether an address can be given
    Reading read(Municipality municipality, Instant now, boolean mayMail) {
        var found = new ArrayList<String>();
        var times = times(municipality, now, found);
        var category = category(municipality);
        check(!category.isEmpty(), "observe.tip.fault.category", found);
        var places = new TipPlaces(municipality);
        var named = places.find(value("named")).orElse(null);
        var text = TextScreening.screen(value("text"));
        var words = TextScreening.screen(value("place"));
        var where = places.where(value("longitude"), value("latitude"), named, words.masked());
        check(where != null, "observe.tip.fault.point", found);
        boolean told = !value("text").isEmpty()
                || !value("place").isEmpty()
                || named != null
                || !value("longitude").isEmpty();
        check(told, "observe.tip.fault.empty", found);
        check(
                value("text").length() <= FieldReport.MOST_TEXT
                        && value("place").length() <= FieldReport.MOST_PLACE,
                "observe.tip.fault.long",
                found);
        check(!text.isBlocked() && !words.isBlocked(), "observe.tip.fault.number", found);
        var email = mayMail ? value("email") : "";
        check(email.isEmpty() || Mails.findAddress(email).isPresent(), "observe.tip.fault.email", found);
        boolean undecided =
                !(text.isClean() && words.isClean()) && !value("mask").equals("true");
        if (times == null || where == null || !found.isEmpty() || undecided) {
            return new Reading.Refused(new TipForm(values, found, undecided));
        }
        int masked = text.findings().size() + words.findings().size();
        var report = FieldReport.received(
                key(),
                new FieldReport.Reporter(null, null, ""),
                times,
                where,
                new FieldReport.What(category, text.masked(), masked, List.of()),
                null);
        return new Reading.Told(report, email);
    }

    /// Empty when nothing that is offered was chosen.
    private String category(Municipality municipality) {
        var about = value("about");
        if (about.equals(About.UNSAFE_PLACE.name()) || about.equals(About.SAFE_PLACE.name())) {
            return municipality.words().taxonomy().find(about).isPresent() ? about : "";
        }
        return categories(municipality).stream()
                .map(Category::code)
                .filter(code -> code.equals(value("category")))
                .findFirst()
                .orElse("");
    }

    private UUID key() {
        try {
            return UUID.fromString(value("key"));
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }

    private FieldReport.@Nullable Times times(Municipality municipality, Instant now, List<String> found) {
        var zone = municipality.profile().zone();
        try {
            var day = LocalDate.parse(value("day"));
            var part = Part.valueOf(value("part"));
            var earliest = day.atTime(LocalTime.of(part.from, 0)).atZone(zone).toInstant();
            var end = day.atStartOfDay().plusHours(part.to).atZone(zone).toInstant();
            if (earliest.isBefore(now)
                    && !day.isBefore(LocalDate.ofInstant(now, zone).minusDays(OLDEST_DAYS))) {
                return new FieldReport.Times(now, now, earliest, end.isAfter(now) ? now : end);
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // The fault is told below.
        }
        found.add("observe.tip.fault.day");
        return null;
    }

    private static void check(boolean right, String fault, List<String> found) {
        if (!right) {
            found.add(fault);
        }
    }
}
