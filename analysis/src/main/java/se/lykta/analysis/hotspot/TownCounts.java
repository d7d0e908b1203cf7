package se.lykta.analysis.hotspot;

import java.util.Arrays;
import se.lykta.analysis.grid.Neighbourhood;

/// The counts inside the mask, ordered by value, as both ways of finding the tails need them.
///
/// @param cell grid index of each cell inside the mask, ordered by its count
/// @param value its count, ascending
/// @param neighbours its number of neighbours, same order
/// @param sum of its neighbours, same order
record TownCounts(int[] cell, int[] value, int[] neighbours, long[] sum) {

    static TownCounts of(int[] count, boolean[] inside, Neighbourhood.Sums sums, int cells) {
        long[] key = new long[cells];
        int found = 0;
        for (int i = 0; i < count.length; i++) {
            if (inside[i]) {
                key[found++] = ((long) count[i] << 32) | i;
            }
        }
        Arrays.sort(key);
        int[] cell = new int[cells];
        int[] value = new int[cells];
        int[] neighbours = new int[cells];
        long[] sum = new long[cells];
        for (int i = 0; i < cells; i++) {
            cell[i] = (int) key[i];
            value[i] = (int) (key[i] >>> 32);
            neighbours[i] = sums.neighbours()[cell[i]];
            sum[i] = sums.sum()[cell[i]];
        }
        return new TownCounts(cell, value, neighbours, sum);
    }

    int size() {
        return cell.length;
    }

    int mostNeighbours() {
        return Arrays.stream(neighbours).max().orElse(0);
    }

    long largestSum() {
        return Arrays.stream(sum).max().orElse(0);
    }

    /// Where each distinct value starts in the order, and the size as the last entry.
    int[] starts() {
        int[] starts = new int[size() + 1];
        int found = 0;
        for (int i = 0; i < size(); i++) {
            if (i == 0 || value[i] != value[i - 1]) {
                starts[found++] = i;
            }
        }
        starts[found++] = size();
        return Arrays.copyOf(starts, found);
    }
}
