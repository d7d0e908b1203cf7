package se.lykta.example;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;

/// At which hours of the week does a kind of place have its incidents? One digit of relative weight per hour, from
/// midnight on: Monday to Thursday, Friday, Saturday, Sunday.
enum Rhythm {
    NIGHTLIFE(
            "100000000000111111223332",
            "100000000000111122346899",
            "986310000001112233457999",
            "986420000000111122222111"),
    STATION(
            "110000122111112344444432",
            "110000122111112344555554",
            "432100011111122233445554",
            "432100011111122233333221"),
    EVENING(
            "210000000000111222345543",
            "210000000000111222345676",
            "543210000001112223345676",
            "543210000001112223344432"),
    DAYTIME(
            "000000001122233445544210",
            "000000001122233445555321",
            "100000000123344444332211",
            "100000000012333333221110"),
    SCHOOL(
            "100000012333333322344432",
            "100000012333333322345554",
            "321000000001222222334543",
            "321000000001222222333332"),
    PARK(
            "210000000011122334456543",
            "210000000011122334567765",
            "543210000011222334456765",
            "543210000011222334445432");

    /// Share of the year's average per month: light evenings and the start of term have most.
    private static final double[] SEASON = {0.82, 0.85, 0.92, 1.0, 1.1, 1.12, 1.04, 1.16, 1.12, 1.0, 0.95, 0.92};

    private final String[] days;

    Rhythm(String... days) {
        this.days = days;
    }

    double weight(LocalDateTime hour) {
        return profile(hour.getDayOfWeek()).charAt(hour.getHour()) - '0';
    }

    /// The hour of a day, from a first to before a last, chosen by weight.
    int hour(Draws draws, DayOfWeek day, int from, int to) {
        var cumulative = new double[to - from];
        double sum = 0;
        for (int hour = from; hour < to; hour++) {
            sum += profile(day).charAt(hour) - '0' + 0.05;
            cumulative[hour - from] = sum;
        }
        return from + draws.weighted(cumulative);
    }

    private String profile(DayOfWeek day) {
        return days[Math.max(0, day.getValue() - DayOfWeek.THURSDAY.getValue())];
    }

    static double season(LocalDate day) {
        return SEASON[day.getMonthValue() - 1];
    }
}
