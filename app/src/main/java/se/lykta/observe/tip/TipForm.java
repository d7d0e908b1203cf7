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
import se.lykta.area.LocationQuality;
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

    static TipForm blank(LocalDate today) {
        return new TipForm(Map.of("day", today.toString()), List.of(), false);
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

    /// What came of reading the fields.
    sealed interface Reading {
        record Told(FieldReport report) implements Reading {}

        record Refused(TipForm form) implements Reading {}
    }

    /// The categories a resident is offered: what anybody may see on the map.
    static List<Category> categories(Municipality municipality) {
        return municipality.words().taxonomy().categories().stream()
                .filter(category -> category.sensitivity() == Category.Sensitivity.OPEN
                        && category.kind() != Category.Kind.EVENT
                        && category.kind() != Category.Kind.RUMOUR)
                .toList();
    }

    Reading read(Municipality municipality, Instant now) {
        var found = new ArrayList<String>();
        var times = times(municipality, now, found);
        boolean known = categories(municipality).stream()
                .anyMatch(category -> category.code().equals(value("category")));
        check(known, "observe.tip.fault.category", found);
        check(!value("text").isEmpty() || !value("place").isEmpty(), "observe.tip.fault.empty", found);
        check(
                value("text").length() <= FieldReport.MOST_TEXT
                        && value("place").length() <= FieldReport.MOST_PLACE,
                "observe.tip.fault.long",
                found);
        var text = TextScreening.screen(value("text"));
        var place = TextScreening.screen(value("place"));
        check(!text.isBlocked() && !place.isBlocked(), "observe.tip.fault.number", found);
        boolean undecided =
                !(text.isClean() && place.isClean()) && !value("mask").equals("true");
        if (times == null || !found.isEmpty() || undecided) {
            return new Reading.Refused(new TipForm(values, found, undecided));
        }
        var quality = place.text().isEmpty() ? LocationQuality.UNKNOWN : LocationQuality.MUNICIPALITY;
        int masked = text.findings().size() + place.findings().size();
        return new Reading.Told(FieldReport.received(
                UUID.randomUUID(),
                new FieldReport.Reporter(null, null, ""),
                times,
                new FieldReport.Where(quality, quality.defaultRadiusMetres(), null, null, place.masked()),
                new FieldReport.What(value("category"), text.masked(), masked, List.of()),
                null));
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
