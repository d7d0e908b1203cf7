package se.lykta.analysis.hotspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import se.lykta.analysis.GoldenPoints;
import se.lykta.analysis.grid.SquareGrid;

class OriginStabilityTest {
    private static final SquareGrid TOWN = new SquareGrid(0, 0, 250, 40, 40);

    @Test
    void mostHotCellsOfTheGoldenTownStayHot() {
        var points = GoldenPoints.of(2000, 20260101);
        boolean[] inside = new boolean[TOWN.cells()];
        Arrays.fill(inside, true);
        var stability = OriginStability.of(GetisOrd.withDefaults(), points.x(), points.y(), TOWN, inside, 0.05);
        System.out.printf(
                "Gi* origin stability, n=2000, 250 m: %d hot, %d at least half hot under each of three half-cell moves; %.3f of the hot area stays hot%n",
                stability.hot(), stability.stable(), stability.share());
        assertThat(stability.hot()).isEqualTo(57);
        assertThat(stability.share()).isBetween(0.4, 1.0);
        assertThat(stability.quarters()[20 * 40 + 20]).isEqualTo(12);
        assertThat(stability.quarters()[0]).isEqualTo(-1);
    }

    @Test
    void withoutHotCellsThereIsNoShare() {
        var stability = OriginStability.of(
                GetisOrd.withDefaults(), new double[5], new double[5], TOWN, new boolean[TOWN.cells()], 0.05);
        assertThat(stability.share()).isNaN();
        assertThat(stability.hot()).isZero();
    }
}
