package se.lykta.alert;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import se.lykta.analysis.emerging.Cases;
import se.lykta.analysis.emerging.EmergingCluster;
import se.lykta.analysis.emerging.ScanResult;
import se.lykta.analysis.emerging.SpaceTimeScan;
import se.lykta.analysis.emerging.SpaceTimeScan.Shuffles;
import se.lykta.area.EastNorth;
import se.lykta.incident.IncidentScan;

/// Is something new growing somewhere in town? The prospective space-time permutation scan over the last year, once
/// for what was discovered and once for what was reported (docs/methods/alerts.md).
final class EmergingSearch {
    private static final int STUDY_DAYS = 365;
    /// A cluster this near to one that is known is the same, for so long after it was last seen.
    private static final double SAME_METRES = 300;
    private static final int SAME_DAYS = 28;

    /// Three times the days of the year with the one seen: p can then be exactly as rare as one night in a year.
    /// With a round thousand the nearest below is one in 500, and fewer alerts come than are stated.
    private static final int SHUFFLES = 3 * STUDY_DAYS - 1;
    private static final int STOP_AFTER = 50;
    private static final long SEED = 20_260_101L;
    private static final int THREADS = 2;
    /// Ranks are whole numbers, their shares are not.
    private static final double ROUNDING = 1e-12;

    private final double falseAlarmsAYear;
    private final SpaceTimeScan scan =
            SpaceTimeScan.withDefaults().withShuffles(new Shuffles(SHUFFLES, STOP_AFTER, SEED, THREADS));

    EmergingSearch(AlertSettings settings) {
        falseAlarmsAYear = settings.emergingFalseAlarmsAYear();
    }

    /// @param known alerts of the last weeks, so that the same place is one alert
    List<Find> find(Evening evening, List<Alert> known) {
        return Stream.of(Evening.Way.values())
                .flatMap(way -> find(evening, way, known).stream())
                .toList();
    }

    private List<Find> find(Evening evening, Evening.Way way, List<Alert> known) {
        var first = evening.day().minusDays(STUDY_DAYS - 1L);
        var events = evening.scan().events(evening.filter(first, evening.day(), way));
        return switch (scan.scan(cases(events, evening, first))) {
            case ScanResult.TooFewCases few -> List.of();
            case ScanResult.Scanned scanned -> finds(scanned.clusters(), first, evening, way, known);
        };
    }

    /// Strongest first. One that is near a stronger one of the same evening is that one.
    private List<Find> finds(
            List<EmergingCluster> clusters, LocalDate first, Evening evening, Evening.Way way, List<Alert> known) {
        var same = known.stream()
                .filter(alert -> alert.find().kind() == AlertKind.EMERGING)
                .filter(alert -> alert.find().what().knownBy().equals(way.name()))
                .filter(alert -> !alert.lastOn().isBefore(evening.day().minusDays(SAME_DAYS)))
                .map(Alert::find)
                .collect(Collectors.toCollection(ArrayList::new));
        var finds = new LinkedHashMap<String, Find>();
        for (var cluster : clusters) {
            if (cluster.chance().p() <= falseAlarmsAYear / STUDY_DAYS + ROUNDING) {
                var find = find(cluster, first, evening, way, same);
                same.add(find);
                finds.putIfAbsent(find.key(), find);
            }
        }
        return List.copyOf(finds.values());
    }

    private Find find(EmergingCluster cluster, LocalDate first, Evening evening, Evening.Way way, List<Find> same) {
        var centre = new EastNorth(cluster.x(), cluster.y());
        var key = same.stream()
                .filter(find -> isNear(find, centre, cluster.radiusMetres()))
                .map(Find::key)
                .findFirst()
                .orElseGet(() ->
                        String.format(Locale.ROOT, "%s:%.0f:%.0f:%s", way, cluster.x(), cluster.y(), evening.day()));
        return new Find(
                AlertKind.EMERGING,
                key,
                // Places are taken together in squares, so the circle is never narrower than one.
                new Find.Where(centre, Math.max(scan.reach().cellMetres(), cluster.radiusMetres()), ""),
                new Find.What("", way.name(), first.plusDays(cluster.firstDay()), evening.day()),
                new Find.Why(
                        cluster.cases(), cluster.expected(), 0, cluster.chance().p(), null),
                falseAlarmsAYear);
    }

    private static boolean isNear(Find find, EastNorth centre, double radiusMetres) {
        var other = find.where().centre();
        double reach = Math.max(SAME_METRES, Math.max(radiusMetres, find.where().radiusMetres()));
        return other != null && other.distanceMetres(centre) <= reach;
    }

    /// In a certain order, so that the same shuffles are drawn however the incidents came.
    private static Cases cases(IncidentScan.Events events, Evening evening, LocalDate first) {
        var order = IntStream.range(0, events.minute().length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(i -> events.minute()[i])
                        .thenComparingDouble(i -> events.eastMetres()[i])
                        .thenComparingDouble(i -> events.northMetres()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Cases(
                IntStream.of(order).mapToDouble(i -> events.eastMetres()[i]).toArray(),
                IntStream.of(order).mapToDouble(i -> events.northMetres()[i]).toArray(),
                IntStream.of(order)
                        .map(i -> (int) ChronoUnit.DAYS.between(first, evening.dayOf(events.minute()[i])))
                        .toArray(),
                STUDY_DAYS);
    }
}
