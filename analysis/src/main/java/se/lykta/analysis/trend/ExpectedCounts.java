package se.lykta.analysis.trend;

/// Expected counts of many series for one window. One value per series in every array; arrays are not copied.
///
/// @param mean expected count; NaN without coverage
/// @param lower lower end of the interval, itself still as expected
/// @param upper upper end of the interval, itself still as expected
/// @param upperP chance of a count this high or higher if nothing changed; NaN without coverage
/// @param lowerP chance of a count this low or lower
/// @param q false discovery rate over the series of the upper tail, for a list ordered by surprise
/// @param lowerQ the same for the lower tail
/// @param verdict in words, from the interval
/// @param model what was estimated from all series together
public record ExpectedCounts(
        double[] mean,
        int[] lower,
        int[] upper,
        double[] upperP,
        double[] lowerP,
        double[] q,
        double[] lowerQ,
        Verdict[] verdict,
        Model model) {

    /// The common part, for "how was this made".
    ///
    /// @param series number of series
    /// @param windows earlier windows with coverage
    /// @param priorShape shape of the gamma distribution of rates over series: small = very unequal places
    /// @param priorMean mean rate per unit of exposure
    /// @param dispersion variance of a count divided by its mean, at least 1
    /// @param wobble extra variance as a share of the squared mean: how much a place's own rate varies between
    /// windows
    public record Model(
            int series, int windows, double priorShape, double priorMean, double dispersion, double wobble) {}
}
