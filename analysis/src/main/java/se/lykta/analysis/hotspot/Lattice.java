package se.lykta.analysis.hotspot;

import se.lykta.analysis.grid.SquareGrid;

/// Events spread over evenly spaced nodes, with a margin as wide as the hill reaches. Nodes coincide with cell
/// centres; between them stand more when the hill is narrower than three cells.
final class Lattice {
    private static final double NODES_PER_DEVIATION = 3;

    private final SquareGrid grid;
    private final int perCell;
    private final double spacing;
    private final int margin;
    private final double[][] row;
    private final boolean[] used;

    private Lattice(SquareGrid grid, int perCell, int margin) {
        this.grid = grid;
        this.perCell = perCell;
        this.spacing = grid.cellMetres() / perCell;
        this.margin = margin;
        int width = (grid.columns() - 1) * perCell + 1 + 2 * margin;
        int height = (grid.rows() - 1) * perCell + 1 + 2 * margin;
        this.row = new double[height][width];
        this.used = new boolean[height];
    }

    static Lattice around(SquareGrid grid, Hill hill) {
        int perCell = Math.max(1, (int) Math.ceil(NODES_PER_DEVIATION * grid.cellMetres() / hill.deviation()));
        int margin = (int) Math.ceil(hill.reach() / (grid.cellMetres() / perCell)) + 2;
        return new Lattice(grid, perCell, margin);
    }

    /// Cubic convolution weights (Keys 1981): they sum to 1 and keep first and second moment. Events beyond the
    /// margin reach no cell.
    void add(double x, double y, double weight) {
        double u = (x - grid.x0() - grid.cellMetres() / 2) / spacing + margin;
        double v = (y - grid.y0() - grid.cellMetres() / 2) / spacing + margin;
        int i = (int) Math.floor(u);
        int j = (int) Math.floor(v);
        if (u < 1 || v < 1 || i + 2 >= row[0].length || j + 2 >= row.length) {
            return;
        }
        double a = u - i;
        double w0 = a * (-0.5 + a * (1 - 0.5 * a));
        double w1 = 1 + a * a * (-2.5 + 1.5 * a);
        double w2 = a * (0.5 + a * (2 - 1.5 * a));
        double w3 = a * a * (-0.5 + 0.5 * a);
        double b = v - j;
        spread(j - 1, i, weight * b * (-0.5 + b * (1 - 0.5 * b)), w0, w1, w2, w3);
        spread(j, i, weight * (1 + b * b * (-2.5 + 1.5 * b)), w0, w1, w2, w3);
        spread(j + 1, i, weight * b * (0.5 + b * (2 - 1.5 * b)), w0, w1, w2, w3);
        spread(j + 2, i, weight * b * b * (-0.5 + 0.5 * b), w0, w1, w2, w3);
    }

    private void spread(int at, int i, double weight, double w0, double w1, double w2, double w3) {
        double[] to = row[at];
        used[at] = true;
        to[i - 1] += weight * w0;
        to[i] += weight * w1;
        to[i + 1] += weight * w2;
        to[i + 2] += weight * w3;
    }

    /// Density per m² at the cell centres.
    double[] smooth(Hill hill) {
        return switch (hill) {
            case Hill.Gaussian gaussian -> alongBothAxes(gaussian);
            case Hill.Quartic quartic -> overTheDisc(quartic);
        };
    }

    private double[] alongBothAxes(Hill.Gaussian hill) {
        int taps = (int) Math.ceil(hill.reach() / spacing);
        double[] weight = new double[taps + 1];
        for (int t = 0; t <= taps; t++) {
            weight[t] = Math.exp(-0.5 * (t * spacing / hill.deviation()) * (t * spacing / hill.deviation()))
                    / (Math.sqrt(2 * Math.PI) * hill.deviation());
        }
        double[][] eastWest = new double[row.length][];
        for (int r = 0; r < row.length; r++) {
            if (used[r]) {
                double[] sum = new double[grid.columns()];
                for (int t = -taps; t <= taps; t++) {
                    addShifted(sum, 0, row[r], margin + t, weight[Math.abs(t)]);
                }
                eastWest[r] = sum;
            }
        }
        double[] density = new double[grid.cells()];
        for (int cellRow = 0; cellRow < grid.rows(); cellRow++) {
            for (int t = -taps; t <= taps; t++) {
                int r = margin + cellRow * perCell + t;
                if (used[r]) {
                    addRow(density, cellRow * grid.columns(), eastWest[r], weight[Math.abs(t)]);
                }
            }
        }
        return density;
    }

    private double[] overTheDisc(Hill.Quartic hill) {
        double[] density = new double[grid.cells()];
        int taps = (int) Math.ceil(hill.reach() / spacing);
        for (int cellRow = 0; cellRow < grid.rows(); cellRow++) {
            for (int dy = -taps; dy <= taps; dy++) {
                int r = margin + cellRow * perCell + dy;
                if (used[r]) {
                    for (int dx = -taps; dx <= taps; dx++) {
                        double height = hill.height(((double) dx * dx + (double) dy * dy) * spacing * spacing);
                        if (height > 0) {
                            addShifted(density, cellRow * grid.columns(), row[r], margin + dx, height);
                        }
                    }
                }
            }
        }
        return density;
    }

    private void addShifted(double[] to, int at, double[] from, int first, double weight) {
        int columns = grid.columns();
        if (perCell == 1) {
            for (int c = 0; c < columns; c++) {
                to[at + c] += weight * from[first + c];
            }
        } else {
            for (int c = 0; c < columns; c++) {
                to[at + c] += weight * from[first + c * perCell];
            }
        }
    }

    private static void addRow(double[] to, int at, double[] from, double weight) {
        for (int c = 0; c < from.length; c++) {
            to[at + c] += weight * from[c];
        }
    }
}
