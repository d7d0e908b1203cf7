package se.lykta.analysis.emerging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import se.lykta.analysis.emerging.EmergingCluster.Chance;
import se.lykta.analysis.emerging.ScanResult.Basis;

/// Is there an emerging cluster right now, anywhere in town and of any size, and how often would chance show one
/// as strong (prospective space-time permutation scan, Kulldorff et al. 2005)?
///
/// Looks at every circle around every place and every window that ends today. Needs cases only: what is expected in
/// a circle and window is the circle's share of all cases times the window's share. Chance is measured by shuffling
/// the days over the cases, which keeps every place's total and every day's total, and taking the strongest cluster
/// of each shuffle: so one p-value covers the whole town however many circles were tried.
///
/// Cannot see a rise of the whole town at once, and no more than half of all cases in one circle.
/// Golden data, null calibration, cost and limits: docs/methods/emerging-places.md
///
/// @param reach which circles and windows are tried
/// @param fewestCases in a cluster, at least 2
/// @param looks earlier runs that count as the same search
/// @param shuffles how chance is measured
public record SpaceTimeScan(Reach reach, int fewestCases, Looks looks, Shuffles shuffles) {
    private static final int FEWEST = 30;
    private static final int MOST_CLUSTERS = 10;

    public SpaceTimeScan {
        if (fewestCases < 2) {
            throw new IllegalArgumentException("fewestCases is " + fewestCases + ", must be >= 2");
        }
    }

    /// Circles up to 1 km, windows up to 28 days, at least three cases, places taken together in squares of 50 m,
    /// 999 shuffles that stop after 50 stronger ones.
    public static SpaceTimeScan withDefaults() {
        return new SpaceTimeScan(new Reach(1000, 28, 50), 3, new Looks(1, 1), new Shuffles(999, 50, 20_260_101L, 2));
    }

    public SpaceTimeScan withReach(Reach other) {
        return new SpaceTimeScan(other, fewestCases, looks, shuffles);
    }

    public SpaceTimeScan withFewestCases(int other) {
        return new SpaceTimeScan(reach, other, looks, shuffles);
    }

    public SpaceTimeScan withLooks(Looks other) {
        return new SpaceTimeScan(reach, fewestCases, other, shuffles);
    }

    public SpaceTimeScan withShuffles(Shuffles other) {
        return new SpaceTimeScan(reach, fewestCases, looks, other);
    }

    /// @param radiusMetres the largest circle, itself included, above 0 and at most 8000
    /// @param windowDays the longest window; half the study period is the limit whatever is asked
    /// @param cellMetres places in the same square of this width count as one, in its middle; 0 keeps every place
    public record Reach(double radiusMetres, int windowDays, double cellMetres) {
        public Reach {
            if (!(radiusMetres > 0 && radiusMetres <= 8000) || windowDays < 1 || !(cellMetres >= 0)) {
                throw new IllegalArgumentException("radiusMetres is " + radiusMetres + ", windowDays " + windowDays
                        + ", cellMetres " + cellMetres + ", must be > 0 and <= 8000, >= 1 and >= 0");
            }
        }
    }

    /// With one look the p-value answers for today's run alone. With more it answers for the strongest cluster of
    /// today and the earlier runs together, so that a year of nightly runs has one p-value; that costs as many
    /// times more.
    ///
    /// @param everyDays between two runs
    /// @param looks this run and the earlier ones, at least 1
    public record Looks(int everyDays, int looks) {
        public Looks {
            if (everyDays < 1 || looks < 1) {
                throw new IllegalArgumentException(
                        "everyDays is " + everyDays + ", looks " + looks + ", must be >= 1 and >= 1");
            }
        }
    }

    /// @param replicates shuffles at most, at least 99
    /// @param stopAfter stop when so many shuffles were at least as strong as the strongest cluster (Besag &
    ///     Clifford 1991): an ordinary night then takes a tenth of the time; at least 1, `replicates` never stops
    /// @param seed of the shuffles; shuffle r depends on seed and r only
    /// @param threads that share the work; the answer does not depend on it
    public record Shuffles(int replicates, int stopAfter, long seed, int threads) {
        public Shuffles {
            if (replicates < 99 || stopAfter < 1 || threads < 1) {
                throw new IllegalArgumentException("replicates is " + replicates + ", stopAfter " + stopAfter
                        + ", threads " + threads + ", must be >= 99, >= 1 and >= 1");
            }
        }
    }

    public ScanResult scan(Cases cases) {
        if (cases.size() < FEWEST) {
            return new ScanResult.TooFewCases(FEWEST, cases.size());
        }
        var places = Places.of(cases, reach.cellMetres());
        int windows = Math.min(reach.windowDays(), cases.days() / 2);
        var circles = new Circles(places, reach.radiusMetres(), cases.size() / 2, (double) windows / cases.days());
        var recent = Recent.of(cases, windows + (looks.looks() - 1) * looks.everyDays());
        var observed = new CylinderSearch(places, circles, fewestCases, windows, recent.size());
        observed.load(recent.caseAt(), recent.age(), recent.size(), 0);
        var found = apart(strongestFirst(observed, places.count()), circles);
        if (found.isEmpty()) {
            var none = new Gumbel(Double.NaN, Double.NaN);
            return new ScanResult.Scanned(
                    List.of(), new Basis(cases.size(), places.count(), windows, 0, shuffles.seed(), none));
        }
        var maxima = new ShuffledMaxima(
                        () -> new CylinderSearch(places, circles, fewestCases, windows, recent.size()),
                        recent,
                        cases.size(),
                        looks)
                .run(shuffles, found.getFirst().logLikelihoodRatio());
        var gumbel = Gumbel.fitted(maxima);
        List<EmergingCluster> clusters = new ArrayList<>();
        for (var cylinder : found) {
            clusters.add(cluster(cylinder, new Town(cases, places, circles), chance(cylinder, maxima, gumbel)));
        }
        return new ScanResult.Scanned(
                clusters, new Basis(cases.size(), places.count(), windows, maxima.length, shuffles.seed(), gumbel));
    }

    private static List<Cylinder> strongestFirst(CylinderSearch search, int places) {
        List<Cylinder> strongest = new ArrayList<>();
        for (int centre = 0; centre < places; centre++) {
            var cylinder = search.strongest(centre);
            if (cylinder.logLikelihoodRatio() > 0) {
                strongest.add(cylinder);
            }
        }
        strongest.sort(Comparator.comparingDouble(Cylinder::logLikelihoodRatio)
                .reversed()
                .thenComparingInt(Cylinder::members)
                .thenComparingInt(Cylinder::age)
                .thenComparingInt(Cylinder::centre));
        return strongest;
    }

    private static List<Cylinder> apart(List<Cylinder> strongestFirst, Circles circles) {
        boolean[] taken = new boolean[circles.count()];
        List<Cylinder> apart = new ArrayList<>();
        for (var cylinder : strongestFirst) {
            int[] members = circles.around(cylinder.centre());
            boolean free = IntStream.range(0, cylinder.members()).noneMatch(j -> taken[members[j] & ~Circles.LAST]);
            if (free && apart.size() < MOST_CLUSTERS) {
                apart.add(cylinder);
                IntStream.range(0, cylinder.members()).forEach(j -> taken[members[j] & ~Circles.LAST] = true);
            }
        }
        return apart;
    }

    private Chance chance(Cylinder cylinder, double[] maxima, Gumbel gumbel) {
        long stronger = Arrays.stream(maxima)
                .filter(maximum -> ShuffledMaxima.reaches(maximum, cylinder.logLikelihoodRatio()))
                .count();
        boolean stopped = maxima.length < shuffles.replicates() && stronger == shuffles.stopAfter();
        double p = stopped ? (double) stronger / maxima.length : (1.0 + stronger) / (1 + maxima.length);
        double smooth = gumbel.upper(cylinder.logLikelihoodRatio());
        return new Chance(p, smooth, recurrenceDays(p), recurrenceDays(smooth));
    }

    private double recurrenceDays(double p) {
        return Double.isNaN(p) ? p : Recurrence.days(p, looks.everyDays(), looks.looks());
    }

    private record Town(Cases cases, Places places, Circles circles) {}

    private static EmergingCluster cluster(Cylinder cylinder, Town town, Chance chance) {
        int[] around = town.circles().around(cylinder.centre());
        var places = town.places();
        boolean[] inside = new boolean[places.count()];
        for (int j = 0; j < cylinder.members(); j++) {
            inside[around[j] & ~Circles.LAST] = true;
        }
        int last = around[cylinder.members() - 1] & ~Circles.LAST;
        int firstDay = town.cases().days() - 1 - cylinder.age();
        int[] members = IntStream.range(0, town.cases().size())
                .filter(i -> inside[places.of()[i]] && town.cases().day()[i] >= firstDay)
                .toArray();
        return new EmergingCluster(
                places.x()[cylinder.centre()],
                places.y()[cylinder.centre()],
                Math.hypot(
                        places.x()[last] - places.x()[cylinder.centre()],
                        places.y()[last] - places.y()[cylinder.centre()]),
                firstDay,
                members,
                cylinder.members(),
                cylinder.expected(),
                cylinder.logLikelihoodRatio(),
                chance);
    }
}
