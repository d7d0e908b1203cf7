package se.lykta.analysis.trend;

import se.lykta.analysis.probability.NegativeBinomial;

/// Is this week higher than the last year's ordinary weeks?
///
/// Mean and variance of the 52 weeks before the latest four, by moments, as a negative binomial (Poisson when the
/// variance is not above the mean). The latest four are skipped so that a rise does not hide itself.
///
/// Source: the NB-52 rule measured in docs/methods/expected-band.md
///
/// @param alpha chance of a false signal in an unchanged week, 0.01
/// @param fewest a count below this never signals, 3
public record RecentYear(double alpha, int fewest) {
    static final int WEEKS = 52;
    static final int SKIPPED = 4;

    public static RecentYear withDefaults() {
        return new RecentYear(0.01, 3);
    }

    /// @param weekly counts, one per week without gaps
    /// @param week index of the week in question
    public WeekBand at(int[] weekly, int week) {
        int from = week - SKIPPED - WEEKS;
        if (from < 0) {
            return new WeekBand.TooShort(SKIPPED + WEEKS, week);
        }
        double sum = 0;
        for (int i = from; i < week - SKIPPED; i++) {
            sum += weekly[i];
        }
        double mean = sum / WEEKS;
        double squares = 0;
        for (int i = from; i < week - SKIPPED; i++) {
            squares += (weekly[i] - mean) * (weekly[i] - mean);
        }
        double dispersion = mean > 0 ? Math.max(1, squares / (WEEKS - 1) / mean) : 1;
        double size = dispersion > 1 ? mean / (dispersion - 1) : Double.POSITIVE_INFINITY;
        long upper = NegativeBinomial.quantile(1 - alpha, mean, size);
        double p = NegativeBinomial.upper(weekly[week], mean, size);
        boolean signal = weekly[week] > upper && weekly[week] >= fewest;
        return new WeekBand.Expected(WeekBand.Method.RECENT_YEAR, mean, upper, p, dispersion, signal);
    }
}
