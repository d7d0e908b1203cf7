package se.lykta.analysis.hotspot;

import java.util.Arrays;
import se.lykta.analysis.grid.Neighbourhood;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.analysis.hotspot.GetisOrdResult.Basis;
import se.lykta.analysis.hotspot.GetisOrdResult.Inference;

/// Which cells lie in surroundings with more incidents than chance would put there, given the town's own pattern
/// (Getis-Ord Gi*)?
///
/// The standard score follows Ord & Getis 1995 with equal weights, the cell itself included. The p-values are those
/// of conditional permutation (Anselin 1995): the cell keeps its own count and its neighbours are drawn from all
/// other cells inside the mask. They are computed exactly, by counting every possible draw; only where that would
/// take too many steps are draws sampled from a fixed seed, and the result says so. A high cell is tested against
/// the upper tail only and a low one against the lower, never a folded two-sided value.
///
/// Golden data, null calibration and limits: docs/methods/gi-star.md
///
/// @param neighbourhood which cells count as surroundings
/// @param fewestEvents below this many events inside the mask there is no map
/// @param mostExactSteps multiplications allowed for the exact tails; 1e8 is about a tenth of a second
/// @param replicates random draws when sampling
/// @param seed of the random draws
public record GetisOrd(Neighbourhood neighbourhood, int fewestEvents, long mostExactSteps, int replicates, long seed) {
    private static final int FEWEST_CELLS = 30;

    public GetisOrd {
        if (fewestEvents < 0 || mostExactSteps < 0 || replicates < 99) {
            throw new IllegalArgumentException("fewestEvents is " + fewestEvents + ", mostExactSteps " + mostExactSteps
                    + ", replicates " + replicates + ", must be >= 0, >= 0 and >= 99");
        }
    }

    /// Queen neighbours, at least 30 events, exact up to 1e8 steps, else 99 999 draws.
    public static GetisOrd withDefaults() {
        return new GetisOrd(Neighbourhood.queen(), 30, 100_000_000L, 99_999, 20_260_101L);
    }

    public GetisOrd withNeighbourhood(Neighbourhood other) {
        return new GetisOrd(other, fewestEvents, mostExactSteps, replicates, seed);
    }

    /// Sampling only when the exact tails would take more steps than this; 0 samples always.
    public GetisOrd withMostExactSteps(long steps) {
        return new GetisOrd(neighbourhood, fewestEvents, steps, replicates, seed);
    }

    public GetisOrd withDraws(int otherReplicates, long otherSeed) {
        return new GetisOrd(neighbourhood, fewestEvents, mostExactSteps, otherReplicates, otherSeed);
    }

    /// @param count incidents per cell, row-major, length `grid.cells()`, none negative
    /// @param inside which cells could have incidents at all: lake and forest outside; same length
    public GetisOrdResult test(int[] count, boolean[] inside, SquareGrid grid) {
        check(count, inside, grid);
        int cells = 0;
        long events = 0;
        long outside = 0;
        for (int i = 0; i < count.length; i++) {
            if (inside[i]) {
                cells++;
                events += count[i];
            } else {
                outside += count[i];
            }
        }
        if (events < fewestEvents) {
            return new GetisOrdResult.TooFewEvents(fewestEvents, events);
        }
        if (cells < FEWEST_CELLS) {
            return new GetisOrdResult.TooFewCells(FEWEST_CELLS, cells);
        }
        var sums = neighbourhood.sums(count, inside, grid);
        var sample = TownCounts.of(count, inside, sums, cells);
        double[] upper = new double[count.length];
        double[] lower = new double[count.length];
        Arrays.fill(upper, Double.NaN);
        Arrays.fill(lower, Double.NaN);
        Inference inference = tails(sample, upper, lower);
        double[] z = scores(count, inside, sums, cells, events);
        return new GetisOrdResult.Tested(
                z,
                upper,
                lower,
                FalseDiscovery.adjust(upper),
                FalseDiscovery.adjust(lower),
                new Basis(cells, events, outside, inference));
    }

    private Inference tails(TownCounts sample, double[] upper, double[] lower) {
        if (ExactTails.steps(sample) <= mostExactSteps) {
            new ExactTails(sample, upper, lower).fill();
            return new Inference.Exact();
        }
        new SampledTails(sample, replicates, seed).fill(upper, lower);
        return new Inference.MonteCarlo(replicates, seed);
    }

    private static double[] scores(int[] count, boolean[] inside, Neighbourhood.Sums sums, int cells, long events) {
        double mean = (double) events / cells;
        double squares = 0;
        for (int i = 0; i < count.length; i++) {
            if (inside[i]) {
                squares += (count[i] - mean) * (count[i] - mean);
            }
        }
        double deviation = Math.sqrt(squares / cells);
        double[] z = new double[count.length];
        for (int i = 0; i < count.length; i++) {
            z[i] = inside[i]
                    ? score(sums.sum()[i] + (double) count[i], sums.neighbours()[i] + 1, cells, mean, deviation)
                    : Double.NaN;
        }
        return z;
    }

    /// Gi* for equal weights. NaN when all values are equal or the neighbourhood is the whole town.
    /// @param sum over the neighbourhood, the cell itself included
    /// @param members cells in that sum
    static double score(double sum, int members, int cells, double mean, double deviation) {
        double spread = deviation * Math.sqrt(((double) cells * members - (double) members * members) / (cells - 1.0));
        return spread > 0 ? (sum - mean * members) / spread : Double.NaN;
    }

    private static void check(int[] count, boolean[] inside, SquareGrid grid) {
        if (count.length != grid.cells() || inside.length != grid.cells()) {
            throw new IllegalArgumentException(
                    "count has " + count.length + " and inside " + inside.length + " values, must be " + grid.cells());
        }
        for (int value : count) {
            if (value < 0) {
                throw new IllegalArgumentException("count holds " + value + ", must be >= 0");
            }
        }
    }
}
