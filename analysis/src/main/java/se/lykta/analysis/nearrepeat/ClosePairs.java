package se.lykta.analysis.nearrepeat;

/// All pairs of events nearer each other than the last edge, and nothing of the others.
///
/// Found over tiles as wide as the last edge: events times the events within reach, never all pairs.
///
/// @param first pairs of event i stand from first[i] up to first[i + 1]
/// @param other the second event of each pair; its index is larger
/// @param row the distance band of each pair
record ClosePairs(int[] first, int[] other, byte[] row) {

    /// What to do with one pair.
    interface Visit {
        void pair(int i, int j, int row);
    }

    int count() {
        return other.length;
    }

    static long count(Events events, Bands bands) {
        long[] count = new long[1];
        visit(events, bands, (i, j, row) -> count[0]++);
        return count[0];
    }

    /// @param count as counted before; at most what an array holds
    static ClosePairs of(Events events, Bands bands, int count) {
        int[] first = new int[events.size() + 1];
        visit(events, bands, (i, j, row) -> first[i + 1]++);
        for (int i = 0; i < events.size(); i++) {
            first[i + 1] += first[i];
        }
        int[] next = first.clone();
        int[] other = new int[count];
        byte[] rows = new byte[count];
        visit(events, bands, (i, j, row) -> {
            other[next[i]] = j;
            rows[next[i]++] = (byte) row;
        });
        return new ClosePairs(first, other, rows);
    }

    private static void visit(Events events, Bands bands, Visit visit) {
        double[] x = events.x();
        double[] y = events.y();
        var tiles = Tiles.of(events, bands.mostMetres());
        double[] edges =
                bands.metres().stream().mapToDouble(Double::doubleValue).toArray();
        boolean manhattan = bands.distance() == Bands.Distance.MANHATTAN;
        for (int i = 0; i < x.length; i++) {
            for (int r = tiles.firstRow(i); r <= tiles.lastRow(i); r++) {
                int end = tiles.end(i, r);
                for (int k = tiles.start(i, r); k < end; k++) {
                    int j = tiles.member()[k];
                    double dx = Math.abs(x[i] - x[j]);
                    double dy = Math.abs(y[i] - y[j]);
                    int band = j > i ? band(manhattan ? dx + dy : Math.sqrt(dx * dx + dy * dy), edges) : -1;
                    if (band >= 0) {
                        visit.pair(i, j, band);
                    }
                }
            }
        }
    }

    /// Distances count to the micrometre, so that exactly 100 m is 100 m wherever in the country it lies.
    private static int band(double metres, double[] edges) {
        double rounded = Math.rint(metres * 1e6) / 1e6;
        if (rounded < edges[0] || rounded >= edges[edges.length - 1]) {
            return -1;
        }
        int band = 0;
        while (rounded >= edges[band + 1]) {
            band++;
        }
        return band;
    }
}
