package se.lykta.analysis.trend;

/// Inverse of a small symmetric positive definite matrix by Cholesky's method.
final class Symmetric {
    private Symmetric() {}

    /// A row that the others determine gets a tiny diagonal instead of a failure, so its coefficient stays
    /// near 0.
    static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] low = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= low[i][k] * low[j][k];
                }
                low[i][j] = i == j ? Math.sqrt(Math.max(1e-12, sum)) : sum / low[j][j];
            }
        }
        double[][] inverse = new double[n][n];
        for (int column = 0; column < n; column++) {
            double[] x = new double[n];
            for (int i = 0; i < n; i++) {
                double sum = i == column ? 1 : 0;
                for (int k = 0; k < i; k++) {
                    sum -= low[i][k] * x[k];
                }
                x[i] = sum / low[i][i];
            }
            for (int i = n - 1; i >= 0; i--) {
                double sum = x[i];
                for (int k = i + 1; k < n; k++) {
                    sum -= low[k][i] * x[k];
                }
                x[i] = sum / low[i][i];
            }
            for (int i = 0; i < n; i++) {
                inverse[i][column] = x[i];
            }
        }
        return inverse;
    }
}
