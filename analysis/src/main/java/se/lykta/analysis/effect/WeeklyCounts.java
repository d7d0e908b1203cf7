package se.lykta.analysis.effect;

import java.util.Arrays;
import java.util.List;

/// Counts of one place, or of several added up, week by week without gaps, with the exposure of each week.
///
/// @param count events per week; not copied
/// @param exposure share of the week with reports, guarded hours, or what else the counts are divided by,
///     same length; 0 or NaN = no coverage, which is not zero events; not copied
public record WeeklyCounts(int[] count, double[] exposure) {

    public WeeklyCounts {
        if (count.length != exposure.length) {
            throw new IllegalArgumentException(
                    "count has " + count.length + " weeks and exposure " + exposure.length + ", must be as many");
        }
        for (int value : count) {
            if (value < 0) {
                throw new IllegalArgumentException("a count is " + value + ", must be >= 0");
            }
        }
    }

    /// Weeks that were all covered alike.
    public static WeeklyCounts covered(int... count) {
        double[] exposure = new double[count.length];
        Arrays.fill(exposure, 1);
        return new WeeklyCounts(count, exposure);
    }

    /// Several places as one. A week is covered only when it is so at all of them: a place that falls silent
    /// would otherwise look like a fall.
    /// @param places at least one, all of the same weeks
    public static WeeklyCounts pooled(List<WeeklyCounts> places) {
        if (places.isEmpty()) {
            throw new IllegalArgumentException("places is empty, must hold at least one");
        }
        int weeks = places.getFirst().weeks();
        int[] count = new int[weeks];
        double[] exposure = new double[weeks];
        for (var place : places) {
            if (place.weeks() != weeks) {
                throw new IllegalArgumentException(
                        "a place has " + place.weeks() + " weeks, must have " + weeks + " as the first");
            }
            for (int week = 0; week < weeks; week++) {
                count[week] += place.count[week];
                exposure[week] += place.isCovered(week) ? place.exposure[week] : Double.NaN;
            }
        }
        return new WeeklyCounts(count, exposure);
    }

    public int weeks() {
        return count.length;
    }

    public boolean isCovered(int week) {
        return exposure[week] > 0;
    }

    /// What was known when the action began, and nothing after it.
    /// @param firstWeek index of the week in which the action begins
    public History before(int firstWeek) {
        if (firstWeek < 1 || firstWeek > count.length) {
            throw new IllegalArgumentException("firstWeek is " + firstWeek + ", must be from 1 to " + count.length);
        }
        return new History(new WeeklyCounts(Arrays.copyOf(count, firstWeek), Arrays.copyOf(exposure, firstWeek)));
    }
}
