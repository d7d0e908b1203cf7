package se.lykta.analysis.grid;

import java.util.Arrays;

/// Which cells count as "around here"? A list of steps from a cell to its neighbours, the cell itself first.
///
/// @param columnStep steps east, length = neighbours + 1, not copied; the first is 0
/// @param rowStep steps north, same length, not copied; the first is 0
public record Neighbourhood(int[] columnStep, int[] rowStep) {

    public Neighbourhood {
        if (columnStep.length != rowStep.length || columnStep.length == 0 || columnStep[0] != 0 || rowStep[0] != 0) {
            throw new IllegalArgumentException("steps must have equal length and start with the cell itself (0, 0)");
        }
    }

    /// The cell and the eight that share an edge or a corner with it.
    public static Neighbourhood queen() {
        return within(Math.sqrt(2), 1);
    }

    /// The cell and all whose centres lie at most this far from its centre.
    /// @param bandMetres at least 0, distance equal to it included
    public static Neighbourhood within(double bandMetres, double cellMetres) {
        if (!(bandMetres >= 0) || !(cellMetres > 0)) {
            throw new IllegalArgumentException(
                    "bandMetres is " + bandMetres + " and cellMetres " + cellMetres + ", must be >= 0 and > 0");
        }
        double reach = bandMetres / cellMetres * (1 + 1e-12);
        int most = (int) Math.floor(reach);
        int[] column = new int[(2 * most + 1) * (2 * most + 1)];
        int[] row = new int[column.length];
        int found = 1;
        for (int r = -most; r <= most; r++) {
            for (int c = -most; c <= most; c++) {
                if ((r != 0 || c != 0) && (double) r * r + (double) c * c <= reach * reach) {
                    column[found] = c;
                    row[found++] = r;
                }
            }
        }
        return new Neighbourhood(Arrays.copyOf(column, found), Arrays.copyOf(row, found));
    }

    /// Number of neighbours in the open, the cell itself not counted.
    public int neighbours() {
        return columnStep.length - 1;
    }

    /// For each cell inside the mask: how many neighbours inside the mask does it have, and what do they sum to?
    /// The cell itself is counted in neither.
    /// @param value per cell, row-major
    /// @param inside per cell; cells outside are nobody's neighbour
    public Sums sums(int[] value, boolean[] inside, SquareGrid grid) {
        int[] neighbours = new int[grid.cells()];
        long[] sum = new long[grid.cells()];
        for (int row = 0; row < grid.rows(); row++) {
            for (int column = 0; column < grid.columns(); column++) {
                int cell = row * grid.columns() + column;
                if (inside[cell]) {
                    add(value, inside, grid, row, column, neighbours, sum);
                }
            }
        }
        return new Sums(neighbours, sum);
    }

    private void add(
            int[] value, boolean[] inside, SquareGrid grid, int row, int column, int[] neighbours, long[] sum) {
        int cell = row * grid.columns() + column;
        int found = 0;
        long total = 0;
        for (int i = 1; i < columnStep.length; i++) {
            int r = row + rowStep[i];
            int c = column + columnStep[i];
            if (r >= 0 && r < grid.rows() && c >= 0 && c < grid.columns()) {
                int other = r * grid.columns() + c;
                if (inside[other]) {
                    found++;
                    total += value[other];
                }
            }
        }
        neighbours[cell] = found;
        sum[cell] = total;
    }

    /// @param neighbours inside the mask, per cell, the cell itself not counted
    /// @param sum of their values, per cell
    public record Sums(int[] neighbours, long[] sum) {}
}
