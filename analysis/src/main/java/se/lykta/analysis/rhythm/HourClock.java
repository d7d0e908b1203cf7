package se.lykta.analysis.rhythm;

import java.time.ZoneId;

/// At which hours of the week do incidents happen?
///
/// An incident known only as an interval is spread evenly over it (aoristic weight: share of the interval in each
/// hour). First, middle or last moment of the interval would mislead (Ashby & Bowers 2013). Hours are those of the
/// wall clock; intervals are measured in real time.
///
/// Source: Ratcliffe & McCullagh 1998; Ratcliffe 2000. Golden values and limits: docs/methods/clock.md
///
/// @param zone whose wall clock is meant
/// @param longestMinutes longer intervals say nothing about the hour and are counted apart
public record HourClock(ZoneId zone, long longestMinutes) {
    /// About the year 9500; anything beyond is a broken date.
    private static final long FARTHEST_MINUTE = 4_000_000_000L;

    public HourClock {
        if (longestMinutes < 1) {
            throw new IllegalArgumentException("longestMinutes is " + longestMinutes + ", must be >= 1");
        }
    }

    /// Intervals up to 24 hours.
    public static HourClock of(ZoneId zone) {
        return new HourClock(zone, 24 * 60);
    }

    /// @param earliestMinute minutes since 1970-01-01T00:00Z, length n
    /// @param latestMinute same length; equal to the earliest when the moment is known
    public HourWeights weigh(long[] earliestMinute, long[] latestMinute) {
        if (earliestMinute.length != latestMinute.length) {
            throw new IllegalArgumentException("earliestMinute has " + earliestMinute.length + " and latestMinute "
                    + latestMinute.length + " values, must be equal");
        }
        var hours = hours(earliestMinute, latestMinute);
        double[] weight = new double[LocalHours.WEEK];
        int events = 0;
        int tooLong = 0;
        for (int i = 0; i < earliestMinute.length; i++) {
            long from = earliestMinute[i];
            long span = latestMinute[i] - from;
            if (!usable(from, latestMinute[i])) {
                continue;
            }
            if (span > longestMinutes) {
                tooLong++;
                continue;
            }
            events++;
            if (span == 0) {
                weight[LocalHours.hourOfWeek(hours.local(from))]++;
            } else {
                hours.add(from, latestMinute[i], 1.0 / span, weight);
            }
        }
        return new HourWeights(weight, events, tooLong, earliestMinute.length - events - tooLong);
    }

    /// How many real hours of each hour of the week lie in a period: what weights are divided by when the period is
    /// not whole weeks.
    /// @param fromMinute first minute of the period
    /// @param toMinute first minute after it
    /// @return hours, length 168, Monday 00 first
    public double[] hoursIn(long fromMinute, long toMinute) {
        if (!usable(fromMinute, toMinute)) {
            throw new IllegalArgumentException(
                    "fromMinute is " + fromMinute + ", must be at most toMinute " + toMinute);
        }
        double[] hours = new double[LocalHours.WEEK];
        LocalHours.between(zone, fromMinute, toMinute).add(fromMinute, toMinute, 1.0 / 60, hours);
        return hours;
    }

    LocalHours hours(long[] earliestMinute, long[] latestMinute) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (int i = 0; i < earliestMinute.length; i++) {
            if (usable(earliestMinute[i], latestMinute[i])) {
                first = Math.min(first, earliestMinute[i]);
                last = Math.max(last, latestMinute[i]);
            }
        }
        return first > last ? LocalHours.between(zone, 0, 0) : LocalHours.between(zone, first, last + 1);
    }

    static boolean usable(long from, long to) {
        return from <= to && from > -FARTHEST_MINUTE && to < FARTHEST_MINUTE;
    }
}
