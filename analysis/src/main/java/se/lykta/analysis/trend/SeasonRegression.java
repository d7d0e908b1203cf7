package se.lykta.analysis.trend;

import java.util.Arrays;

/// Log-linear quasi-Poisson regression on a season factor and, if wanted, a linear trend over the rows, by
/// iteratively reweighted least squares.
final class SeasonRegression {
    private static final int MOST_ROUNDS = 25;
    private static final double CLOSE = 1e-8;
    private static final double PRECISE = 1e-14;

    private final int[] period;
    private final int periods;
    private final boolean trend;
    private final int width;

    SeasonRegression(int[] period, int periods, boolean trend) {
        this.period = period;
        this.periods = periods;
        this.trend = trend;
        this.width = periods + (trend ? 1 : 0);
    }

    /// @param beta one per period, and the slope last (0 without a trend)
    /// @param mean fitted, per row
    /// @param leverage diagonal of the hat matrix, per row
    /// @param dispersion Pearson's chi-square per degree of freedom
    record Fit(double[] beta, double[] mean, double[] leverage, double dispersion, boolean converged, int rows) {
        double forecast(int period, int row) {
            return Math.exp(beta[period] + beta[beta.length - 1] * scaled(row, rows));
        }
    }

    private static double scaled(double row, int rows) {
        return row / rows - 0.5;
    }

    Fit fit(double[] count, double[] weight) {
        int rows = count.length;
        double[] mean = new double[rows];
        for (int i = 0; i < rows; i++) {
            mean[i] = count[i] + 0.1;
        }
        double[] beta = new double[periods + 1];
        double[][] inverse = new double[width][width];
        double before = Double.POSITIVE_INFINITY;
        boolean converged = false;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            inverse = step(count, weight, mean, beta);
            double deviance = deviance(count, weight, mean);
            double change = Math.abs(deviance - before) / (Math.abs(deviance) + 0.1);
            if (!Double.isFinite(deviance)) {
                break;
            }
            converged = change < CLOSE;
            if (change < PRECISE) {
                break;
            }
            before = deviance;
        }
        return finish(count, weight, mean, beta, inverse, converged);
    }

    /// One round: solves the weighted normal equations, updates beta and mean, returns the inverse of the
    /// equations.
    private double[][] step(double[] count, double[] weight, double[] mean, double[] beta) {
        double[][] normal = new double[width][width];
        double[] right = new double[width];
        for (int i = 0; i < count.length; i++) {
            double w = weight[i] * mean[i];
            double target = Math.log(mean[i]) + (count[i] - mean[i]) / mean[i];
            int p = period[i];
            normal[p][p] += w;
            right[p] += w * target;
            if (trend) {
                double t = scaled(i, count.length);
                normal[p][periods] += w * t;
                normal[periods][p] += w * t;
                normal[periods][periods] += w * t * t;
                right[periods] += w * t * target;
            }
        }
        double[][] inverse = Symmetric.inverse(normal);
        Arrays.fill(beta, 0);
        for (int r = 0; r < width; r++) {
            for (int c = 0; c < width; c++) {
                beta[r] += inverse[r][c] * right[c];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] = Math.max(1e-10, Math.exp(beta[period[i]] + beta[periods] * scaled(i, mean.length)));
        }
        return inverse;
    }

    private static double deviance(double[] count, double[] weight, double[] mean) {
        double sum = 0;
        for (int i = 0; i < count.length; i++) {
            double log = count[i] > 0 ? count[i] * Math.log(count[i] / mean[i]) : 0;
            sum += 2 * weight[i] * (log - (count[i] - mean[i]));
        }
        return sum;
    }

    private Fit finish(
            double[] count, double[] weight, double[] mean, double[] beta, double[][] inverse, boolean converged) {
        double[] leverage = new double[count.length];
        double pearson = 0;
        for (int i = 0; i < count.length; i++) {
            int p = period[i];
            double spread = inverse[p][p];
            if (trend) {
                double t = scaled(i, count.length);
                spread += 2 * t * inverse[p][periods] + t * t * inverse[periods][periods];
            }
            leverage[i] = Math.min(1 - 1e-12, weight[i] * mean[i] * spread);
            pearson += weight[i] * (count[i] - mean[i]) * (count[i] - mean[i]) / mean[i];
        }
        return new Fit(beta, mean, leverage, pearson / (count.length - width), converged, count.length);
    }
}
