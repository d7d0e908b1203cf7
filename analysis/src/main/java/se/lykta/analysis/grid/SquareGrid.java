package se.lykta.analysis.grid;

/// Which square cell does a point fall in?
///
/// Coordinates are metres in a projected system (SWEREF 99 TM in Lykta), never degrees. A cell is half-open: column
/// = floor((x - x0) / cellMetres), so a point on the border between two cells belongs to the eastern or northern
/// one. Cells are numbered row by row from the south-west corner: index = row * columns + column.
///
/// @param x0 west edge of the first column, metres
/// @param y0 south edge of the first row, metres
/// @param cellMetres side of a cell, above 0
/// @param columns cells from west to east, at least 1
/// @param rows cells from south to north, at least 1
public record SquareGrid(double x0, double y0, double cellMetres, int columns, int rows) {
    private static final int MOST_CELLS = 100_000_000;

    public SquareGrid {
        if (!Double.isFinite(x0) || !Double.isFinite(y0)) {
            throw new IllegalArgumentException("x0 is " + x0 + " and y0 is " + y0 + ", must be finite");
        }
        if (!(cellMetres > 0) || Double.isInfinite(cellMetres)) {
            throw new IllegalArgumentException("cellMetres is " + cellMetres + ", must be > 0");
        }
        if (columns < 1 || rows < 1 || (long) columns * rows > MOST_CELLS) {
            throw new IllegalArgumentException(
                    "columns is " + columns + " and rows is " + rows + ", must be >= 1 and at most 1e8 cells");
        }
    }

    /// The smallest grid with edges on whole multiples of the cell side that holds the box, north and east edge
    /// included.
    public static SquareGrid covering(double west, double south, double east, double north, double cellMetres) {
        double x0 = Math.floor(west / cellMetres) * cellMetres;
        double y0 = Math.floor(south / cellMetres) * cellMetres;
        int columns = (int) Math.floor((east - x0) / cellMetres) + 1;
        int rows = (int) Math.floor((north - y0) / cellMetres) + 1;
        return new SquareGrid(x0, y0, cellMetres, columns, rows);
    }

    public int cells() {
        return columns * rows;
    }

    public double cellKm2() {
        return cellMetres * cellMetres / 1e6;
    }

    /// @return index of the cell, or -1 outside the grid and for NaN
    public int indexOf(double x, double y) {
        double column = Math.floor((x - x0) / cellMetres);
        double row = Math.floor((y - y0) / cellMetres);
        return column >= 0 && column < columns && row >= 0 && row < rows ? ((int) row) * columns + (int) column : -1;
    }

    public int columnOf(int index) {
        return index % columns;
    }

    public int rowOf(int index) {
        return index / columns;
    }

    /// @return x of the cell's centre, metres
    public double centreX(int index) {
        return x0 + (columnOf(index) + 0.5) * cellMetres;
    }

    /// @return y of the cell's centre, metres
    public double centreY(int index) {
        return y0 + (rowOf(index) + 0.5) * cellMetres;
    }

    /// How many points fall in each cell? Points outside the grid and points with NaN are counted apart, never
    /// dropped silently.
    /// @param x metres, length n
    /// @param y metres, length n
    public CellCounts count(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("x has " + x.length + " and y " + y.length + " values, must be equal");
        }
        int[] count = new int[cells()];
        int outside = 0;
        for (int i = 0; i < x.length; i++) {
            int cell = indexOf(x[i], y[i]);
            if (cell < 0) {
                outside++;
            } else {
                count[cell]++;
            }
        }
        return new CellCounts(count, outside);
    }
}
