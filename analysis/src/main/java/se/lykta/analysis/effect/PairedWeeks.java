package se.lykta.analysis.effect;

import se.lykta.analysis.probability.Beta;
import se.lykta.analysis.probability.Gamma;

/// The weeks in which both the place and the comparison were covered, added up, and how far they scatter.
///
/// Given how many events the place and the comparison had together in a week, the place's share knows neither
/// season nor what happened in the whole town. The scatter of that share around its value before and its
/// value after is what the dispersion is estimated from, four weeks at a time, so that unrest lasting some
/// weeks counts.
///
/// @param before weeks before the action
/// @param after weeks after it
record PairedWeeks(Half before, Half after) {
    private static final int BLOCK_WEEKS = 4;
    private static final double COVERAGE = 0.95;

    static PairedWeeks of(WeeklyCounts place, WeeklyCounts comparison, Periods periods) {
        if (place.weeks() != comparison.weeks() || periods.afterTo() > place.weeks()) {
            throw new IllegalArgumentException("place has " + place.weeks() + " weeks, comparison " + comparison.weeks()
                    + ", must be as many and at least " + periods.afterTo());
        }
        return new PairedWeeks(
                Half.of(place, comparison, periods.beforeFrom(), periods.beforeTo()),
                Half.of(place, comparison, periods.afterFrom(), periods.afterTo()));
    }

    FourCounts counts() {
        return new FourCounts(
                before.here, after.here, before.there, after.there, after.exposureRatio / before.exposureRatio);
    }

    /// How many free blocks the dispersion is told from.
    int degrees() {
        return before.degrees + after.degrees;
    }

    /// Variance over mean, widened for the blocks that say it, never below 1; NaN without any.
    double dispersion() {
        return degrees() < 1
                ? Double.NaN
                : Math.max(1, (before.scatter + after.scatter) / degrees() * widening(degrees()));
    }

    /// The same from the weeks before alone, widened for the blocks there will be after the weeks planned.
    static double plannedDispersion(Half before, int weeksAfter) {
        int degrees = before.degrees + Math.max(0, weeksAfter / BLOCK_WEEKS - 1);
        return before.degrees < 1 ? Double.NaN : Math.max(1, before.scatter / before.degrees * widening(degrees));
    }

    /// How much farther Student's t reaches than the normal, squared.
    static double widening(int degrees) {
        double x = Beta.quantile(COVERAGE, 0.5, degrees / 2.0);
        return degrees * x / (1 - x) / (2 * Gamma.quantile(COVERAGE, 0.5));
    }

    /// One side of the action.
    ///
    /// @param weeks covered at both
    /// @param here events at the place in them
    /// @param there events at the comparison in them
    /// @param exposureRatio the place's exposure per comparison exposure, weighed by when the comparison's
    ///     events were
    /// @param scatter Pearson's chi-square of the place's share over blocks
    /// @param degrees of freedom behind it
    record Half(int weeks, long here, long there, double exposureRatio, double scatter, int degrees) {

        static Half of(WeeklyCounts place, WeeklyCounts comparison, int from, int to) {
            int weeks = 0;
            long here = 0;
            long there = 0;
            double expected = 0;
            double hereExposure = 0;
            double thereExposure = 0;
            for (int week = from; week < to; week++) {
                if (place.isCovered(week) && comparison.isCovered(week)) {
                    weeks++;
                    here += place.count()[week];
                    there += comparison.count()[week];
                    expected += comparison.count()[week]
                            * place.exposure()[week]
                            / comparison.exposure()[week];
                    hereExposure += place.exposure()[week];
                    thereExposure += comparison.exposure()[week];
                }
            }
            double ratio = there > 0 ? expected / there : hereExposure / thereExposure;
            var half = new Half(weeks, here, there, ratio, 0, 0);
            return here > 0 && there > 0 ? half.scattered(place, comparison, from, to) : half;
        }

        private Half scattered(WeeklyCounts place, WeeklyCounts comparison, int from, int to) {
            double odds = here / (exposureRatio * there);
            double scatter = 0;
            int blocks = 0;
            double seen = 0;
            double expected = 0;
            double variance = 0;
            int inBlock = 0;
            int left = weeks;
            for (int week = from; week < to; week++) {
                if (!place.isCovered(week) || !comparison.isCovered(week)) {
                    continue;
                }
                double weekOdds = odds * place.exposure()[week] / comparison.exposure()[week];
                double share = weekOdds / (1 + weekOdds);
                double both = place.count()[week] + comparison.count()[week];
                seen += place.count()[week];
                expected += both * share;
                variance += both * share * (1 - share);
                inBlock++;
                left--;
                if (inBlock >= BLOCK_WEEKS && (left >= BLOCK_WEEKS || left == 0) && variance > 0) {
                    scatter += (seen - expected) * (seen - expected) / variance;
                    blocks++;
                    seen = 0;
                    expected = 0;
                    variance = 0;
                    inBlock = 0;
                }
            }
            return new Half(weeks, here, there, exposureRatio, scatter, Math.max(0, blocks - 1));
        }
    }
}
