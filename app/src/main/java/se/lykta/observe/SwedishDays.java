package se.lykta.observe;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/// Is a day a Swedish public holiday, or the eve of one?
///
/// Holidays are those of the act on public holidays (1989:253) but for ordinary Sundays. Eves are the days
/// before Epiphany, 1 May, Easter, Whitsun, Midsummer, All Saints, Christmas and New Year.
public final class SwedishDays {
    private static final Set<MonthDay> FIXED_HOLIDAYS = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(1, 6),
            MonthDay.of(5, 1),
            MonthDay.of(6, 6),
            MonthDay.of(12, 25),
            MonthDay.of(12, 26));
    private static final Set<MonthDay> FIXED_EVES =
            Set.of(MonthDay.of(1, 5), MonthDay.of(4, 30), MonthDay.of(12, 24), MonthDay.of(12, 31));
    private static final Set<MonthDay> REST_EVES = Set.of(MonthDay.of(12, 24), MonthDay.of(12, 31));
    /// Days after Easter Day: Good Friday, Easter Day and Monday, Ascension, Whitsun.
    private static final Set<Long> EASTER_HOLIDAYS = Set.of(-2L, 0L, 1L, 39L, 49L);

    private static final Set<Long> EASTER_EVES = Set.of(-1L, 48L);

    private SwedishDays() {}

    /// Not a Saturday, Sunday or holiday, nor an eve that counts as one (lag 1930:173, 2 §: Midsummer, Christmas
    /// and New Year).
    public static boolean isWorkingDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        var next = day.plusDays(1);
        boolean restEve = next.equals(midsummer(day.getYear())) || REST_EVES.contains(MonthDay.from(day));
        return !weekend && !restEve && !isHoliday(day);
    }

    public static boolean isHolidayOrEve(LocalDate day) {
        return isHoliday(day) || isEve(day);
    }

    public static boolean isHoliday(LocalDate day) {
        return FIXED_HOLIDAYS.contains(MonthDay.from(day))
                || EASTER_HOLIDAYS.contains(daysAfterEaster(day))
                || day.equals(midsummer(day.getYear()))
                || day.equals(allSaints(day.getYear()));
    }

    public static boolean isEve(LocalDate day) {
        var next = day.plusDays(1);
        return FIXED_EVES.contains(MonthDay.from(day))
                || EASTER_EVES.contains(daysAfterEaster(day))
                || next.equals(midsummer(next.getYear()))
                || next.equals(allSaints(next.getYear()));
    }

    /// Easter Day of a Gregorian year (computus after Meeus, Jones and Butcher).
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int moon = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - moon - ofCentury % 4) % 7;
        int late = (golden + 11 * moon + 22 * weekday) / 451;
        int days = moon + weekday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }

    private static long daysAfterEaster(LocalDate day) {
        return ChronoUnit.DAYS.between(easter(day.getYear()), day);
    }

    /// The Saturday from 20 to 26 June.
    private static LocalDate midsummer(int year) {
        return LocalDate.of(year, Month.JUNE, 20).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
    }

    /// The Saturday from 31 October to 6 November.
    private static LocalDate allSaints(int year) {
        return LocalDate.of(year, Month.OCTOBER, 31).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
    }
}
