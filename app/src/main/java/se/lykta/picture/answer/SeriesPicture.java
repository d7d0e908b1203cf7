package se.lykta.picture.answer;

import se.lykta.analysis.trend.ExpectedCounts;

/// Counts of several places or of one total, with what was to be expected of each.
///
/// @param count per series in the period asked about
/// @param lastYear per series in the same weeks one year before; null when the data do not reach back
public record SeriesPicture(int[] count, int @org.jspecify.annotations.Nullable [] lastYear, ExpectedCounts expected) {
    /// What the expectation of one series takes in memory.
    static final int EXPECTED_BYTES = 5 * Double.BYTES + 4 * Integer.BYTES;

    /// How much memory it takes, about.
    public long bytes() {
        return (2L * Integer.BYTES + EXPECTED_BYTES) * count.length;
    }

    public Verdict verdict(int series) {
        return Pictures.verdict(expected.verdict()[series]);
    }
}
