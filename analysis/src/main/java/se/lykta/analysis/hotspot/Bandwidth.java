package se.lykta.analysis.hotspot;

import java.util.Arrays;

/// Which Gaussian bandwidth lets the other events best foretell where each event is?
///
/// Leave-one-out likelihood cross-validation over 75 to 600 m. Rules of thumb assume one hill and oversmooth a
/// town's clustered incidents four to twelve times. An event that stands alone counts as if one other stood five
/// deviations away, or it alone would decide. Events at one address pull towards small values; the lower limit
/// stops that.
///
/// Source: Habbema, Hermans & van den Broek 1974; Loader 1999, 5.3. Golden values:
/// docs/methods/kernel-density.md
///
/// @param metres the choice, whole metres: the standard deviation per axis
/// @param atLimit the best value lies at or beyond an end of the range; show the map with that said
/// @param tried metres, ascending
/// @param score mean log likelihood per event of each tried value
public record Bandwidth(double metres, boolean atLimit, double[] tried, double[] score) {
    private static final double LEAST_METRES = 75;
    private static final double MOST_METRES = 600;
    private static final int TRIED = 13;
    private static final int FEWEST_EVENTS = 10;
    private static final int MOST_NODES = 4_000_000;

    /// @param x metres, length n
    /// @param y metres, length n
    /// @param cellMetres side of the cells the map will have: the bandwidth is at least two of them
    public static Bandwidth byLikelihood(double[] x, double[] y, double cellMetres) {
        double least = Math.max(LEAST_METRES, 2 * cellMetres);
        double most = Math.max(MOST_METRES, least);
        double[] tried = new double[TRIED];
        Arrays.setAll(tried, i -> least * Math.pow(most / least, i / (TRIED - 1.0)));
        double[] score = new double[TRIED];
        if (x.length < FEWEST_EVENTS) {
            Arrays.fill(score, Double.NaN);
            return new Bandwidth(most, true, tried, score);
        }
        Arrays.setAll(score, i -> likelihood(x, y, tried[i]));
        int best = 0;
        for (int i = 1; i < TRIED; i++) {
            best = score[i] > score[best] ? i : best;
        }
        boolean limit = best == 0 || best == TRIED - 1;
        return new Bandwidth(Math.rint(limit ? tried[best] : between(tried, score, best)), limit, tried, score);
    }

    /// Top of the parabola through the best value and its neighbours, on a logarithmic scale.
    private static double between(double[] tried, double[] score, int best) {
        double before = score[best] - score[best - 1];
        double after = score[best] - score[best + 1];
        double shift = before + after > 0 ? 0.5 * (before - after) / (before + after) : 0;
        return tried[best] * Math.pow(tried[best + 1] / tried[best], shift);
    }

    /// Events are moved to the centres of cells a quarter of the bandwidth wide, so an event's own hill is known
    /// exactly.
    private static double likelihood(double[] x, double[] y, double deviation) {
        double west = Arrays.stream(x).min().orElseThrow();
        double south = Arrays.stream(y).min().orElseThrow();
        double width = Arrays.stream(x).max().orElseThrow() - west;
        double height = Arrays.stream(y).max().orElseThrow() - south;
        double spacing = Math.max(deviation / 4, Math.sqrt(width * height / MOST_NODES));
        int columns = (int) (width / spacing) + 1;
        int rows = (int) (height / spacing) + 1;
        double[][] count = new double[rows][columns];
        for (int i = 0; i < x.length; i++) {
            count[(int) ((y[i] - south) / spacing)][(int) ((x[i] - west) / spacing)]++;
        }
        double[] weight = new double[(int) Math.ceil(5 * deviation / spacing) + 1];
        Arrays.setAll(weight, t -> Math.exp(-0.5 * Math.pow(t * spacing / deviation, 2)));
        double[][] eastWest = new double[rows][];
        for (int r = 0; r < rows; r++) {
            eastWest[r] = smooth(count[r], weight);
        }
        double sum = 0;
        double[] around = new double[columns];
        for (int r = 0; r < rows; r++) {
            if (eastWest[r].length > 0) {
                addRows(eastWest, r, weight, around);
                sum += logs(count[r], around);
            }
        }
        double perEvent = Math.log(2 * Math.PI * deviation * deviation * (x.length - 1));
        return sum / x.length - perEvent;
    }

    private static double logs(double[] count, double[] around) {
        double alone = Math.exp(-12.5);
        double sum = 0;
        for (int c = 0; c < count.length; c++) {
            if (count[c] > 0) {
                sum += count[c] * Math.log(Math.max(alone, around[c] - 1));
            }
        }
        return sum;
    }

    /// Empty for a row without events.
    private static double[] smooth(double[] row, double[] weight) {
        double[] sum = new double[row.length];
        boolean any = false;
        for (int c = 0; c < row.length; c++) {
            if (row[c] > 0) {
                any = true;
                int from = Math.max(0, c - weight.length + 1);
                int to = Math.min(row.length - 1, c + weight.length - 1);
                for (int other = from; other <= to; other++) {
                    sum[other] += row[c] * weight[Math.abs(other - c)];
                }
            }
        }
        return any ? sum : new double[0];
    }

    private static void addRows(double[][] eastWest, int at, double[] weight, double[] sum) {
        Arrays.fill(sum, 0);
        int from = Math.max(0, at - weight.length + 1);
        int to = Math.min(eastWest.length - 1, at + weight.length - 1);
        for (int r = from; r <= to; r++) {
            double[] row = eastWest[r];
            double w = weight[Math.abs(r - at)];
            for (int c = 0; c < row.length; c++) {
                sum[c] += w * row[c];
            }
        }
    }
}
