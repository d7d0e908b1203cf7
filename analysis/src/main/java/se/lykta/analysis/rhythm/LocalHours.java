package se.lykta.analysis.rhythm;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Arrays;

/// Cuts a span of real time into the hours of the local week it covers: on the day with 23 hours one hour is
/// absent, on the day with 25 one hour is twice as long.
final class LocalHours {
    /// Hours of a week, Monday 00 first.
    static final int WEEK = 168;

    /// 1 January 1970 was a Thursday.
    private static final int MONDAY_TO_THURSDAY = 72;

    private final long[] start;
    private final int[] offsetMinutes;

    private LocalHours(long[] start, int[] offsetMinutes) {
        this.start = start;
        this.offsetMinutes = offsetMinutes;
    }

    /// Rules of a zone between two minutes since 1970-01-01T00:00Z. Seconds of old offsets are cut off.
    static LocalHours between(ZoneId zone, long fromMinute, long toMinute) {
        var rules = zone.getRules();
        long[] start = new long[16];
        int[] offset = new int[16];
        start[0] = Long.MIN_VALUE;
        offset[0] = rules.getOffset(instant(fromMinute)).getTotalSeconds() / 60;
        int found = 1;
        ZoneOffsetTransition next = rules.nextTransition(instant(fromMinute));
        while (next != null && next.toEpochSecond() < toMinute * 60) {
            if (found == start.length) {
                start = Arrays.copyOf(start, 2 * found);
                offset = Arrays.copyOf(offset, 2 * found);
            }
            start[found] = Math.floorDiv(next.toEpochSecond(), 60L);
            offset[found++] = next.getOffsetAfter().getTotalSeconds() / 60;
            next = rules.nextTransition(next.getInstant());
        }
        return new LocalHours(Arrays.copyOf(start, found), Arrays.copyOf(offset, found));
    }

    /// Adds to each hour of the week its minutes of the span times the weight.
    void add(long fromMinute, long toMinute, double weightPerMinute, double[] hourOfWeek) {
        int rule = rule(fromMinute);
        long at = fromMinute;
        while (at < toMinute) {
            while (rule + 1 < start.length && start[rule + 1] <= at) {
                rule++;
            }
            long local = at + offsetMinutes[rule];
            long end = Math.min(toMinute, at + 60 - Math.floorMod(local, 60L));
            if (rule + 1 < start.length) {
                end = Math.min(end, start[rule + 1]);
            }
            hourOfWeek[hourOfWeek(local)] += (end - at) * weightPerMinute;
            at = end;
        }
    }

    /// Local minutes since 1970-01-01T00:00 on the wall clock.
    long local(long minute) {
        return minute + offsetMinutes[rule(minute)];
    }

    static int hourOfWeek(long localMinute) {
        return (int) Math.floorMod(Math.floorDiv(localMinute, 60L) + MONDAY_TO_THURSDAY, (long) WEEK);
    }

    private int rule(long minute) {
        int at = Arrays.binarySearch(start, minute);
        return at >= 0 ? at : -at - 2;
    }

    private static Instant instant(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }
}
