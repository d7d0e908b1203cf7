package se.lykta.analysis.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One figure a year, or at other times in years, with the times from which it was counted in another way.
///
/// @param time in years, strictly rising, gaps allowed; not copied
/// @param value one per time; NaN = missing, which is not zero; not copied
/// @param breaks times from which values cannot be compared with those before, in any order; a break at a
///     time falls before that time's value; not copied
public record LongSeries(double[] time, double[] value, double[] breaks) {

    public LongSeries {
        if (time.length != value.length) {
            throw new IllegalArgumentException(
                    "time has " + time.length + " entries and value " + value.length + ", must be equal");
        }
        for (int i = 0; i < time.length; i++) {
            if (!Double.isFinite(time[i]) || (i > 0 && time[i] <= time[i - 1])) {
                throw new IllegalArgumentException("time " + i + " is " + time[i] + ", must be finite and rising");
            }
            if (Double.isInfinite(value[i])) {
                throw new IllegalArgumentException("value " + i + " is " + value[i] + ", must be finite or NaN");
            }
        }
    }

    /// Without a break.
    public static LongSeries of(double[] time, double[] value) {
        return new LongSeries(time, value, new double[0]);
    }

    /// How many values are not missing.
    public int known() {
        int known = 0;
        for (double v : value) {
            known += Double.isNaN(v) ? 0 : 1;
        }
        return known;
    }

    /// The same without missing values; times and breaks stay as they are.
    public LongSeries withoutMissing() {
        double[] times = new double[known()];
        double[] values = new double[times.length];
        int k = 0;
        for (int i = 0; i < value.length; i++) {
            if (!Double.isNaN(value[i])) {
                times[k] = time[i];
                values[k++] = value[i];
            }
        }
        return new LongSeries(times, values, breaks);
    }

    /// The series divided at its breaks, oldest first; a stretch holds no break and at least one time. A series
    /// without times has none.
    public List<LongSeries> stretches() {
        var stretches = new ArrayList<LongSeries>();
        int from = 0;
        for (int i = 1; i <= time.length; i++) {
            if (i == time.length || isBroken(time[i - 1], time[i])) {
                stretches.add(of(Arrays.copyOfRange(time, from, i), Arrays.copyOfRange(value, from, i)));
                from = i;
            }
        }
        return List.copyOf(stretches);
    }

    private boolean isBroken(double before, double now) {
        return Arrays.stream(breaks).anyMatch(at -> at > before && at <= now);
    }
}
