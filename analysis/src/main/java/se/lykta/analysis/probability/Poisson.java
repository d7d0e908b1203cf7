package se.lykta.analysis.probability;

/// How likely is a count when events come singly and independently at a known mean.
public final class Poisson {
    private Poisson() {}

    /// P(X <= count).
    /// @param mean at least 0
    public static double lower(long count, double mean) {
        if (count < 0) {
            return 0;
        }
        return mean == 0 ? 1 : Gamma.upper(count + 1.0, mean);
    }

    /// P(X >= count).
    public static double upper(long count, double mean) {
        if (count <= 0) {
            return 1;
        }
        return mean == 0 ? 0 : Gamma.lower((double) count, mean);
    }

    /// The smallest count with P(X <= count) >= p.
    /// @param p from 0 to below 1
    public static long quantile(double p, double mean) {
        return Quantile.search(p, mean, Math.sqrt(mean), count -> lower(count, mean));
    }
}
