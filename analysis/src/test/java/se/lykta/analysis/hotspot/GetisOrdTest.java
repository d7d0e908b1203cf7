package se.lykta.analysis.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import se.lykta.analysis.GoldenPoints;
import se.lykta.analysis.grid.Neighbourhood;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.analysis.hotspot.GetisOrdResult.Inference;
import se.lykta.analysis.hotspot.GetisOrdResult.Tested;
import se.lykta.analysis.hotspot.GetisOrdResult.TooFewCells;
import se.lykta.analysis.hotspot.GetisOrdResult.TooFewEvents;

/// Scores: spdep 1.2-7, queen neighbours by dnearneigh(0, 1.5 cells), `localG(counts, nb2listw(include.self(nb),
/// 'B'))`. Exact tails: big-integer arithmetic of our own.
class GetisOrdTest {
    private static final SquareGrid TOWN = new SquareGrid(0, 0, 250, 40, 40);

    @Test
    void scoresEqualSpdep() {
        double[] z = golden(2000).z();
        assertThat(z[20 * 40 + 21]).isCloseTo(17.4318442225023, within(1e-11));
        assertThat(z[20 * 40 + 20]).isCloseTo(16.3652686677794, within(1e-11));
        assertThat(z[0]).isCloseTo(-0.9983470716617, within(1e-11));
        assertThat(z[1]).isCloseTo(-1.2234872922465, within(1e-11));
        assertThat(z[22 * 40 + 20]).isCloseTo(7.8326642299962, within(1e-11));
        assertThat(DoubleStream.of(z).sum()).isCloseTo(31.51074684119637, within(1e-9));
        assertThat(squares(z)).isCloseTo(8072.225824117756, within(1e-8));
        double[] few = golden(200).z();
        assertThat(few[22 * 40 + 27]).isCloseTo(12.6292138915570, within(1e-11));
        assertThat(squares(few)).isCloseTo(3422.2532400392065, within(1e-8));
    }

    @Test
    void exactTailsEqualBigIntegerCounting() {
        Tested many = golden(2000);
        assertThat(many.basis().inference()).isEqualTo(new Inference.Exact());
        assertThat(many.upperP()[20 * 40 + 21]).isCloseTo(9.85761237022e-12, Percentage.withPercentage(1e-9));
        assertThat(many.upperP()[20 * 40 + 19]).isCloseTo(3.70045215826e-12, Percentage.withPercentage(1e-9));
        assertThat(many.upperP()[22 * 40 + 20]).isCloseTo(9.58890636687e-05, Percentage.withPercentage(1e-9));
        assertThat(many.lowerP()[0]).isCloseTo(0.120823224846, Percentage.withPercentage(1e-9));
        assertThat(logs(many.upperP())).isCloseTo(-771.6433384431463, within(1e-7));
        assertThat(logs(many.lowerP())).isCloseTo(-1019.22681571146, within(1e-7));
        Tested few = golden(200);
        assertThat(few.upperP()[22 * 40 + 27]).isCloseTo(1.78180865345e-06, Percentage.withPercentage(1e-9));
        assertThat(few.upperP()[20 * 40 + 21]).isCloseTo(3.45136863611e-07, Percentage.withPercentage(1e-9));
        assertThat(logs(few.upperP())).isCloseTo(-506.5949175181875, within(1e-7));
        assertThat(logs(few.lowerP())).isCloseTo(-340.7082031739748, within(1e-7));
        System.out.printf(
                "Gi* exact tails, 1600 cells each: sum of log10 p differs from the golden by %.1e (n=2000), %.1e (n=200)%n",
                Math.abs(logs(many.upperP()) + 771.6433384431463), Math.abs(logs(few.upperP()) + 506.5949175181875));
    }

    @Test
    void fewerCellsAreHotThanTheNormalTailWouldClaim() {
        assertThat(hot(golden(200).q())).isEqualTo(15);
        assertThat(hot(golden(2000).q())).isEqualTo(57);
    }

    @Test
    void sampledTailsAgreeWithExactOnes() {
        Tested exact = golden(2000);
        var test = GetisOrd.withDefaults().withMostExactSteps(0).withDraws(99_999, 7);
        var points = GoldenPoints.of(2000, 20260101);
        int[] count = TOWN.count(points.x(), points.y()).count();
        Tested sampled = (Tested) test.test(count, everywhere(TOWN), TOWN);
        assertThat(sampled.basis().inference()).isEqualTo(new Inference.MonteCarlo(99_999, 7));
        double worst = 0;
        for (int i = 0; i < TOWN.cells(); i++) {
            double p = exact.upperP()[i];
            double error = Math.sqrt(p * (1 - p) / 99_999) + 1e-5;
            worst = Math.max(worst, Math.abs(sampled.upperP()[i] - p) / error);
        }
        System.out.printf("Gi* sampled tails, 99 999 draws: worst of 1600 cells %.2f standard errors%n", worst);
        assertThat(worst).isLessThan(4.5);
    }

    @Test
    void sampledTailsOfATinyTownAgreeWithExactOnes() {
        var grid = new SquareGrid(0, 0, 100, 6, 5);
        int[] count = new int[30];
        var random = new Random(5);
        Arrays.setAll(count, i -> random.nextInt(4));
        var inside = everywhere(grid);
        Tested exact = (Tested) GetisOrd.withDefaults().test(count, inside, grid);
        Tested sampled = (Tested) GetisOrd.withDefaults().withMostExactSteps(0).test(count, inside, grid);
        for (int i = 0; i < 30; i++) {
            assertThat(sampled.upperP()[i]).isCloseTo(exact.upperP()[i], within(0.008));
            assertThat(sampled.lowerP()[i]).isCloseTo(exact.lowerP()[i], within(0.008));
        }
    }

    @Test
    void scoresEqualThePublishedToy() {
        double[] x = {10, 20, 40, 15, 30, 30};
        double[] y = {10, 10, 10, 20, 20, 30};
        double[] value = {2, 3, 3.2, 5, 8, 7};
        double[] published = {-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331};
        double mean = DoubleStream.of(value).average().orElseThrow();
        double deviation = Math.sqrt(
                DoubleStream.of(value).map(v -> (v - mean) * (v - mean)).sum() / 6);
        for (int i = 0; i < 6; i++) {
            double sum = 0;
            int members = 0;
            for (int j = 0; j < 6; j++) {
                if (Math.hypot(x[i] - x[j], y[i] - y[j]) <= 15) {
                    sum += value[j];
                    members++;
                }
            }
            assertThat(GetisOrd.score(sum, members, 6, mean, deviation)).isCloseTo(published[i], within(1e-8));
        }
    }

    @Test
    void cellsOutsideTheMaskNeitherCountNorAreTested() {
        var points = GoldenPoints.of(2000, 20260101);
        int[] count = TOWN.count(points.x(), points.y()).count();
        boolean[] east = new boolean[TOWN.cells()];
        for (int i = 0; i < east.length; i++) {
            east[i] = TOWN.columnOf(i) >= 20;
        }
        Tested masked = (Tested) GetisOrd.withDefaults().test(count, east, TOWN);
        int[] emptied = count.clone();
        for (int i = 0; i < east.length; i++) {
            emptied[i] = east[i] ? count[i] : 999;
        }
        Tested other = (Tested) GetisOrd.withDefaults().test(emptied, east, TOWN);
        assertThat(masked.z()).isEqualTo(other.z());
        assertThat(masked.upperP()).isEqualTo(other.upperP());
        assertThat(masked.q()[0]).isNaN();
        assertThat(masked.z()[0]).isNaN();
        assertThat(masked.basis().cells()).isEqualTo(800);
        assertThat(masked.basis().events() + masked.basis().eventsOutside()).isEqualTo(2000);
    }

    @Test
    void aMirroredTownHasMirroredTails() {
        var random = new Random(3);
        var grid = new SquareGrid(0, 0, 100, 9, 8);
        int[] count = new int[72];
        int[] mirrored = new int[72];
        for (int i = 0; i < 72; i++) {
            count[i] = random.nextInt(3);
            mirrored[71 - i] = count[i];
        }
        Tested one = (Tested) GetisOrd.withDefaults().test(count, everywhere(grid), grid);
        Tested two = (Tested) GetisOrd.withDefaults().test(mirrored, everywhere(grid), grid);
        for (int i = 0; i < 72; i++) {
            assertThat(two.upperP()[71 - i]).isCloseTo(one.upperP()[i], within(1e-13));
        }
    }

    @Test
    void refusesTooLittle() {
        int[] count = new int[TOWN.cells()];
        assertThat(GetisOrd.withDefaults().test(count, everywhere(TOWN), TOWN)).isEqualTo(new TooFewEvents(30, 0));
        count[0] = 29;
        assertThat(GetisOrd.withDefaults().test(count, everywhere(TOWN), TOWN)).isEqualTo(new TooFewEvents(30, 29));
        count[0] = 30;
        boolean[] inside = new boolean[TOWN.cells()];
        inside[0] = true;
        assertThat(GetisOrd.withDefaults().test(count, inside, TOWN)).isEqualTo(new TooFewCells(30, 1));
        assertThatThrownBy(() -> GetisOrd.withDefaults().test(new int[3], inside, TOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be 1600");
        count[1] = -1;
        assertThatThrownBy(() -> GetisOrd.withDefaults().test(count, inside, TOWN))
                .hasMessageContaining("-1");
    }

    @Test
    void equalCountsEverywhereAreNotHot() {
        int[] count = new int[TOWN.cells()];
        Arrays.fill(count, 2);
        Tested flat = (Tested) GetisOrd.withDefaults().test(count, everywhere(TOWN), TOWN);
        assertThat(flat.z()[5]).isNaN();
        assertThat(flat.upperP()).containsOnly(1.0);
        assertThat(flat.lowerP()).containsOnly(1.0);
        assertThat(flat.q()).containsOnly(1.0);
    }

    @Test
    void aCellWithoutNeighboursIsNeverHot() {
        boolean[] inside = everywhere(TOWN);
        for (int i : new int[] {1, 40, 41}) {
            inside[i] = false;
        }
        int[] count = new int[TOWN.cells()];
        count[0] = 500;
        Tested alone = (Tested) GetisOrd.withDefaults().test(count, inside, TOWN);
        assertThat(alone.upperP()[0]).isEqualTo(1);
        assertThat(alone.q()[0]).isEqualTo(1);
    }

    @Test
    void aWideBandIsExactToo() {
        var grid = new SquareGrid(0, 0, 100, 30, 30);
        int[] count = new int[900];
        var random = new Random(11);
        for (int i = 0; i < 400; i++) {
            count[random.nextInt(900)]++;
        }
        var band = GetisOrd.withDefaults().withNeighbourhood(Neighbourhood.within(400, 100));
        Tested exact = (Tested) band.test(count, everywhere(grid), grid);
        Tested sampled = (Tested) band.withMostExactSteps(0).test(count, everywhere(grid), grid);
        assertThat(exact.basis().inference()).isEqualTo(new Inference.Exact());
        for (int i = 0; i < 900; i++) {
            assertThat(sampled.upperP()[i]).isCloseTo(exact.upperP()[i], within(0.008));
        }
    }

    @Test
    void aMillionEventsOnTenThousandCellsFallBackToSampling() {
        var grid = new SquareGrid(0, 0, 100, 100, 100);
        var points = GoldenPoints.of(100_000, 20260101);
        int[] count = grid.count(points.x(), points.y()).count();
        for (int i = 0; i < count.length; i++) {
            count[i] *= 10;
        }
        long start = System.nanoTime();
        Tested tested = (Tested) GetisOrd.withDefaults().test(count, everywhere(grid), grid);
        System.out.printf(
                "Gi* 10 000 cells, 1e6 events, %s: %.0f ms cold%n",
                tested.basis().inference(), (System.nanoTime() - start) / 1e6);
        assertThat(tested.basis().inference()).isInstanceOf(Inference.MonteCarlo.class);
        assertThat(hot(tested.q())).isPositive();
    }

    @Test
    void ninetyThousandCellsWithAMillionEventsAreAnswered() {
        var grid = new SquareGrid(0, 0, 10_000.0 / 300, 300, 300);
        var points = GoldenPoints.of(100_000, 20260101);
        int[] count = grid.count(points.x(), points.y()).count();
        for (int i = 0; i < count.length; i++) {
            count[i] *= 10;
        }
        long start = System.nanoTime();
        Tested tested = (Tested) GetisOrd.withDefaults().test(count, everywhere(grid), grid);
        System.out.printf(
                "Gi* 90 000 cells, 1e6 events, %s: %.0f ms%n",
                tested.basis().inference(), (System.nanoTime() - start) / 1e6);
        assertThat(hot(tested.q())).isPositive();
    }

    @Test
    void shuffledTownsAreRarelyCalledHot() {
        var grid = new SquareGrid(0, 0, 250, 30, 30);
        var points = GoldenPoints.of(2000, 20260101);
        int[] count = Arrays.copyOf(TOWN.count(points.x(), points.y()).count(), 900);
        var random = new Random(20260101);
        int runs = 1000;
        int hotRuns = 0;
        int coldRuns = 0;
        int below = 0;
        for (int run = 0; run < runs; run++) {
            shuffle(count, random);
            Tested tested = (Tested) GetisOrd.withDefaults().test(count, everywhere(grid), grid);
            hotRuns += hot(tested.q()) > 0 ? 1 : 0;
            coldRuns += hot(tested.lowerQ()) > 0 ? 1 : 0;
            below += (int)
                    DoubleStream.of(tested.upperP()).filter(p -> p <= 0.05).count();
        }
        System.out.printf(
                "Gi* null: %d shuffled towns of 900 cells: any hot cell at q 0.05 in %.3f, any cold in %.3f; cells with p <= 0.05: %.4f%n",
                runs, hotRuns / (double) runs, coldRuns / (double) runs, below / (900.0 * runs));
        assertThat(hotRuns / (double) runs).isLessThan(0.05 + 2.6 * Math.sqrt(0.05 * 0.95 / runs));
        assertThat(coldRuns / (double) runs).isLessThan(0.05 + 2.6 * Math.sqrt(0.05 * 0.95 / runs));
        assertThat(below / (900.0 * runs)).isLessThan(0.0505);
    }

    private static void shuffle(int[] count, Random random) {
        for (int i = count.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = count[i];
            count[i] = count[j];
            count[j] = kept;
        }
    }

    private static Tested golden(int n) {
        var points = GoldenPoints.of(n, 20260101);
        var counts = TOWN.count(points.x(), points.y());
        assertThat(counts.outside()).isZero();
        return (Tested) GetisOrd.withDefaults().test(counts.count(), everywhere(TOWN), TOWN);
    }

    private static boolean[] everywhere(SquareGrid grid) {
        boolean[] inside = new boolean[grid.cells()];
        Arrays.fill(inside, true);
        return inside;
    }

    private static int hot(double[] q) {
        return (int) DoubleStream.of(q).filter(value -> value <= 0.05).count();
    }

    private static double squares(double[] z) {
        return DoubleStream.of(z).map(value -> value * value).sum();
    }

    private static double logs(double[] p) {
        return DoubleStream.of(p).map(Math::log10).sum();
    }
}
