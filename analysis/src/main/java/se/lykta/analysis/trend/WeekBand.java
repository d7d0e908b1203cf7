package se.lykta.analysis.trend;

/// What a weekly series should hold this week, or why that cannot be said.
public sealed interface WeekBand {

    /// @param method how the expectation was made
    /// @param expected count
    /// @param upper highest count that is still as expected
    /// @param upperP chance of a count this high or higher if nothing changed
    /// @param dispersion variance divided by mean used for the band, at least 1
    /// @param signal the count is above the band and there is enough to judge
    record Expected(Method method, double expected, long upper, double upperP, double dispersion, boolean signal)
            implements WeekBand {}

    /// Less history than the method needs.
    record TooShort(int neededWeeks, int foundWeeks) implements WeekBand {}

    /// The model of past weeks could not be fitted.
    record NoFit() implements WeekBand {}

    /// How a band was made.
    enum Method {
        /// Exact Poisson against a comparison series.
        POISSON_COMPARISON,
        /// Negative binomial from the last 52 weeks, the latest four skipped.
        RECENT_YEAR,
        /// Farrington flexible: trend, season and past outbreaks.
        FARRINGTON_FLEXIBLE
    }
}
