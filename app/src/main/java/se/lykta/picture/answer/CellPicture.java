package se.lykta.picture.answer;

import java.util.Arrays;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.analysis.hotspot.GetisOrdResult;
import se.lykta.analysis.trend.ExpectedCounts;

/// The cells of a map with their three numbers.
///
/// @param series per cell, its place in `expected` and `hot`; -1 where nothing ever happened in or beside it,
/// so that
///     it is not compared with the others
/// @param count per cell
/// @param lastYear per cell, the same weeks one year (52 weeks) before; null when the data do not reach back
/// @param located incidents of the period with a place known well enough for a cell
/// @param total all incidents of the period
public record CellPicture(
        SquareGrid grid,
        int[] series,
        int[] count,
        int @org.jspecify.annotations.Nullable [] lastYear,
        ExpectedCounts expected,
        Hot hot,
        long located,
        long total) {

    /// Share of false discoveries accepted among the outlined cells.
    public static final double FALSE_DISCOVERY_RATE = 0.05;

    /// Do the surroundings hold more than the others' (Gi*)? NaN where that was not tested.
    ///
    /// @param z standard score per series
    /// @param p chance of surroundings this full per series
    /// @param q false discovery rate per series
    public record Hot(double[] z, double[] p, double[] q) {
        static Hot of(GetisOrdResult result, int[] series, int size) {
            var z = new double[size];
            var p = new double[size];
            var q = new double[size];
            if (!(result instanceof GetisOrdResult.Tested tested)) {
                Arrays.fill(z, Double.NaN);
                Arrays.fill(p, Double.NaN);
                Arrays.fill(q, Double.NaN);
                return new Hot(z, p, q);
            }
            for (int cell = 0; cell < series.length; cell++) {
                if (series[cell] >= 0) {
                    z[series[cell]] = tested.z()[cell];
                    p[series[cell]] = tested.upperP()[cell];
                    q[series[cell]] = tested.q()[cell];
                }
            }
            return new Hot(z, p, q);
        }
    }

    /// NaN where it was not tested.
    public double hotZ(int cell) {
        return series[cell] < 0 ? Double.NaN : hot.z()[series[cell]];
    }

    public double hotP(int cell) {
        return series[cell] < 0 ? Double.NaN : hot.p()[series[cell]];
    }

    public double hotQ(int cell) {
        return series[cell] < 0 ? Double.NaN : hot.q()[series[cell]];
    }

    public boolean isHot(int cell) {
        return hotQ(cell) <= FALSE_DISCOVERY_RATE;
    }

    /// How much memory it takes, about.
    public long bytes() {
        long perSeries = 3 * Double.BYTES + SeriesPicture.EXPECTED_BYTES;
        return 3L * Integer.BYTES * count.length + perSeries * hot.z().length;
    }

    /// More than the season leads to expect, also after correction for the number of cells.
    public boolean isHigher(int cell) {
        int number = series[cell];
        return number >= 0
                && expected.verdict()[number] == se.lykta.analysis.trend.Verdict.HIGHER
                && expected.q()[number] <= FALSE_DISCOVERY_RATE;
    }

    public Verdict verdict(int cell) {
        return series[cell] < 0 ? Verdict.TOO_FEW : Pictures.verdict(expected.verdict()[series[cell]]);
    }
}
