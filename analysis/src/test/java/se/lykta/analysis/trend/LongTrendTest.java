package se.lykta.analysis.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Years judged in words. Prints the tables of docs/methods/long-trend.md.
class LongTrendTest {
    private static final LongTrend TREND = LongTrend.withDefaults();

    @Test
    void risesFallsOrShowsNothing() {
        assertThat(latest(years(8), 12, 14, 13, 17, 18, 21, 20, 24)).isInstanceOf(TrendVerdict.Rising.class);
        assertThat(latest(years(8), 24, 20, 21, 18, 17, 13, 14, 12)).isInstanceOf(TrendVerdict.Falling.class);
        assertThat(latest(years(8), 20, 12, 24, 13, 21, 14, 18, 17)).isInstanceOf(TrendVerdict.NotShown.class);
        assertThat(latest(years(8), 5, 5, 5, 5, 5, 5, 5, 5)).isInstanceOf(TrendVerdict.NotShown.class);
    }

    @Test
    void fiveYearsAreTooFewAndMissingOnesDoNotCount() {
        assertThat(latest(years(5), 1, 2, 3, 4, 5)).isEqualTo(new TrendVerdict.TooFewYears(2010, 2014, 6, 5));
        assertThat(latest(years(7), 1, 2, Double.NaN, 3, 4, 5, Double.NaN))
                .isEqualTo(new TrendVerdict.TooFewYears(2010, 2016, 6, 5));
        assertThat(TREND.findLatest(LongSeries.of(new double[0], new double[0])))
                .isEmpty();
    }

    @Test
    void aTrendIsNotReadAcrossABreak() {
        double[] value = {10, 11, 9, 10, 12, 10, 30, 31, 29, 33, 30, 32, 28};
        var whole = LongSeries.of(years(13), value);
        assertThat(TREND.each(whole)).hasOnlyElementsOfType(TrendVerdict.Rising.class);

        var recoded = new LongSeries(years(13), value, new double[] {2016});

        var verdicts = TREND.each(recoded);
        assertThat(verdicts).hasSize(2).hasOnlyElementsOfType(TrendVerdict.NotShown.class);
        assertThat(verdicts.getFirst().to()).isEqualTo(2015);
        assertThat(TREND.findLatest(recoded)).contains(verdicts.getLast());
        assertThat(verdicts.getLast().from()).isEqualTo(2016);
    }

    @Test
    void breaksOutsideBetweenAndTwiceDivideOnce() {
        double[] value = new double[13];
        for (double[] breaks : new double[][] {{2016}, {2015.5, 2016}, {2016, 1990, 2010, 2040}}) {
            var stretches = new LongSeries(years(13), value, breaks).stretches();
            assertThat(stretches).extracting(s -> s.time().length).containsExactly(6, 7);
        }
        assertThat(new LongSeries(years(13), value, new double[0]).stretches()).hasSize(1);
    }

    @Test
    void refusesTimesThatDoNotRise() {
        assertThatThrownBy(() -> LongSeries.of(new double[] {2001, 2001}, new double[2]))
                .hasMessageContaining("time 1 is 2001.0");
        assertThatThrownBy(() -> LongSeries.of(years(2), new double[3])).hasMessageContaining("value 3");
        assertThatThrownBy(() -> latest(years(1), Double.POSITIVE_INFINITY)).hasMessageContaining("Infinity");
        assertThatThrownBy(() -> new LongTrend(1, 6)).hasMessageContaining("coverage is 1.0");
    }

    /// Nothing changes: how often is a trend said?
    @Test
    void saysATrendAsSeldomAsItPromisesWhenNothingChanges() {
        for (int n : new int[] {6, 8, 10, 20, 45}) {
            for (double mean : new double[] {3, 30, 300}) {
                double said = share(n, mean, 0, 0, 4000)[0];
                System.out.printf("Long trend null: %d years, mean %.0f: a trend said in %.4f%n", n, mean, said);
                assertThat(said).isLessThan(0.05 + 4 * Math.sqrt(0.05 * 0.95 / 4000));
            }
        }
        for (double memory : new double[] {0.2, 0.4, 0.6}) {
            System.out.printf(
                    "Long trend null, each year %.1f of the year before: 10 years %.4f, 20 years %.4f%n",
                    memory, share(10, 300, 0, memory, 4000)[0], share(20, 300, 0, memory, 4000)[0]);
        }
    }

    /// Something changes evenly: how often is it seen, and does the slope's interval hold it?
    @Test
    void intervalHoldsTheSlopeAndPowerIsPrinted() {
        for (int n : new int[] {6, 8, 10, 15, 20}) {
            var line = new StringBuilder();
            for (double change : new double[] {-0.01, -0.02, -0.05}) {
                double[] share = share(n, 100, change, 0, 2000);
                line.append(String.format(
                        "  %.0f %%: said falling %.3f, interval held %.3f", 100 * change, share[0], share[1]));
                assertThat(share[1]).isGreaterThan(0.95 - 4 * Math.sqrt(0.05 * 0.95 / 2000));
            }
            System.out.printf("Long trend power, %d years, mean 100, a year:%s%n", n, line);
        }
    }

    /// @param change of the first mean that is added each year
    /// @param memory share of a year's deviation that stays the next year
    private static double[] share(int n, double mean, double change, double memory, int runs) {
        var town = new NullTown(61, 1.5, 0);
        int said = 0;
        int held = 0;
        for (int run = 0; run < runs; run++) {
            double[] value = new double[n];
            double before = 0;
            for (int i = 0; i < n; i++) {
                double expected = Math.max(0.1, mean * (1 + change * i));
                before = memory * before + town.count(expected) - expected;
                value[i] = expected + before;
            }
            var verdict = TREND.findLatest(LongSeries.of(years(n), value)).orElseThrow();
            said += verdict instanceof TrendVerdict.NotShown ? 0 : 1;
            held += SenSlope.of(LongSeries.of(years(n), value), 0.95).interval().holds(mean * change) ? 1 : 0;
        }
        return new double[] {said / (double) runs, held / (double) runs};
    }

    private static TrendVerdict latest(double[] year, double... value) {
        return TREND.findLatest(LongSeries.of(year, value)).orElseThrow();
    }

    private static double[] years(int n) {
        double[] year = new double[n];
        Arrays.setAll(year, i -> 2010 + i);
        return year;
    }
}
