package se.lykta.example;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.access.Organisation;
import se.lykta.access.OrganisationKind;
import se.lykta.observe.AgreedHours;
import se.lykta.observe.Agreement;
import se.lykta.observe.AgreementTerms;
import se.lykta.observe.HolidayRule;
import se.lykta.observe.IsoWeeks;
import se.lykta.observe.Recurrence;
import se.lykta.observe.Shift;
import se.lykta.observe.ShiftReport;

/// What the example municipality has agreed with its guard company, and what was reported of every shift.
final class GuardShifts {
    /// @param number of the patrol that the agreement is about, from 1
    record Agreed(int number, AgreementTerms terms, List<Walked> walked) {
        Agreed {
            walked = List.copyOf(walked);
        }
    }

    /// @param work null when no report came
    record Walked(Shift shift, ShiftReport.@Nullable Work work) {}

    private static final long TOPIC = 7;
    private static final int CHECKPOINTS_PER_ROUND = 6;
    private static final LocalDate ANY_MONDAY = LocalDate.of(2024, 1, 1);
    private static final String CENTRE = "Centrum";
    private static final String FESTIVAL = "Centrum, extra under festivalen";
    private static final String OUTER = "Ytterområdena";
    private static final String MISSED = "En kontrollpunkt hanns inte med, ronden avbröts för en händelse.";

    /// What the example's agreements are called.
    static final List<String> NAMES = List.of(CENTRE, FESTIVAL, OUTER);

    private final ExampleTown town;
    private final PlantedTruths truths;

    GuardShifts(ExampleTown town, PlantedTruths truths) {
        this.town = town;
        this.truths = truths;
    }

    /// @param reports the incidents that the reports tell of
    List<Agreed> draw(List<GuardReport> reports) {
        var events = new HashMap<List<Object>, Integer>();
        for (var report : reports) {
            events.merge(List.of(report.patrol(), report.shiftFrom().toLocalDate()), 1, Integer::sum);
        }
        var agreed = new ArrayList<Agreed>();
        agreed.add(agreed(1, terms(CENTRE, Beat.CENTRE, 1, open()), events));
        for (var days : truths.festival().days()) {
            var validity = new AgreementTerms.Validity(days.from(), days.to());
            agreed.add(agreed(2, terms(FESTIVAL, Beat.CENTRE, truths.festival().factor() - 1, validity), events));
        }
        agreed.add(agreed(3, terms(OUTER, Beat.OUTER, 1, open()), events));
        return agreed;
    }

    /// When does the extra patrol of a festival day go home?
    static LocalDateTime extraEnds(Beat beat, LocalDate day, double factor) {
        return beat.begins(day).plusMinutes(Math.round(60 * beat.hours(day) * (factor - 1)));
    }

    private AgreementTerms.Validity open() {
        return new AgreementTerms.Validity(truths.firstDay(), null);
    }

    /// @param part of the beat's hours
    private AgreementTerms terms(String name, Beat beat, double part, AgreementTerms.Validity validity) {
        var hours = new EnumMap<DayOfWeek, AgreedHours>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            var begins = beat.begins(ANY_MONDAY.plusDays(weekday.ordinal()));
            var ends = begins.plusMinutes(Math.round(60 * part * beat.hours(begins.toLocalDate())));
            hours.put(weekday, new AgreedHours(begins.toLocalTime(), LocalTime.from(ends)));
        }
        var places = town.places().stream()
                .filter(place -> place.beat() == beat)
                .map(ExamplePlace::name)
                .toList();
        var areas = beat == Beat.CENTRE ? truths.festival().areaCodes() : List.<String>of();
        return new AgreementTerms(
                name,
                new AgreementTerms.Guarded(places, areas),
                new Recurrence(hours, HolidayRule.INCLUDED, IsoWeeks.ALL),
                validity,
                numbers(beat));
    }

    private static List<String> numbers(Beat beat) {
        return beat == Beat.CENTRE ? List.of("T-101", "T-102", "T-103") : List.of("T-201", "T-202");
    }

    private Agreed agreed(int number, AgreementTerms terms, Map<List<Object>, Integer> events) {
        var nobody = new Organisation(new UUID(0, 0), "-", OrganisationKind.GUARD_COMPANY);
        var version = new Agreement.Version(1, terms, Instant.EPOCH);
        var walked = new Agreement(new UUID(0, number), nobody, GuardReports.SOURCE, List.of(version), null)
                        .shifts(
                                truths.firstDay(),
                                truths.lastDay(),
                                town.municipality().profile().zone())
                        .stream()
                        .map(shift -> new Walked(
                                shift,
                                truths.isMissing(shift.day())
                                        ? null
                                        : work(number, shift, events.getOrDefault(List.of(number, shift.day()), 0))))
                        .toList();
        return new Agreed(number, terms, walked);
    }

    private ShiftReport.Work work(int number, Shift shift, int events) {
        var draws = Draws.of(truths.seed(), TOPIC, number, shift.day().toEpochDay());
        int rounds = 2 + draws.below(3);
        boolean missed = draws.below(25) == 0;
        int checkpoints = rounds * CHECKPOINTS_PER_ROUND - (missed ? 1 : 0);
        return new ShiftReport.Work(
                shift.hours(),
                events,
                rounds,
                checkpoints,
                missed ? MISSED : "",
                List.of(draws.oneOf(shift.terms().serviceNumbers())));
    }
}
