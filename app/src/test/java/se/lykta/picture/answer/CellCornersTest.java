package se.lykta.picture.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;

class CellCornersTest {
    private static final CoordinateSystem METRIC = CoordinateSystem.SWEREF99_TM;
    private static final SquareGrid GRID = new SquareGrid(352_000, 6_420_000, 250, 5, 3);

    private final CellCorners corners = new CellCorners(GRID, METRIC);

    @Test
    void tellsEveryCornerOfEveryCellAsTheProjectionDoes() {
        for (int cell = 0; cell < GRID.cells(); cell++) {
            double west = GRID.x0() + GRID.columnOf(cell) * GRID.cellMetres();
            double south = GRID.y0() + GRID.rowOf(cell) * GRID.cellMetres();
            int sw = corners.southWest(cell);
            holds(sw, west, south);
            holds(sw + 1, west + 250, south);
            holds(corners.north(sw), west, south + 250);
            holds(corners.north(sw) + 1, west + 250, south + 250);
        }
    }

    @Test
    void keepsTheCornersOfAGrid() {
        var kept = new CellCorners.Kept();
        assertThat(kept.of(GRID, METRIC)).isSameAs(kept.of(GRID, METRIC));
        assertThat(kept.of(GRID, CoordinateSystem.of(3007))).isNotSameAs(kept.of(GRID, METRIC));
    }

    private void holds(int corner, double east, double north) {
        var at = METRIC.unproject(new EastNorth(east, north));
        assertThat(corners.longitude(corner)).isEqualTo((int) Math.round(1e6 * at.longitude()));
        assertThat(corners.latitude(corner)).isEqualTo((int) Math.round(1e6 * at.latitude()));
    }
}
