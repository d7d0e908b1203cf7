package se.lykta.analysis.trend;

import se.lykta.analysis.probability.Normal;

/// How is Kendall's S spread when the order of the values is chance?
///
/// Up to 40 values exactly, ties included: the number of pairs in falling order has the q-multinomial coefficients
/// as its counts, built group by group of equal values from q-binomial coefficients, which are sums of
/// positive terms only. Above 40 the normal distribution with continuity and tie correction.
///
/// Source: Kendall 1975; for ties Stanley, Enumerative Combinatorics 1, 1.7.1
final class KendallDistribution {
    private static final int MOST_EXACT = 40;

    /// Chance of i pairs in falling order, i.e. of S = pairs - 2 i; empty = normal.
    private final double[] falling;

    private final long pairs;
    private final double variance;

    private KendallDistribution(double[] falling, long pairs, double variance) {
        this.falling = falling;
        this.pairs = pairs;
        this.variance = variance;
    }

    /// @param groups how many values are equal to each other, per distinct value, adding up to the number of values
    static KendallDistribution of(int[] groups) {
        long n = 0;
        double variance = 0;
        long tied = 0;
        for (int size : groups) {
            n += size;
            variance -= spread(size);
            tied += (long) size * (size - 1) / 2;
        }
        variance = (variance + spread(n)) / 18;
        double[] falling = n <= MOST_EXACT ? falling(groups) : new double[0];
        return new KendallDistribution(falling, n * (n - 1) / 2 - tied, variance);
    }

    boolean isExact() {
        return falling.length > 0;
    }

    double variance() {
        return variance;
    }

    /// Pairs of unequal values, the largest S.
    long pairs() {
        return pairs;
    }

    /// P(S >= s).
    double upper(long s) {
        if (!isExact()) {
            return Normal.upper((s - 1) / Math.sqrt(variance));
        }
        double sum = 0;
        for (int i = 0; i < falling.length && pairs - 2L * i >= s; i++) {
            sum += falling[i];
        }
        return sum;
    }

    /// The smallest s that S reaches with at most this chance; above {@link #pairs} when none is.
    long critical(double tail) {
        long s = pairs;
        while (s >= 0 && upper(s) <= tail) {
            s -= 2;
        }
        return s + 2;
    }

    private static double spread(long size) {
        return (double) size * (size - 1) * (2 * size + 5);
    }

    private static double[] falling(int[] groups) {
        double[] chance = {1};
        int before = 0;
        for (int size : groups) {
            chance = convolved(chance, between(before, size));
            before += size;
        }
        return chance;
    }

    /// Chance of each number of falling pairs between two groups, one value of each: [a + b over b] at q, by the
    /// rule of Pascal, each row divided by its sum.
    private static double[] between(int a, int b) {
        double[][] row = new double[b + 1][];
        row[0] = new double[] {1};
        for (int j = 1; j <= b; j++) {
            row[j] = new double[] {1};
        }
        for (int i = 1; i <= a; i++) {
            for (int j = 1; j <= b; j++) {
                double[] next = new double[i * j + 1];
                double last = (double) j / (i + j);
                for (int k = 0; k < row[j - 1].length; k++) {
                    next[k + i] += last * row[j - 1][k];
                }
                for (int k = 0; k < row[j].length; k++) {
                    next[k] += (1 - last) * row[j][k];
                }
                row[j] = next;
            }
        }
        return row[b];
    }

    private static double[] convolved(double[] a, double[] b) {
        double[] sum = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                sum[i + j] += a[i] * b[j];
            }
        }
        return sum;
    }
}
