package se.lykta.analysis.effect;

import se.lykta.analysis.trend.Rate;

/// How many events before and after at one place, each with the exposure they are divided by.
///
/// @param before count and exposure of the time before the action
/// @param after count and exposure of the time after it, in the same unit of exposure
public record BeforeAfter(Rate before, Rate after) {

    /// Periods of equal length and equal exposure.
    public static BeforeAfter of(long before, long after) {
        return new BeforeAfter(new Rate(before, 1), new Rate(after, 1));
    }

    /// Change of the rate, after minus before, per unit of exposure.
    double change() {
        return after.value() - before.value();
    }

    /// Variance of that change for counts as independent as Poisson's.
    double changeVariance() {
        return before.value() / before.denominator() + after.value() / after.denominator();
    }

    /// Exposure after per exposure before.
    double exposureRatio() {
        return after.denominator() / before.denominator();
    }
}
