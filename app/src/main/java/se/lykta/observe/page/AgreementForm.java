package se.lykta.observe.page;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import se.lykta.observe.AgreedHours;
import se.lykta.observe.AgreementTerms;
import se.lykta.observe.HolidayRule;
import se.lykta.observe.IsoWeeks;
import se.lykta.observe.Recurrence;
import se.lykta.privacy.TextScreening;

/// The fields of an agreement as somebody filled them in, and what is wrong with them.
///
/// @param values by field name, as written
/// @param areas codes of the areas ticked
/// @param faults keys of messages, empty while nobody has sent the form
record AgreementForm(Map<String, String> values, List<String> areas, List<String> faults) {
    private static final int MOST_PLACES = 50;
    private static final String LIST_MARK = "[,;\\s]+";

    AgreementForm {
        values = Map.copyOf(values);
        areas = List.copyOf(areas);
        faults = List.copyOf(faults);
    }

    /// An empty form that begins today.
    static AgreementForm blank(LocalDate today) {
        return new AgreementForm(
                Map.of("validFrom", today.toString(), "holidays", HolidayRule.INCLUDED.name(), "weeks", "ALL"),
                List.of(),
                List.of());
    }

    static AgreementForm of(MultiValueMap<String, String> fields) {
        var areas = fields.getOrDefault("area", List.of());
        return new AgreementForm(
                fields.toSingleValueMap(), areas.stream().distinct().toList(), List.of());
    }

    /// The terms that hold, to be changed from a day on.
    static AgreementForm of(AgreementTerms terms, LocalDate from) {
        var values = new LinkedHashMap<String, String>();
        values.put("name", terms.name());
        values.put("places", String.join("\n", terms.guarded().places()));
        values.put("serviceNumbers", String.join(", ", terms.serviceNumbers()));
        terms.recurrence().hours().forEach((weekday, hours) -> {
            values.put("from" + weekday.getValue(), hours.from().toString());
            values.put("to" + weekday.getValue(), hours.to().toString());
        });
        values.put("holidays", terms.recurrence().holidays().name());
        var weeks = terms.recurrence().weeks();
        values.put("weeks", weeks.choice().name());
        values.put("weekList", weeks.listed().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        values.put("validFrom", from.toString());
        var to = terms.validity().to();
        values.put("validTo", to == null ? "" : to.toString());
        return new AgreementForm(values, terms.guarded().areaCodes(), List.of());
    }

    public String value(String field) {
        return values.getOrDefault(field, "").strip();
    }

    AgreementForm with(List<String> found) {
        return new AgreementForm(values, areas, found);
    }

    /// What came of reading the fields.
    sealed interface Reading {
        record Agreed(AgreementTerms terms) implements Reading {}

        record Refused(List<String> faults) implements Reading {}
    }

    /// @param knownAreas codes of the municipality's areas
    Reading read(List<String> knownAreas) {
        var faults = new ArrayList<String>();
        var places = value("places")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        requireThat(!value("name").isEmpty() && value("name").length() <= 120, "observe.agreement.fault.name", faults);
        requireThat(!places.isEmpty() || !areas.isEmpty(), "observe.agreement.fault.places", faults);
        requireThat(
                places.size() <= MOST_PLACES
                        && places.stream().allMatch(place -> place.length() <= 120)
                        && knownAreas.containsAll(areas),
                "observe.agreement.fault.placeList",
                faults);
        requireThat(
                isWithoutPersons(value("name") + "\n" + value("places")), "observe.agreement.fault.personal", faults);
        var numbers = items("serviceNumbers").stream()
                .map(number -> number.toUpperCase(Locale.ROOT))
                .distinct()
                .toList();
        requireThat(
                numbers.stream().allMatch(AgreementTerms::isServiceNumber), "observe.agreement.fault.numbers", faults);
        var recurrence = recurrence(faults);
        var validity = validity(faults);
        return faults.isEmpty() && recurrence != null && validity != null
                ? new Reading.Agreed(new AgreementTerms(
                        value("name"), new AgreementTerms.Guarded(places, areas), recurrence, validity, numbers))
                : new Reading.Refused(faults);
    }

    private @Nullable Recurrence recurrence(List<String> faults) {
        var hours = new EnumMap<DayOfWeek, AgreedHours>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            var from = value("from" + weekday.getValue());
            var to = value("to" + weekday.getValue());
            if (!from.isEmpty() || !to.isEmpty()) {
                findHours(from, to)
                        .ifPresentOrElse(
                                agreed -> hours.put(weekday, agreed),
                                () -> requireThat(false, "observe.agreement.fault.hours", faults));
            }
        }
        requireThat(!hours.isEmpty() || !faults.isEmpty(), "observe.agreement.fault.noHours", faults);
        var weeks = findWeeks();
        requireThat(weeks.isPresent(), "observe.agreement.fault.weeks", faults);
        try {
            return hours.isEmpty() || weeks.isEmpty()
                    ? null
                    : new Recurrence(hours, HolidayRule.valueOf(value("holidays")), weeks.get());
        } catch (IllegalArgumentException e) {
            requireThat(false, "observe.agreement.fault.weeks", faults);
            return null;
        }
    }

    private static Optional<AgreedHours> findHours(String from, String to) {
        try {
            return Optional.of(new AgreedHours(LocalTime.parse(from), LocalTime.parse(to)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<IsoWeeks> findWeeks() {
        try {
            var choice = IsoWeeks.Choice.valueOf(value("weeks"));
            var listed = choice == IsoWeeks.Choice.LISTED
                    ? items("weekList").stream().map(Integer::valueOf).toList()
                    : List.<Integer>of();
            return Optional.of(new IsoWeeks(choice, listed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private AgreementTerms.@Nullable Validity validity(List<String> faults) {
        try {
            var to = value("validTo");
            return new AgreementTerms.Validity(
                    LocalDate.parse(value("validFrom")), to.isEmpty() ? null : LocalDate.parse(to));
        } catch (DateTimeException | IllegalArgumentException e) {
            requireThat(false, "observe.agreement.fault.validity", faults);
            return null;
        }
    }

    private List<String> items(String field) {
        return Arrays.stream(value(field).split(LIST_MARK))
                .filter(item -> !item.isEmpty())
                .toList();
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
