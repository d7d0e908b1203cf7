package se.lykta.analysis.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.lykta.analysis.probability.Normal;

/// Golden: R package Kendall 2.2.1 `MannKendall` (single precision inside), p by scipy 1.17.1
/// `stats.kendalltau(method='exact')`, and by going through all orders in Python where values are equal.
class MannKendallTest {
    private static final double[] TWELVE = {5, 3, 6, 2, 8, 8, 1, 9, 7, 12, 12, 4};
    private static final double[] RARE = {0, 0, 0, 1, 0, 2, 1, 0, 3, 2, 4, 3};
    private static final double[] WEEKS = {6, 6, 5, 8, 6, 8, 7, 3, 8, 8, 6, 6, 10};

    @Test
    void equalsKendall() {
        equalsPeer(test(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), 45, 125, 1, 3.9354796404);
        equalsPeer(test(TWELVE), 22, 210.66667175293, 0.3385016024113, 1.446842900884);
        equalsPeer(test(RARE), 39, 193, 0.6594087481499, 2.735299852845);
        equalsPeer(test(6, 5, 4, 3, 2, 1), -15, 28.333333969116, -0.9999999403954, -2.630141993048);
        equalsPeer(test(WEEKS), 18, 243.33332824707, 0.2588388025761, 1.089803311475);
    }

    private static void equalsPeer(MannKendall test, long s, double variance, double tau, double z) {
        assertThat(test.s()).isEqualTo(s);
        assertThat(test.variance()).isCloseTo(variance, within(1e-5));
        assertThat(test.tau()).isCloseTo(tau, within(1e-6));
        assertThat(test.z()).isCloseTo(z, within(1e-6));
    }

    @Test
    void smallSamplesAreExactWhereKendallIsNormal() {
        var six = test(6, 5, 4, 3, 2, 1);
        assertThat(six.p()).isCloseTo(2 / 720.0, within(1e-15));
        assertThat(six.exact()).isTrue();
        assertThat(test(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).p()).isCloseTo(2 / 3628800.0, within(1e-18));
        assertThat(test(2, 3, 1, 5, 4, 7, 6).p()).isCloseTo(348 / 5040.0, within(1e-14));
        assertThat(test(5, 3, 6, 2, 8, 9, 1, 10, 7, 12, 13, 4).p()).isCloseTo(0.11595087782587783, within(1e-12));
    }

    @Test
    void equalValuesAreExactToo() {
        assertThat(test(1, 1, 2, 2).p()).isCloseTo(8 / 24.0, within(1e-15));
        assertThat(test(0, 0, 1, 0, 2, 1, 3).p()).isCloseTo(264 / 5040.0, within(1e-14));
        assertThat(test(5, 5, 5, 1, 1, 9, 9, 9).p()).isCloseTo(12240 / 40320.0, within(1e-14));
    }

    @Test
    void above40ValuesTheNormalDistributionTakesOver() {
        double[] value = new double[60];
        for (int i = 0; i < value.length; i++) {
            value[i] = i * 37 % 101 * 0.5 + 0.3 * i;
        }
        var test = test(value);
        assertThat(test.exact()).isFalse();
        assertThat(test.s()).isEqualTo(434);
        // scipy exact
        assertThat(test.p()).isCloseTo(0.005409443697844677, within(4e-4));
    }

    @Test
    void exactAndNormalMeetWhereOneTakesOverFromTheOther() {
        int[] ones = new int[40];
        Arrays.fill(ones, 1);
        var chance = KendallDistribution.of(ones);
        for (long s = 2; s < 300; s += 2) {
            double normal = Normal.upper((s - 1) / Math.sqrt(chance.variance()));
            assertThat(chance.upper(s)).isCloseTo(normal, within(2e-3));
        }
    }

    @Test
    void missingYearsAreSkipped() {
        double no = Double.NaN;
        assertThat(test(no, 5, 3, no, 6, 2, 8, 8, 1, no, 9, 7, 12, 12, 4, no)).isEqualTo(test(TWELVE));
    }

    @Test
    void nothingOneAndAllEqualShowNoTrend() {
        for (var test : new MannKendall[] {test(), test(7), test(Double.NaN, Double.NaN), test(3, 3, 3, 3, 3, 3)}) {
            assertThat(test.s()).isZero();
            assertThat(test.p()).isEqualTo(1);
            assertThat(test.z()).isZero();
            assertThat(test.tau()).isNaN();
        }
        assertThat(test(7).n()).isEqualTo(1);
    }

    @Test
    void turnedAroundItIsAsSureOfTheOtherDirection() {
        var random = new Random(12);
        for (int run = 0; run < 300; run++) {
            double[] value = random.ints(1 + random.nextInt(50), 0, 1 + random.nextInt(20))
                    .asDoubleStream()
                    .toArray();
            double[] turned = new double[value.length];
            double[] stretched = new double[value.length];
            for (int i = 0; i < value.length; i++) {
                turned[value.length - 1 - i] = value[i];
                stretched[i] = Math.exp(value[i]);
            }
            var test = test(value);
            assertThat(test(turned).s()).isEqualTo(-test.s());
            assertThat(test(turned).p()).isEqualTo(test.p());
            assertThat(test(stretched)).isEqualTo(test);
            assertThat(test.p()).isBetween(0.0, 1.0);
        }
    }

    private static MannKendall test(double... value) {
        double[] year = new double[value.length];
        Arrays.setAll(year, i -> 2000 + i);
        return MannKendall.of(LongSeries.of(year, value));
    }
}
