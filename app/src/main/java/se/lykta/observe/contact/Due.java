package se.lykta.observe.contact;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import se.lykta.observe.SwedishDays;

/// Until when is something to be dealt with, and how near or far past is that?
///
/// @param days from today to the day; below 0 when it is late
public record Due(LocalDate day, long days) {
    /// From here on somebody should ask why.
    public static final int VERY_LATE_DAYS = 7;

    /// How urgent is it?
    public enum State {
        LATER,
        TOMORROW,
        TODAY,
        LATE,
        VERY_LATE
    }

    public static Due of(LocalDate day, LocalDate today) {
        return new Due(day, ChronoUnit.DAYS.between(today, day));
    }

    /// The last of so many working days after the day something came in.
    ///
    /// @param workingDays > 0
    public static LocalDate after(LocalDate received, int workingDays) {
        var day = received;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (SwedishDays.isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    public State state() {
        if (days < -VERY_LATE_DAYS) {
            return State.VERY_LATE;
        }
        if (days < 0) {
            return State.LATE;
        }
        return days == 0 ? State.TODAY : days == 1 ? State.TOMORROW : State.LATER;
    }

    public boolean isLate() {
        return days < 0;
    }

    public long daysLate() {
        return Math.max(0, -days);
    }
}
