package se.lykta.analysis.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import se.lykta.analysis.trend.WeekBand.Expected;
import se.lykta.analysis.trend.WeekBand.Method;

/// Golden: surveillance 1.20.3 on R 4.2.2, `farringtonFlexible(b=4, w=3, weightsThreshold=2.58, noPeriods=10,
/// pastWeeksNotIncluded=26, trend=TRUE, pThresholdTrend=1, limit54=c(5,4), thresholdMethod='nbPlugin',
/// alpha=0.01)`, weeks 290 to 312 of a made-up series with 14, 15 and 12 planted.
class WeeklyBandTest {
    private static final int[] SERIES = {
        11, 5, 3, 2, 4, 7, 4, 9, 3, 4, 2, 3, 5, 1, 3, 1, 4, 0, 8, 2, 4, 2, 9, 5, 8, 1, 3, 3, 7, 2, 4, 2, 2, 2, 3, 6, 4,
        5, 6, 4, 6, 4, 6, 4, 8, 4, 2, 7, 8, 10, 6, 7, 7, 6, 7, 4, 3, 3, 4, 3, 3, 4, 6, 5, 4, 5, 3, 3, 3, 3, 2, 4, 5, 3,
        1, 3, 3, 3, 3, 6, 5, 5, 2, 4, 3, 1, 1, 5, 3, 3, 3, 0, 7, 3, 6, 5, 5, 4, 7, 3, 5, 5, 5, 5, 6, 4, 10, 2, 7, 3, 6,
        4, 2, 6, 5, 5, 4, 5, 2, 5, 3, 3, 3, 2, 4, 2, 4, 1, 3, 1, 5, 4, 4, 3, 5, 4, 6, 5, 5, 5, 4, 4, 2, 4, 3, 6, 3, 8,
        2, 10, 2, 8, 3, 3, 4, 7, 5, 7, 12, 7, 6, 7, 5, 6, 5, 4, 3, 6, 2, 3, 3, 5, 3, 4, 3, 4, 0, 3, 4, 7, 6, 2, 2, 6, 4,
        4, 3, 1, 5, 2, 2, 5, 6, 5, 1, 4, 3, 7, 4, 4, 6, 8, 6, 5, 5, 8, 3, 1, 6, 5, 2, 5, 7, 5, 7, 4, 6, 6, 4, 3, 3, 5,
        5, 5, 5, 2, 4, 2, 2, 6, 6, 7, 1, 2, 5, 2, 5, 1, 4, 3, 1, 1, 7, 5, 5, 4, 4, 5, 6, 3, 8, 2, 6, 6, 5, 4, 2, 6, 8,
        5, 4, 3, 7, 4, 7, 4, 6, 5, 7, 4, 3, 5, 5, 3, 6, 7, 4, 3, 5, 2, 1, 5, 2, 3, 3, 1, 3, 1, 4, 2, 3, 3, 2, 3, 4, 5,
        4, 1, 2, 14, 15, 5, 7, 4, 3, 12, 5, 4, 7, 6, 4, 8
    };
    private static final double[] EXPECTED = {
        3.935828855951,
        3.653333142915,
        3.588644070083,
        3.68532577531,
        3.909455641645,
        3.953175341758,
        3.914960655059,
        3.826548231092,
        4.146756462905,
        4.241056333158,
        4.290216149748,
        4.260781410559,
        4.416218570194,
        5.17450722515,
        5.345530268527,
        5.412016663759,
        5.241922156427,
        5.274889978521,
        5.223275224649,
        5.247335514011,
        4.914028951312,
        4.918518048162,
        5.070989187697
    };
    private static final int FIRST = 289;

    @Test
    void farringtonEqualsSurveillance() {
        int[] upper = {9, 9, 9, 9, 9, 9, 9, 9, 10, 10, 10, 10, 10, 11, 11, 11, 11, 11, 11, 11, 11, 11, 11};
        double worst = 0;
        for (int i = 0; i < EXPECTED.length; i++) {
            var band = (Expected) FarringtonFlexible.withDefaults().at(SERIES, FIRST + i);
            worst = Math.max(worst, Math.abs(band.expected() - EXPECTED[i]) / EXPECTED[i]);
            assertThat(band.upper()).as("week %d", FIRST + i).isEqualTo(upper[i]);
            assertThat(band.dispersion()).isEqualTo(1);
            assertThat(band.signal()).isEqualTo(i == 10 || i == 11 || i == 16);
        }
        System.out.printf(
                "Farrington flexible, 23 golden weeks: worst relative error of the expectation %.1e%n", worst);
        assertThat(worst).isLessThan(1e-6);
    }

    @Test
    void theRuleFollowsTheLengthOfTheHistory() {
        var bands = WeeklyBand.withDefaults();
        assertThat(bands.at(SERIES, 20)).isEqualTo(new WeekBand.TooShort(56, 20));
        assertThat(((Expected) bands.at(SERIES, 56)).method()).isEqualTo(Method.RECENT_YEAR);
        assertThat(((Expected) bands.at(SERIES, 210)).method()).isEqualTo(Method.RECENT_YEAR);
        assertThat(((Expected) bands.at(SERIES, 211)).method()).isEqualTo(Method.FARRINGTON_FLEXIBLE);
        assertThatThrownBy(() -> bands.at(SERIES, 312)).hasMessageContaining("week is 312");
    }

    @Test
    void theRecentYearSkipsTheLatestFourWeeks() {
        int[] weekly = new int[60];
        Arrays.fill(weekly, 4);
        Arrays.fill(weekly, 55, 59, 50);
        weekly[59] = 12;
        var band = (Expected) RecentYear.withDefaults().at(weekly, 59);
        assertThat(band.expected()).isCloseTo(4, within(1e-12));
        assertThat(band.upper()).isEqualTo(9);
        assertThat(band.signal()).isTrue();
    }

    @Test
    void quietSeriesNeverSignalOnTwoEvents() {
        int[] weekly = new int[300];
        weekly[299] = 2;
        assertThat(((Expected) WeeklyBand.withDefaults().at(weekly, 299)).signal())
                .isFalse();
        assertThat(((Expected) RecentYear.withDefaults().at(weekly, 299)).signal())
                .isFalse();
        weekly[299] = 6;
        var band = (Expected) WeeklyBand.withDefaults().at(weekly, 299);
        assertThat(band.expected()).isZero();
        assertThat(band.signal()).isTrue();
    }

    @Test
    void aSeasonWithoutEventsStillHasABand() {
        int[] weekly = new int[300];
        for (int i = 0; i < 300; i++) {
            weekly[i] = i % 52 < 10 ? 0 : 3 + i % 3;
        }
        var band = (Expected) FarringtonFlexible.withDefaults().at(weekly, 264);
        assertThat(band.expected()).isBetween(0.0, 6.0);
        assertThat(Double.isFinite(band.upperP())).isTrue();
    }

    @Test
    void comparisonIsExact() {
        var band = (Expected) PoissonComparison.withDefaults().at(new Rate(30, 1), new Rate(20, 1));
        assertThat(band.expected()).isEqualTo(20);
        // R 4.2.2 poisson.test(c(30,20)): two-sided 0.2026387510645, symmetric here, so one tail is half of it
        assertThat(band.upperP()).isCloseTo(0.2026387510645 / 2, within(1e-12));
        assertThat(band.signal()).isFalse();
        assertThat(((Expected) PoissonComparison.withDefaults().at(new Rate(41, 1), new Rate(20, 1))).signal())
                .isTrue();
    }

    /// Sixty series of five years for each of six settings; the last 52 weeks are judged, then a two-week rise of
    /// two standard deviations a week is added to every thirteenth week.
    @Test
    void falseAlarmsAreRareAndRisesAreSeen() {
        double[] alarms = new double[2];
        double[] seen = new double[2];
        double[] means = {0.5, 2, 10};
        for (double dispersion : new double[] {1, 1.5}) {
            for (double mean : means) {
                double[] rates = simulate(mean, dispersion);
                System.out.printf(
                        "Weekly null: mean %.1f, phi %.1f: false alarms per series-year / rises seen: Farrington %.2f / %.2f, recent year %.2f / %.2f%n",
                        mean, dispersion, rates[0], rates[1], rates[2], rates[3]);
                alarms[0] += rates[0] / 6;
                alarms[1] += rates[2] / 6;
                seen[0] += rates[1] / 6;
                seen[1] += rates[3] / 6;
            }
        }
        System.out.printf(
                "Weekly null, mean of six: Farrington %.2f / %.2f, recent year %.2f / %.2f%n",
                alarms[0], seen[0], alarms[1], seen[1]);
        assertThat(alarms[0]).isLessThan(0.6);
        assertThat(alarms[1]).isLessThan(0.6);
        assertThat(seen[0]).isGreaterThan(0.27);
        assertThat(seen[1]).isGreaterThan(0.17);
    }

    private static double[] simulate(double mean, double dispersion) {
        var town = new NullTown(31, dispersion, 0.3);
        int weeks = 5 * 52 + 4;
        double[] found = new double[4];
        int rises = 0;
        int series = 60;
        for (int s = 0; s < series; s++) {
            int[] weekly = new int[weeks];
            Arrays.setAll(weekly, w -> town.count(mean * town.seasonFactor(w % 52 / 4)));
            for (int w = weeks - 52; w < weeks; w++) {
                found[0] += signals(FarringtonFlexible.withDefaults().at(weekly, w));
                found[2] += signals(RecentYear.withDefaults().at(weekly, w));
            }
            int rise = (int) Math.max(2, Math.round(2 * Math.sqrt(dispersion * mean)));
            for (int w = weeks - 48; w < weeks - 1; w += 13) {
                int[] risen = weekly.clone();
                risen[w] += rise;
                risen[w + 1] += rise;
                rises++;
                found[1] += Math.max(
                        signals(FarringtonFlexible.withDefaults().at(risen, w)),
                        signals(FarringtonFlexible.withDefaults().at(risen, w + 1)));
                found[3] += Math.max(
                        signals(RecentYear.withDefaults().at(risen, w)),
                        signals(RecentYear.withDefaults().at(risen, w + 1)));
            }
        }
        return new double[] {found[0] / series, found[1] / rises, found[2] / series, found[3] / rises};
    }

    private static int signals(WeekBand band) {
        return band instanceof Expected expected && expected.signal() ? 1 : 0;
    }
}
