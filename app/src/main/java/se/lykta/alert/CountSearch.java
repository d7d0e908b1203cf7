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

/// Did the last completed week bring more somewhere, or of some kind, than the weeks before it led to expect? Areas
/// and categories are compared each among themselves, discovered and reported apart (docs/methods/alerts.md).
///
/// A week is judged as it was known on its evening; judged again later it is the same alert, and so are weeks
/// of one series that follow each other.
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

    /// What all comparisons of an evening found.
    ///
    /// @param falseAlarmsAYear of all together, as their thresholds really give: at most what is wanted, less
    ///     where whole numbers leave some of it over, 0 where nothing could be judged
    record Found(List<Find> finds, double falseAlarmsAYear) {}

    /// @param known alerts of the last weeks, so that a rise that goes on is one alert
    Found find(Evening evening, List<Alert> known) {
        var finds = new ArrayList<Find>();
        double falseAlarmsAYear = 0;
        for (var way : Way.values()) {
            falseAlarmsAYear += findWeeks(evening, way, finds);
        }
        var counts = known.stream()
                .filter(alert -> alert.find().kind() == AlertKind.COUNT)
                .toList();
        return new Found(finds.stream().map(find -> goingOn(find, counts)).toList(), falseAlarmsAYear);
    }

    /// The find under the key of the alert that has reached its week or the one before; a week without an alert
    /// between them begins a new one.
    private static Find goingOn(Find find, List<Alert> known) {
        var monday = find.what().from();
        return known.stream()
                .filter(alert -> series(alert.find()).equals(series(find)))
                .filter(alert -> !alert.find().what().from().isAfter(monday)
                        && !alert.latest().what().to().isBefore(monday.minusDays(1)))
                .findFirst()
                .map(alert -> find.withKey(alert.find().key()))
                .orElse(find);
    }

    private static String series(Find find) {
        return find.key().substring(0, find.key().lastIndexOf(':'));
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

    /// @return how many false alarms a year the thresholds give
    private double findWeeks(Evening evening, Way way, List<Find> finds) {
        var weeks = weeks(evening);
        if (weeks.size() <= SKIPPED + FEWEST_WINDOWS) {
            return 0;
        }
        var filter = evening.filter(weeks.mondays().getFirst(), weeks.last().plusDays(6), way);
        var exposure = exposure(evening, weeks, filter);
        var scan = evening.scan();
        double falseAlarmsAYear = 0;
        var division = division(evening.layers());
        if (division.isPresent()) {
            var areas = division.get().areas();
            var counts = scan.areaPeriods(filter, division.get().number(), areas.size(), weeks.boundaries());
            var judged = judge(counts, exposure);
            falseAlarmsAYear += judged.falseAlarmsAYear();
            judged.alerts().forEach(alert -> {
                var code = areas.get(alert.series()).code();
                finds.add(found(new Series(way, weeks, "area:" + code, Find.Where.in(code), ""), alert, judged));
            });
        }
        var codes = evening.columns().categories();
        var judged = judge(scan.categoryPeriods(filter, weeks.boundaries()), exposure);
        judged.alerts().forEach(alert -> {
            var code = codes.get(alert.series());
            finds.add(found(new Series(way, weeks, "category:" + code, Find.Where.NOWHERE, code), alert, judged));
        });
        return falseAlarmsAYear + judged.falseAlarmsAYear();
    }

    private record Series(Way way, Weeks weeks, String name, Find.Where where, String category) {}

    private static Find found(Series series, CountAlertAnswer.Alert alert, Judged judged) {
        var monday = series.weeks().last();
        var week = monday.get(IsoFields.WEEK_BASED_YEAR) + "-W" + monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return new Find(
                AlertKind.COUNT,
                series.way() + ":" + series.name() + ":" + week,
                series.where(),
                new Find.What(series.category(), series.way().name(), monday, monday.plusDays(6)),
                new Find.Why(alert.count(), alert.expected(), alert.threshold(), alert.chance(), null),
                judged.falseAlarmsAYear());
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
            case CountAlertAnswer.Judged judged -> new Judged(judged.alerts(), judged.falseAlarmsAYear());
            case CountAlertAnswer.NoCoverage none -> new Judged(List.of(), 0);
        };
    }

    private record Judged(List<CountAlertAnswer.Alert> alerts, double falseAlarmsAYear) {}

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

    /// How much of each week was covered by reports, 1 = all: sources whose agreed hours are known count with their
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
