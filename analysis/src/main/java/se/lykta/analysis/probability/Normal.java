package se.lykta.analysis.probability;

/// Tails of the standard normal distribution. Relative error below 1e-12, also far out.
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
}
