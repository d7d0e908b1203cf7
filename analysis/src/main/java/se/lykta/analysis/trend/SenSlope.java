package se.lykta.analysis.trend;

import java.util.Arrays;

/// By how much a year do the values rise or fall?
///
/// The median of the slopes of all pairs of years, so three wild years in ten do not carry it along. The interval's
/// ends are those of the ordered slopes that Kendall's S points out, so a trend that {@link MannKendall} shows at 1 -
/// coverage has no slope of the other sign in it; with equal values an end may be 0.
///
/// Source: Theil 1950; Sen 1968; Hollander & Wolfe 1999, 9.3. Golden values, coverage and limits:
/// docs/methods/long-trend.md
///
/// @param perYear NaN with fewer than two values
/// @param interval of perYear; from minus to plus infinity when there are too few values for the coverage
/// @param level the line's height at the middle of the times (median of values minus slope), NaN without
///     values
/// @param middle the time, in years, at which the line has that level; NaN without values
public record SenSlope(double perYear, Interval interval, double level, double middle) {

    /// @param series one stretch; NaN values are skipped, their times leave a gap
    /// @param coverage for example 0.95
    public static SenSlope of(LongSeries series, double coverage) {
        if (!(coverage > 0 && coverage < 1)) {
            throw new IllegalArgumentException("coverage is " + coverage + ", must be between 0 and 1");
        }
        var known = series.withoutMissing();
        double[] time = known.time();
        double[] slopes = slopes(time, known.value());
        double slope = median(slopes);
        double middle = time.length == 0 ? Double.NaN : (time[0] + time[time.length - 1]) / 2;
        double[] left = new double[time.length];
        for (int i = 0; i < time.length; i++) {
            left[i] = known.value()[i] - (time.length == 1 ? 0 : slope * (time[i] - middle));
        }
        Arrays.sort(left);
        return new SenSlope(slope, interval(slopes, known.value(), coverage), median(left), middle);
    }

    /// The line at a time, in years.
    public double at(double time) {
        return level + perYear * (time - middle);
    }

    private static Interval interval(double[] slopes, double[] value, double coverage) {
        long critical = MannKendall.distribution(value).critical((1 - coverage) / 2);
        long skipped = Math.floorDiv(slopes.length - critical, 2L);
        if (skipped < 0 || skipped >= slopes.length) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        return new Interval(slopes[(int) skipped], slopes[slopes.length - 1 - (int) skipped]);
    }

    private static double[] slopes(double[] time, double[] value) {
        double[] slopes = new double[time.length * (time.length - 1) / 2];
        int k = 0;
        for (int i = 0; i < time.length; i++) {
            for (int j = i + 1; j < time.length; j++) {
                slopes[k++] = (value[j] - value[i]) / (time[j] - time[i]);
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    private static double median(double[] sorted) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
