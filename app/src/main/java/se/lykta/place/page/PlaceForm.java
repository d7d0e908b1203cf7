package se.lykta.place.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.access.Organisation;
import se.lykta.incident.Extent;
import se.lykta.place.PlaceFacts;
import se.lykta.place.PlaceKinds;
import se.lykta.privacy.TextScreening;

/// The fields of a place as somebody filled them in, and what is wrong with them.
///
/// @param values by field name, as written
/// @param faults keys of messages, empty while nobody has sent the form
record PlaceForm(Map<String, String> values, List<String> faults) {
    private static final int CHECK_WEEKS = 8;
    private static final int MOST_YEARS = 5;

    PlaceForm {
        values = Map.copyOf(values);
        faults = List.copyOf(faults);
    }

    /// A form with what a cell, an area or a position tells.
    static PlaceForm blank(LocalDate today, Map<String, String> known) {
        var values = new HashMap<String, String>(Map.of(
                "kind",
                "",
                ExtentFields.RADIUS,
                "75",
                "sunset",
                today.plusYears(1).toString(),
                "check",
                today.plusWeeks(CHECK_WEEKS).toString()));
        values.putAll(known);
        return new PlaceForm(values, List.of());
    }

    static PlaceForm of(PlaceFacts facts, PlaceGround ground) {
        var values = new HashMap<>(ExtentFields.of(facts.extent(), ground));
        values.put("name", facts.name());
        values.put("kind", facts.kind());
        var organisation = facts.owner().organisationId();
        values.put("organisation", organisation == null ? "" : organisation.toString());
        values.put("owner", facts.owner().text());
        values.put("aliases", String.join("\n", facts.aliases()));
        values.put("sunset", facts.dates().sunsetOn().toString());
        var check = facts.dates().nextCheckOn();
        values.put("check", check == null ? "" : check.toString());
        return new PlaceForm(values, List.of());
    }

    static PlaceForm of(Map<String, String> fields) {
        return new PlaceForm(fields, List.of());
    }

    public String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    PlaceForm with(List<String> found) {
        return new PlaceForm(values, found);
    }

    /// What came of reading the fields.
    sealed interface Reading {
        record Told(PlaceFacts facts) implements Reading {}

        record Refused(List<String> faults) implements Reading {}
    }

    Reading read(PlaceGround ground, List<Organisation> organisations, LocalDate today) {
        var faults = new ArrayList<String>();
        var aliases = value("aliases")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        requireThat(isName(value("name")), "place.fault.name", faults);
        requireThat(PlaceKinds.find(value("kind")).isPresent(), "place.fault.kind", faults);
        requireThat(
                aliases.size() <= PlaceFacts.MOST_ALIASES && aliases.stream().allMatch(PlaceForm::isName),
                "place.fault.aliases",
                faults);
        requireThat(value("owner").length() <= PlaceFacts.MOST_NAME, "place.fault.owner", faults);
        requireThat(
                isWithoutPersons(String.join("\n", value("name"), value("aliases"), value("owner"))),
                "place.fault.personal",
                faults);
        var extent = extent(ground, faults);
        var dates = dates(today, faults);
        var owner = owner(organisations);
        return extent == null || dates == null || !faults.isEmpty()
                ? new Reading.Refused(faults)
                : new Reading.Told(new PlaceFacts(value("name"), value("kind"), extent, owner, aliases, dates));
    }

    private @Nullable Extent extent(PlaceGround ground, List<String> faults) {
        var extent = ExtentFields.read(this, ground);
        requireThat(extent != null, "place.fault.extent", faults);
        return extent;
    }

    private PlaceFacts.@Nullable Dates dates(LocalDate today, List<String> faults) {
        try {
            var check = value("check");
            var dates = new PlaceFacts.Dates(
                    LocalDate.parse(value("sunset")), check.isEmpty() ? null : LocalDate.parse(check));
            boolean soon = dates.sunsetOn().isAfter(today) && dates.sunsetOn().isBefore(today.plusYears(MOST_YEARS));
            requireThat(soon, "place.fault.sunset", faults);
            return dates;
        } catch (DateTimeException e) {
            requireThat(false, "place.fault.sunset", faults);
            return null;
        }
    }

    /// One of the municipality's organisations, or other words.
    private PlaceFacts.Owner owner(List<Organisation> organisations) {
        UUID id = organisations.stream()
                .map(Organisation::id)
                .filter(known -> known.toString().equals(value("organisation")))
                .findFirst()
                .orElse(null);
        return new PlaceFacts.Owner(id, value("owner"));
    }

    private static boolean isName(String text) {
        return !text.isEmpty() && text.length() <= PlaceFacts.MOST_NAME;
    }

    /// Places may be called after people; numbers and addresses of people have no business here.
    private static boolean isWithoutPersons(String text) {
        return TextScreening.screen(text).findings().stream()
                .allMatch(finding -> finding.kind() == TextScreening.Kind.NAME);
    }

    private static void requireThat(boolean right, String fault, List<String> faults) {
        if (!right && !faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
