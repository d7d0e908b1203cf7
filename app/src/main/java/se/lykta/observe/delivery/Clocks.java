package se.lykta.observe.delivery;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days and clock times as people and spreadsheets write them.
final class Clocks {
    private static final Pattern DAY = Pattern.compile("([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:[T ].*)?");
    private static final Pattern TIME =
            Pattern.compile("(?:.*[T ])?([0-9]{1,2})[:.]?([0-9]{2})(?:[:.][0-9]{2}(?:\\.0+)?)?");

    private Clocks() {}

    static Optional<LocalDate> findDay(String text) {
        var parts = DAY.matcher(text.strip());
        try {
            return parts.matches()
                    ? Optional.of(LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// `18:00`, `18.00`, `1800`, `8:05`, also after a date; `24:00` is midnight.
    static Optional<LocalTime> findTime(String text) {
        var parts = TIME.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        int hour = number(parts, 1);
        int minute = number(parts, 2);
        if (hour == 24 && minute == 0) {
            return Optional.of(LocalTime.MIDNIGHT);
        }
        return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
    }

    private static int number(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
