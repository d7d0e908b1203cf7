package se.lykta.analysis.hotspot;

import java.util.Arrays;

/// Sampled tails of the sum of k counts drawn without replacement from all cells but one.
///
/// One matrix of random cells is shared by all: replicate r holds k + 1 different cells in random order. A cell
/// reads the first k of them that are not itself, which is a random draw of k from the others. So the sums are
/// ordered once per k, each cell finds its place by halving, and only the replicates that hold the cell itself are
/// corrected. That costs replicates * k + cells * log(replicates) instead of cells * replicates * k.
final class SampledTails {
    private final TownCounts town;
    private final int replicates;
    private final long seed;
    private final int most;

    SampledTails(TownCounts town, int replicates, long seed) {
        this.town = town;
        this.replicates = replicates;
        this.seed = seed;
        this.most = town.mostNeighbours();
    }

    void fill(double[] upper, double[] lower) {
        int width = Math.min(most + 1, town.size());
        long[][] sum = new long[width + 1][replicates];
        int[] atLeast = new int[town.size()];
        int[] atMost = new int[town.size()];
        int[] draw = new int[width];
        for (int r = 0; r < replicates; r++) {
            draw(r, draw);
            for (int k = 0; k < width; k++) {
                sum[k + 1][r] = sum[k][r] + town.value()[draw[k]];
            }
            correct(r, draw, sum, atLeast, atMost);
        }
        boolean[] sorted = new boolean[width + 1];
        for (int i = 0; i < town.size(); i++) {
            int k = town.neighbours()[i];
            if (!sorted[k]) {
                Arrays.sort(sum[k]);
                sorted[k] = true;
            }
            int below = firstAbove(sum[k], town.sum()[i] - 1);
            int notAbove = firstAbove(sum[k], town.sum()[i]);
            upper[town.cell()[i]] = (1.0 + replicates - below + atLeast[i]) / (replicates + 1);
            lower[town.cell()[i]] = (1.0 + notAbove + atMost[i]) / (replicates + 1);
        }
    }

    /// In this replicate the drawn cells must not count themselves: take out the sum with, put in the sum
    /// without.
    private void correct(int r, int[] draw, long[][] sum, int[] atLeast, int[] atMost) {
        for (int d = 0; d < draw.length; d++) {
            int i = draw[d];
            int k = town.neighbours()[i];
            if (d < k) {
                long observed = town.sum()[i];
                long with = sum[k][r];
                long without = sum[k + 1][r] - town.value()[i];
                atLeast[i] += (without >= observed ? 1 : 0) - (with >= observed ? 1 : 0);
                atMost[i] += (without <= observed ? 1 : 0) - (with <= observed ? 1 : 0);
            }
        }
    }

    /// Different cells in random order; each number depends only on seed, replicate and position.
    private void draw(int r, int[] draw) {
        long counter = mix(seed + 0x9E3779B97F4A7C15L * (r + 1L));
        for (int d = 0; d < draw.length; d++) {
            int candidate;
            do {
                counter += 0x9E3779B97F4A7C15L;
                candidate = (int) Math.multiplyHigh(mix(counter) >>> 1, 2L * town.size());
            } while (contains(draw, d, candidate));
            draw[d] = candidate;
        }
    }

    private static boolean contains(int[] draw, int length, int candidate) {
        for (int i = 0; i < length; i++) {
            if (draw[i] == candidate) {
                return true;
            }
        }
        return false;
    }

    /// SplitMix64 (Steele, Lea & Flood 2014).
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    private static int firstAbove(long[] ascending, long value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
