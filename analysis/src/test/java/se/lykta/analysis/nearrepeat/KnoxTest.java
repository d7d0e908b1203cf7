package se.lykta.analysis.nearrepeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import se.lykta.analysis.GoldenPoints;
import se.lykta.analysis.nearrepeat.Bands.Distance;
import se.lykta.analysis.nearrepeat.KnoxResult.Tested;
import se.lykta.analysis.nearrepeat.KnoxResult.TooFewEvents;
import se.lykta.analysis.nearrepeat.KnoxResult.TooManyPairs;

class KnoxTest {
    private static final List<Integer> WEEKS = List.of(0, 1, 8, 15, 22, 29);
    private static final Knox QUICK = Knox.withDefaults().withShuffles(99, 3);

    /// Mean and variance from first principles; 391 pairs and 158.27472036018 also from R surveillance 1.20.3,
    /// `knox(dt, ds, eps.t = 14, eps.s = 200)`, where both limits are included.
    @Test
    void momentsEqualFirstPrinciples() {
        var bands = new Bands(List.of(0.0, 200.000001), List.of(0, 15), Distance.EUCLIDEAN);
        var few = table(QUICK.withBands(bands), golden(200));
        assertThat(few.observed()).containsExactly(30);
        assertThat(few.links().space()).containsExactly(109);
        assertThat(few.links().time()).containsExactly(376);
        assertThat(few.moments()[0].mean()).isCloseTo(2.059497487437186, within(1e-12));
        assertThat(few.moments()[0].variance()).isCloseTo(2.0176285588197738, within(1e-12));
        assertThat(few.moments()[0].score(30)).isCloseTo(19.670418703926707, within(1e-10));
        var many = table(QUICK.withBands(bands).withShuffles(999, 3), golden(2000));
        assertThat(many.observed()).containsExactly(391);
        assertThat(many.links().space()).containsExactly(9786);
        assertThat(many.links().time()).containsExactly(32331);
        assertThat(many.moments()[0].mean()).isCloseTo(158.27472036018008, within(1e-9));
        assertThat(many.moments()[0].variance()).isCloseTo(156.5369008473608, within(1e-7));
        assertThat(many.moments()[0].score(391)).isCloseTo(18.600952989785668, within(1e-9));
        assertThat(many.cell(0, 0).expected()).isCloseTo(158.27, within(4 * Math.sqrt(156.5 / 999)));
        assertThat(many.cell(0, 0).p()).isEqualTo(0.001);
    }

    /// NearRepeat 0.1.1, sds = c(0, .001, 100, 200, 300, 400, 500, Inf), tds = c(0, 1, 8, 15, 22, 29, Inf).
    @Test
    void countsEqualNearRepeatInBothDistances() {
        var metres = List.of(0.0, 0.001, 100.0, 200.0, 300.0, 400.0, 500.0);
        var straight = table(QUICK.withBands(new Bands(metres, WEEKS, Distance.EUCLIDEAN)), golden(200));
        assertThat(straight.observed())
                .containsExactly(
                        0, 1, 1, 1, 0, 1, 9, 6, 1, 3, 0, 5, 7, 4, 4, 0, 6, 3, 1, 1, 0, 3, 3, 0, 2, 0, 1, 2, 4, 2);
        var street = table(QUICK.withBands(new Bands(metres, WEEKS, Distance.MANHATTAN)), golden(200));
        assertThat(street.observed())
                .containsExactly(
                        0, 1, 1, 1, 0, 1, 8, 4, 1, 2, 0, 4, 6, 3, 3, 0, 4, 4, 1, 2, 0, 4, 2, 1, 1, 0, 3, 3, 1, 3);
        assertThat(street.links().space()[0]).isEqualTo(3);
        assertThat(street.cell(1, 1).ratio()).isCloseTo(34.3, Percentage.withPercentage(60));
    }

    /// Near Repeat Calculator 1.3, 970 burglaries in Chicago, Manhattan. Its labels say 1 to 100 and 0 to 7; it
    /// computes [1, 100) and [0, 7).
    @Test
    void tableEqualsTheNearRepeatCalculator() throws Exception {
        var data = System.getenv("LYKTA_REAL_DATA");
        assumeTrue(data != null, "LYKTA_REAL_DATA is not set");
        var file = Path.of(data).resolveSibling("golden").resolve("nrc/chicago_be_month1.csv");
        assumeTrue(Files.exists(file), "the Near Repeat Calculator's input is missing");
        var lines =
                Files.readAllLines(file).stream().map(line -> line.split(",")).toList();
        var events = Events.of(
                lines.stream().mapToDouble(f -> Double.parseDouble(f[0])).toArray(),
                lines.stream().mapToDouble(f -> Double.parseDouble(f[1])).toArray(),
                lines.stream()
                        .mapToInt(f -> (int) LocalDate.parse(f[2].strip()).toEpochDay())
                        .toArray());
        var bands = new Bands(List.of(0.0, 1.0, 100.0, 200.0, 300.0), List.of(0, 7, 14, 21), Distance.MANHATTAN);
        var table = table(Knox.withDefaults().withBands(bands), events);
        assertThat(table.observed()).containsExactly(28, 5, 5, 44, 13, 8, 97, 56, 19, 77, 67, 45);
        assertThat(beyondTime(table)).containsExactly(2, 4, 16, 20);
        assertThat(beyondSpace(table)).containsExactly(182194, 146149, 95237);
        double[] ratio = {1.652, .43, .629, 1.685, .6, .569, 1.318, .945, .513, .938, 1.028, 1.071};
        for (int i = 0; i < ratio.length; i++) {
            assertThat(table.cell(i / 3, i % 3).ratio()).isCloseTo(ratio[i], Percentage.withPercentage(20));
        }
        assertThat(table.cell(0, 0).marked()).isTrue();
        assertThat(table.cell(2, 0).marked()).isTrue();
        assertThat(table.cell(3, 0).marked()).isFalse();
        System.out.println("Knox, 970 burglaries: 19 counts equal the Near Repeat Calculator's table");
    }

    @Test
    void bandsHoldTheirLowerEdgeAndNotTheirUpper() {
        var bands = new Bands(List.of(0.0, 100.0, 200.0), List.of(0, 3, 7), Distance.EUCLIDEAN);
        double[] x = new double[30];
        int[] day = new int[30];
        Arrays.setAll(x, i -> 10_000.0 * i);
        x[1] = 100;
        day[0] = 1;
        day[1] = 4;
        Arrays.fill(day, 2, 30, 100);
        assertThat(table(QUICK.withBands(bands), Events.of(x, new double[30], day))
                        .observed())
                .containsExactly(0, 0, 0, 1);
    }

    @Test
    void shuffledMeanAndVarianceAgreeWithClosedForm() {
        var table = table(Knox.withDefaults().withShuffles(1999, 11), golden(2000));
        for (int c = 0; c < table.observed().length; c++) {
            var moments = table.moments()[c];
            var cell = table.cell(c / 4, c % 4);
            assertThat(cell.expected()).isCloseTo(moments.mean(), within(4.5 * Math.sqrt(moments.variance() / 1999)));
        }
        assertThat(table.cellsExpectedByChance()).isCloseTo(1.2, within(1e-12));
    }

    @Test
    void countsEqualGoingThroughAllPairs() {
        for (int seed = 0; seed < 20; seed++) {
            var events = town(new Random(seed), 30 + 10 * seed);
            for (var distance : Distance.values()) {
                var bands = new Bands(List.of(0.0, 1.0, 150.0, 300.0), List.of(0, 1, 5, 12), distance);
                assertThat(table(QUICK.withBands(bands), events).observed()).isEqualTo(byHand(events, bands));
            }
        }
    }

    @Test
    void shiftRotationOrderAndCalendarDoNotChangeTheCounts() {
        for (int seed = 50; seed < 55; seed++) {
            var random = new Random(seed);
            var events = town(random, 200);
            long[] plain = table(QUICK, events).observed();
            assertThat(table(QUICK, moved(events, 1, 0, 674_000.5)).observed()).isEqualTo(plain);
            assertThat(table(QUICK, moved(events, Math.cos(1.1), Math.sin(1.1), 0))
                            .observed())
                    .isEqualTo(plain);
            int[] later = Arrays.stream(events.day()).map(d -> 20_000 - d).toArray();
            assertThat(table(QUICK, Events.of(events.x(), events.y(), later)).observed())
                    .isEqualTo(plain);
            var order = new ArrayList<>(IntStream.range(0, 200).boxed().toList());
            Collections.shuffle(order, random);
            var mixed = Events.of(
                    order.stream().mapToDouble(i -> events.x()[i]).toArray(),
                    order.stream().mapToDouble(i -> events.y()[i]).toArray(),
                    order.stream().mapToInt(i -> events.day()[i]).toArray());
            assertThat(table(QUICK, mixed).observed()).isEqualTo(plain);
        }
    }

    @Test
    void theAnswerDoesNotDependOnThreads() {
        var events = town(new Random(4), 300);
        assertThat(table(QUICK.withThreads(4), events).shuffled())
                .isEqualTo(table(QUICK.withThreads(1), events).shuffled());
    }

    /// Two years in two different parts of town: no near repeats, but everything near in space is near in time.
    @Test
    void shufflingWithinYearsIsNotFooledByAMoveAcrossTown() {
        var random = new Random(6);
        double[] x = random.doubles(400, 0, 1000).toArray();
        double[] y = random.doubles(400, 0, 1000).toArray();
        int[] year = IntStream.range(0, 400).map(i -> i / 200).toArray();
        int[] day = IntStream.range(0, 400)
                .map(i -> 365 * year[i] + random.nextInt(365))
                .toArray();
        for (int i = 200; i < 400; i++) {
            x[i] += 5000;
        }
        var over = table(QUICK, Events.of(x, y, day));
        var within = table(QUICK, Events.of(x, y, day).shuffledWithin(year));
        assertThat(over.block(0, 5, 0, 3).p()).isEqualTo(0.01);
        assertThat(over.block(0, 5, 0, 3).ratio()).isGreaterThan(1.5);
        assertThat(within.block(0, 5, 0, 3).ratio()).isBetween(0.85, 1.15);
        assertThat(within.moments()).isEmpty();
    }

    @Test
    void refusesTooFewEventsAndTooManyPairs() {
        assertThat(QUICK.test(Events.of(new double[0], new double[0], new int[0])))
                .isEqualTo(new TooFewEvents(30, 0));
        assertThat(QUICK.test(town(new Random(1), 29))).isEqualTo(new TooFewEvents(30, 29));
        var onePlace = Events.of(new double[40], new double[40], new int[40]);
        assertThat(QUICK.withMostPairs(779).test(onePlace)).isEqualTo(new TooManyPairs(779, 780));
        var same = table(QUICK, onePlace);
        assertThat(same.cell(0, 0).observed()).isEqualTo(780);
        assertThat(same.cell(0, 0).ratio()).isEqualTo(1);
        assertThat(same.cell(0, 0).p()).isEqualTo(1);
        assertThat(same.moments()[0].score(780)).isNaN();
    }

    @Test
    void refusesWhatIsNoBandOrPlace() {
        double[] nan = {Double.NaN};
        assertThatThrownBy(() -> Events.of(nan, nan, new int[1])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Events.of(nan, nan, new int[2])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bands(List.of(0.0), List.of(0, 7), Distance.EUCLIDEAN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bands(List.of(0.0, 5.0, 5.0), List.of(0, 7), Distance.EUCLIDEAN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Bands(List.of(0.0, 5.0), List.of(7, 0), Distance.EUCLIDEAN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static KnoxTable table(Knox knox, Events events) {
        return ((Tested) knox.test(events)).table();
    }

    static Events golden(int n) {
        var points = GoldenPoints.of(n, 20260101);
        return Events.of(
                points.x(),
                points.y(),
                Arrays.stream(points.to())
                        .mapToInt(minute -> (int) (minute / 1440))
                        .toArray());
    }

    private static long[] beyondTime(KnoxTable table) {
        long[] beyond = table.links().space().clone();
        for (int c = 0; c < table.observed().length; c++) {
            beyond[c / table.bands().columns()] -= table.observed()[c];
        }
        return beyond;
    }

    private static long[] beyondSpace(KnoxTable table) {
        long[] beyond = table.links().time().clone();
        for (int c = 0; c < table.observed().length; c++) {
            beyond[c % table.bands().columns()] -= table.observed()[c];
        }
        return beyond;
    }

    private static long[] byHand(Events events, Bands bands) {
        long[] count = new long[bands.rows() * bands.columns()];
        for (int i = 0; i < events.size(); i++) {
            for (int j = 0; j < i; j++) {
                double dx = Math.abs(events.x()[i] - events.x()[j]);
                double dy = Math.abs(events.y()[i] - events.y()[j]);
                double metres = bands.distance() == Distance.MANHATTAN ? dx + dy : Math.hypot(dx, dy);
                int days = Math.abs(events.day()[i] - events.day()[j]);
                for (int s = 0; s < bands.rows(); s++) {
                    for (int t = 0; t < bands.columns(); t++) {
                        boolean near = metres >= bands.metres().get(s) - 1e-7
                                && metres < bands.metres().get(s + 1) - 1e-7;
                        boolean soon = days >= bands.days().get(t)
                                && days < bands.days().get(t + 1);
                        count[s * bands.columns() + t] += near && soon ? 1 : 0;
                    }
                }
            }
        }
        return count;
    }

    private static Events moved(Events events, double cos, double sin, double shift) {
        double[] x = new double[events.size()];
        double[] y = new double[events.size()];
        Arrays.setAll(x, i -> cos * events.x()[i] - sin * events.y()[i] + shift);
        Arrays.setAll(y, i -> sin * events.x()[i] + cos * events.y()[i] + shift);
        return Events.of(x, y, events.day());
    }

    private static Events town(Random random, int n) {
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i % 2 == 0 ? 50 * random.nextInt(30) : 1500 * random.nextDouble();
            y[i] = i % 2 == 0 ? 50 * random.nextInt(30) : 1500 * random.nextDouble();
        }
        return Events.of(x, y, random.ints(n, 0, 90).toArray());
    }
}
