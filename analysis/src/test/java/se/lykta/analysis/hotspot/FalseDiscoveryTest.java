package se.lykta.analysis.hotspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
    /// R 4.2.2, `p.adjust(p, "BH")`.
    @Test
    void adjustsAsR() {
        double[] p = {
            0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34,
            0.341, 0.384, 0.569, 0.594, 0.696, 0.762, 0.94, 0.942, 0.975, 0.986
        };
        double[] expected = {
            0.025,
            0.1,
            0.21,
            0.21,
            0.21,
            0.25,
            0.2642857142857,
            0.4910714285714,
            0.4910714285714,
            0.4910714285714,
            0.4910714285714,
            0.4910714285714,
            0.4910714285714,
            0.4910714285714,
            0.5328125,
            0.5328125,
            0.5647058823529,
            0.7815789473684,
            0.7815789473684,
            0.87,
            0.9071428571429,
            0.986,
            0.986,
            0.986,
            0.986
        };
        assertThat(FalseDiscovery.adjust(p)).containsExactly(expected, within(1e-12));
    }

    @Test
    void keepsTheOrderAndLeavesMissingOut() {
        assertThat(FalseDiscovery.adjust(new double[] {0.5, Double.NaN, 0.01})).containsExactly(0.5, Double.NaN, 0.02);
        assertThat(FalseDiscovery.adjust(new double[0])).isEmpty();
    }

    @Test
    void givesTiedTestsOneValue() {
        assertThat(FalseDiscovery.adjust(new double[] {0.02, 0.02, 0.02, 1}))
                .containsExactly(new double[] {0.08 / 3, 0.08 / 3, 0.08 / 3, 1}, within(1e-15));
    }
}
