package se.lykta.analysis.trend;

import java.util.Arrays;

/// Do the values rise or fall over the years more steadily than chance orders them?
///
/// Only the order of times and values counts, so one extreme year weighs no more than another, and gaps do no
/// harm. Breaks are not looked at: hand it one stretch ({@link LongSeries#stretches}). Exact with and without ties up
/// to 40 values, else normal with continuity and tie correction. Years that resemble the year before make p too small.
///
/// Source: Mann 1945; Kendall 1975. Golden values, calibration and limits: docs/methods/long-trend.md
///
/// @param n values that were not missing
/// @param s pairs of years that rise minus pairs that fall
/// @param variance of S if the order is chance, equal values accounted for
/// @param tau Kendall's tau-b, -1 to 1; NaN when all values are equal or there is but one
/// @param z S nearer to 0 by one, divided by its deviation; 0 when S is 0
/// @param p two-sided, of no trend; 1 when all values are equal
/// @param exact whether p is from the exact distribution
public record MannKendall(int n, long s, double variance, double tau, double z, double p, boolean exact) {

    /// @param series NaN values are skipped; empty and single are answered with p = 1
    public static MannKendall of(LongSeries series) {
        double[] value = series.withoutMissing().value();
        var chance = distribution(value);
        long s = 0;
        for (int i = 0; i < value.length; i++) {
            for (int j = i + 1; j < value.length; j++) {
                s += Double.compare(value[j], value[i]) * (value[j] == value[i] ? 0L : 1L);
            }
        }
        double all = (double) value.length * (value.length - 1) / 2;
        double tau = s / Math.sqrt(all * chance.pairs());
        double z = s == 0 ? 0 : (s - Long.signum(s)) / Math.sqrt(chance.variance());
        double p = s == 0 ? 1 : Math.min(1, 2 * chance.upper(Math.abs(s)));
        return new MannKendall(value.length, s, chance.variance(), tau, z, p, chance.isExact());
    }

    /// @param value without NaN
    static KendallDistribution distribution(double[] value) {
        double[] sorted = value.clone();
        Arrays.sort(sorted);
        int[] groups = new int[sorted.length];
        int distinct = 0;
        for (int i = 0; i < sorted.length; i++) {
            distinct += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
            groups[distinct - 1]++;
        }
        return KendallDistribution.of(Arrays.copyOf(groups, distinct));
    }
}
