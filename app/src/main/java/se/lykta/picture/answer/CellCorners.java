package se.lykta.picture.answer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;

/// Where do the corners of a map's cells lie, in whole microdegrees? Neighbours share their corners, and every map
/// of the same grid asks for the same ones, so each is worked out once. For any number of threads.
///
/// Memory: 8 bytes per corner of the grid.
public final class CellCorners {
    private static final int UNKNOWN = Integer.MIN_VALUE;
    private static final double MICRO = 1e6;

    private final SquareGrid grid;
    private final CoordinateSystem metric;
    private final int[] longitude;
    private final int[] latitude;

    CellCorners(SquareGrid grid, CoordinateSystem metric) {
        this.grid = grid;
        this.metric = metric;
        longitude = new int[(grid.columns() + 1) * (grid.rows() + 1)];
        latitude = new int[longitude.length];
        Arrays.fill(longitude, UNKNOWN);
        Arrays.fill(latitude, UNKNOWN);
    }

    /// The number of a cell's south-west corner; the next corner to the east is one more.
    public int southWest(int cell) {
        return grid.rowOf(cell) * (grid.columns() + 1) + grid.columnOf(cell);
    }

    /// The corner north of another.
    public int north(int corner) {
        return corner + grid.columns() + 1;
    }

    public int longitude(int corner) {
        // Two threads may work the same corner out at once; they write the same.
        if (longitude[corner] == UNKNOWN) {
            workOut(corner);
        }
        return longitude[corner];
    }

    public int latitude(int corner) {
        if (latitude[corner] == UNKNOWN) {
            workOut(corner);
        }
        return latitude[corner];
    }

    private void workOut(int corner) {
        int row = corner / (grid.columns() + 1);
        int column = corner % (grid.columns() + 1);
        var at = metric.unproject(
                new EastNorth(grid.x0() + column * grid.cellMetres(), grid.y0() + row * grid.cellMetres()));
        longitude[corner] = (int) Math.round(at.longitude() * MICRO);
        latitude[corner] = (int) Math.round(at.latitude() * MICRO);
    }

    /// The corners of the grids that were asked for last.
    public static final class Kept {
        private static final int GRIDS = 24;

        private final Map<Of, CellCorners> corners = new LinkedHashMap<>(GRIDS, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Of, CellCorners> eldest) {
                return size() > GRIDS;
            }
        };

        private record Of(SquareGrid grid, CoordinateSystem metric) {}

        public synchronized CellCorners of(SquareGrid grid, CoordinateSystem metric) {
            return corners.computeIfAbsent(new Of(grid, metric), any -> new CellCorners(grid, metric));
        }
    }
}
