package se.lykta.analysis.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// Golden: R 4.2.2 `poisson.test`.
class RateTest {
    @Test
    void ratioEqualsPoissonTest() {
        var change = RateComparison.of(new Rate(30, 1), new Rate(20, 1), 0.95);
        assertThat(change.ratio()).isEqualTo(1.5);
        assertThat(change.ratioInterval().lower()).isCloseTo(0.8241318992309, within(1e-10));
        assertThat(change.ratioInterval().upper()).isCloseTo(2.786754306963, within(1e-10));
        assertThat(change.p()).isCloseTo(0.2026387510645, within(1e-12));
        assertThat(change.difference()).isEqualTo(10);
        assertThat(change.differenceInterval().holds(0)).isTrue();
    }

    @Test
    void intervalEqualsPoissonTest() {
        var interval = new Rate(20, 12.5).interval(0.95);
        assertThat(interval.lower()).isCloseTo(0.9773215668323, within(1e-10));
        assertThat(interval.upper()).isCloseTo(2.471070232214, within(1e-10));
    }

    @Test
    void pAndIntervalAgree() {
        for (long a = 0; a < 40; a += 3) {
            for (long b = 1; b < 60; b += 4) {
                var change = RateComparison.of(new Rate(a, 2), new Rate(b, 3), 0.95);
                if (Math.abs(change.p() - 0.05) > 1e-9) {
                    assertThat(change.ratioInterval().holds(1)).isEqualTo(change.p() > 0.05);
                }
            }
        }
    }

    @Test
    void nothingIsNotCertainty() {
        assertThat(new Rate(0, 10).interval(0.95).lower()).isZero();
        // -ln(0.025) / 10
        assertThat(new Rate(0, 10).interval(0.95).upper()).isCloseTo(0.3688879454, within(1e-9));
        var none = RateComparison.of(new Rate(0, 1), new Rate(0, 1), 0.95);
        assertThat(none.ratio()).isNaN();
        assertThat(none.ratioInterval()).isEqualTo(new Interval(0, Double.POSITIVE_INFINITY));
        assertThat(none.p()).isEqualTo(1);
        assertThat(RateComparison.of(new Rate(5, 1), new Rate(0, 1), 0.95).ratio())
                .isInfinite();
        assertThatThrownBy(() -> new Rate(1, 0)).hasMessageContaining("denominator 0.0");
    }

    @Test
    void dispersionWidens() {
        var plain = RateComparison.of(new Rate(30, 1), new Rate(20, 1), 0.95);
        var wide = RateComparison.of(new Rate(30, 1), new Rate(20, 1), 0.95, 1.5);
        assertThat(wide.ratioInterval().lower())
                .isLessThan(plain.ratioInterval().lower());
        assertThat(wide.ratioInterval().upper())
                .isGreaterThan(plain.ratioInterval().upper());
        assertThat(wide.p()).isGreaterThan(plain.p());
    }

    @Test
    void intervalsHoldTheTruthAsOftenAsTheySay() {
        for (double dispersion : new double[] {1, 1.5}) {
            var town = new NullTown(77, dispersion, 0);
            int runs = 4000;
            int ratios = 0;
            int differences = 0;
            int rates = 0;
            for (int run = 0; run < runs; run++) {
                double mean = town.uniform(3, 50);
                var now = new Rate(town.count(mean), 1);
                var before = new Rate(town.count(mean), 1);
                var change = RateComparison.of(now, before, 0.95, dispersion);
                ratios += change.ratioInterval().holds(1) ? 1 : 0;
                differences += change.differenceInterval().holds(0) ? 1 : 0;
                rates += now.interval(0.95, dispersion).holds(mean) ? 1 : 0;
            }
            System.out.printf(
                    "Rates null, phi %.1f, means 3-50: 95 %% interval holds the truth: ratio %.4f, difference %.4f, rate %.4f of %d%n",
                    dispersion, ratios / (double) runs, differences / (double) runs, rates / (double) runs, runs);
            assertThat(ratios / (double) runs).isBetween(0.945, 0.99);
            assertThat(differences / (double) runs).isBetween(0.94, 0.99);
            assertThat(rates / (double) runs).isBetween(0.945, 0.99);
        }
    }
}
