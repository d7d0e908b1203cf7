package se.lykta.analysis.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SeasonFactorsTest {
    @Test
    void findsAPlantedSeason() {
        var town = new NullTown(6, 1.5, 0.3);
        int[] period = new int[39];
        Arrays.setAll(period, k -> k % 13);
        long[] count = new long[39];
        Arrays.setAll(count, k -> town.count(2000 * town.seasonFactor(period[k])));
        var factors = SeasonFactors.estimate(period, count, ones(39), 13);
        double worst = 0;
        for (int p = 0; p < 13; p++) {
            worst = Math.max(worst, Math.abs(factors.of(p) - town.seasonFactor(p)));
        }
        System.out.printf("Season of 0.3 from three years of 2000 events a period: worst factor off by %.3f%n", worst);
        assertThat(worst).isLessThan(0.05);
        assertThat(Arrays.stream(factors.factor()).average().orElseThrow()).isCloseTo(1, within(1e-12));
    }

    @Test
    void chanceAloneIsDrawnToOne() {
        var town = new NullTown(7, 1, 0);
        int[] period = new int[13];
        Arrays.setAll(period, k -> k);
        long[] count = new long[13];
        Arrays.setAll(count, k -> town.count(20));
        var factors = SeasonFactors.estimate(period, count, ones(13), 13);
        assertThat(factors.factor()).containsOnly(new double[] {1}, within(0.1));
    }

    @Test
    void aPeriodWithoutCoverageTakesItsNeighbours() {
        int[] period = new int[13];
        Arrays.setAll(period, k -> k);
        long[] count = new long[13];
        Arrays.fill(count, 1000);
        count[5] = 0;
        double[] coverage = ones(13);
        coverage[5] = Double.NaN;
        coverage[6] = 0.5;
        count[6] = 500;
        assertThat(SeasonFactors.estimate(period, count, coverage, 13).factor())
                .containsOnly(new double[] {1}, within(1e-9));
    }

    @Test
    void nothingSeenMeansNoSeason() {
        assertThat(SeasonFactors.estimate(new int[0], new long[0], new double[0], 13)
                        .factor())
                .containsOnly(1.0);
        assertThat(SeasonFactors.estimate(new int[] {3}, new long[] {0}, new double[] {1}, 13)
                        .factor())
                .containsOnly(1.0);
    }

    @Test
    void fourWeeksMakeAPeriodAndWeek53JoinsTheLast() {
        assertThat(SeasonFactors.fourWeekPeriod(1)).isZero();
        assertThat(SeasonFactors.fourWeekPeriod(4)).isZero();
        assertThat(SeasonFactors.fourWeekPeriod(5)).isEqualTo(1);
        assertThat(SeasonFactors.fourWeekPeriod(52)).isEqualTo(12);
        assertThat(SeasonFactors.fourWeekPeriod(53)).isEqualTo(12);
    }

    private static double[] ones(int n) {
        double[] values = new double[n];
        Arrays.fill(values, 1);
        return values;
    }
}
