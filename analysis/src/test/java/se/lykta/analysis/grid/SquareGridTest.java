package se.lykta.analysis.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SquareGridTest {
    private final SquareGrid grid = new SquareGrid(100, 200, 50, 4, 3);

    @Test
    void aPointOnABorderBelongsEastAndNorth() {
        assertThat(grid.indexOf(100, 200)).isZero();
        assertThat(grid.indexOf(149.999, 200)).isZero();
        assertThat(grid.indexOf(150, 200)).isEqualTo(1);
        assertThat(grid.indexOf(150, 250)).isEqualTo(5);
        assertThat(grid.indexOf(299.999, 349.999)).isEqualTo(11);
    }

    @Test
    void outsideHasNoCell() {
        assertThat(grid.indexOf(300, 200)).isEqualTo(-1);
        assertThat(grid.indexOf(99.999, 200)).isEqualTo(-1);
        assertThat(grid.indexOf(100, 350)).isEqualTo(-1);
        assertThat(grid.indexOf(Double.NaN, 200)).isEqualTo(-1);
        assertThat(grid.indexOf(-1e300, 1e300)).isEqualTo(-1);
    }

    @Test
    void everyPointIsCountedOnceOrOutside() {
        var counts = grid.count(new double[] {100, 100, 299, 300, Double.NaN}, new double[] {200, 200, 349, 200, 200});
        assertThat(counts.count()).containsExactly(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        assertThat(counts.outside()).isEqualTo(2);
    }

    @Test
    void theCentreLiesInItsCell() {
        for (int i = 0; i < grid.cells(); i++) {
            assertThat(grid.indexOf(grid.centreX(i), grid.centreY(i))).isEqualTo(i);
        }
    }

    @Test
    void coversABoxEdgesIncluded() {
        var covering = SquareGrid.covering(130, 0, 400, 99.9, 100);
        assertThat(covering).isEqualTo(new SquareGrid(100, 0, 100, 4, 1));
        assertThat(covering.indexOf(400, 0)).isEqualTo(3);
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> new SquareGrid(0, 0, 0, 1, 1)).hasMessageContaining("cellMetres is 0.0");
        assertThatThrownBy(() -> new SquareGrid(0, 0, 1, 100_000, 100_000)).hasMessageContaining("1e8");
        assertThatThrownBy(() -> new SquareGrid(Double.NaN, 0, 1, 1, 1)).hasMessageContaining("finite");
    }

    @Test
    void neighboursInTheMiddleAtTheEdgeAndAtTheCorner() {
        var sums = Neighbourhood.queen().sums(sequence(12), all(12), grid);
        assertThat(sums.neighbours()).containsExactly(3, 5, 5, 3, 5, 8, 8, 5, 3, 5, 5, 3);
        assertThat(sums.sum()[0]).isEqualTo(1 + 4 + 5);
        assertThat(sums.sum()[5]).isEqualTo(0 + 1 + 2 + 4 + 6 + 8 + 9 + 10);
    }

    @Test
    void aBandIncludesItsEdge() {
        assertThat(Neighbourhood.within(100, 100).neighbours()).isEqualTo(4);
        assertThat(Neighbourhood.within(99.9, 100).neighbours()).isZero();
        assertThat(Neighbourhood.within(0.3, 0.1).neighbours()).isEqualTo(28);
        assertThat(Neighbourhood.queen().neighbours()).isEqualTo(8);
    }

    @Test
    void cellsOutsideTheMaskAreNobodysNeighbour() {
        boolean[] inside = all(12);
        inside[5] = false;
        var sums = Neighbourhood.queen().sums(sequence(12), inside, grid);
        assertThat(sums.neighbours()[0]).isEqualTo(2);
        assertThat(sums.sum()[0]).isEqualTo(1 + 4);
        assertThat(sums.neighbours()[5]).isZero();
    }

    private static int[] sequence(int n) {
        int[] value = new int[n];
        Arrays.setAll(value, i -> i);
        return value;
    }

    private static boolean[] all(int n) {
        boolean[] inside = new boolean[n];
        Arrays.fill(inside, true);
        return inside;
    }
}
