package se.lykta.alert;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import se.lykta.alert.Evening.Way;
import se.lykta.analysis.trend.CountAlertAnswer;
import se.lykta.analysis.trend.CountAlerts;
import se.lykta.analysis.trend.SeasonFactors;
import se.lykta.area.AreaLayer;
import se.lykta.incident.IncidentFilter;
import se.lykta.observe.Exposures;

/// Did the last completed week bring more somewhere, or of some kind, than the weeks before it led to expect?
/// Areas
/// and categories are compared each among themselves, discovered and reported apart (docs/methods/alerts.md).
///
/// A week is judged as it was known on its evening; judged again later it is the same alert.
final class CountSearch {
    /// Areas among themselves, and categories.
    static final int COMPARISONS = 2;

    private static final int MOST_WEEKS = 104;
    /// The latest weeks do not tell what is usual, so that a rise does not hide itself.
    private static final int SKIPPED = 4;
    private static final int FEWEST = 3;
    private static final int FEWEST_WINDOWS = 26;
    private static final int WEEKS_A_YEAR = 52;
    private static final int SEASON_STEPS = 13;

    private final CountAlerts rule;
    private final Exposures exposures;

    CountSearch(AlertSettings settings, Exposures exposures) {
        rule = new CountAlerts(settings.countFalseAlarmsAYear(), FEWEST, FEWEST_WINDOWS);
        this.exposures = exposures;
    }

    List<Find> find(Evening evening) {
        var finds = new ArrayList<Find>();
        for (var way : Way.values()) {
            findWeeks(evening, way, finds);
        }
        return finds;
    }

    /// The weeks compared, the one in question last.
    ///
    /// @param mondays first days
    /// @param boundaries their first minutes, and the first after the last
    private record Weeks(List<LocalDate> mondays, int[] boundaries) {
        LocalDate last() {
            return mondays.getLast();
        }

        int size() {
            return mondays.size();
        }
    }

    private void findWeeks(Evening evening, Way way, List<Find> finds) {
        var weeks = weeks(evening);
        if (weeks.size() <= SKIPPED + FEWEST_WINDOWS) {
            return;
        }
        var filter = evening.filter(weeks.mondays().getFirst(), weeks.last().plusDays(6), way);
        var exposure = exposure(evening, weeks, filter);
        var scan = evening.scan();
        division(evening.layers()).ifPresent(layer -> {
            int areas = layer.areas().size();
            var counts = scan.areaPeriods(filter, layer.number(), areas, weeks.boundaries());
            judge(counts, exposure).alerts().forEach(alert -> {
                var code = layer.areas().get(alert.series()).code();
                finds.add(found(way, weeks, "area:" + code, Find.Where.in(code), "", alert));
            });
        });
        var codes = evening.columns().categories();
        var counts = scan.categoryPeriods(filter, weeks.boundaries());
        judge(counts, exposure).alerts().forEach(alert -> {
            var code = codes.get(alert.series());
            finds.add(found(way, weeks, "category:" + code, Find.Where.NOWHERE, code, alert));
        });
    }

    private Find found(
            Way way, Weeks weeks, String series, Find.Where where, String category, CountAlertAnswer.Alert alert) {
        var monday = weeks.last();
        var week = monday.get(IsoFields.WEEK_BASED_YEAR) + "-W" + monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return new Find(
                AlertKind.COUNT,
                way + ":" + series + ":" + week,
                where,
                new Find.What(category, way.name(), monday, monday.plusDays(6)),
                new Find.Why(alert.count(), alert.expected(), alert.threshold(), alert.chance(), null),
                rule.falseAlarmsAYear());
    }

    /// What the rule says of series by week, the week in question last.
    private Judged judge(int[] counts, double[] exposure) {
        int weeks = exposure.length;
        int series = counts.length / weeks;
        int earlier = weeks - 1 - SKIPPED;
        var before = new int[series * earlier];
        var now = new int[series];
        for (int s = 0; s < series; s++) {
            System.arraycopy(counts, s * weeks, before, s * earlier, earlier);
            now[s] = counts[s * weeks + weeks - 1];
        }
        return switch (rule.of(before, Arrays.copyOf(exposure, earlier), now, exposure[weeks - 1])) {
            case CountAlertAnswer.Judged judged -> new Judged(judged.alerts());
            case CountAlertAnswer.NoCoverage none -> new Judged(List.of());
        };
    }

    private record Judged(List<CountAlertAnswer.Alert> alerts) {}

    private static Weeks weeks(Evening evening) {
        var sunday = evening.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        var first = evening.columns()
                .span()
                .map(span -> evening.dayOf(span.firstMinute()))
                .orElse(sunday)
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        long possible = Math.max(0, ChronoUnit.WEEKS.between(first, sunday.plusDays(1)));
        int size = (int) Math.min(MOST_WEEKS + SKIPPED + 1L, possible);
        IntFunction<LocalDate> monday = back -> sunday.plusDays(1).minusWeeks(size - (long) back);
        return new Weeks(
                IntStream.range(0, size).mapToObj(monday).toList(),
                IntStream.rangeClosed(0, size)
                        .map(i -> evening.minute(monday.apply(i)))
                        .toArray());
    }

    /// Coverage times season of each week. Weeks before the first incident of the kind have none.
    private double[] exposure(Evening evening, Weeks weeks, IncidentFilter filter) {
        var pooled = evening.scan().periods(filter, weeks.boundaries());
        var exposure = coverage(evening, weeks, filter);
        for (int i = 0; i < pooled.length && pooled[i] == 0; i++) {
            exposure[i] = 0;
        }
        if (weeks.size() > WEEKS_A_YEAR) {
            var season = weeks.mondays().stream()
                    .mapToInt(monday -> SeasonFactors.fourWeekPeriod(monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)))
                    .toArray();
            int earlier = weeks.size() - 1 - SKIPPED;
            var factors = SeasonFactors.estimate(
                    Arrays.copyOf(season, earlier),
                    IntStream.of(pooled).limit(earlier).asLongStream().toArray(),
                    Arrays.copyOf(exposure, earlier),
                    SEASON_STEPS);
            for (int i = 0; i < exposure.length; i++) {
                exposure[i] *= factors.of(season[i]);
            }
        }
        return exposure;
    }

    /// How much of each week was covered by reports, 1 = all: sources whose agreed hours are known count with
    /// their
    /// share of the incidents.
    private double[] coverage(Evening evening, Weeks weeks, IncidentFilter filter) {
        var coverage = new double[weeks.size()];
        Arrays.fill(coverage, 1);
        var scan = evening.scan();
        long all = scan.count(filter);
        Map<String, double[]> known =
                exposures.coverage(evening.municipality().id(), weeks.boundaries(), evening.zone());
        known.forEach((source, shares) -> {
            double weight = all == 0 ? 0 : (double) scan.count(filter.ofSources(Set.of(source))) / all;
            for (int i = 0; i < coverage.length; i++) {
                if (!Double.isNaN(shares[i])) {
                    coverage[i] -= weight * (1 - Math.min(1, shares[i]));
                }
            }
        });
        for (int i = 0; i < coverage.length; i++) {
            coverage[i] = Math.max(0, coverage[i]);
        }
        return coverage;
    }

    /// The division with most areas: the finest one.
    private static java.util.Optional<AreaLayer> division(List<AreaLayer> layers) {
        return layers.stream()
                .filter(layer -> layer.areas().size() > 1)
                .max(Comparator.comparingInt(layer -> layer.areas().size()));
    }
}
