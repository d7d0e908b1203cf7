package se.lykta.benchmarks.kernel;

import java.util.Arrays;
import java.util.Random;
import se.lykta.analysis.grid.SquareGrid;

/// A town of 10 km by 10 km: half of the events in eight clusters, a third of all on streets every 100 m.
record MadeUpTown(double[] x, double[] y) {
    static final double SIDE_METRES = 10_000;

    static MadeUpTown of(int events) {
        var random = new Random(20260101);
        double[] x = new double[events];
        double[] y = new double[events];
        for (int i = 0; i < events; i++) {
            int cluster = random.nextInt(16);
            boolean clustered = cluster < 8;
            x[i] = place(random, clustered ? 1500 + 1000 * cluster : -1);
            y[i] = place(random, clustered ? 1500 + 1000 * (cluster * 3 % 8) : -1);
            if (i % 3 == 0) {
                y[i] = Math.floor(y[i] / 100) * 100;
            }
        }
        return new MadeUpTown(x, y);
    }

    static SquareGrid grid(double cellMetres) {
        int cells = (int) (SIDE_METRES / cellMetres);
        return new SquareGrid(0, 0, cellMetres, cells, cells);
    }

    static boolean[] everywhere(SquareGrid grid) {
        boolean[] inside = new boolean[grid.cells()];
        Arrays.fill(inside, true);
        return inside;
    }

    private static double place(Random random, double centre) {
        double at = centre < 0 ? SIDE_METRES * random.nextDouble() : centre + 300 * random.nextGaussian();
        return Math.clamp(at, 0, SIDE_METRES - 0.1);
    }
}
