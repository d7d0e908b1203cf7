package se.lykta.analysis.hotspot;

import se.lykta.analysis.grid.SquareGrid;

/// Which share of a hill lies inside the mask?
///
/// The mask is made of whole cells, so for the Gaussian the share is an exact sum of products of normal integrals.
/// For the quartic each cell is sampled at midpoints, at least 24 per radius, and the sum scaled to 1.
final class EdgeShare {
    /// Below this share a correction would rest on the far flank of a hill; the share is raised to it.
    static final double LEAST = 0.01;

    private EdgeShare() {}

    static double[] atCentres(Hill hill, SquareGrid grid, boolean[] inside) {
        return switch (hill) {
            case Hill.Gaussian gaussian -> gaussianAtCentres(gaussian, grid, inside);
            case Hill.Quartic quartic -> {
                double[] share = new double[grid.cells()];
                double[][] part = quarticParts(quartic, grid.cellMetres(), 0, 0);
                for (int cell = 0; cell < share.length; cell++) {
                    share[cell] = Math.max(LEAST, inside[cell] ? covered(part, grid, inside, cell) : 1);
                }
                yield share;
            }
        };
    }

    /// The share for a hill that stands anywhere, exactly.
    static double at(Hill hill, SquareGrid grid, boolean[] inside, double x, double y) {
        return switch (hill) {
            case Hill.Gaussian gaussian -> {
                double[] column = shares(gaussian, grid.columns(), grid.cellMetres(), x - grid.x0());
                double[] row = shares(gaussian, grid.rows(), grid.cellMetres(), y - grid.y0());
                double sum = 0;
                for (int cell = 0; cell < inside.length; cell++) {
                    sum += inside[cell] ? column[grid.columnOf(cell)] * row[grid.rowOf(cell)] : 0;
                }
                yield Math.max(LEAST, sum);
            }
            case Hill.Quartic quartic -> {
                int cell = grid.indexOf(x, y);
                double[][] part =
                        quarticParts(quartic, grid.cellMetres(), x - grid.centreX(cell), y - grid.centreY(cell));
                yield Math.max(LEAST, covered(part, grid, inside, cell));
            }
        };
    }

    static double[] shares(Hill.Gaussian hill, int cells, double cellMetres, double at) {
        double[] share = new double[cells];
        for (int i = 0; i < cells; i++) {
            share[i] = hill.between(i * cellMetres - at, (i + 1) * cellMetres - at);
        }
        return share;
    }

    private static double[] gaussianAtCentres(Hill.Gaussian hill, SquareGrid grid, boolean[] inside) {
        int reach = (int) Math.ceil(8 * hill.deviation() / grid.cellMetres());
        double[] part = new double[reach + 1];
        for (int t = 0; t <= reach; t++) {
            part[t] = hill.between((t - 0.5) * grid.cellMetres(), (t + 0.5) * grid.cellMetres());
        }
        int columns = grid.columns();
        double[] eastWest = new double[grid.cells()];
        for (int cell = 0; cell < eastWest.length; cell++) {
            int column = grid.columnOf(cell);
            for (int t = Math.max(-reach, -column); t <= Math.min(reach, columns - 1 - column); t++) {
                eastWest[cell] += inside[cell + t] ? part[Math.abs(t)] : 0;
            }
        }
        double[] share = new double[grid.cells()];
        for (int row = 0; row < grid.rows(); row++) {
            for (int t = Math.max(-reach, -row); t <= Math.min(reach, grid.rows() - 1 - row); t++) {
                for (int column = 0; column < columns; column++) {
                    share[row * columns + column] += part[Math.abs(t)] * eastWest[(row + t) * columns + column];
                }
            }
        }
        for (int cell = 0; cell < share.length; cell++) {
            share[cell] = Math.max(LEAST, share[cell]);
        }
        return share;
    }

    /// Share of a quartic hill in each cell around the one it stands in.
    static double[][] quarticParts(Hill.Quartic hill, double cellMetres, double offX, double offY) {
        int reach = (int) Math.ceil(hill.reach() / cellMetres + 0.5);
        int samples = Math.max(1, (int) Math.ceil(24 * cellMetres / hill.reach()));
        double step = cellMetres / samples;
        double[][] part = new double[2 * reach + 1][2 * reach + 1];
        double sum = 0;
        for (int j = 0; j < part.length * samples; j++) {
            double dy = (j + 0.5) * step - (reach + 0.5) * cellMetres - offY;
            for (int i = 0; i < part.length * samples; i++) {
                double dx = (i + 0.5) * step - (reach + 0.5) * cellMetres - offX;
                double height = hill.height(dx * dx + dy * dy);
                part[j / samples][i / samples] += height;
                sum += height;
            }
        }
        for (double[] row : part) {
            for (int i = 0; i < row.length; i++) {
                row[i] /= sum;
            }
        }
        return part;
    }

    static double covered(double[][] part, SquareGrid grid, boolean[] inside, int cell) {
        int reach = part.length / 2;
        int row = grid.rowOf(cell);
        int column = grid.columnOf(cell);
        double sum = 0;
        for (int r = Math.max(-reach, -row); r <= Math.min(reach, grid.rows() - 1 - row); r++) {
            for (int c = Math.max(-reach, -column); c <= Math.min(reach, grid.columns() - 1 - column); c++) {
                sum += inside[cell + r * grid.columns() + c] ? part[r + reach][c + reach] : 0;
            }
        }
        return sum;
    }
}
