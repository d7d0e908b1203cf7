package se.lykta.analysis.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Golden: slopes by R package Kendall 2.2.1's companion median of pair slopes and scipy 1.17.1
/// `stats.theilslopes`; intervals by trying every slope with scipy's exact `stats.kendalltau` on what is left.
class SenSlopeTest {
    private static final double[] YEARS = {2005, 2006, 2007, 2009, 2010, 2012, 2015, 2016, 2019, 2020};
    private static final double[] VALUES = {31, 29.5, 33, 30, 36.2, 35, 39, 34.4, 41, 38};

    @Test
    void slopeEqualsTheMedianOfPairs() {
        assertThat(yearly(5, 3, 6, 2, 8, 8, 1, 9, 7, 12, 12, 4).perYear()).isCloseTo(0.6, within(1e-12));
        assertThat(yearly(0, 0, 0, 1, 0, 2, 1, 0, 3, 2, 4, 3).perYear()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(yearly(6, 6, 5, 8, 6, 8, 7, 3, 8, 8, 6, 6, 10).perYear()).isCloseTo(0.1180555555556, within(1e-12));
        assertThat(yearly(6, 5, 4, 3, 2, 1).perYear()).isEqualTo(-1);
    }

    @Test
    void unequalYearsAndIntervalEqualScipy() {
        var slope = SenSlope.of(LongSeries.of(YEARS, VALUES), 0.95);
        assertThat(slope.perYear()).isCloseTo(0.6071428571428571, within(1e-12));
        assertThat(slope.interval().lower()).isCloseTo(0.18, within(1e-11));
        assertThat(slope.interval().upper()).isCloseTo(1.0, within(1e-11));
        var narrow = SenSlope.of(LongSeries.of(YEARS, VALUES), 0.8).interval();
        assertThat(narrow.lower()).isCloseTo(0.384615384615, within(1e-11));
        assertThat(narrow.upper()).isCloseTo(0.884615384615, within(1e-11));
        // theilslopes(method='joint'), intercept -1186.4464285714284 at year 0
        assertThat(slope.at(0)).isCloseTo(-1186.4464285714284, within(1e-9));
    }

    @Test
    void sixtyValuesEqualScipy() {
        double[] value = new double[60];
        for (int i = 0; i < value.length; i++) {
            value[i] = i * 37 % 101 * 0.5 + 0.3 * i;
        }
        var slope = yearly(value);
        assertThat(slope.perYear()).isCloseTo(0.4363636363636361, within(1e-12));
        assertThat(slope.interval().lower()).isCloseTo(0.09629629629629635, within(1e-12));
        assertThat(slope.interval().upper()).isCloseTo(0.62, within(1e-12));
    }

    @Test
    void missingYearsLeaveTheirGap() {
        double[] years = new double[16];
        double[] values = new double[16];
        Arrays.setAll(years, i -> 2005 + i);
        Arrays.fill(values, Double.NaN);
        for (int i = 0; i < YEARS.length; i++) {
            values[(int) YEARS[i] - 2005] = VALUES[i];
        }
        assertThat(SenSlope.of(LongSeries.of(years, values), 0.95))
                .isEqualTo(SenSlope.of(LongSeries.of(YEARS, VALUES), 0.95));
    }

    @Test
    void emptyOneAndAllEqual() {
        assertThat(yearly().perYear()).isNaN();
        assertThat(yearly().level()).isNaN();
        assertThat(yearly(4).perYear()).isNaN();
        assertThat(yearly(4).level()).isEqualTo(4);
        assertThat(yearly(4, 5).interval()).isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(yearly(3, 3, 3, 3, 3, 3).perYear()).isZero();
        assertThat(yearly(3, 3, 3, 3, 3, 3).at(2030)).isEqualTo(3);
        assertThatThrownBy(() -> SenSlope.of(LongSeries.of(YEARS, VALUES), 1)).hasMessageContaining("coverage is 1.0");
    }

    @Test
    void followsScaleAndAnAddedLine() {
        var random = new Random(5);
        for (int run = 0; run < 200; run++) {
            int n = 2 + random.nextInt(45);
            double[] year = new double[n];
            double[] value = new double[n];
            double[] changed = new double[n];
            double at = 1990;
            for (int i = 0; i < n; i++) {
                at += 0.25 + random.nextInt(8);
                year[i] = at;
                value[i] = random.nextGaussian();
                changed[i] = 3 * value[i] + 2 * at - 5;
            }
            var slope = SenSlope.of(LongSeries.of(year, value), 0.9);
            var other = SenSlope.of(LongSeries.of(year, changed), 0.9);
            assertThat(other.perYear()).isCloseTo(3 * slope.perYear() + 2, within(1e-9));
            if (Double.isFinite(slope.interval().lower())) {
                assertThat(other.interval().lower())
                        .isCloseTo(3 * slope.interval().lower() + 2, within(1e-9));
                assertThat(other.interval().upper())
                        .isCloseTo(3 * slope.interval().upper() + 2, within(1e-9));
            }
            assertThat(slope.interval().holds(slope.perYear())).isTrue();
        }
    }

    @Test
    void aShownTrendHasNoSlopeOfTheOtherSign() {
        var random = new Random(8);
        int shown = 0;
        for (int run = 0; run < 3000; run++) {
            int n = 4 + random.nextInt(45);
            double drift = random.nextDouble() - 0.5;
            double[] value = new double[n];
            Arrays.setAll(value, i -> Math.rint(random.nextGaussian() * 2 + i * drift));
            var series = LongSeries.of(years(n), value);
            var test = MannKendall.of(series);
            var interval = SenSlope.of(series, 0.95).interval();
            if (test.p() <= 0.05) {
                shown++;
                assertThat(test.s() > 0 ? interval.lower() : -interval.upper()).isGreaterThanOrEqualTo(0);
            } else {
                assertThat(interval.holds(0)).isTrue();
            }
        }
        assertThat(shown).isGreaterThan(500);
    }

    private static SenSlope yearly(double... value) {
        return SenSlope.of(LongSeries.of(years(value.length), value), 0.95);
    }

    private static double[] years(int n) {
        double[] year = new double[n];
        Arrays.setAll(year, i -> 2000 + i);
        return year;
    }
}
