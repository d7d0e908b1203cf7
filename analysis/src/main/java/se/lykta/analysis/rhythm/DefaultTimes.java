package se.lykta.analysis.rhythm;

import se.lykta.analysis.probability.Beta;

/// Do some incidents carry a made-up time, 00:00 or 12:00, because none was entered?
///
/// People round to whole hours, so only incidents reported at a whole hour are compared: those at 00:00 with those
/// at 22, 23, 01 and 02, those at 12:00 with 10, 11, 13 and 14. An hour is suspicious with at least five such
/// incidents, at least twice the mean of its neighbours, and less than one chance in a thousand of that if the five
/// hours were alike.
///
/// @param midnight at 00:00
/// @param noon at 12:00
/// @param wholeDays intervals from 00:00 that last a whole day (23, 24 or 25 hours, a minute less allowed): only
/// the date
///     is known
public record DefaultTimes(Spike midnight, Spike noon, int wholeDays) {
    private static final int FEWEST = 5;
    private static final double SUSPICIOUS_P = 0.001;
    private static final int DATE_ONLY_FROM = 23 * 60 - 1;
    private static final int DATE_ONLY_TO = 25 * 60;

    /// @param found incidents at exactly this time
    /// @param expected mean of the neighbouring whole hours
    /// @param p chance of so many if the five hours were alike
    /// @param suspicious say so beside the clock, and offer to leave them out
    public record Spike(int found, double expected, double p, boolean suspicious) {}

    /// @param earliestMinute minutes since 1970-01-01T00:00Z
    /// @param latestMinute same length
    public static DefaultTimes find(HourClock clock, long[] earliestMinute, long[] latestMinute) {
        var hours = clock.hours(earliestMinute, latestMinute);
        int[] atWholeHour = new int[24];
        int wholeDays = 0;
        for (int i = 0; i < earliestMinute.length; i++) {
            if (!HourClock.usable(earliestMinute[i], latestMinute[i])) {
                continue;
            }
            long span = latestMinute[i] - earliestMinute[i];
            long minuteOfDay = Math.floorMod(hours.local(earliestMinute[i]), 1440L);
            if (span == 0 && minuteOfDay % 60 == 0) {
                atWholeHour[(int) minuteOfDay / 60]++;
            }
            wholeDays += minuteOfDay == 0 && span >= DATE_ONLY_FROM && span <= DATE_ONLY_TO ? 1 : 0;
        }
        return new DefaultTimes(spike(atWholeHour, 0), spike(atWholeHour, 12), wholeDays);
    }

    private static Spike spike(int[] atWholeHour, int hour) {
        int found = atWholeHour[hour];
        int around = 0;
        for (int step : new int[] {-2, -1, 1, 2}) {
            around += atWholeHour[Math.floorMod(hour + step, 24)];
        }
        double p = found == 0 ? 1 : Beta.lower(found, around + 1.0, 0.2);
        boolean suspicious = found >= FEWEST && found >= 2 * around / 4.0 && p < SUSPICIOUS_P;
        return new Spike(found, around / 4.0, p, suspicious);
    }
}
