package se.lykta.analysis.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/// Expected values: scipy 1.17.1, `special.gammaln`, `gammainc`, `gammaincc`, `betainc`, `stats.poisson`, `nbinom`,
/// `norm`, `gamma` and `beta`.
class ProbabilityTest {
    private static final Percentage CLOSE = Percentage.withPercentage(1e-8);

    @Test
    void gammaEqualsScipy() {
        assertThat(Gamma.log(0.1)).isCloseTo(2.252712651734206, CLOSE);
        assertThat(Gamma.log(1.5)).isCloseTo(-0.12078223763524522, CLOSE);
        assertThat(Gamma.log(1e5)).isCloseTo(1051287.7089736569, CLOSE);
        assertThat(Gamma.lower(0.3, 0.01)).isCloseTo(0.27924099635901484, CLOSE);
        assertThat(Gamma.lower(100, 80)).isCloseTo(0.0171083130351331, CLOSE);
        assertThat(Gamma.lower(1e5, 1.001e5)).isCloseTo(0.6244451307044055, CLOSE);
        assertThat(Gamma.upper(5, 60)).isCloseTo(5.060046065842555e-21, CLOSE);
        assertThat(Gamma.upper(2, 300)).isCloseTo(1.5496082669460377e-128, CLOSE);
        assertThat(Gamma.quantile(0.025, 7)).isCloseTo(2.8143630515198654, CLOSE);
        assertThat(Gamma.quantile(0.975, 8)).isCloseTo(14.422675361702376, CLOSE);
    }

    @Test
    void betaEqualsScipy() {
        assertThat(Beta.lower(2, 3, 0.3)).isCloseTo(0.34829999999999994, CLOSE);
        assertThat(Beta.lower(0.4, 7, 0.001)).isCloseTo(0.15197356496042436, CLOSE);
        assertThat(Beta.lower(300, 500, 0.4)).isCloseTo(0.9270784080074681, CLOSE);
        assertThat(Beta.quantile(0.025, 30, 21)).isCloseTo(0.45179402847918043, CLOSE);
        assertThat(Beta.quantile(0.975, 31, 20)).isCloseTo(0.7359216049054632, CLOSE);
    }

    @Test
    void countsEqualScipy() {
        assertThat(Poisson.lower(3, 4.28)).isCloseTo(0.3807607668301039, CLOSE);
        assertThat(Poisson.upper(20, 4.28)).isCloseTo(3.031946211016608e-08, CLOSE);
        assertThat(Poisson.quantile(0.025, 3.935828855951)).isEqualTo(1);
        assertThat(Poisson.quantile(0.975, 3.935828855951)).isEqualTo(8);
        assertThat(Poisson.quantile(0.99, 3.935828855951)).isEqualTo(9);
        assertThat(NegativeBinomial.lower(3, 4, 2.5)).isCloseTo(0.525186596881868, CLOSE);
        assertThat(NegativeBinomial.upper(40, 4, 2.5)).isCloseTo(1.8537030527116015e-07, CLOSE);
        assertThat(NegativeBinomial.quantile(0.025, 4, 2.5)).isZero();
        assertThat(NegativeBinomial.quantile(0.975, 4, 2.5)).isEqualTo(12);
    }

    @Test
    void normalEqualsScipyFarOut() {
        assertThat(Normal.upper(1.96)).isCloseTo(0.024997895148220435, CLOSE);
        assertThat(Normal.upper(8)).isCloseTo(6.22096057427174e-16, CLOSE);
        assertThat(Normal.upper(30)).isCloseTo(4.906713927147908e-198, CLOSE);
        assertThat(Normal.lower(-8)).isCloseTo(6.22096057427174e-16, CLOSE);
        assertThat(Normal.lower(0)).isCloseTo(0.5, CLOSE);
        assertThat(Normal.quantile(0.975)).isCloseTo(1.959963984540054, CLOSE);
        assertThat(Normal.quantile(0.8)).isCloseTo(0.8416212335729143, CLOSE);
        assertThat(Normal.quantile(0.025)).isCloseTo(-1.9599639845400545, CLOSE);
        assertThat(Normal.quantile(0.999)).isCloseTo(3.090232306167813, CLOSE);
        assertThat(Normal.quantile(0.5)).isZero();
    }

    @Test
    void tailsOfACountMeet() {
        for (double mean : new double[] {0.01, 0.7, 3, 40, 2000}) {
            for (long count : new long[] {0, 1, 5, 60, 1990}) {
                assertThat(Poisson.lower(count - 1, mean) + Poisson.upper(count, mean))
                        .isCloseTo(1, CLOSE);
                assertThat(NegativeBinomial.lower(count - 1, mean, 1.3) + NegativeBinomial.upper(count, mean, 1.3))
                        .isCloseTo(1, CLOSE);
            }
        }
    }

    @Test
    void aZeroMeanHasOnlyZero() {
        assertThat(Poisson.quantile(0.975, 0)).isZero();
        assertThat(Poisson.upper(1, 0)).isZero();
        assertThat(NegativeBinomial.upper(0, 0, 1)).isEqualTo(1);
        assertThatThrownBy(() -> Gamma.log(0)).hasMessageContaining("x is 0.0");
        assertThatThrownBy(() -> Poisson.quantile(1, 3)).hasMessageContaining("p is 1.0");
    }
}
