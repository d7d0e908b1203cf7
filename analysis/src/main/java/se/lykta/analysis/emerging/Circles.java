package se.lykta.analysis.emerging;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Around each place, the places within the largest radius from the nearest out.
///
/// Places at the same distance enter together: a circle holds all or none of them, so the answer does not depend
/// on the order of the input. Distances that differ by at most two micrometres are the same distance.
final class Circles {
    /// Marks the last place of those at one distance.
    static final int LAST = 1 << 31;

    /// A log likelihood ratio that the strongest cluster of a shuffle usually reaches; steers speed only.
    private static final double USUAL = 8;

    private static final int BITS = 30;
    private static final double PER_METRE = 1e6;

    private final Places places;
    private final double radiusMetres;
    private final int mostCases;
    private final int[] byTile;
    private final int[] firstOfTile;
    private final double west;
    private final double south;
    private final double tileMetres;
    private final int columns;
    private final int rows;
    private final int[][] members;
    private final int[][] blocks;

    /// @param mostCases a circle never holds more cases than this
    /// @param recentShare share of a circle's cases that the longest window is expected to hold
    Circles(Places places, double radiusMetres, int mostCases, double recentShare) {
        this.places = places;
        this.radiusMetres = radiusMetres;
        this.mostCases = mostCases;
        this.west = Arrays.stream(places.x()).min().orElse(0);
        this.south = Arrays.stream(places.y()).min().orElse(0);
        double east = Arrays.stream(places.x()).max().orElse(0);
        double north = Arrays.stream(places.y()).max().orElse(0);
        this.tileMetres = Math.max(radiusMetres * 1.000001, Math.max(east - west, north - south) / 1000);
        this.columns = 1 + (int) ((east - west) / tileMetres);
        this.rows = 1 + (int) ((north - south) / tileMetres);
        this.firstOfTile = new int[columns * rows + 1];
        this.byTile = sortedByTile();
        this.members = new int[places.count()][];
        this.blocks = new int[places.count()][];
        IntStream.range(0, places.count()).parallel().forEach(centre -> {
            members[centre] = sortedAround(centre);
            blocks[centre] = blocks(members[centre], recentShare);
        });
    }

    int count() {
        return members.length;
    }

    /// Place indices from the nearest out; those that end a group of equal distances carry {@link #LAST}.
    int[] around(int centre) {
        return members[centre];
    }

    /// The neighbours in blocks: three numbers each, the block's end among the neighbours, the cases inside before it,
    /// and the cases inside its first circle. Blocks end where a group of equal distances ends.
    int[] blocks(int centre) {
        return blocks[centre];
    }

    private int[] sortedByTile() {
        int n = places.count();
        for (int p = 0; p < n; p++) {
            firstOfTile[tile(p) + 1]++;
        }
        for (int t = 1; t < firstOfTile.length; t++) {
            firstOfTile[t] += firstOfTile[t - 1];
        }
        int[] next = firstOfTile.clone();
        int[] sorted = new int[n];
        for (int p = 0; p < n; p++) {
            sorted[next[tile(p)]++] = p;
        }
        return sorted;
    }

    private int column(int place) {
        return (int) ((places.x()[place] - west) / tileMetres);
    }

    private int row(int place) {
        return (int) ((places.y()[place] - south) / tileMetres);
    }

    private int tile(int place) {
        return row(place) * columns + column(place);
    }

    private int[] sortedAround(int centre) {
        long[] found = new long[64];
        int n = 0;
        double most = radiusMetres + 2 / PER_METRE;
        for (int r = Math.max(0, row(centre) - 1); r <= Math.min(rows - 1, row(centre) + 1); r++) {
            int from = r * columns + Math.max(0, column(centre) - 1);
            int to = r * columns + Math.min(columns - 1, column(centre) + 1);
            for (int i = firstOfTile[from]; i < firstOfTile[to + 1]; i++) {
                int place = byTile[i];
                double dx = places.x()[place] - places.x()[centre];
                double dy = places.y()[place] - places.y()[centre];
                double metres = Math.sqrt(dx * dx + dy * dy);
                if (metres <= most) {
                    found = n == found.length ? Arrays.copyOf(found, 2 * n) : found;
                    found[n++] = (Math.round(metres * PER_METRE) << BITS) | place;
                }
            }
        }
        Arrays.sort(found, 0, n);
        return groups(found, n);
    }

    private int[] groups(long[] found, int n) {
        int[] group = new int[n];
        int cases = 0;
        int kept = 0;
        int from = 0;
        while (from < n) {
            int to = from;
            while (to < n && (found[to] >> BITS) - (found[from] >> BITS) <= 2) {
                group[to] = (int) (found[to] & ((1L << BITS) - 1));
                cases += places.size()[group[to]];
                to++;
            }
            if (cases > mostCases) {
                break;
            }
            group[to - 1] |= LAST;
            kept = to;
            from = to;
        }
        return Arrays.copyOf(group, kept);
    }

    /// A block may grow until its expectation has grown by half of what it takes above it to be the strongest.
    private int[] blocks(int[] around, double recentShare) {
        int[] blocks = new int[24];
        int n = 0;
        int cases = 0;
        int before = 0;
        int smallest = 0;
        double enough = 0;
        for (int j = 0; j < around.length; j++) {
            cases += places.size()[around[j] & ~LAST];
            if (around[j] < 0 && smallest == 0) {
                smallest = cases;
                enough = cases * (1 + 0.5 * Math.sqrt(2 * USUAL / (cases * recentShare)));
            }
            if (around[j] < 0 && (cases >= enough || j == around.length - 1)) {
                blocks = n == blocks.length ? Arrays.copyOf(blocks, 2 * n) : blocks;
                blocks[n++] = j + 1;
                blocks[n++] = before;
                blocks[n++] = smallest;
                before = cases;
                smallest = 0;
            }
        }
        return Arrays.copyOf(blocks, n);
    }
}
