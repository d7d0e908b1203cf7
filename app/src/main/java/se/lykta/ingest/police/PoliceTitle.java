package se.lykta.ingest.police;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What does the title of a police event say? `18 april 12.40, Brand, Lyktby`.
/// @param day of the month
/// @param month 1 to 12
/// @param clock the time, to the minute
/// @param type all between the first and the last comma, since types hold commas (`Mord/dråp, försök`)
/// @param area municipality or county, after the last comma
public record PoliceTitle(int day, int month, LocalTime clock, String type, String area) {

    private static final List<String> MONTHS = List.of(
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december");

    /// An event may be announced this long before it happens; anything later belongs to the year before.
    private static final int ANNOUNCED_DAYS = 31;

    private static final int YEARS_BACK = 8;

    /// The parts of the title; empty if it does not follow the pattern. The clock may use a point or a colon.
    public static Optional<PoliceTitle> find(String title) {
        int first = title.indexOf(',');
        int last = title.lastIndexOf(',');
        if (first < 0 || last == first) {
            return Optional.empty();
        }
        String[] time = title.substring(0, first).strip().split(" ");
        if (time.length != 3) {
            return Optional.empty();
        }
        int month = MONTHS.indexOf(time[1].toLowerCase(Locale.ROOT)) + 1;
        int separator = Math.max(time[2].indexOf('.'), time[2].indexOf(':'));
        if (month == 0 || separator < 1) {
            return Optional.empty();
        }
        try {
            LocalTime clock = LocalTime.of(
                    Integer.parseInt(time[2].substring(0, separator)),
                    Integer.parseInt(time[2].substring(separator + 1)));
            int day = Integer.parseInt(time[0]);
            String type = title.substring(first + 1, last).strip();
            return day < 1 || day > 31
                    ? Optional.empty()
                    : Optional.of(new PoliceTitle(
                            day, month, clock, type, title.substring(last + 1).strip()));
        } catch (NumberFormatException | DateTimeException unfit) {
            return Optional.empty();
        }
    }

    /// When did it happen, on the Swedish clock? The title has no year: it is the latest year in which the event is
    /// not more than a month after its publication, so an event of 31 December published on 1 January belongs to
    /// the old year. Empty for a day that no such year has.
    public Optional<LocalDateTime> findTime(LocalDate published) {
        for (int back = -1; back < YEARS_BACK; back++) {
            int year = published.getYear() - back;
            if (day > java.time.YearMonth.of(year, month).lengthOfMonth()) {
                continue;
            }
            LocalDate date = LocalDate.of(year, month, day);
            if (!date.isAfter(published.plusDays(ANNOUNCED_DAYS))) {
                return Optional.of(date.atTime(clock));
            }
        }
        return Optional.empty();
    }
}
