package se.lykta.analysis.trend;

import se.lykta.analysis.probability.Beta;

/// With less than a year of data: is this count higher than a comparison area's, or the rest of the town's, would
/// suggest?
///
/// Exact and conditional on the two counts together: under no difference each event falls here with the share of
/// the exposure that lies here.
///
/// @param alpha chance of a false signal when the rates are equal, 0.01
/// @param fewest a count below this never signals, 3
public record PoissonComparison(double alpha, int fewest) {
    private static final int MOST_STEPS = 60;

    public static PoissonComparison withDefaults() {
        return new PoissonComparison(0.01, 3);
    }

    /// @param here count and exposure in question
    /// @param comparison count and exposure of the comparison
    public WeekBand at(Rate here, Rate comparison) {
        double share = here.denominator() / (here.denominator() + comparison.denominator());
        double expected = comparison.count() * here.denominator() / comparison.denominator();
        double p = upper(here.count(), comparison.count(), share);
        long low = -1;
        long high = 1;
        for (int i = 0; i < MOST_STEPS && upper(high + 1, comparison.count(), share) > alpha; i++) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (upper(middle + 1, comparison.count(), share) > alpha) {
                low = middle;
            } else {
                high = middle;
            }
        }
        boolean signal = here.count() > high && here.count() >= fewest;
        return new WeekBand.Expected(WeekBand.Method.POISSON_COMPARISON, expected, high, p, 1, signal);
    }

    /// P(at least count of the count + other events fall here).
    private static double upper(long count, long other, double share) {
        return count <= 0 ? 1 : Beta.lower((double) count, other + 1.0, share);
    }
}
