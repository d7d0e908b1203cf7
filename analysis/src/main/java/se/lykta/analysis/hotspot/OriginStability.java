package se.lykta.analysis.hotspot;

import java.util.Arrays;
import se.lykta.analysis.grid.SquareGrid;

/// Would the same places be hot if the grid had been laid half a cell to the side?
///
/// The test is repeated on grids moved half a cell west, south and both. Together with the first these are the four
/// origins half a cell apart: a move east gives the same cells as a move west. Every hot cell has four quarters,
/// and a moved grid calls each of them hot or not: twelve answers in all.
///
/// @param quarters of each hot cell that are hot on the moved grids, 0 to 12, row-major; -1 where the cell is
/// not hot;
///     not copied
/// @param hot number of hot cells
/// @param stable number of them of which every moved grid calls at least half hot
public record OriginStability(int[] quarters, int hot, int stable) {

    /// @return share of the hot area that stays hot, mean over the three moves; NaN when no cell is hot
    public double share() {
        return hot == 0
                ? Double.NaN
                : Arrays.stream(quarters).filter(q -> q > 0).sum() / (12.0 * hot);
    }

    /// @param test the test the first map was made with
    /// @param inside mask of the first grid; a moved cell is inside when at least half of it is
    /// @param level accepted share of false discoveries, for example 0.05
    public static OriginStability of(
            GetisOrd test, double[] x, double[] y, SquareGrid grid, boolean[] inside, double level) {
        int[] quarters = new int[grid.cells()];
        Arrays.fill(quarters, -1);
        if (!(test.test(grid.count(x, y).count(), inside, grid) instanceof GetisOrdResult.Tested first)) {
            return new OriginStability(quarters, 0, 0);
        }
        boolean[] stable = new boolean[quarters.length];
        int hot = 0;
        for (int cell = 0; cell < quarters.length; cell++) {
            stable[cell] = first.q()[cell] <= level;
            quarters[cell] = stable[cell] ? 0 : -1;
            hot += stable[cell] ? 1 : 0;
        }
        int[][] shifts = {{1, 0}, {0, 1}, {1, 1}};
        var map = new Map(test, x, y, grid, inside, level);
        for (int[] shift : shifts) {
            map.count(shift, quarters, stable);
        }
        int kept = 0;
        for (boolean cell : stable) {
            kept += cell ? 1 : 0;
        }
        return new OriginStability(quarters, hot, kept);
    }

    private record Map(GetisOrd test, double[] x, double[] y, SquareGrid grid, boolean[] inside, double level) {

        void count(int[] shift, int[] quarters, boolean[] stable) {
            var moved = moved(shift);
            boolean[] movedInside = new boolean[moved.cells()];
            for (int cell = 0; cell < movedInside.length; cell++) {
                int column = moved.columnOf(cell) - shift[0];
                int row = moved.rowOf(cell) - shift[1];
                movedInside[cell] = quarters(inside, grid, column, row, shift) >= 2;
            }
            if (test.test(moved.count(x, y).count(), movedInside, moved) instanceof GetisOrdResult.Tested tested) {
                boolean[] hot = new boolean[moved.cells()];
                for (int cell = 0; cell < hot.length; cell++) {
                    hot[cell] = tested.q()[cell] <= level;
                }
                for (int cell = 0; cell < quarters.length; cell++) {
                    if (quarters[cell] >= 0) {
                        int found = quarters(hot, moved, grid.columnOf(cell), grid.rowOf(cell), shift);
                        quarters[cell] += found;
                        stable[cell] &= found >= 2;
                    }
                }
            } else {
                Arrays.fill(stable, false);
            }
        }

        private SquareGrid moved(int[] shift) {
            double half = grid.cellMetres() / 2;
            return new SquareGrid(
                    grid.x0() - half * shift[0],
                    grid.y0() - half * shift[1],
                    grid.cellMetres(),
                    grid.columns() + shift[0],
                    grid.rows() + shift[1]);
        }
    }

    /// Of a cell's four quarters, how many lie in marked cells of a grid half a cell away? The south-west quarter
    /// lies in the given cell, the others in those a shift further.
    private static int quarters(boolean[] marked, SquareGrid grid, int column, int row, int[] shift) {
        int found = 0;
        for (int north = 0; north <= 1; north++) {
            for (int east = 0; east <= 1; east++) {
                int c = column + east * shift[0];
                int r = row + north * shift[1];
                boolean within = c >= 0 && c < grid.columns() && r >= 0 && r < grid.rows();
                found += within && marked[r * grid.columns() + c] ? 1 : 0;
            }
        }
        return found;
    }
}
