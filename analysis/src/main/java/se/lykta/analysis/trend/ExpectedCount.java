package se.lykta.analysis.trend;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;
import se.lykta.analysis.hotspot.FalseDiscovery;
import se.lykta.analysis.probability.Beta;
import se.lykta.analysis.probability.Gamma;
import se.lykta.analysis.probability.NegativeBinomial;

/// How many incidents would this window hold in each of many places if nothing had changed, and how many is
/// unusual?
///
/// Every series (cell, area, category) has counts in K earlier windows of the same length. The rate of a series is
/// unknown and varies between series as a gamma distribution that is estimated from all of them (empirical Bayes),
/// so a cell with two events in a year borrows from the others instead of being trusted alone. Counts vary around
/// the rate with a variance that may exceed the mean; dispersion is estimated from all series together. The
/// interval is that of the predictive negative binomial distribution: it holds both the uncertainty of the rate and
/// the chance of the count.
///
/// {@link Effort} tells how much each window was looked at; windows without coverage are left out, they are not
/// zeros.
///
/// Limits: the rate is taken as level over the earlier windows; a steady trend in a place shows as wobble, not as
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

    /// @param earlier counts of all earlier windows, series by series: index = series * effort windows + window
    /// @param effort in each window
    /// @param current count of each series in the window in question
    public ExpectedCounts of(int[] earlier, Effort effort, int[] current) {
        if (earlier.length != current.length * effort.windows() || effort.series() != current.length) {
            throw new IllegalArgumentException("earlier has " + earlier.length + " values, must be " + current.length
                    + " series times " + effort.windows() + " windows; effort has " + effort.series() + " series");
        }
        for (int count : current) {
            History.count(count);
        }
        var history = History.of(earlier, effort);
        boolean any = IntStream.range(0, effort.groups()).anyMatch(group -> isCovered(history, effort, group));
        if (!any) {
            return empty(new ExpectedCounts.Model(
                    current.length, history.windows(), Double.NaN, Double.NaN, Double.NaN, Double.NaN));
        }
        return judge(history, PooledModel.fit(history, coverage), effort, current);
    }

    /// The same effort for all series.
    ///
    /// @param exposure of each earlier window; 0 or NaN = left out
    /// @param currentExposure of the window in question on the same scale; 0 or NaN = no coverage for all
    public ExpectedCounts of(int[] earlier, double[] exposure, int[] current, double currentExposure) {
        return of(earlier, Effort.shared(current.length, exposure, currentExposure), current);
    }

    private boolean isCovered(History history, Effort effort, int group) {
        return effort.current()[group] > 0 && history.past()[group].windows() >= fewestWindows;
    }

    private ExpectedCounts judge(History history, PooledModel model, Effort effort, int[] current) {
        var answer = empty(model.describe(history));
        for (int group = 0; group < effort.groups(); group++) {
            if (isCovered(history, effort, group)) {
                judge(model, group, effort, current, answer);
            }
        }
        System.arraycopy(FalseDiscovery.adjust(answer.upperP()), 0, answer.q(), 0, current.length);
        System.arraycopy(FalseDiscovery.adjust(answer.lowerP()), 0, answer.lowerQ(), 0, current.length);
        return answer;
    }

    private void judge(PooledModel model, int group, Effort effort, int[] current, ExpectedCounts answer) {
        long[] total = model.history().total();
        int[] series = effort.seriesOf(group);
        long[] byTotal = new long[series.length];
        for (int at = 0; at < series.length; at++) {
            byTotal[at] = (total[series[at]] << 32) | series[at];
        }
        Arrays.sort(byTotal);
        double tail = (1 - coverage) / 2;
        double exposure = effort.current()[group];
        Prediction prediction = model.predict(0, group, exposure, tail);
        var tails = new Tails(prediction);
        for (long each : byTotal) {
            int i = (int) each;
            if (total[i] != prediction.total()) {
                prediction = model.predict(total[i], group, exposure, tail);
                tails = new Tails(prediction);
            }
            answer.mean()[i] = prediction.mean();
            answer.lower()[i] = prediction.lower();
            answer.upper()[i] = prediction.upper();
            answer.upperP()[i] = tails.upper(current[i]);
            answer.lowerP()[i] = tails.lower(current[i]);
            answer.verdict()[i] = verdict(current[i], prediction);
        }
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

    /// No coverage, until a group is judged.
    private static ExpectedCounts empty(ExpectedCounts.Model model) {
        int n = model.series();
        var answer = new ExpectedCounts(
                new double[n],
                new int[n],
                new int[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new Verdict[n],
                model);
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

    /// The covered earlier windows of a group, summed.
    ///
    /// @param exposure total over covered windows
    /// @param squaredExposure sum of squares
    record Past(int windows, double exposure, double squaredExposure) {
        static Past of(double[] exposure) {
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
            return new Past(windows, sum, squares);
        }
    }

    /// The earlier windows with coverage, summed.
    ///
    /// @param total events per series over covered windows
    /// @param scatter per series: sum over windows of (count - share of total)² / exposure
    /// @param group of each series
    /// @param past per group
    record History(long[] total, double[] scatter, int[] group, Past[] past) {

        static History of(int[] earlier, Effort effort) {
            int series = effort.series();
            int windows = effort.windows();
            var past = Arrays.stream(effort.earlier()).map(Past::of).toArray(Past[]::new);
            long[] total = new long[series];
            double[] scatter = new double[series];
            for (int i = 0; i < series; i++) {
                double[] exposure = effort.earlier()[effort.group()[i]];
                double sum = past[effort.group()[i]].exposure();
                for (int k = 0; k < windows; k++) {
                    total[i] += exposure[k] > 0 ? count(earlier[i * windows + k]) : 0;
                }
                for (int k = 0; k < windows; k++) {
                    if (exposure[k] > 0) {
                        double off = earlier[i * windows + k] - total[i] * exposure[k] / sum;
                        scatter[i] += off * off / exposure[k];
                    }
                }
            }
            return new History(total, scatter, effort.group(), past);
        }

        private static int count(int value) {
            if (value < 0) {
                throw new IllegalArgumentException("a count is " + value + ", must be >= 0");
            }
            return value;
        }

        /// Covered windows of the group that has most.
        int windows() {
            return Arrays.stream(past).mapToInt(Past::windows).max().orElse(0);
        }

        private Past past(int series) {
            return past[group[series]];
        }

        private boolean isCovered(int series) {
            return past(series).windows() > 0;
        }

        /// Mean count per window of a series.
        double meanCount(int series) {
            return (double) total[series] / past(series).windows();
        }

        /// What the scatter would be on average if variance equalled the mean.
        double poissonScatter(int series) {
            return total[series] / past(series).exposure() * (past(series).windows() - 1);
        }

        /// What one unit of variance per squared mean would add to the scatter.
        double wobbleScatter(int series) {
            double exposure = past(series).exposure();
            double rate = total[series] / exposure;
            return rate * rate * (exposure - past(series).squaredExposure() / exposure);
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
            double exposure = IntStream.range(0, series)
                    .mapToDouble(i -> history.past(i).exposure())
                    .sum();
            double mean = events / exposure;
            return new PooledModel(shape(history, mean, dispersion), mean, dispersion, wobble, history);
        }

        /// Pooled over series with small counts if they say enough, else over all. Widened as Student's t is
        /// against the normal when few windows say it, never below 1.
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
                if (history.isCovered(i) && history.meanCount(i) < below) {
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
                if (history.isCovered(i) && history.meanCount(i) >= SMALL_COUNT) {
                    excess += history.scatter()[i] - dispersion * history.poissonScatter(i);
                    unit += history.wobbleScatter(i);
                }
            }
            return unit > 0 ? Math.max(0, excess / unit) : 0;
        }

        /// Maximum likelihood of the gamma shape; golden section on its logarithm.
        private static double shape(History history, double mean, double dispersion) {
            var totals = Totals.of(history);
            double low = Math.log(1e-3);
            double high = Math.log(1e5);
            double golden = (Math.sqrt(5) - 1) / 2;
            double a = high - golden * (high - low);
            double b = low + golden * (high - low);
            double fa = likelihood(Math.exp(a), totals, mean, dispersion);
            double fb = likelihood(Math.exp(b), totals, mean, dispersion);
            for (int i = 0; i < 40; i++) {
                if (fa > fb) {
                    high = b;
                    b = a;
                    fb = fa;
                    a = high - golden * (high - low);
                    fa = likelihood(Math.exp(a), totals, mean, dispersion);
                } else {
                    low = a;
                    a = b;
                    fa = fb;
                    b = low + golden * (high - low);
                    fb = likelihood(Math.exp(b), totals, mean, dispersion);
                }
            }
            return Math.exp((low + high) / 2);
        }

        /// The distinct earlier totals of each group of series, ascending, and how many series have each.
        private record Totals(double[] exposure, long[] value, int[] series) {
            static Totals of(History history) {
                var distinct = new TreeMap<Integer, TreeMap<Long, Integer>>();
                for (int i = 0; i < history.total().length; i++) {
                    if (history.isCovered(i)) {
                        distinct.computeIfAbsent(history.group()[i], group -> new TreeMap<>())
                                .merge(history.total()[i], 1, Integer::sum);
                    }
                }
                int size = distinct.values().stream().mapToInt(TreeMap::size).sum();
                var totals = new Totals(new double[size], new long[size], new int[size]);
                int at = 0;
                for (var group : distinct.entrySet()) {
                    for (var total : group.getValue().entrySet()) {
                        totals.exposure[at] = history.past()[group.getKey()].exposure();
                        totals.value[at] = total.getKey();
                        totals.series[at++] = total.getValue();
                    }
                }
                return totals;
            }
        }

        private static double likelihood(double shape, Totals totals, double mean, double dispersion) {
            double none = Gamma.log(shape);
            double sum = 0;
            for (int i = 0; i < totals.value().length; i++) {
                double scaledMean = mean * totals.exposure()[i] / dispersion;
                double stay = Math.log(shape / (shape + scaledMean));
                double go = Math.log(scaledMean / (shape + scaledMean));
                double y = totals.value()[i] / dispersion;
                sum += totals.series()[i] * (Gamma.log(shape + y) - none + shape * stay + y * go);
            }
            return sum;
        }

        Prediction predict(long total, int group, double exposure, double tail) {
            var past = history.past()[group];
            double earlier = past.exposure();
            double own = dispersion + wobble * (total / earlier) * past.squaredExposure() / earlier;
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
