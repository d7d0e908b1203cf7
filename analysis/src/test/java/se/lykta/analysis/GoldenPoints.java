package se.lykta.analysis;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Locale;

/// Seeded points of a made-up town, 10 km by 10 km over five years, the same in every language: draw (i, k) depends
/// only on the seed, i and k. Eleven centres, 70 % snapped to streets every 100 m, 12 % near-repeats of earlier
/// events and a cluster that emerges in the last 30 days around (7300, 2600).
///
/// @param x metres, rounded to 0.1 m, ordered by time
/// @param y metres
/// @param from earliest minute since 2020-01-01T00:00
/// @param to latest minute
/// @param category index into the eight categories
/// @param kind b background, r near-repeat, e emerging: the truth, not an input
public record GoldenPoints(double[] x, double[] y, long[] from, long[] to, int[] category, char[] kind) {
    private static final long GOLD = 0x9E3779B97F4A7C15L;
    private static final int DAYS = 1827;
    private static final double[][] CENTRES = {
        {.25, 5000, 5000, 500}, {.08, 6800, 5600, 250}, {.08, 4200, 3100, 250}, {.06, 2500, 2500, 700},
        {.06, 2600, 6900, 700}, {.06, 7500, 7600, 700}, {.06, 7700, 3300, 700}, {.05, 5200, 8300, 700},
        {.05, 5300, 1500, 700}, {.04, 1300, 4700, 700}, {.04, 8800, 5200, 700}, {.17, 0, 0, 0}
    };
    private static final String[] CATEGORIES = {
        "stold", "skadegorelse", "inbrott", "fordonsbrott", "misshandel", "narkotika", "ordningsstorning", "brand"
    };
    private static final double[] CATEGORY_SHARE = {.28, .22, .12, .12, .09, .08, .06, .03};
    private static final double[] HOUR = {
        3, 2.5, 2, 1.6, 1.2, .8, .7, .9, 1.1, 1.3, 1.5, 1.7, 1.9, 2, 2.2, 2.5, 2.7, 2.8, 2.9, 3, 3.2, 3.4, 3.6, 3.4
    };
    private static final double[] WEEKDAY = {1.0, 1.0, 1.0, 1.02, 1.18, 1.25, 1.0};

    public static GoldenPoints of(int n, long seed) {
        return new Draft(n, seed).ordered();
    }

    /// The rows of the reference file, header included.
    public String csv() {
        var text = new StringBuilder("id,x,y,t_from,t_to,day,hour,cat,kind\n");
        var start = LocalDateTime.of(2020, 1, 1, 0, 0);
        for (int i = 0; i < x.length; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%d,%.1f,%.1f,%s,%s,%d,%d,%s,%s%n",
                    i + 1,
                    x[i],
                    y[i],
                    start.plusMinutes(from[i]),
                    start.plusMinutes(to[i]),
                    to[i] / 1440,
                    to[i] / 60 % 24,
                    CATEGORIES[category[i]],
                    kind[i]));
        }
        return text.toString();
    }

    private static final class Draft {
        final int n;
        final long seed;
        final int background;
        final int repeats;
        final double[] x;
        final double[] y;
        final double[] minute;
        final int[] category;

        Draft(int n, long seed) {
            this.n = n;
            this.seed = seed;
            int emerging = Math.max(8, (int) (0.002 * n));
            this.repeats = (int) (0.12 * n);
            this.background = n - repeats - emerging;
            this.x = new double[n];
            this.y = new double[n];
            this.minute = new double[n];
            this.category = new int[n];
        }

        GoldenPoints ordered() {
            double[] hourShare = hourShare();
            double[] categoryShare = running(CATEGORY_SHARE);
            for (int i = 0; i < n; i++) {
                place(i);
                snap(i);
                int hour = Math.min(above(hourShare, uniform(i, 7)), DAYS * 24 - 1);
                minute[i] = hour * 60.0 + Math.floor(uniform(i, 8) * 60);
                category[i] = Math.min(above(categoryShare, uniform(i, 15)), CATEGORIES.length - 1);
            }
            for (int i = background; i < background + repeats; i++) {
                repeat(i);
            }
            for (int i = background + repeats; i < n; i++) {
                x[i] = 7300 + 120 * normal(i, 1, false);
                y[i] = 2600 + 120 * normal(i, 1, true);
                minute[i] = Math.floor((DAYS - 30 + 30 * uniform(i, 14)) * 1440);
                category[i] = 1;
            }
            return collect();
        }

        private GoldenPoints collect() {
            Integer[] order = new Integer[n];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, java.util.Comparator.comparingDouble(i -> minute[i]));
            var points =
                    new GoldenPoints(new double[n], new double[n], new long[n], new long[n], new int[n], new char[n]);
            for (int r = 0; r < n; r++) {
                int i = order[r];
                int c = category[i];
                double span = c == 0 || c == 2 || c == 3 ? Math.floor(-480 * Math.log(1 - uniform(i, 16))) : 0;
                points.x[r] = Math.rint(x[i] * 10) / 10;
                points.y[r] = Math.rint(y[i] * 10) / 10;
                points.to[r] = (long) minute[i];
                points.from[r] = (long) Math.max(minute[i] - span, 0);
                points.category[r] = c;
                points.kind[r] = i < background ? 'b' : i < background + repeats ? 'r' : 'e';
            }
            return points;
        }

        private void place(int i) {
            double u = uniform(i, 0);
            double cumulative = 0;
            int centre = 0;
            while (centre < CENTRES.length - 1) {
                cumulative += CENTRES[centre][0];
                if (u < cumulative) {
                    break;
                }
                centre++;
            }
            double[] c = CENTRES[centre];
            boolean anywhere = centre == CENTRES.length - 1;
            x[i] = reflect(anywhere ? uniform(i, 3) * 10000 : c[1] + c[3] * normal(i, 1, false));
            y[i] = reflect(anywhere ? uniform(i, 4) * 10000 : c[2] + c[3] * normal(i, 1, true));
        }

        private void snap(int i) {
            if (!(uniform(i, 5) < .7)) {
                return;
            }
            if (uniform(i, 6) < .5) {
                y[i] = Math.min(Math.floor(y[i] / 100 + .5) * 100, 9900);
                x[i] = Math.floor(x[i] / 15) * 15 + 7;
            } else {
                x[i] = Math.min(Math.floor(x[i] / 100 + .5) * 100, 9900);
                y[i] = Math.floor(y[i] / 15) * 15 + 7;
            }
        }

        private void repeat(int i) {
            int parent = (int) Math.floor(uniform(i, 9) * background);
            double radius = -80.0 * Math.log(1 - uniform(i, 10));
            double angle = 2 * Math.PI * uniform(i, 11);
            boolean same = uniform(i, 12) < .15;
            x[i] = same ? x[parent] : reflect(x[parent] + radius * Math.cos(angle));
            y[i] = same ? y[parent] : reflect(y[parent] + radius * Math.sin(angle));
            double lag = -6.0 * 1440 * Math.log(1 - uniform(i, 13));
            minute[i] = Math.min(minute[parent] + Math.floor(lag), DAYS * 1440 - 1.0);
            category[i] = category[parent];
        }

        private double uniform(int i, int k) {
            long counter = (i * 64L + k + 1) * GOLD + mix(seed * GOLD + 1);
            return (mix(counter) >>> 11) * 0x1p-53;
        }

        private double normal(int i, int k, boolean second) {
            double radius = Math.sqrt(-2.0 * Math.log(1.0 - uniform(i, k)));
            double angle = 2 * Math.PI * uniform(i, k + 1);
            return radius * (second ? Math.sin(angle) : Math.cos(angle));
        }
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    private static double reflect(double value) {
        double folded = value - Math.floor(value / 20000) * 20000;
        return Math.min(folded >= 10000 ? 20000 - folded : folded, 9999.9);
    }

    private static double[] hourShare() {
        double[] weight = new double[DAYS * 24];
        for (int d = 0; d < DAYS; d++) {
            double day = (1 + .18 * Math.cos(2 * Math.PI * (d - 200) / 365.25))
                    * WEEKDAY[(d + 2) % 7]
                    * (1 - .03 * d / 365.25);
            for (int h = 0; h < 24; h++) {
                weight[d * 24 + h] = day * HOUR[h];
            }
        }
        double[] share = running(weight);
        double total = share[share.length - 1];
        for (int i = 0; i < share.length; i++) {
            share[i] /= total;
        }
        return share;
    }

    private static double[] running(double[] weight) {
        double[] sum = weight.clone();
        for (int i = 1; i < sum.length; i++) {
            sum[i] += sum[i - 1];
        }
        return sum;
    }

    /// Number of values at or below u.
    private static int above(double[] ascending, double u) {
        int at = Arrays.binarySearch(ascending, u);
        return at < 0 ? -at - 1 : at + 1;
    }
}
