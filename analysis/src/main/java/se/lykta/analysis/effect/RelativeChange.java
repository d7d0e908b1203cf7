package se.lykta.analysis.effect;

import se.lykta.analysis.probability.Normal;
import se.lykta.analysis.trend.Interval;

/// By what factor did the rate at a place change, beyond what happened at the comparison places, and how sure
/// is that?
///
/// The ratio is (after / before at the place) / (after / before at the comparison), all four as rates. Given
/// how many events the place, the comparison and the time after hold in all, one of the four counts is left
/// to vary, and its distribution knows neither the level of the places nor what changed everywhere. The
/// interval holds the ratios whose deviance is below the chi-square limit (profile likelihood), with the
/// counts divided by the dispersion (quasi-likelihood). It needs no added half for a zero. The p-value is
/// from the same deviance, so it falls below 1 - coverage exactly when the interval leaves out 1.
///
/// Source: McCullagh & Nelder 1989, chapters 4 and 9. Golden values, coverage and limits:
/// docs/methods/effect.md
///
/// @param ratio below 1 = fewer than the comparison would suggest; infinite or NaN when a count before is 0
/// @param interval from 0 to infinity
/// @param p two-sided, of no change beside the comparison
/// @param dispersion variance divided by mean that was used, at least 1
/// @param expectedAfter events the place would have had after, had it followed the comparison
public record RelativeChange(double ratio, Interval interval, double p, double dispersion, double expectedAfter) {

    /// @param coverage for example 0.95
    /// @param dispersion variance of a count divided by its mean, at least 1; 1 only when events are
    ///     independent
    public static RelativeChange of(BeforeAfter place, BeforeAfter comparison, double coverage, double dispersion) {
        return of(FourCounts.of(place, comparison), coverage, dispersion);
    }

    static RelativeChange of(FourCounts counts, double coverage, double dispersion) {
        if (!(coverage > 0 && coverage < 1) || !(dispersion >= 1)) {
            throw new IllegalArgumentException(
                    "coverage is " + coverage + " and dispersion " + dispersion + ", must be between 0 and 1 and >= 1");
        }
        var independent = counts.dividedBy(dispersion);
        double z = Normal.quantile(1 - (1 - coverage) / 2);
        var interval = new Interval(independent.ratioAt(z), independent.ratioAt(-z));
        double p = 2 * Normal.upper(Math.abs(independent.signedRoot(1)));
        return new RelativeChange(counts.ratio(), interval, p, dispersion, counts.expectedAfter());
    }
}
