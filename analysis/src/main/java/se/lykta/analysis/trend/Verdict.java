package se.lykta.analysis.trend;

/// What may be said in words about a count beside its expected interval.
public enum Verdict {
    /// Above the interval.
    HIGHER,
    /// Inside the interval.
    AS_EXPECTED,
    /// Below the interval.
    LOWER,
    /// Both the count and the expected count are under five: nothing may be said.
    TOO_FEW,
    /// Nobody was there to see now, or in too many of the earlier windows: zero would be a lie.
    NO_COVERAGE
}
