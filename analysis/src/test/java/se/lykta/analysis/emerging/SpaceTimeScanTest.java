package se.lykta.analysis.emerging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.lykta.analysis.GoldenPoints;
import se.lykta.analysis.emerging.ScanResult.Scanned;
import se.lykta.analysis.emerging.ScanResult.TooFewCases;
import se.lykta.analysis.emerging.SpaceTimeScan.Looks;
import se.lykta.analysis.emerging.SpaceTimeScan.Reach;
import se.lykta.analysis.emerging.SpaceTimeScan.Shuffles;

/// Golden values: SaTScan 10.3.2, prospective space-time permutation, high rates, day aggregation, radius up to
/// 1000 m, at most half the cases, windows up to 90 days, at least 2 cases, 999 standard Monte Carlo.
class SpaceTimeScanTest {
    private static final SpaceTimeScan SATSCAN =
            new SpaceTimeScan(new Reach(1000, 90, 0), 2, new Looks(1, 1), new Shuffles(999, 999, 20_260_101L, 2));

    private static final SpaceTimeScan SHORT =
            new SpaceTimeScan(new Reach(400, 14, 0), 2, new Looks(1, 1), new Shuffles(99, 99, 4, 2));

    @Test
    void clustersEqualSatscanOnPoints() {
        var few = scanned(SATSCAN, golden(200, 1827));
        assertThat(few.basis().places()).isEqualTo(197);
        assertCluster(few.clusters().get(0), 17.316831, 8, 0.36);
        assertCluster(few.clusters().get(1), 5.077653, 3, 0.22);
        assertCluster(few.clusters().get(2), 3.020203, 3, 0.47);
        assertCluster(few.clusters().get(3), 2.813303, 2, 0.20);
        assertThat(few.clusters().get(0).chance().p()).isEqualTo(0.001);
        assertThat(few.clusters().get(0).chance().recurrenceDays()).isCloseTo(1000, within(1e-9));
        assertThat(few.clusters().get(1).chance().p()).isCloseTo(0.293, within(0.05));
        assertThat(few.clusters().get(2).chance().p()).isCloseTo(0.940, within(0.03));
    }

    @Test
    void clustersEqualSatscanOnMorePoints() {
        var many = scanned(SATSCAN.withShuffles(new Shuffles(199, 199, 1, 2)), golden(2000, 1827));
        assertThat(many.basis().places()).isEqualTo(1932);
        double[] ratios = {25.733186, 8.608610, 7.612568, 7.440044, 7.332908, 7.014787, 6.313198, 5.468116, 5.291341};
        int[] cases = {8, 3, 2, 2, 2, 4, 4, 2, 3};
        for (int i = 0; i < ratios.length; i++) {
            assertThat(many.clusters().get(i).logLikelihoodRatio()).isCloseTo(ratios[i], within(1e-6));
            assertThat(many.clusters().get(i).cases()).isEqualTo(cases[i]);
        }
        assertThat(many.clusters().getFirst().firstDay()).isGreaterThanOrEqualTo(1827 - 30);
        assertThat(many.clusters().get(1).chance().p()).isCloseTo(0.255, within(0.1));
    }

    @Test
    void strongestClusterEqualsSatscanOnAYearAndOnCells() {
        assertStrongest(SATSCAN, golden(1000, 1827), 23.245790, 1e-6);
        assertStrongest(SATSCAN, golden(10_000, 365), 26.201547, 1e-6);
        var cells = SATSCAN.withReach(new Reach(1000, 90, 250));
        assertStrongest(cells, golden(1000, 365), 11.795921, 1e-6);
    }

    /// SaTScan 22.163431 and scanstatistics 21.238984 add cells at the same distance one at a time.
    @Test
    void cellsAtTheSameDistanceEnterTogether() {
        var cells = SATSCAN.withReach(new Reach(1000, 90, 250));
        assertStrongest(cells, golden(10_000, 365), 20.377908615321086, 1e-9);
        assertStrongest(cells, golden(100_000, 365), 237.229223, 1e-6);
    }

    @Test
    void equalsGoingThroughEveryCylinder() {
        for (int seed = 0; seed < 40; seed++) {
            var town = town(new Random(seed), 30 + 3 * seed, 60);
            var result = scanned(SHORT, town);
            double strongest = result.clusters().isEmpty()
                    ? 0
                    : result.clusters().getFirst().logLikelihoodRatio();
            assertThat(strongest).as("seed %d", seed).isCloseTo(byHand(town, 400, 14, 2), within(1e-9));
        }
    }

    @Test
    void shiftRotationMirrorAndOrderDoNotChangeTheAnswer() {
        for (int seed = 100; seed < 110; seed++) {
            var random = new Random(seed);
            var town = town(random, 150, 120);
            var plain = summary(scanned(SHORT, town));
            assertThat(summary(scanned(SHORT, moved(town, 1, 0, 674_000, 6_580_000))))
                    .isEqualTo(plain);
            assertThat(summary(scanned(SHORT, moved(town, Math.cos(0.7), Math.sin(0.7), 0, 0))))
                    .isEqualTo(plain);
            assertThat(summary(scanned(SHORT, moved(town, -1, 0, 0, 0)))).isEqualTo(plain);
            var reordered = scanned(SHORT, reordered(town, random));
            assertThat(reordered.clusters().getFirst().logLikelihoodRatio())
                    .isCloseTo(scanned(SHORT, town).clusters().getFirst().logLikelihoodRatio(), within(1e-9));
        }
    }

    @Test
    void membersAreTheCasesInsideCircleAndWindow() {
        var town = town(new Random(3), 200, 120);
        for (var cluster : scanned(SHORT, town).clusters()) {
            int[] inside = IntStream.range(0, town.size())
                    .filter(i -> town.day()[i] >= cluster.firstDay())
                    .filter(i -> Math.hypot(town.x()[i] - cluster.x(), town.y()[i] - cluster.y())
                            <= cluster.radiusMetres() + 1e-6)
                    .toArray();
            assertThat(cluster.members()).isEqualTo(inside);
            assertThat(cluster.ratio()).isGreaterThan(1);
        }
    }

    @Test
    void theAnswerDoesNotDependOnThreads() {
        var town = town(new Random(5), 300, 200);
        var one = scanned(SHORT.withShuffles(new Shuffles(199, 20, 9, 1)), town);
        var four = scanned(SHORT.withShuffles(new Shuffles(199, 20, 9, 4)), town);
        assertThat(four.basis()).isEqualTo(one.basis());
        assertThat(four.clusters().getFirst().chance())
                .isEqualTo(one.clusters().getFirst().chance());
    }

    @Test
    void stopsEarlyOnAnOrdinaryNightAndNeverOnAStrongCluster() {
        var ordinary = scanned(SHORT.withShuffles(new Shuffles(999, 50, 9, 2)), town(new Random(6), 300, 200));
        assertThat(ordinary.basis().replicates()).isBetween(50, 500);
        assertThat(ordinary.clusters().getFirst().chance().p())
                .isEqualTo(50.0 / ordinary.basis().replicates());
        var strong = scanned(SATSCAN.withShuffles(new Shuffles(999, 50, 9, 2)), golden(2000, 1827));
        assertThat(strong.basis().replicates()).isEqualTo(999);
        var chance = strong.clusters().getFirst().chance();
        assertThat(chance.p()).isEqualTo(0.001);
        assertThat(chance.gumbelP()).isLessThan(1e-6);
        assertThat(chance.gumbelRecurrenceDays()).isGreaterThan(chance.recurrenceDays());
    }

    @Test
    void moreLooksMakeTheSameClusterLessSurprising() {
        var town = town(new Random(8), 300, 200);
        var once = scanned(SHORT.withShuffles(new Shuffles(999, 999, 9, 2)), town);
        var month = scanned(SHORT.withShuffles(new Shuffles(999, 999, 9, 2)).withLooks(new Looks(1, 30)), town);
        assertThat(month.clusters().getFirst().logLikelihoodRatio())
                .isEqualTo(once.clusters().getFirst().logLikelihoodRatio());
        assertThat(month.clusters().getFirst().chance().p())
                .isGreaterThan(once.clusters().getFirst().chance().p());
        assertThat(month.basis().gumbel().location())
                .isGreaterThan(once.basis().gumbel().location());
    }

    @Test
    void recurrenceFollowsTheGuide() {
        assertThat(Recurrence.days(0.001, 1)).isEqualTo(1000);
        assertThat(Recurrence.days(0.05, 7)).isCloseTo(140, within(1e-9));
        assertThat(Recurrence.days(0.05, 1, 365)).isCloseTo(1 / (1 - Math.pow(0.95, 1.0 / 365)), within(1e-6));
        assertThat(Recurrence.days(1, 1, 365)).isEqualTo(1);
        assertThat(Recurrence.days(0, 1)).isInfinite();
        assertThatThrownBy(() -> Recurrence.days(1.5, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void gumbelTailFollowsItsMoments() {
        var gumbel = Gumbel.fitted(new double[] {3, 5, 4, 6, 7});
        double scale = Math.sqrt(2.5 * 6) / Math.PI;
        assertThat(gumbel.scale()).isCloseTo(scale, within(1e-12));
        assertThat(gumbel.location()).isCloseTo(5 - 0.5772156649015329 * scale, within(1e-12));
        assertThat(gumbel.upper(gumbel.location())).isCloseTo(1 - Math.exp(-1), within(1e-12));
        assertThat(Gumbel.fitted(new double[] {2}).upper(3)).isNaN();
        assertThat(Gumbel.fitted(new double[] {2, 2}).upper(3)).isZero();
    }

    @Test
    void refusesUnderThirtyCases() {
        assertThat(SATSCAN.scan(new Cases(new double[0], new double[0], new int[0], 365)))
                .isEqualTo(new TooFewCases(30, 0));
        assertThat(SATSCAN.scan(new Cases(new double[1], new double[1], new int[1], 365)))
                .isEqualTo(new TooFewCases(30, 1));
        assertThat(SATSCAN.scan(town(new Random(1), 29, 100))).isEqualTo(new TooFewCases(30, 29));
    }

    @Test
    void onePlaceOrOneDayHoldsNoCluster() {
        int[] days = new Random(2).ints(50, 0, 100).toArray();
        var onePlace = scanned(SATSCAN, new Cases(new double[50], new double[50], days, 100));
        assertThat(onePlace.clusters()).isEmpty();
        assertThat(onePlace.basis().replicates()).isZero();
        var town = town(new Random(2), 50, 100);
        int[] today = new int[50];
        Arrays.fill(today, 99);
        assertThat(scanned(SATSCAN, new Cases(town.x(), town.y(), today, 100)).clusters())
                .isEmpty();
        assertThat(scanned(SATSCAN, new Cases(town.x(), town.y(), new int[50], 100))
                        .clusters())
                .isEmpty();
    }

    @Test
    void refusesWhatIsNoPlaceOrDay() {
        double[] one = {1};
        assertThatThrownBy(() -> new Cases(new double[] {Double.NaN}, one, new int[1], 10))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cases(one, one, new int[] {10}, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cases(one, one, new int[2], 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Reach(9000, 28, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SATSCAN.withFewestCases(1)).isInstanceOf(IllegalArgumentException.class);
    }

    /// The share of towns without any emerging place that get p at or below a level must not exceed that level by
    /// more than chance. The larger table is printed by {@link ScanCalibration}.
    @Test
    void townsWithoutClustersRarelyGetAlerts() {
        int towns = 400;
        int[] atMost = new int[3];
        double[] level = {0.01, 0.05, 0.2};
        for (int t = 0; t < towns; t++) {
            var result = scanned(
                    SHORT.withShuffles(new Shuffles(199, 50, 77L + t, 2)), town(new Random(1000L + t), 200, 200));
            double p = result.clusters().isEmpty()
                    ? 1
                    : result.clusters().getFirst().chance().p();
            for (int k = 0; k < level.length; k++) {
                atMost[k] += p <= level[k] ? 1 : 0;
            }
        }
        for (int k = 0; k < level.length; k++) {
            double share = (double) atMost[k] / towns;
            System.out.printf("Space-time scan, %d null towns: p <= %.2f in %.4f%n", towns, level[k], share);
            assertThat(share).isLessThan(level[k] + 3.3 * Math.sqrt(level[k] * (1 - level[k]) / towns));
        }
        assertThat((double) atMost[2] / towns).isGreaterThan(0.13);
    }

    private static double byHand(Cases town, double radius, int windows, int fewest) {
        double strongest = 0;
        int n = town.size();
        for (int centre = 0; centre < n; centre++) {
            for (int edge = 0; edge < n; edge++) {
                double metres = Math.hypot(town.x()[edge] - town.x()[centre], town.y()[edge] - town.y()[centre]);
                for (int days = 1; metres <= radius + 2e-6 && days <= windows; days++) {
                    int inCircle = 0;
                    int inWindow = 0;
                    int inBoth = 0;
                    for (int i = 0; i < n; i++) {
                        boolean near = Math.hypot(town.x()[i] - town.x()[centre], town.y()[i] - town.y()[centre])
                                <= metres + 2e-6;
                        boolean late = town.day()[i] >= town.days() - days;
                        inCircle += near ? 1 : 0;
                        inWindow += late ? 1 : 0;
                        inBoth += near && late ? 1 : 0;
                    }
                    double expected = (double) inCircle * inWindow / n;
                    if (inBoth >= fewest && inBoth > expected && inCircle <= n / 2) {
                        strongest = Math.max(strongest, CylinderSearch.logLikelihoodRatio(inBoth, expected, n));
                    }
                }
            }
        }
        return strongest;
    }

    private static List<String> summary(Scanned result) {
        List<String> lines = new ArrayList<>();
        for (var cluster : result.clusters()) {
            lines.add("%.9f %d %.9f %d"
                    .formatted(cluster.logLikelihoodRatio(), cluster.cases(), cluster.expected(), cluster.firstDay()));
        }
        return lines.subList(0, 1);
    }

    private static Cases moved(Cases town, double cos, double sin, double east, double north) {
        double[] x = new double[town.size()];
        double[] y = new double[town.size()];
        Arrays.setAll(x, i -> cos * town.x()[i] - sin * town.y()[i] + east);
        Arrays.setAll(y, i -> Math.abs(sin) * town.x()[i] + Math.abs(cos) * town.y()[i] + north);
        return new Cases(x, y, town.day(), town.days());
    }

    private static Cases reordered(Cases town, Random random) {
        var order = new ArrayList<>(IntStream.range(0, town.size()).boxed().toList());
        Collections.shuffle(order, random);
        return new Cases(
                order.stream().mapToDouble(i -> town.x()[i]).toArray(),
                order.stream().mapToDouble(i -> town.y()[i]).toArray(),
                order.stream().mapToInt(i -> town.day()[i]).toArray(),
                town.days());
    }

    /// Half the cases on a grid of 100 m, so that places and distances are shared; days independent of place.
    private static Cases town(Random random, int cases, int days) {
        double[] x = new double[cases];
        double[] y = new double[cases];
        for (int i = 0; i < cases; i++) {
            x[i] = i % 2 == 0 ? 100 * random.nextInt(20) : 2000 * random.nextDouble();
            y[i] = i % 2 == 0 ? 100 * random.nextInt(20) : 2000 * random.nextDouble();
        }
        return new Cases(x, y, random.ints(cases, 0, days).toArray(), days);
    }

    private static void assertStrongest(SpaceTimeScan scan, Cases cases, double expected, double error) {
        var result = scanned(scan.withShuffles(new Shuffles(99, 1, 1, 2)), cases);
        assertThat(result.clusters().getFirst().logLikelihoodRatio()).isCloseTo(expected, within(error));
    }

    private static void assertCluster(EmergingCluster cluster, double ratio, int cases, double expected) {
        assertThat(cluster.logLikelihoodRatio()).isCloseTo(ratio, within(1e-6));
        assertThat(cluster.cases()).isEqualTo(cases);
        assertThat(cluster.expected()).isCloseTo(expected, within(0.005));
    }

    static Scanned scanned(SpaceTimeScan scan, Cases cases) {
        return (Scanned) scan.scan(cases);
    }

    /// The reference town's cases of the last days of its five years.
    static Cases golden(int n, int days) {
        var points = GoldenPoints.of(n, 20260101);
        int[] kept = IntStream.range(0, n)
                .filter(i -> points.to()[i] / 1440 >= 1827 - days)
                .toArray();
        return new Cases(
                Arrays.stream(kept).mapToDouble(i -> points.x()[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> points.y()[i]).toArray(),
                Arrays.stream(kept)
                        .map(i -> (int) (points.to()[i] / 1440) - (1827 - days))
                        .toArray(),
                days);
    }
}
