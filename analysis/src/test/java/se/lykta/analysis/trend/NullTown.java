package se.lykta.analysis.trend;

import java.util.Random;
import se.lykta.analysis.probability.NegativeBinomial;

/// Made-up places in which nothing changes: a rate per place, a season, and counts with a chosen dispersion.
public final class NullTown {
    public final Random random;
    final double dispersion;
    final double season;

    public NullTown(long seed, double dispersion, double season) {
        this.random = new Random(seed);
        this.dispersion = dispersion;
        this.season = season;
    }

    public double seasonFactor(int period) {
        return 1 + season * Math.cos(2 * Math.PI * (period - 6) / 13);
    }

    /// Variance = dispersion * mean.
    public int count(double mean) {
        double u = random.nextDouble();
        double size = dispersion > 1 ? mean / (dispersion - 1) : 1e9;
        if (mean > 60) {
            return (int) NegativeBinomial.quantile(u, mean, size);
        }
        double p = dispersion > 1 ? Math.pow(dispersion, -size) : Math.exp(-mean);
        double sum = p;
        int k = 0;
        while (sum < u && k < 2000) {
            p *= dispersion > 1 ? (size + k) / (k + 1) * (dispersion - 1) / dispersion : mean / (k + 1);
            sum += p;
            k++;
        }
        return k;
    }

    public double uniform(double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }
}
