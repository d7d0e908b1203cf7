package se.lykta.example;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// Which part of the town does a guard walk, and when?
enum Beat {
    /// From six in the evening to two, on Fridays and Saturdays to four.
    CENTRE(18, 8, 10),
    /// From eight in the evening to four.
    OUTER(20, 8, 8);

    private static final LocalDate ANY_MONDAY = LocalDate.of(2024, 1, 1);

    private final int firstHour;
    private final int hours;
    private final int weekendHours;

    Beat(int firstHour, int hours, int weekendHours) {
        this.firstHour = firstHour;
        this.hours = hours;
        this.weekendHours = weekendHours;
    }

    LocalDateTime begins(LocalDate day) {
        return day.atTime(firstHour, 0);
    }

    /// Agreed hours of the shift that begins on a day.
    int hours(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.FRIDAY || day.getDayOfWeek() == DayOfWeek.SATURDAY;
        return weekend ? weekendHours : hours;
    }

    /// Sum of a rhythm's weights over the shifts of a week.
    double weekWeight(Rhythm rhythm) {
        double sum = 0;
        for (int weekday = 0; weekday < 7; weekday++) {
            var day = ANY_MONDAY.plusDays(weekday);
            for (int hour = 0; hour < hours(day); hour++) {
                sum += rhythm.weight(begins(day).plusHours(hour));
            }
        }
        return sum;
    }
}
