package se.lykta.analysis.trend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import se.lykta.analysis.probability.NegativeBinomial;
import se.lykta.analysis.trend.CountAlertAnswer.Alert;
import se.lykta.analysis.trend.ExpectedCount.History;
import se.lykta.analysis.trend.ExpectedCount.PooledModel;
import se.lykta.analysis.trend.ExpectedCount.Prediction;

/// Which of many series hold so many events this week that somebody should look, when no more than so many
/// false alarms a year are wanted?
///
/// Every series has the predictive distribution of {@link ExpectedCount}: its own history, drawn towards the
/// others. It alerts from the lowest count whose chance is at most alpha, and alpha, the same for all, is as
/// large as the wanted false alarms allow. Counts are whole numbers, so a series seldom spends all of its
/// alpha; what is left goes to a larger alpha for all. The false alarms stated are the sum of the chances
/// that are really spent.
///
/// Judge each week once, when it is complete. Judged anew every night over the last seven days, the same rise
/// is seen up to seven times and the stated number no longer holds.
///
/// Calibration on unchanged towns and share of rises seen: docs/methods/expected-band.md
///
/// @param falseAlarmsAYear at most, all series together, if nothing changes
/// @param fewest a count below this never alerts
/// @param fewestWindows with fewer covered earlier weeks nothing is judged
public record CountAlerts(double falseAlarmsAYear, int fewest, int fewestWindows) {
    private static final int WEEKS_A_YEAR = 52;
    private static final double LARGEST_ALPHA = 0.1;
    private static final double SMALLEST_ALPHA = 1e-12;
    private static final double COVERAGE = 0.95;

    public CountAlerts {
        if (!(falseAlarmsAYear > 0) || fewest < 1 || fewestWindows < 3) {
            throw new IllegalArgumentException("falseAlarmsAYear is " + falseAlarmsAYear + ", fewest " + fewest
                    + ", fewestWindows " + fewestWindows + ", must be > 0, >= 1 and >= 3");
        }
    }

    /// One false alarm a month, from three events, with half a year of history.
    public static CountAlerts withDefaults() {
        return new CountAlerts(12, 3, 26);
    }

    /// @param earlier counts of all earlier weeks, series by series: index = series * exposure.length + week;
    ///     leave out the latest weeks so that a rise does not hide itself
    /// @param exposure of each earlier week, shared by all series, season factor included; 0 or NaN = left
    ///     out
    /// @param current count of each series in the week in question
    /// @param currentExposure of that week on the same scale; 0 or NaN = no coverage
    public CountAlertAnswer of(int[] earlier, double[] exposure, int[] current, double currentExposure) {
        if (earlier.length != current.length * exposure.length) {
            throw new IllegalArgumentException("earlier has " + earlier.length + " values, must be " + current.length
                    + " series times " + exposure.length + " weeks");
        }
        var history = History.of(earlier, Effort.shared(current.length, exposure, currentExposure));
        if (!(currentExposure > 0) || history.windows() < fewestWindows) {
            return new CountAlertAnswer.NoCoverage(fewestWindows, currentExposure > 0 ? history.windows() : 0);
        }
        var model = PooledModel.fit(history, COVERAGE);
        var series = new TreeMap<Long, Integer>();
        for (long total : history.total()) {
            series.merge(total, 1, Integer::sum);
        }
        var groups = new TreeMap<Long, Group>();
        series.forEach((total, many) -> groups.put(
                total, new Group(model.predict(total, 0, currentExposure, (1 - COVERAGE) / 2), many, fewest)));
        double alpha = largestAlpha(groups.values().stream().toList());
        return answer(history, groups, current, alpha);
    }

    private CountAlertAnswer answer(History history, TreeMap<Long, Group> groups, int[] current, double alpha) {
        var alerts = new ArrayList<Alert>();
        int[] threshold = new int[current.length];
        double spent = 0;
        for (int i = 0; i < current.length; i++) {
            var group = Objects.requireNonNull(groups.get(history.total()[i]));
            threshold[i] = group.threshold(alpha);
            spent += group.chance(threshold[i]);
            if (current[i] >= threshold[i]) {
                alerts.add(new Alert(
                        i,
                        current[i],
                        group.prediction.mean(),
                        threshold[i],
                        NegativeBinomial.upper(current[i], group.prediction.mean(), group.prediction.size())));
            }
        }
        alerts.sort(Comparator.comparingDouble(Alert::chance).thenComparingInt(Alert::series));
        return new CountAlertAnswer.Judged(List.copyOf(alerts), threshold, spent * WEEKS_A_YEAR, alpha);
    }

    /// The chance spent only falls when alpha falls, in steps: halved on its logarithm.
    private double largestAlpha(List<Group> groups) {
        if (spent(groups, LARGEST_ALPHA) <= falseAlarmsAYear) {
            return LARGEST_ALPHA;
        }
        double low = Math.log(SMALLEST_ALPHA);
        double high = Math.log(LARGEST_ALPHA);
        for (int i = 0; i < 30; i++) {
            double middle = (low + high) / 2;
            if (spent(groups, Math.exp(middle)) <= falseAlarmsAYear) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(low);
    }

    private static double spent(List<Group> groups, double alpha) {
        double spent = 0;
        for (var group : groups) {
            spent += group.series * group.chance(group.threshold(alpha)) * WEEKS_A_YEAR;
        }
        return spent;
    }

    /// Series with the same history in all, and so the same prediction. Chances are kept from the lowest threshold
    /// that can be asked for upwards, as they are needed.
    private static final class Group {
        private final Prediction prediction;
        private final int series;
        private final int lowest;
        private final List<Double> chances = new ArrayList<>();

        private Group(Prediction prediction, int series, int fewest) {
            this.prediction = prediction;
            this.series = series;
            long quantile = NegativeBinomial.quantile(1 - LARGEST_ALPHA, prediction.mean(), prediction.size());
            lowest = Math.max(fewest, Math.toIntExact(quantile + 1));
        }

        private int threshold(double alpha) {
            int above = 0;
            while (kept(above) > alpha) {
                above++;
            }
            return lowest + above;
        }

        private double chance(int count) {
            return kept(count - lowest);
        }

        private double kept(int above) {
            while (chances.size() <= above) {
                int count = lowest + chances.size();
                chances.add(NegativeBinomial.upper(count, prediction.mean(), prediction.size()));
            }
            return chances.get(above);
        }
    }
}
