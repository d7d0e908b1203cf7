package se.lykta.analysis.emerging;

/// A Gumbel distribution of maxima, fitted by moments (Abrams, Kulldorff & Kleinman 2010).
///
/// @param location NaN when there were fewer than two maxima
/// @param scale 0 when all maxima were equal
public record Gumbel(double location, double scale) {
    private static final double EULER = 0.5772156649015329;

    static Gumbel fitted(double[] maxima) {
        int n = maxima.length;
        if (n < 2) {
            return new Gumbel(Double.NaN, Double.NaN);
        }
        double mean = 0;
        for (double value : maxima) {
            mean += value / n;
        }
        double squares = 0;
        for (double value : maxima) {
            squares += (value - mean) * (value - mean);
        }
        double scale = Math.sqrt(squares / (n - 1) * 6) / Math.PI;
        return new Gumbel(mean - EULER * scale, scale);
    }

    /// P(maximum >= value); NaN without a fit.
    public double upper(double value) {
        if (scale == 0) {
            return value > location ? 0 : 1;
        }
        return -Math.expm1(-Math.exp(-(value - location) / scale));
    }
}
