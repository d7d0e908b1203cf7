package se.lykta.picture.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.lykta.incident.IncidentColumns;
import se.lykta.incident.IncidentScan;

/// How many each week, for as many weeks as a line of weeks with their expectations looks at? Read in one go, since
/// the weeks share what tells of what to expect.
///
/// @param mondays first days of weeks that follow on each other, none before the data begin
/// @param boundaries their first minutes, and the first after the last
/// @param counts per week
/// @param hoursPerDay per source, the hours that were reported in each week; NaN = not known
/// @param countsBySource per source that is asked about and has such hours, its counts per week
public record WeeklyTotals(
        List<LocalDate> mondays,
        int[] boundaries,
        int[] counts,
        Map<String, double[]> hoursPerDay,
        Map<String, int[]> countsBySource) {
    private static final int WEEK_DAYS = 7;
    private static final int WEEKS_OF_A_YEAR = 52;

    /// One week of the line.
    ///
    /// @param picture null when the data begin later
    public record Week(LocalDate sunday, @Nullable SeriesPicture picture) {}

    /// @param lastSunday end of the last week
    /// @param weeks how many weeks the line has
    /// @param hoursIn how many hours a day each source reported between boundaries
    public static WeeklyTotals read(
            IncidentColumns columns,
            PictureQuestion question,
            LocalDate lastSunday,
            int weeks,
            Function<int[], Map<String, double[]>> hoursIn) {
        var firstDay = Pictures.firstDay(columns);
        var mondays = IntStream.iterate(weeks + WEEKS_OF_A_YEAR, back -> back > 0, back -> back - 1)
                .mapToObj(back -> lastSunday.plusDays(1).minusWeeks(back))
                .filter(monday -> !monday.isBefore(firstDay))
                .toList();
        if (mondays.isEmpty()) {
            return new WeeklyTotals(mondays, new int[0], new int[0], Map.of(), Map.of());
        }
        var zone = columns.zone();
        var boundaries = IntStream.rangeClosed(0, mondays.size())
                .map(i -> PictureQuestion.minute(mondays.getFirst().plusWeeks(i), zone))
                .toArray();
        var filter = question.during(mondays.getFirst(), lastSunday).filter(zone);
        var scan = new IncidentScan(columns);
        var hours = hoursIn.apply(boundaries);
        var bySource = new TreeMap<String, int[]>();
        for (var source : hours.keySet()) {
            if (question.sources().isEmpty() || question.sources().contains(source)) {
                bySource.put(source, scan.periods(filter.ofSources(Set.of(source)), boundaries));
            }
        }
        return new WeeklyTotals(mondays, boundaries, scan.periods(filter, boundaries), hours, bySource);
    }

    /// The last weeks, in order of time.
    ///
    /// @param judge tells what was to be expected of a week
    public List<Week> line(LocalDate lastSunday, int weeks, Judge judge) {
        var line = new ArrayList<Week>();
        for (int back = weeks - 1; back >= 0; back--) {
            int at = mondays.size() - 1 - back;
            line.add(new Week(lastSunday.minusWeeks(back), at < 0 ? null : judge.of(this, at)));
        }
        return line;
    }

    public interface Judge {
        SeriesPicture of(WeeklyTotals totals, int week);
    }

    /// The counts of some earlier weeks and of the week itself.
    public int[] before(int week, int earlier) {
        return Arrays.copyOfRange(counts, week - earlier, week + 1);
    }

    /// The same week a year before; null when the data begin later.
    public int @Nullable [] lastYear(int week) {
        return week < WEEKS_OF_A_YEAR ? null : new int[] {counts[week - WEEKS_OF_A_YEAR]};
    }

    /// How much was looked in each of these weeks, as [Looked] reckons it for a single period.
    public double[] looked(int week, int earlier) {
        int from = week - earlier;
        long all = sum(counts, from, week);
        var looked = Looked.asUsual(earlier + 1);
        countsBySource.forEach((source, counted) -> {
            double weight = all == 0 ? 0 : (double) sum(counted, from, week) / all;
            var hours = Objects.requireNonNull(hoursPerDay.get(source));
            Looked.add(looked, weight, Arrays.copyOfRange(hours, from, week + 1));
        });
        return looked;
    }

    /// The week as a question.
    public PictureQuestion question(PictureQuestion asked, int week) {
        var monday = mondays.get(week);
        return asked.during(monday, monday.plusDays(WEEK_DAYS - 1L));
    }

    private static long sum(int[] counts, int from, int to) {
        long sum = 0;
        for (int i = from; i <= to; i++) {
            sum += counts[i];
        }
        return sum;
    }
}
