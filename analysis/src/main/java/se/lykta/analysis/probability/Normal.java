package se.lykta.analysis.probability;

/// Tails and quantiles of the standard normal distribution. Relative error of tails below 1e-12, also far out; of
/// quantiles below 1e-9 for p from 1e-6 to 1 - 1e-6.
public final class Normal {
    private Normal() {}

    /// P(Z <= z).
    public static double lower(double z) {
        return z < 0 ? upper(-z) : 1 - upper(z);
    }

    /// P(Z >= z), without loss of precision for large z.
    public static double upper(double z) {
        if (z < 0) {
            return 1 - upper(-z);
        }
        return z > 38 ? 0 : Gamma.upper(0.5, z * z / 2) / 2;
    }

    /// The z below which the share p of the distribution lies.
    /// @param p between 0 and 1, both excluded
    public static double quantile(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("p is " + p + ", must be between 0 and 1");
        }
        if (p == 0.5) {
            return 0;
        }
        double size = Math.sqrt(2 * Gamma.quantile(Math.abs(2 * p - 1), 0.5));
        return p < 0.5 ? -size : size;
    }
}
