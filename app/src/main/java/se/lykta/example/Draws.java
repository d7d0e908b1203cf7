package se.lykta.example;

import java.util.List;

/// Random numbers that depend on a key and nothing else: the same seed, topic and indices give the same numbers,
/// whatever was drawn before. Not for several threads, not for secrets.
///
/// Source: SplitMix64, Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"; gamma by
/// Marsaglia and Tsang 2000; Poisson by Knuth's product of uniforms in parts of at most 30.
final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double DOUBLE_UNIT = 0x1.0p-53;
    private static final double POISSON_PART = 30;

    private long state;

    private Draws(long state) {
        this.state = state;
    }

    static Draws of(long seed, long... key) {
        long state = mix(seed + GOLDEN);
        for (long part : key) {
            state = mix(state ^ mix(part + GOLDEN));
        }
        return new Draws(state);
    }

    /// Begins anew for a numbered row of a long series.
    void seat(long start, long index) {
        state = mix(start + index * GOLDEN);
    }

    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /// From 0, included, to 1, excluded.
    double uniform() {
        return (next() >>> 11) * DOUBLE_UNIT;
    }

    /// From 0 to bound - 1.
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /// @param cumulative ascending sums of weights
    /// @return index of the chosen weight
    int weighted(double[] cumulative) {
        double at = uniform() * cumulative[cumulative.length - 1];
        int i = 0;
        while (i < cumulative.length - 1 && cumulative[i] <= at) {
            i++;
        }
        return i;
    }

    double gaussian() {
        return Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
    }

    /// With mean 1 and variance 1 / shape; a Poisson count with such a factor on its mean is negative binomial.
    ///
    /// @param shape at least 1
    double gammaOfMeanOne(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = gaussian();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v / shape;
            }
        }
    }

    int poisson(double mean) {
        int count = 0;
        double rest = mean;
        while (rest > 0) {
            double part = Math.min(rest, POISSON_PART);
            rest -= part;
            double limit = Math.exp(-part);
            for (double product = uniform(); product > limit; product *= uniform()) {
                count++;
            }
        }
        return count;
    }
}
