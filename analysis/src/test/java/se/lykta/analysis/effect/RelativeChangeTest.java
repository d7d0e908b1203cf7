package se.lykta.analysis.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import se.lykta.analysis.trend.Interval;
import se.lykta.analysis.trend.Rate;

/// Golden: R 4.2.2 for ratios and Wald intervals; profile intervals by scipy 1.17.1, `optimize.minimize` of
/// the Poisson likelihood of the four counts and `optimize.brentq` on its deviance.
class RelativeChangeTest {
    @Test
    void ratioAndIntervalEqualTheProfileOfTheFourCounts() {
        var change = change(120, 80, 100, 95);
        // R: Farrington and Welsh's odds ratio 1.425, the other way up
        assertThat(change.ratio()).isCloseTo(1 / 1.425, within(1e-12));
        assertThat(change.interval().lower()).isCloseTo(0.47034321278709174, within(1e-7));
        assertThat(change.interval().upper()).isCloseTo(1.0445574274844711, within(1e-7));
        assertThat(change.p()).isCloseTo(0.08100133191521201, within(1e-9));
        assertThat(change.expectedAfter()).isCloseTo(114, within(1e-12));
        var fewer = change(40, 20, 160, 150);
        assertThat(fewer.interval().lower()).isCloseTo(0.29338163434238945, within(1e-7));
        assertThat(fewer.interval().upper()).isCloseTo(0.9432260569224716, within(1e-7));
        assertThat(fewer.p()).isCloseTo(0.03045375732571777, within(1e-9));
    }

    @Test
    void withManyEventsItIsCloseToTheWaldInterval() {
        // R: glm(y ~ treat * post, poisson) on the same counts, 0.7366071428571 (0.5568545353927 to 0.9743838802095)
        var change = change(238, 165, 204, 192);
        assertThat(change.ratio()).isCloseTo(0.7366071428571, within(1e-12));
        assertThat(change.interval().lower()).isCloseTo(0.5568545353927, within(0.001));
        assertThat(change.interval().upper()).isCloseTo(0.9743838802095, within(0.001));
    }

    @Test
    void noneLeftHasAnUpperEndAndNoAddedHalf() {
        var change = change(20, 0, 100, 90);
        assertThat(change.ratio()).isZero();
        assertThat(change.interval().lower()).isZero();
        assertThat(change.interval().upper()).isCloseTo(0.114167895710665, within(1e-7));
        assertThat(change.p()).isCloseTo(9.876587099630056e-07, within(1e-12));
    }

    @Test
    void exposureIsDividedOut() {
        var half = RelativeChange.of(
                new BeforeAfter(new Rate(100, 52), new Rate(50, 26)),
                new BeforeAfter(new Rate(400, 104), new Rate(200, 52)),
                0.95,
                1);
        assertThat(half.ratio()).isCloseTo(1, within(1e-12));
        assertThat(half.expectedAfter()).isCloseTo(50, within(1e-9));
        // Guards looked twice as long after, and found as many: half as many per hour.
        var found = RelativeChange.of(
                new BeforeAfter(new Rate(50, 100), new Rate(50, 200)), BeforeAfter.of(50, 50), 0.95, 1);
        assertThat(found.ratio()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void placeAndComparisonChangeSides() {
        var random = new Random(11);
        for (int run = 0; run < 200; run++) {
            var a = BeforeAfter.of(1 + random.nextInt(80), 1 + random.nextInt(80));
            var b = BeforeAfter.of(1 + random.nextInt(80), 1 + random.nextInt(80));
            double dispersion = 1 + random.nextDouble();
            var one = RelativeChange.of(a, b, 0.95, dispersion);
            var other = RelativeChange.of(b, a, 0.95, dispersion);
            assertThat(other.ratio()).isCloseTo(1 / one.ratio(), within(1e-9));
            assertThat(other.interval().lower() * one.interval().upper()).isCloseTo(1, within(1e-6));
            assertThat(other.p()).isCloseTo(one.p(), within(1e-9));
            assertThat(one.interval().holds(one.ratio())).isTrue();
            if (Math.abs(one.p() - 0.05) > 1e-6) {
                assertThat(one.interval().holds(1)).isEqualTo(one.p() > 0.05);
            }
            var wider = RelativeChange.of(a, b, 0.95, dispersion + 0.5);
            assertThat(wider.interval().lower()).isLessThan(one.interval().lower());
            assertThat(wider.interval().upper()).isGreaterThan(one.interval().upper());
        }
    }

    @Test
    void nothingSaysNothing() {
        for (var none : new RelativeChange[] {change(0, 0, 5, 5), change(0, 0, 0, 0), change(7, 3, 0, 0)}) {
            assertThat(none.ratio()).isNaN();
            assertThat(none.interval()).isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
            assertThat(none.p()).isEqualTo(1);
        }
        assertThat(change(0, 9, 20, 20).ratio()).isInfinite();
        assertThat(change(0, 9, 20, 20).interval().upper()).isInfinite();
        assertThatThrownBy(() -> RelativeChange.of(BeforeAfter.of(1, 1), BeforeAfter.of(1, 1), 0.95, 0.5))
                .hasMessageContaining("dispersion 0.5");
    }

    private static RelativeChange change(long before, long after, long comparedBefore, long comparedAfter) {
        return RelativeChange.of(BeforeAfter.of(before, after), BeforeAfter.of(comparedBefore, comparedAfter), 0.95, 1);
    }
}
