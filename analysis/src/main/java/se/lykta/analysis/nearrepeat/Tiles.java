package se.lykta.analysis.nearrepeat;

import java.util.Arrays;

/// Events sorted into square tiles, so that everything within reach of an event lies in its own tile or the eight
/// around it.
///
/// @param side tiles per row, and rows
/// @param of the tile of each event
/// @param first where each tile starts among the members
/// @param member event indices, tile after tile
record Tiles(int side, int[] of, int[] first, int[] member) {
    private static final int MOST = 1000;

    static Tiles of(Events events, double reachMetres) {
        double[] x = events.x();
        double[] y = events.y();
        double west = Arrays.stream(x).min().orElse(0);
        double south = Arrays.stream(y).min().orElse(0);
        double widest = Math.max(
                Arrays.stream(x).max().orElse(0) - west, Arrays.stream(y).max().orElse(0) - south);
        double tile = Math.max(reachMetres * 1.000001, widest / MOST);
        int side = 1 + (int) (widest / tile);
        int[] of = new int[x.length];
        int[] first = new int[side * side + 1];
        for (int i = 0; i < x.length; i++) {
            of[i] = (int) ((y[i] - south) / tile) * side + (int) ((x[i] - west) / tile);
            first[of[i] + 1]++;
        }
        for (int t = 0; t + 1 < first.length; t++) {
            first[t + 1] += first[t];
        }
        int[] next = first.clone();
        int[] member = new int[x.length];
        for (int i = 0; i < x.length; i++) {
            member[next[of[i]]++] = i;
        }
        return new Tiles(side, of, first, member);
    }

    int firstRow(int event) {
        return Math.max(0, of[event] / side - 1);
    }

    int lastRow(int event) {
        return Math.min(side - 1, of[event] / side + 1);
    }

    /// Where the members within reach start in this row.
    int start(int event, int row) {
        return first[row * side + Math.max(0, of[event] % side - 1)];
    }

    int end(int event, int row) {
        return first[row * side + Math.min(side - 1, of[event] % side + 1) + 1];
    }
}
