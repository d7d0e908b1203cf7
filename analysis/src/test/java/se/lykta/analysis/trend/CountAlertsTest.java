package se.lykta.analysis.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import se.lykta.analysis.trend.CountAlertAnswer.Alert;
import se.lykta.analysis.trend.CountAlertAnswer.Judged;
import se.lykta.analysis.trend.CountAlertAnswer.NoCoverage;

class CountAlertsTest {
    private static final int SERIES = 200;
    private static final int WEEKS = 52;

    @Test
    void oneSeriesAlertsFromItsOwnNegativeBinomial() {
        int[] earlier = new int[52];
        Arrays.fill(earlier, 5);
        double[] exposure = new double[52];
        Arrays.fill(exposure, 1);
        // scipy 1.17.1: 52 * nbinom.sf(11, 260.5, 52/53); one event fewer would spend 0.767
        var answer = (Judged) new CountAlerts(0.5, 3, 26).of(earlier, exposure, new int[] {12}, 1);
        assertThat(answer.threshold()).containsExactly(12);
        assertThat(answer.falseAlarmsAYear()).isCloseTo(0.3130938935623664, within(1e-9));
        assertThat(answer.alerts()).extracting(Alert::series).containsExactly(0);
        assertThat(answer.alerts().getFirst().chance() * 52).isCloseTo(answer.falseAlarmsAYear(), within(1e-12));
    }

    @Test
    void fewerFalseAlarmsMeanHigherThresholds() {
        var week = new Week(new NullTown(3, 1.2, 0), SERIES);
        var often = (Judged) week.judge(new CountAlerts(52, 3, 26));
        var seldom = (Judged) week.judge(new CountAlerts(4, 3, 26));
        assertThat(often.falseAlarmsAYear()).isBetween(40.0, 52.0);
        assertThat(seldom.falseAlarmsAYear()).isBetween(2.5, 4.0);
        for (int i = 0; i < SERIES; i++) {
            assertThat(seldom.threshold()[i]).isGreaterThanOrEqualTo(often.threshold()[i]);
            assertThat(often.threshold()[i]).isGreaterThanOrEqualTo(3);
        }
        assertThat(seldom.alerts().size()).isLessThanOrEqualTo(often.alerts().size());
    }

    @Test
    void whatIsLeastLikelyStandsFirst() {
        var week = new Week(new NullTown(4, 1.2, 0), SERIES);
        week.current[17] += 60;
        week.current[3] += 12;
        var answer = (Judged) week.judge(CountAlerts.withDefaults());
        assertThat(answer.alerts().getFirst().series()).isEqualTo(17);
        assertThat(answer.alerts()).extracting(Alert::series).contains(3);
        assertThat(answer.alerts()).isSortedAccordingTo((a, b) -> Double.compare(a.chance(), b.chance()));
    }

    @Test
    void missingWeeksAreNotZeros() {
        var week = new Week(new NullTown(5, 1.2, 0), SERIES);
        Arrays.fill(week.exposure, 0, 30, Double.NaN);
        assertThat(week.judge(CountAlerts.withDefaults())).isEqualTo(new NoCoverage(26, 22));
        week.exposureNow = 0;
        assertThat(week.judge(CountAlerts.withDefaults())).isEqualTo(new NoCoverage(26, 0));
    }

    @Test
    void emptyTownsNeverAlert() {
        double[] exposure = new double[52];
        Arrays.fill(exposure, 1);
        var nobody = (Judged) CountAlerts.withDefaults().of(new int[0], exposure, new int[0], 1);
        assertThat(nobody.alerts()).isEmpty();
        var quiet = (Judged) CountAlerts.withDefaults().of(new int[52 * 20], exposure, new int[20], 1);
        assertThat(quiet.alerts()).isEmpty();
        assertThat(quiet.falseAlarmsAYear()).isLessThan(12);
        assertThatThrownBy(() -> CountAlerts.withDefaults().of(new int[5], exposure, new int[1], 1))
                .hasMessageContaining("1 series times 52 weeks");
        assertThatThrownBy(() -> new CountAlerts(0, 3, 26)).hasMessageContaining("falseAlarmsAYear is 0.0");
    }

    /// A thousand towns of 200 unchanged series each, one week judged in each, season estimated from the pooled
    /// series.
    @Test
    void falseAlarmsAreAsManyAsStated() {
        int towns = 1000;
        double[] wanted = {4, 12, 52};
        for (double dispersion : new double[] {1, 1.5}) {
            var town = new NullTown(20260105, dispersion, 0.3);
            double[] stated = new double[3];
            int[] seen = new int[3];
            for (int run = 0; run < towns; run++) {
                var week = new Week(town, SERIES);
                for (int setting = 0; setting < 3; setting++) {
                    var answer = (Judged) week.judge(new CountAlerts(wanted[setting], 3, 26));
                    stated[setting] += answer.falseAlarmsAYear() / towns;
                    seen[setting] += answer.alerts().size();
                }
            }
            for (int setting = 0; setting < 3; setting++) {
                double came = 52.0 * seen[setting] / towns;
                double noise = 52 * 3 * Math.sqrt(stated[setting] / 52 * towns) / towns;
                System.out.printf(
                        "Count alerts null, phi %.1f, wanted %.0f a year: stated %.2f, came %.2f, three deviations %.2f%n",
                        dispersion, wanted[setting], stated[setting], came, noise);
                assertThat(stated[setting]).isBetween(0.95 * wanted[setting], wanted[setting]);
                assertThat(came).isBetween(stated[setting] - noise, stated[setting] + noise);
            }
        }
    }

    @Test
    void risesAreSeen() {
        int towns = 300;
        for (double mean : new double[] {0.5, 2, 10}) {
            for (double rise : new double[] {2, 3}) {
                var town = new NullTown(20260106, 1.2, 0.3);
                int one = 0;
                int four = 0;
                for (int run = 0; run < towns; run++) {
                    int threshold =
                            ((Judged) new Week(town, SERIES, mean).judge(CountAlerts.withDefaults())).threshold()[0];
                    int most = 0;
                    for (int week = 0; week < 4; week++) {
                        most = Math.max(most, town.count(mean * rise * town.seasonFactor(6)));
                        one += week == 0 && most >= threshold ? 1 : 0;
                    }
                    four += most >= threshold ? 1 : 0;
                }
                System.out.printf(
                        "Count alerts, 12 false a year over 200 series: %.1f a week times %.0f: seen in one week %.2f, within four %.2f%n",
                        mean, rise, one / (double) towns, four / (double) towns);
                assertThat(four).isGreaterThan(one);
                assertThat(four / (double) towns).isGreaterThan(mean * rise >= 20 ? 0.8 : 0.01);
            }
        }
    }

    /// One week of a town in which nothing changed, and the year before it.
    private static final class Week {
        private final int[] earlier;
        private final double[] exposure;
        private final int[] current;
        private double exposureNow;

        Week(NullTown town, int series) {
            this(town, series, town.uniform(0.05, 10));
        }

        Week(NullTown town, int series, double first) {
            double[] rate = new double[series];
            Arrays.setAll(rate, i -> i == 0 ? first : town.uniform(0.05, 10));
            earlier = new int[series * WEEKS];
            current = new int[series];
            int[] period = new int[WEEKS];
            long[] pooled = new long[WEEKS];
            for (int week = 0; week < WEEKS; week++) {
                period[week] = (week + 28) % 52 / 4;
                for (int i = 0; i < series; i++) {
                    earlier[i * WEEKS + week] = town.count(rate[i] * town.seasonFactor(period[week]));
                    pooled[week] += earlier[i * WEEKS + week];
                }
            }
            Arrays.setAll(current, i -> town.count(rate[i] * town.seasonFactor(6)));
            exposure = new double[WEEKS];
            Arrays.fill(exposure, 1);
            exposureNow = 1;
            if (town.season > 0) {
                var season = SeasonFactors.estimate(period, pooled, exposure, 13);
                Arrays.setAll(exposure, week -> season.of(period[week]));
                exposureNow = season.of(6);
            }
        }

        CountAlertAnswer judge(CountAlerts alerts) {
            return alerts.of(earlier, exposure, current, exposureNow);
        }
    }
}
