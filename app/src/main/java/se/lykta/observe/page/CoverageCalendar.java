package se.lykta.observe.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.lykta.observe.Agreement;
import se.lykta.observe.GuardedShift;
import se.lykta.observe.GuardedShift.State;

/// The calendar of agreed shifts: which reports are missing, and some weeks day by day.
///
/// @param missing weeks with missing reports, newest first
/// @param weeks in order
/// @param earlier code of the week to begin with for the weeks before
/// @param later the same for the weeks after
record CoverageCalendar(List<MissingWeek> missing, List<Week> weeks, String earlier, String later) {
    private static final DateTimeFormatter CODE = DateTimeFormatter.ISO_WEEK_DATE;
    private static final int CODE_LENGTH = "2026-W47".length();

    CoverageCalendar {
        missing = List.copyOf(missing);
        weeks = List.copyOf(weeks);
    }

    /// @param code such as `2026-W47`
    /// @param reports how many are missing
    /// @param shifts theirs, newest first
    record MissingWeek(String code, int number, int year, int reports, List<GuardedShift> shifts) {
        /// Few enough to be named one by one.
        public boolean isShort() {
            return reports <= 5;
        }
    }

    /// @param today the day of the week that today is; null in other weeks
    record Week(
            String code,
            int number,
            LocalDate monday,
            List<Count> counts,
            List<Row> rows,
            @Nullable LocalDate today) {
        public LocalDate sunday() {
            return monday.plusDays(6);
        }

        public boolean isNow() {
            return today != null;
        }
    }

    /// How many shifts of a week are in a state, and how many hours of them were agreed?
    record Count(State state, int shifts, double hours) {}

    /// One agreement in one week.
    ///
    /// @param days seven, from Monday
    record Row(Agreement agreement, String name, List<Day> days) {}

    /// @param guarded null when no shift begins that day
    record Day(LocalDate date, @Nullable GuardedShift guarded) {
        public int weekday() {
            return date.getDayOfWeek().getValue();
        }

        public double hours() {
            if (guarded == null) {
                return 0;
            }
            return guarded.report() == null ? guarded.shift().hours() : guarded.reportedHours();
        }
    }

    /// @param shown shifts of the weeks to show
    /// @param past shifts up to today
    static CoverageCalendar of(
            LocalDate monday, int weeks, List<GuardedShift> shown, List<GuardedShift> past, LocalDate today) {
        var list = IntStream.range(0, weeks)
                .mapToObj(number -> week(monday.plusWeeks(number), shown, today))
                .toList();
        return new CoverageCalendar(missing(past), list, code(monday.minusWeeks(weeks)), code(monday.plusWeeks(weeks)));
    }

    private static List<MissingWeek> missing(List<GuardedShift> past) {
        var byWeek = new TreeMap<String, List<GuardedShift>>(Comparator.reverseOrder());
        past.stream()
                .filter(guarded -> guarded.state() == State.MISSING)
                .forEach(guarded -> byWeek.computeIfAbsent(code(guarded.shift().day()), code -> new ArrayList<>())
                        .add(guarded));
        return byWeek.entrySet().stream()
                .map(entry -> {
                    var day = entry.getValue().getFirst().shift().day();
                    return new MissingWeek(
                            entry.getKey(),
                            day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                            day.get(IsoFields.WEEK_BASED_YEAR),
                            entry.getValue().size(),
                            entry.getValue().reversed());
                })
                .toList();
    }

    private static Week week(LocalDate monday, List<GuardedShift> shown, LocalDate today) {
        var sunday = monday.plusDays(6);
        var inWeek = shown.stream()
                .filter(guarded -> !guarded.shift().day().isBefore(monday)
                        && !guarded.shift().day().isAfter(sunday))
                .toList();
        boolean now = !today.isBefore(monday) && !today.isAfter(sunday);
        return new Week(
                code(monday),
                monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                monday,
                counts(inWeek),
                rows(monday, inWeek),
                now ? today : null);
    }

    private static List<Count> counts(List<GuardedShift> shifts) {
        var counts = new ArrayList<Count>();
        for (var state : State.values()) {
            var of = shifts.stream().filter(guarded -> guarded.state() == state).toList();
            if (!of.isEmpty()) {
                counts.add(new Count(
                        state,
                        of.size(),
                        of.stream()
                                .mapToDouble(guarded -> guarded.shift().hours())
                                .sum()));
            }
        }
        return counts;
    }

    private static List<Row> rows(LocalDate monday, List<GuardedShift> shifts) {
        var byAgreement = new LinkedHashMap<UUID, Map<LocalDate, GuardedShift>>();
        shifts.stream()
                .sorted(Comparator.comparing((GuardedShift guarded) ->
                                guarded.agreement().company().name())
                        .thenComparing(guarded -> guarded.shift().terms().name())
                        .thenComparing(guarded -> guarded.shift().day()))
                .forEach(guarded -> byAgreement
                        .computeIfAbsent(guarded.agreement().id(), id -> new LinkedHashMap<>())
                        .put(guarded.shift().day(), guarded));
        return byAgreement.values().stream()
                .map(days -> {
                    var any = days.values().iterator().next();
                    return new Row(
                            any.agreement(),
                            any.shift().terms().name(),
                            IntStream.range(0, 7)
                                    .mapToObj(monday::plusDays)
                                    .map(day -> new Day(day, days.get(day)))
                                    .toList());
                })
                .toList();
    }

    static String code(LocalDate day) {
        return CODE.format(day).substring(0, CODE_LENGTH);
    }
}
