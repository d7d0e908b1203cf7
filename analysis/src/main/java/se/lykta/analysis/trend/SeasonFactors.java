package se.lykta.analysis.trend;

import java.util.Arrays;

/// How much busier than the year's mean is each part of the year, judged by all places together?
///
/// One place has too few events to know its season; the pooled series knows it. A factor is the pooled count of the
/// period and its neighbours (around the turn of the year too) divided by what their coverage would give at the
/// mean rate, then drawn towards 1 by the share of the differences that chance alone explains.
///
/// Limits: with one year of data a festival week and a season look the same; mark such weeks as exposure
/// instead.
///
/// @param factor per period, mean 1, not copied
public record SeasonFactors(double[] factor) {
    /// Variance per mean assumed for the pooled counts when judging how much of the differences is chance.
    private static final double ASSUMED_DISPERSION = 2;

    /// Period 0..12 of an ISO week: four weeks each, week 53 with the last.
    public static int fourWeekPeriod(int isoWeek) {
        return Math.min(12, (isoWeek - 1) / 4);
    }

    /// @param period of each earlier window, 0 to periods - 1
    /// @param count of each window, all places together
    /// @param coverage of each window, 0 or NaN = left out
    /// @param periods 13 for four-week periods, 52 or 53 for ISO weeks
    public static SeasonFactors estimate(int[] period, long[] count, double[] coverage, int periods) {
        double[] seen = new double[periods];
        double[] covered = new double[periods];
        for (int i = 0; i < period.length; i++) {
            if (coverage[i] > 0) {
                seen[period[i]] += count[i];
                covered[period[i]] += coverage[i];
            }
        }
        double mean = sum(seen) / sum(covered);
        double[] factor = new double[periods];
        if (!(mean > 0)) {
            Arrays.fill(factor, 1);
            return new SeasonFactors(factor);
        }
        double noise = smooth(seen, covered, mean, factor);
        drawTowardsOne(factor, noise);
        return new SeasonFactors(factor);
    }

    public double of(int period) {
        return factor[period];
    }

    /// Circular Gaussian weights; returns the mean chance variance of a smoothed factor.
    private static double smooth(double[] seen, double[] covered, double mean, double[] factor) {
        int periods = seen.length;
        double spread = periods / 20.0;
        double noise = 0;
        for (int p = 0; p < periods; p++) {
            double above = 0;
            double below = 0;
            double variance = 0;
            for (int other = 0; other < periods; other++) {
                int apart = Math.floorMod(p - other, periods);
                double steps = Math.min(apart, periods - apart) / spread;
                double weight = Math.exp(-steps * steps / 2);
                above += weight * seen[other];
                below += weight * covered[other] * mean;
                variance += weight * weight * covered[other] * mean;
            }
            factor[p] = below > 0 ? above / below : 1;
            noise += below > 0 ? ASSUMED_DISPERSION * variance / (below * below) / periods : 0;
        }
        return noise;
    }

    private static void drawTowardsOne(double[] factor, double noise) {
        double mean = sum(factor) / factor.length;
        double variance = 0;
        for (double f : factor) {
            variance += (f - mean) * (f - mean) / (factor.length - 1);
        }
        double kept = variance > 0 ? Math.max(0, 1 - noise / variance) : 0;
        for (int p = 0; p < factor.length; p++) {
            factor[p] = 1 + kept * (factor[p] / mean - 1);
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
