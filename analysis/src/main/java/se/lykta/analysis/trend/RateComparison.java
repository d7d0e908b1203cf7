package se.lykta.analysis.trend;

import se.lykta.analysis.probability.Beta;

/// Has the rate changed since the comparison period, by how much, and how sure is that?
///
/// The ratio's interval is exact and conditional on the two counts together (Clopper & Pearson 1934 on the share of
/// events that fall in the first period). The difference's interval is made from the two rates' own exact intervals
/// (MOVER, Zou & Donner 2008). The p-value is twice the smaller tail, so it falls below 1 - coverage exactly when
/// the interval leaves out 1.
///
/// @param ratio now divided by before; infinite when before is 0, NaN when both are
/// @param ratioInterval from 0 to infinity
/// @param difference now minus before, per unit of the denominators
/// @param p two-sided, of no change
public record RateComparison(
        double ratio, Interval ratioInterval, double difference, Interval differenceInterval, double p) {

    /// For counts as independent as Poisson's.
    public static RateComparison of(Rate now, Rate before, double coverage) {
        return of(now, before, coverage, 1);
    }

    /// @param now the period in question
    /// @param before the comparison, for example the same weeks of last year
    /// @param coverage for example 0.95
    /// @param dispersion variance of a count divided by its mean, at least 1: 1 for independent events
    public static RateComparison of(Rate now, Rate before, double coverage, double dispersion) {
        check(coverage, dispersion);
        double a = now.count() / dispersion;
        double b = before.count() / dispersion;
        double tail = (1 - coverage) / 2;
        double scale = before.denominator() / now.denominator();
        double low = a == 0 ? 0 : Beta.quantile(tail, a, b + 1);
        double high = b == 0 ? 1 : Beta.quantile(1 - tail, a + 1, b);
        var ratio =
                new Interval(low / (1 - low) * scale, high == 1 ? Double.POSITIVE_INFINITY : high / (1 - high) * scale);
        double share = now.denominator() / (now.denominator() + before.denominator());
        double upper = a == 0 ? 1 : Beta.lower(a, b + 1, share);
        double lower = b == 0 ? 1 : Beta.lower(b, a + 1, 1 - share);
        return new RateComparison(
                now.value() / before.value(),
                ratio,
                now.value() - before.value(),
                difference(now, before, coverage, dispersion),
                Math.min(1, 2 * Math.min(upper, lower)));
    }

    private static Interval difference(Rate now, Rate before, double coverage, double dispersion) {
        var first = now.interval(coverage, dispersion);
        var second = before.interval(coverage, dispersion);
        double difference = now.value() - before.value();
        double below = Math.hypot(now.value() - first.lower(), second.upper() - before.value());
        double above = Math.hypot(first.upper() - now.value(), before.value() - second.lower());
        return new Interval(difference - below, difference + above);
    }

    static void check(double coverage, double dispersion) {
        if (!(coverage > 0 && coverage < 1) || !(dispersion >= 1)) {
            throw new IllegalArgumentException(
                    "coverage is " + coverage + " and dispersion " + dispersion + ", must be between 0 and 1 and >= 1");
        }
    }
}
