package se.lykta.analysis.trend;

import se.lykta.analysis.probability.Gamma;

/// How many per inhabitant, guarded hour or week, and how sure is that?
///
/// @param count of events, at least 0
/// @param denominator what they are divided by, above 0; always named beside the figure
public record Rate(long count, double denominator) {

    public Rate {
        if (count < 0 || !(denominator > 0) || Double.isInfinite(denominator)) {
            throw new IllegalArgumentException(
                    "count is " + count + " and denominator " + denominator + ", must be >= 0 and > 0");
        }
    }

    public double value() {
        return count / denominator;
    }

    /// Exact Poisson interval of the rate (Garwood 1936).
    /// @param coverage for example 0.95
    public Interval interval(double coverage) {
        return interval(coverage, 1);
    }

    /// The same for counts whose variance is a known multiple of their mean, by reading the count as that many
    /// fewer independent events.
    /// @param dispersion variance divided by mean, at least 1
    public Interval interval(double coverage, double dispersion) {
        RateComparison.check(coverage, dispersion);
        double independent = count / dispersion;
        double tail = (1 - coverage) / 2;
        double lower = count == 0 ? 0 : Gamma.quantile(tail, independent);
        double upper = Gamma.quantile(1 - tail, independent + 1);
        return new Interval(lower * dispersion / denominator, upper * dispersion / denominator);
    }
}
