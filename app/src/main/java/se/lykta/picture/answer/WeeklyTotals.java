package se.lykta.picture.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.lykta.incident.IncidentColumns;
import se.lykta.incident.IncidentScan;

/// How many each week, for as many weeks as a line of weeks with their expectations looks at? Read in one go,
/// since
/// the weeks share what tells of what to expect.
///
/// @param mondays first days of weeks that follow on each other, none before the data begin
/// @param boundaries their first minutes, and the first after the last
/// @param counts per week
/// @param reported per source, the share of agreed hours reported in each week; NaN = not known
/// @param countsBySource per source that is asked about and has such shares, its counts per week
public record WeeklyTotals(
        List<LocalDate> mondays,
        int[] boundaries,
        int[] counts,
        Map<String, double[]> reported,
        Map<String, int[]> countsBySource) {
    private static final int WEEK_DAYS = 7;
    private static final int WEEKS_OF_A_YEAR = 52;

    /// One week of the line.
    ///
    /// @param picture null when the data begin later
    public record Week(LocalDate sunday, @Nullable SeriesPicture picture) {}

    /// @param lastSunday end of the last week
    /// @param weeks how many weeks the line has
    /// @param reportedIn which share of the agreed hours each source reported between boundaries
    public static WeeklyTotals read(
            IncidentColumns columns,
            PictureQuestion question,
            LocalDate lastSunday,
            int weeks,
            Function<int[], Map<String, double[]>> reportedIn) {
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
        var reported = reportedIn.apply(boundaries);
        var bySource = new TreeMap<String, int[]>();
        for (var source : reported.keySet()) {
            if (question.sources().isEmpty() || question.sources().contains(source)) {
                bySource.put(source, scan.periods(filter.ofSources(Set.of(source)), boundaries));
            }
        }
        return new WeeklyTotals(mondays, boundaries, scan.periods(filter, boundaries), reported, bySource);
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

    /// How much of each of these weeks was covered by reports, as [Pictures] reckons it for a single period.
    public double[] coverage(int week, int earlier) {
        var coverage = new double[earlier + 1];
        Arrays.fill(coverage, 1);
        int from = week - earlier;
        long all = sum(counts, from, week);
        countsBySource.forEach((source, counted) -> {
            double weight = all == 0 ? 0 : (double) sum(counted, from, week) / all;
            var shares = reported.getOrDefault(source, new double[0]);
            for (int p = 0; p < coverage.length; p++) {
                if (!Double.isNaN(shares[from + p])) {
                    coverage[p] -= weight * (1 - Math.min(1, shares[from + p]));
                }
            }
        });
        return coverage;
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
