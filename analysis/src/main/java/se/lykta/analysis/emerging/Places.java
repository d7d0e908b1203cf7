package se.lykta.analysis.emerging;

import java.util.Arrays;

/// The distinct places of the cases, ordered by x and then y.
///
/// @param x of each place
/// @param y of each place
/// @param size cases at each place during the whole study period
/// @param of the place of each case
record Places(double[] x, double[] y, int[] size, int[] of) {

    /// @param cellMetres places are first moved to the middle of squares this wide; 0 leaves them
    static Places of(Cases cases, double cellMetres) {
        int n = cases.size();
        double[] east = moved(cases.x(), cellMetres);
        double[] north = moved(cases.y(), cellMetres);
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> {
            int byEast = Double.compare(east[a], east[b]);
            return byEast != 0 ? byEast : Double.compare(north[a], north[b]);
        });
        double[] x = new double[n];
        double[] y = new double[n];
        int[] size = new int[n];
        int[] of = new int[n];
        int places = 0;
        for (int i : order) {
            if (places == 0 || x[places - 1] != east[i] || y[places - 1] != north[i]) {
                x[places] = east[i];
                y[places] = north[i];
                places++;
            }
            size[places - 1]++;
            of[i] = places - 1;
        }
        return new Places(Arrays.copyOf(x, places), Arrays.copyOf(y, places), Arrays.copyOf(size, places), of);
    }

    int count() {
        return size.length;
    }

    private static double[] moved(double[] at, double cellMetres) {
        double[] moved = new double[at.length];
        for (int i = 0; i < at.length; i++) {
            moved[i] = cellMetres == 0 ? at[i] + 0.0 : (Math.floor(at[i] / cellMetres) + 0.5) * cellMetres;
        }
        return moved;
    }
}
