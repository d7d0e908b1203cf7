package se.lykta.analysis.hotspot;

import java.util.Arrays;

/// Which of many tests may be believed when at most a given share of the believed ones should be wrong?
///
/// Source: Benjamini & Hochberg 1995. Holds for independent tests and for tests that rise and fall together, as
/// neighbouring cells do (Benjamini & Yekutieli 2001).
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /// The adjusted p-value q of each test: believe those with q at most the share of false discoveries you
    /// accept.
    /// @param p one-sided p-values; NaN = not tested, left out of the number of tests
    /// @return q per test, same order; NaN where p is NaN
    public static double[] adjust(double[] p) {
        double[] sorted = new double[p.length];
        int tests = 0;
        for (double value : p) {
            if (!Double.isNaN(value)) {
                sorted[tests++] = value;
            }
        }
        sorted = Arrays.copyOf(sorted, tests);
        Arrays.sort(sorted);
        double[] adjusted = new double[tests];
        double least = 1;
        for (int i = tests - 1; i >= 0; i--) {
            least = Math.min(least, sorted[i] * tests / (i + 1));
            adjusted[i] = least;
        }
        double[] q = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            q[i] = Double.isNaN(p[i]) ? Double.NaN : adjusted[anyRank(sorted, p[i])];
        }
        return q;
    }

    /// Tied values have one adjusted value, so any of their ranks will do once the minimum has been carried
    /// down.
    private static int anyRank(double[] sorted, double value) {
        return Math.max(0, Arrays.binarySearch(sorted, value));
    }
}
