package se.lykta.analysis.trend;

/// Two ends between which the truth lies in the stated share of cases.
public record Interval(double lower, double upper) {
    public boolean holds(double value) {
        return value >= lower && value <= upper;
    }
}
