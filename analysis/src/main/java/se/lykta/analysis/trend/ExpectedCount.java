package se.lykta.analysis.trend;

import java.util.Arrays;
import se.lykta.analysis.hotspot.FalseDiscovery;
import se.lykta.analysis.probability.Beta;
import se.lykta.analysis.probability.Gamma;
import se.lykta.analysis.probability.NegativeBinomial;

/// How many incidents would this window hold in each of many places if nothing had changed, and how many is
/// unusual?
///
/// Every series (cell, area, category) has counts in K earlier windows of the same length. The rate of a
/// series is
/// unknown and varies between series as a gamma distribution that is estimated from all of them (empirical
/// Bayes), so a
/// cell with two events in a year borrows from the others instead of being trusted alone. Counts vary around
/// the rate
/// with a variance that may exceed the mean; dispersion is estimated from all series together. The interval is
/// that of
/// the predictive negative binomial distribution: it holds both the uncertainty of the rate and the chance of
/// the
/// count.
///
/// Exposure carries everything known beforehand that multiplies a window's expected count: share of the window
/// with
/// reports, times the season factor of {@link SeasonFactors}, times days if windows differ. Exposure 0 or NaN
/// = no
/// coverage; such windows are left out, they are not zeros.
///
/// Limits: the rate is taken as level over the earlier windows; a steady trend in a place shows as wobble, not
/// as
/// trend. Calibration on null data, golden values and sources: docs/methods/expected-band.md
///
/// @param coverage share of ordinary counts the interval should hold, 0.95
/// @param fewest below this, both count and expectation, the verdict is too few
/// @param fewestWindows with fewer covered earlier windows the verdict is no coverage
public record ExpectedCount(double coverage, int fewest, int fewestWindows) {

    public ExpectedCount {
        if (!(coverage > 0.5 && coverage < 1) || fewest < 0 || fewestWindows < 2) {
            throw new IllegalArgumentException("coverage is " + coverage + ", fewest " + fewest + ", fewestWindows "
                    + fewestWindows + ", must be between 0.5 and 1, >= 0 and >= 2");
        }
    }

    /// 95 % interval, too few under 5, at least 3 earlier windows.
    public static ExpectedCount withDefaults() {
        return new ExpectedCount(0.95, 5, 3);
    }

    /// @param earlier counts of all earlier windows, series by series: index = series * exposure.length +
    /// window
    /// @param exposure of each earlier window, shared by all series; 0 or NaN = left out
    /// @param current count of each series in the window in question
    /// @param currentExposure of that window on the same scale; 0 or NaN = no coverage for all
    public ExpectedCounts of(int[] earlier, double[] exposure, int[] current, double currentExposure) {
        if (earlier.length != current.length * exposure.length) {
            throw new IllegalArgumentException("earlier has " + earlier.length + " values, must be " + current.length
                    + " series times " + exposure.length + " windows");
        }
        for (int count : current) {
            History.count(count);
        }
        var history = History.of(earlier, exposure, current.length);
        if (!(currentExposure > 0) || history.windows() < fewestWindows) {
            return withoutCoverage(current.length, history.windows());
        }
        var model = PooledModel.fit(history, coverage);
        return judge(history, model, current, currentExposure);
    }

    private ExpectedCounts judge(History history, PooledModel model, int[] current, double exposure) {
        int n = current.length;
        var answer = empty(n, model.describe(history));
        long[] byTotal = new long[n];
        for (int i = 0; i < n; i++) {
            byTotal[i] = (history.total()[i] << 32) | i;
        }
        Arrays.sort(byTotal);
        double tail = (1 - coverage) / 2;
        Prediction prediction = model.predict(0, exposure, tail);
        var tails = new Tails(prediction);
        for (int at = 0; at < n; at++) {
            int i = (int) byTotal[at];
            if (at == 0 || history.total()[i] != prediction.total()) {
                prediction = model.predict(history.total()[i], exposure, tail);
                tails = new Tails(prediction);
            }
            answer.mean()[i] = prediction.mean();
            answer.lower()[i] = prediction.lower();
            answer.upper()[i] = prediction.upper();
            answer.upperP()[i] = tails.upper(current[i]);
            answer.lowerP()[i] = tails.lower(current[i]);
            answer.verdict()[i] = verdict(current[i], prediction);
        }
        System.arraycopy(FalseDiscovery.adjust(answer.upperP()), 0, answer.q(), 0, n);
        System.arraycopy(FalseDiscovery.adjust(answer.lowerP()), 0, answer.lowerQ(), 0, n);
        return answer;
    }

    private Verdict verdict(int count, Prediction prediction) {
        if (count < fewest && prediction.mean() < fewest) {
            return Verdict.TOO_FEW;
        }
        if (count > prediction.upper()) {
            return Verdict.HIGHER;
        }
        return count < prediction.lower() ? Verdict.LOWER : Verdict.AS_EXPECTED;
    }

    private static ExpectedCounts empty(int n, ExpectedCounts.Model model) {
        return new ExpectedCounts(
                new double[n],
                new int[n],
                new int[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new Verdict[n],
                model);
    }

    private static ExpectedCounts withoutCoverage(int n, int windows) {
        var model = new ExpectedCounts.Model(n, windows, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        var answer = empty(n, model);
        for (double[] values :
                new double[][] {answer.mean(), answer.upperP(), answer.lowerP(), answer.q(), answer.lowerQ()}) {
            Arrays.fill(values, Double.NaN);
        }
        Arrays.fill(answer.verdict(), Verdict.NO_COVERAGE);
        return answer;
    }

    /// Expected count and interval of all series with this many earlier events.
    record Prediction(long total, double mean, double size, int lower, int upper) {}

    /// The tails of one prediction. Many places share both history and a small count, so those are kept.
    private static final class Tails {
        private static final int KEPT = 32;

        private final Prediction prediction;
        private final double[] upper = new double[KEPT];
        private final double[] lower = new double[KEPT];

        private Tails(Prediction prediction) {
            this.prediction = prediction;
            Arrays.fill(upper, Double.NaN);
            Arrays.fill(lower, Double.NaN);
        }

        private double upper(int count) {
            if (count >= KEPT) {
                return NegativeBinomial.upper(count, prediction.mean(), prediction.size());
            }
            if (Double.isNaN(upper[count])) {
                upper[count] = NegativeBinomial.upper(count, prediction.mean(), prediction.size());
            }
            return upper[count];
        }

        private double lower(int count) {
            if (count >= KEPT) {
                return NegativeBinomial.lower(count, prediction.mean(), prediction.size());
            }
            if (Double.isNaN(lower[count])) {
                lower[count] = NegativeBinomial.lower(count, prediction.mean(), prediction.size());
            }
            return lower[count];
        }
    }

    /// The earlier windows with coverage, summed.
    ///
    /// @param total events per series over covered windows
    /// @param scatter per series: sum over windows of (count - share of total)² / exposure
    /// @param exposure total over covered windows
    /// @param squaredExposure sum of squares
    record History(long[] total, double[] scatter, int windows, double exposure, double squaredExposure) {

        static History of(int[] earlier, double[] exposure, int series) {
            int windows = 0;
            double sum = 0;
            double squares = 0;
            for (double e : exposure) {
                if (e > 0) {
                    windows++;
                    sum += e;
                    squares += e * e;
                }
            }
            long[] total = new long[series];
            double[] scatter = new double[series];
            for (int i = 0; i < series; i++) {
                for (int k = 0; k < exposure.length; k++) {
                    total[i] += exposure[k] > 0 ? count(earlier[i * exposure.length + k]) : 0;
                }
                for (int k = 0; k < exposure.length; k++) {
                    if (exposure[k] > 0) {
                        double off = earlier[i * exposure.length + k] - total[i] * exposure[k] / sum;
                        scatter[i] += off * off / exposure[k];
                    }
                }
            }
            return new History(total, scatter, windows, sum, squares);
        }

        private static int count(int value) {
            if (value < 0) {
                throw new IllegalArgumentException("a count is " + value + ", must be >= 0");
            }
            return value;
        }

        /// Mean count per window of a series.
        double meanCount(int series) {
            return (double) total[series] / windows;
        }

        /// What the scatter would be on average if variance equalled the mean.
        double poissonScatter(int series) {
            return total[series] / exposure * (windows - 1);
        }

        /// What one unit of variance per squared mean would add to the scatter.
        double wobbleScatter(int series) {
            double rate = total[series] / exposure;
            return rate * rate * (exposure - squaredExposure / exposure);
        }
    }

    /// What all series together say about one.
    record PooledModel(double shape, double rate, double dispersion, double wobble, History history) {
        private static final double SMALL_COUNT = 5;
        private static final int FEWEST_SERIES = 10;

        static PooledModel fit(History history, double coverage) {
            double dispersion = dispersion(history, coverage);
            double wobble = wobble(history, dispersion);
            long events = Arrays.stream(history.total()).sum();
            int series = history.total().length;
            if (series < FEWEST_SERIES || events == 0) {
                return new PooledModel(0.5, 0, dispersion, wobble, history);
            }
            double mean = events / (series * history.exposure());
            return new PooledModel(shape(history, mean, dispersion), mean, dispersion, wobble, history);
        }

        /// Pooled over series with small counts if they say enough, else over all. Widened as Student's t is
        /// against
        /// the
        /// normal when few windows say it, never below 1.
        private static double dispersion(History history, double coverage) {
            double[] small = pooledScatter(history, SMALL_COUNT);
            double[] pooled = small[2] >= 30 ? small : pooledScatter(history, Double.POSITIVE_INFINITY);
            if (!(pooled[1] > 0)) {
                return 1;
            }
            double degrees = pooled[2];
            double x = Beta.quantile(coverage, 0.5, degrees / 2);
            double widening = degrees * x / (1 - x) / (2 * Gamma.quantile(coverage, 0.5));
            return Math.max(1, pooled[0] / pooled[1] * Math.max(1, widening));
        }

        /// Scatter, its Poisson expectation, and the degrees of freedom behind the quotient.
        private static double[] pooledScatter(History history, double below) {
            double scatter = 0;
            double expected = 0;
            double squares = 0;
            for (int i = 0; i < history.total().length; i++) {
                if (history.meanCount(i) < below) {
                    double a = history.poissonScatter(i);
                    scatter += history.scatter()[i];
                    expected += a;
                    squares += a * a;
                }
            }
            double degrees = squares > 0 ? (history.windows() - 1) * expected * expected / squares : 0;
            return new double[] {scatter, expected, degrees};
        }

        private static double wobble(History history, double dispersion) {
            double excess = 0;
            double unit = 0;
            for (int i = 0; i < history.total().length; i++) {
                if (history.meanCount(i) >= SMALL_COUNT) {
                    excess += history.scatter()[i] - dispersion * history.poissonScatter(i);
                    unit += history.wobbleScatter(i);
                }
            }
            return unit > 0 ? Math.max(0, excess / unit) : 0;
        }

        /// Maximum likelihood of the gamma shape, all series having the same exposure; golden section on its
        /// logarithm.
        private static double shape(History history, double mean, double dispersion) {
            var total = Totals.of(history.total());
            double low = Math.log(1e-3);
            double high = Math.log(1e5);
            double golden = (Math.sqrt(5) - 1) / 2;
            double a = high - golden * (high - low);
            double b = low + golden * (high - low);
            double fa = likelihood(Math.exp(a), total, mean, dispersion, history.exposure());
            double fb = likelihood(Math.exp(b), total, mean, dispersion, history.exposure());
            for (int i = 0; i < 40; i++) {
                if (fa > fb) {
                    high = b;
                    b = a;
                    fb = fa;
                    a = high - golden * (high - low);
                    fa = likelihood(Math.exp(a), total, mean, dispersion, history.exposure());
                } else {
                    low = a;
                    a = b;
                    fa = fb;
                    b = low + golden * (high - low);
                    fb = likelihood(Math.exp(b), total, mean, dispersion, history.exposure());
                }
            }
            return Math.exp((low + high) / 2);
        }

        /// The distinct earlier totals, ascending, and how many series have each.
        private record Totals(long[] value, int[] series) {
            static Totals of(long[] total) {
                long[] value = total.clone();
                Arrays.sort(value);
                int[] series = new int[value.length];
                int last = -1;
                for (long each : value) {
                    if (last < 0 || value[last] != each) {
                        value[++last] = each;
                    }
                    series[last]++;
                }
                return new Totals(Arrays.copyOf(value, last + 1), Arrays.copyOf(series, last + 1));
            }
        }

        private static double likelihood(double shape, Totals total, double mean, double dispersion, double exposure) {
            double scaledMean = mean * exposure / dispersion;
            double stay = Math.log(shape / (shape + scaledMean));
            double go = Math.log(scaledMean / (shape + scaledMean));
            double none = Gamma.log(shape);
            double sum = 0;
            for (int i = 0; i < total.value().length; i++) {
                double y = total.value()[i] / dispersion;
                sum += total.series()[i] * (Gamma.log(shape + y) - none + shape * stay + y * go);
            }
            return sum;
        }

        Prediction predict(long total, double exposure, double tail) {
            double earlier = history.exposure();
            double own = dispersion + wobble * (total / earlier) * history.squaredExposure() / earlier;
            double weight = rate > 0 ? shape / rate : 0;
            double posteriorShape = shape + total / own;
            double posteriorRate = weight + earlier / own;
            double mean = exposure * posteriorShape / posteriorRate;
            double excess = (dispersion - 1) * mean
                    + wobble * mean * mean
                    + exposure * exposure * posteriorShape / (posteriorRate * posteriorRate);
            double size = mean * mean / excess;
            int lower = Math.toIntExact(NegativeBinomial.quantile(tail, mean, size));
            int upper = Math.toIntExact(NegativeBinomial.quantile(1 - tail, mean, size));
            return new Prediction(total, mean, size, lower, upper);
        }

        ExpectedCounts.Model describe(History of) {
            return new ExpectedCounts.Model(of.total().length, of.windows(), shape, rate, dispersion, wobble);
        }
    }
}
