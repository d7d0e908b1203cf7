package se.lykta.analysis.nearrepeat;

/// How many pairs of events lie so near each other in space and time, beside what shuffled days give.
///
/// Cells are row-major: row is the distance band, column the time band. Arrays are not copied.
///
/// @param bands of rows and columns
/// @param events in the test
/// @param observed pairs per cell
/// @param shuffled pairs per cell in each shuffle: shuffle r's cell c at r * cells + c
/// @param moments in closed form per cell; empty when days were shuffled within groups, where they do not hold
/// @param links pairs by distance alone and by time alone
public record KnoxTable(Bands bands, int events, long[] observed, int[] shuffled, Moments[] moments, Links links) {

    /// A cell below this p and at or above this ratio is marked, as in the Near Repeat Calculator (Ratcliffe 2009).
    public static final double MARKED_P = 0.05;

    public static final double MARKED_RATIO = 1.2;

    /// Pairs by distance alone and by time alone.
    ///
    /// @param space pairs per distance band, whatever the time between them
    /// @param time pairs per time band, whatever the distance
    public record Links(long[] space, long[] time) {}

    /// Mean and variance of a cell over all shuffles there are (Barton & David 1966; Mantel 1967).
    public record Moments(double mean, double variance) {
        /// How many standard deviations the count lies above the mean; NaN without variance.
        public double score(long observed) {
            return variance > 0 ? (observed - mean) / Math.sqrt(variance) : Double.NaN;
        }
    }

    /// One cell, or several taken together.
    ///
    /// @param observed pairs
    /// @param expected mean of the shuffles
    /// @param p of this many pairs or more by chance; never below 1 / (shuffles + 1)
    public record Cell(long observed, double expected, double p) {
        /// Pairs seen per pair expected; infinite when none were expected, NaN when none were seen either.
        public double ratio() {
            return observed / expected;
        }

        public boolean marked() {
            return p <= MARKED_P && ratio() >= MARKED_RATIO;
        }
    }

    public int replicates() {
        return shuffled.length / observed.length;
    }

    public Cell cell(int row, int column) {
        return block(row, row, column, column);
    }

    /// The cells from one row through another and one column through another, as one.
    public Cell block(int firstRow, int lastRow, int firstColumn, int lastColumn) {
        long seen = 0;
        for (int row = firstRow; row <= lastRow; row++) {
            for (int column = firstColumn; column <= lastColumn; column++) {
                seen += observed[row * bands.columns() + column];
            }
        }
        long total = 0;
        int asMany = 0;
        for (int r = 0; r < replicates(); r++) {
            long sum = 0;
            for (int row = firstRow; row <= lastRow; row++) {
                for (int column = firstColumn; column <= lastColumn; column++) {
                    sum += shuffled[r * observed.length + row * bands.columns() + column];
                }
            }
            total += sum;
            asMany += sum >= seen ? 1 : 0;
        }
        return new Cell(seen, (double) total / replicates(), (1.0 + asMany) / (replicates() + 1));
    }

    /// How many cells would be at or below {@link #MARKED_P} if nothing repeated: say it beside those marked.
    public double cellsExpectedByChance() {
        return MARKED_P * observed.length;
    }
}
