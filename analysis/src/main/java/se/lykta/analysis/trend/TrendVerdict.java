package se.lykta.analysis.trend;

/// What may be said of a stretch of years: rising, falling, no trend shown, or too few years.
public sealed interface TrendVerdict {

    /// The first time of the stretch, in years.
    double from();

    /// Its last time.
    double to();

    /// Steadily higher.
    record Rising(double from, double to, MannKendall test, SenSlope slope) implements TrendVerdict {}

    /// Steadily lower.
    record Falling(double from, double to, MannKendall test, SenSlope slope) implements TrendVerdict {}

    /// Chance could order the years so. This is not "unchanged": the slope's interval says which changes remain
    /// possible.
    record NotShown(double from, double to, MannKendall test, SenSlope slope) implements TrendVerdict {}

    /// Fewer years with a value than may be judged.
    record TooFewYears(double from, double to, int needed, int found) implements TrendVerdict {}
}
