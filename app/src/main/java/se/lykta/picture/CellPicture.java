package se.lykta.picture;

import se.lykta.analysis.grid.SquareGrid;
import se.lykta.analysis.hotspot.GetisOrdResult;
import se.lykta.analysis.trend.ExpectedCounts;

/// The cells of a map with their three numbers.
///
/// @param inside which cells something has ever happened in or beside; only they are compared with each other
/// @param series per cell, its place in `expected`; -1 outside
/// @param count per cell
/// @param lastYear per cell, the same weeks one year (52 weeks) before; null when the data do not reach back
/// @param located incidents of the period with a place known well enough for a cell
/// @param total all incidents of the period
record CellPicture(
        SquareGrid grid,
        boolean[] inside,
        int[] series,
        int[] count,
        int @org.jspecify.annotations.Nullable [] lastYear,
        ExpectedCounts expected,
        GetisOrdResult hot,
        long located,
        long total) {

    /// Share of false discoveries accepted among the outlined cells.
    static final double FALSE_DISCOVERY_RATE = 0.05;

    boolean isHot(int cell) {
        return hot instanceof GetisOrdResult.Tested tested && tested.q()[cell] <= FALSE_DISCOVERY_RATE;
    }

    /// More than the season leads to expect, also after correction for the number of cells.
    boolean isHigher(int cell) {
        int number = series[cell];
        return number >= 0
                && expected.verdict()[number] == se.lykta.analysis.trend.Verdict.HIGHER
                && expected.q()[number] <= FALSE_DISCOVERY_RATE;
    }

    Verdict verdict(int cell) {
        return series[cell] < 0 ? Verdict.TOO_FEW : Pictures.verdict(expected.verdict()[series[cell]]);
    }
}
