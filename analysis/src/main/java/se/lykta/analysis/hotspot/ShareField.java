package se.lykta.analysis.hotspot;

import se.lykta.analysis.grid.SquareGrid;

/// The share of a hill that lies inside the mask, known at nodes at most a sixth of a deviation apart and bilinear
/// between them. Nodes stand on the cell borders too, so no place of the grid lies outside them.
///
/// @param perCell nodes per cell side; 0 = the share is 1 everywhere
/// @param share per node, row by row, (rows * perCell + 1) by (columns * perCell + 1)
record ShareField(SquareGrid grid, int perCell, double[][] share) {
    static final ShareField WHOLE = new ShareField(new SquareGrid(0, 0, 1, 1, 1), 0, new double[0][0]);
    private static final double NODES_PER_DEVIATION = 6;

    static ShareField of(Hill hill, SquareGrid grid, boolean[] inside) {
        int perCell = Math.max(1, (int) Math.ceil(NODES_PER_DEVIATION * grid.cellMetres() / hill.deviation()));
        double[][] share = switch (hill) {
            case Hill.Gaussian gaussian -> gaussian(gaussian, grid, inside, perCell);
            case Hill.Quartic quartic -> quartic(quartic, grid, inside, perCell);
        };
        return new ShareField(grid, perCell, share);
    }

    double at(double x, double y) {
        if (perCell == 0) {
            return 1;
        }
        double u = (x - grid.x0()) / grid.cellMetres() * perCell;
        double v = (y - grid.y0()) / grid.cellMetres() * perCell;
        int i = Math.clamp((int) u, 0, share[0].length - 2);
        int j = Math.clamp((int) v, 0, share.length - 2);
        double a = u - i;
        double south = share[j][i] + a * (share[j][i + 1] - share[j][i]);
        double north = share[j + 1][i] + a * (share[j + 1][i + 1] - share[j + 1][i]);
        return Math.max(EdgeShare.LEAST, south + (v - j) * (north - south));
    }

    /// First along each row of cells, then across the rows; beyond eight deviations nothing is left.
    private static double[][] gaussian(Hill.Gaussian hill, SquareGrid grid, boolean[] inside, int perCell) {
        int columns = grid.columns();
        int reach = (int) Math.ceil(8 * hill.deviation() / grid.cellMetres()) + 1;
        double[][] part = parts(hill, grid.cellMetres(), perCell, reach);
        double[][] eastWest = new double[grid.rows()][columns * perCell + 1];
        for (int row = 0; row < grid.rows(); row++) {
            for (int i = 0; i < eastWest[row].length; i++) {
                int cell = i / perCell;
                int to = Math.min(columns - 1, cell + reach);
                for (int c = Math.max(0, cell - reach); c <= to; c++) {
                    eastWest[row][i] += inside[row * columns + c] ? part[i % perCell][c - cell + reach] : 0;
                }
            }
        }
        double[][] share = new double[grid.rows() * perCell + 1][columns * perCell + 1];
        for (int j = 0; j < share.length; j++) {
            int cell = j / perCell;
            int to = Math.min(grid.rows() - 1, cell + reach);
            for (int r = Math.max(0, cell - reach); r <= to; r++) {
                double weight = part[j % perCell][r - cell + reach];
                for (int i = 0; i < share[j].length; i++) {
                    share[j][i] += weight * eastWest[r][i];
                }
            }
        }
        return share;
    }

    /// Share of one axis in each cell around, for a hill that stands that many nodes into its cell.
    private static double[][] parts(Hill.Gaussian hill, double cellMetres, int perCell, int reach) {
        double[][] part = new double[perCell][2 * reach + 1];
        for (int into = 0; into < perCell; into++) {
            double at = cellMetres * into / perCell;
            for (int c = -reach; c <= reach; c++) {
                part[into][c + reach] = hill.between(c * cellMetres - at, (c + 1) * cellMetres - at);
            }
        }
        return part;
    }

    private static double[][] quartic(Hill.Quartic hill, SquareGrid grid, boolean[] inside, int perCell) {
        double[][] share = new double[grid.rows() * perCell + 1][grid.columns() * perCell + 1];
        for (int north = 0; north <= perCell; north++) {
            for (int east = 0; east <= perCell; east++) {
                double offX = ((double) east / perCell - 0.5) * grid.cellMetres();
                double offY = ((double) north / perCell - 0.5) * grid.cellMetres();
                double[][] part = EdgeShare.quarticParts(hill, grid.cellMetres(), offX, offY);
                for (int cell = 0; cell < inside.length; cell++) {
                    boolean mine = (east < perCell || grid.columnOf(cell) == grid.columns() - 1)
                            && (north < perCell || grid.rowOf(cell) == grid.rows() - 1);
                    if (mine) {
                        share[grid.rowOf(cell) * perCell + north][grid.columnOf(cell) * perCell + east] =
                                EdgeShare.covered(part, grid, inside, cell);
                    }
                }
            }
        }
        return share;
    }
}
