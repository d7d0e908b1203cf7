package se.lykta.ingest.map;

import se.lykta.ingest.TimePrecision;

/// A date and time as read from a cell, before the time zone. Reused from row to row; not for several
/// threads.
final class Moment {

    static final int NO_OFFSET = Integer.MIN_VALUE;

    int year;
    int month;
    int day;
    int hour;
    int minute;
    int offsetMinutes;
    boolean afternoon;
    boolean twelveHours;
    TimePrecision precision = TimePrecision.MINUTE;

    void clear() {
        year = 0;
        month = 0;
        day = 0;
        hour = -1;
        minute = -1;
        offsetMinutes = NO_OFFSET;
        afternoon = false;
        twelveHours = false;
        precision = TimePrecision.MINUTE;
    }

    /// Settles precision and the twelve-hour clock. False if there is no such date or time.
    boolean settle() {
        if (twelveHours) {
            if (hour < 1 || hour > 12) {
                return false;
            }
            hour = hour % 12 + (afternoon ? 12 : 0);
        }
        if (month == 0) {
            precision = TimePrecision.YEAR;
            month = 1;
            day = 1;
        } else if (day == 0) {
            precision = TimePrecision.MONTH;
            day = 1;
        } else if (hour < 0) {
            precision = TimePrecision.DAY;
        } else if (minute < 0) {
            precision = TimePrecision.HOUR;
        }
        hour = Math.max(hour, 0);
        minute = Math.max(minute, 0);
        if (hour == 24 && minute == 0) {
            return isDate();
        }
        return isDate() && hour < 24 && minute < 60;
    }

    private boolean isDate() {
        return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
    }

    static int daysInMonth(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /// Minutes since 1970-01-01T00:00 on the local clock.
    long localMinute() {
        return dayNumber(year, month, day) * 1440 + hour * 60L + minute;
    }

    /// The first minute after the day, month, year or hour that the precision names, on the local clock.
    long localEnd() {
        return switch (precision) {
            case YEAR -> dayNumber(year + 1, 1, 1) * 1440;
            case MONTH -> (month == 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1)) * 1440;
            case DAY -> (dayNumber(year, month, day) + 1) * 1440;
            case HOUR -> localMinute() + 60;
            case MINUTE, INTERVAL -> localMinute() + 1;
        };
    }

    /// Days since 1970-01-01 in the Gregorian calendar (Howard Hinnant's days_from_civil).
    static long dayNumber(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * 146_097L + dayOfEra - 719_468;
    }
}
