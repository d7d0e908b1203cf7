package se.lykta.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int MANY = 200_000;

    @Test
    void givesTheNumbersOfSplitMix64() {
        // Reference: the first output of java.util.SplittableRandom(0) and of Vigna's splitmix64.c with state 0.
        assertThat(Draws.mix(0x9E3779B97F4A7C15L)).isEqualTo(0xE220A8397B1DCDAFL);
    }

    @Test
    void dependsOnTheKeyAndOnNothingElse() {
        var first = Draws.of(1, 2, 3);
        Draws.of(1, 2, 4).next();

        assertThat(first.next()).isEqualTo(Draws.of(1, 2, 3).next());
        assertThat(Draws.of(1, 2, 3).next()).isNotEqualTo(Draws.of(1, 3, 2).next());
        assertThat(Draws.of(1, 2, 3).next()).isNotEqualTo(Draws.of(2, 2, 3).next());
    }

    @Test
    void drawsPoissonCountsWithEqualMeanAndVariance() {
        for (double mean : new double[] {0.02, 1.5, 70}) {
            var moments = new Moments();
            for (int i = 0; i < MANY; i++) {
                moments.add(Draws.of(5, i).poisson(mean));
            }
            assertThat(moments.mean()).isCloseTo(mean, within(5 * Math.sqrt(mean / MANY)));
            assertThat(moments.variance() / mean).isCloseTo(1, within(0.1));
        }
    }

    @Test
    void drawsGammaFactorsOfMeanOne() {
        var moments = new Moments();
        for (int i = 0; i < MANY; i++) {
            moments.add(Draws.of(6, i).gammaOfMeanOne(8));
        }
        assertThat(moments.mean()).isCloseTo(1, within(0.005));
        assertThat(moments.variance()).isCloseTo(1 / 8.0, within(0.005));
    }

    @Test
    void drawsNothingFromAMeanOfZero() {
        assertThat(Draws.of(1).poisson(0)).isZero();
    }

    private static final class Moments {
        private double sum;
        private double squares;
        private int count;

        void add(double value) {
            sum += value;
            squares += value * value;
            count++;
        }

        double mean() {
            return sum / count;
        }

        double variance() {
            return squares / count - mean() * mean();
        }
    }
}
