package se.lykta.analysis.hotspot;

/// The answer of {@link GetisOrd}, or why there is none.
public sealed interface GetisOrdResult {

    /// One value per cell, row-major; NaN outside the mask. Arrays are not copied.
    ///
    /// @param z Gi* as a standard score, to rank and colour by; NaN also when all counts are equal. Not for
    /// p-values:
    ///     with few events per cell the normal tail is wrong by many powers of ten
    /// @param upperP chance of a neighbourhood this full or fuller if the counts were shuffled over the other
    /// cells
    /// @param lowerP chance of a neighbourhood this empty or emptier
    /// @param q false discovery rate of the upper tail: the cell is hot when q is at most the accepted share
    /// @param lowerQ the same for the lower tail: cold cells
    /// @param basis what the test rests on
    record Tested(double[] z, double[] upperP, double[] lowerP, double[] q, double[] lowerQ, Basis basis)
            implements GetisOrdResult {}

    /// The town has too few events for a map of hot spots; show the counts instead.
    record TooFewEvents(int needed, long found) implements GetisOrdResult {}

    /// The mask leaves too few cells to compare with each other.
    record TooFewCells(int needed, int found) implements GetisOrdResult {}

    /// @param cells inside the mask, which is also the number of tests
    /// @param events inside the mask
    /// @param eventsOutside events in cells outside the mask, left out of the test
    record Basis(int cells, long events, long eventsOutside, Inference inference) {}

    /// How the tails were found.
    sealed interface Inference {
        /// Every possible shuffle counted; no seed, the same answer always.
        record Exact() implements Inference {}

        /// That many random shuffles; the smallest p is 1 / (replicates + 1).
        record MonteCarlo(int replicates, long seed) implements Inference {}
    }
}
