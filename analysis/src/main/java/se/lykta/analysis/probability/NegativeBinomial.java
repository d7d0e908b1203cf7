package se.lykta.analysis.probability;

/// How likely is a count when the mean itself is uncertain or varies: variance = mean + mean² / size.
/// A size above 1e8 is read as Poisson.
public final class NegativeBinomial {
    private static final double POISSON_FROM = 1e8;

    private NegativeBinomial() {}

    /// P(X <= count).
    /// @param mean at least 0
    /// @param size above 0; large = close to Poisson
    public static double lower(long count, double mean, double size) {
        if (size > POISSON_FROM) {
            return Poisson.lower(count, mean);
        }
        if (count < 0) {
            return 0;
        }
        return mean == 0 ? 1 : Beta.lower(size, count + 1.0, size / (size + mean));
    }

    /// P(X >= count).
    public static double upper(long count, double mean, double size) {
        if (size > POISSON_FROM) {
            return Poisson.upper(count, mean);
        }
        if (count <= 0) {
            return 1;
        }
        return mean == 0 ? 0 : Beta.lower((double) count, size, mean / (size + mean));
    }

    /// The smallest count with P(X <= count) >= p.
    /// @param p from 0 to below 1
    public static long quantile(double p, double mean, double size) {
        double deviation = Math.sqrt(mean + mean * mean / size);
        return Quantile.search(p, mean, deviation, count -> lower(count, mean, size));
    }
}
