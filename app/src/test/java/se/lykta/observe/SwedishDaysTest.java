package se.lykta.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwedishDaysTest {
    /// From the tables of the ecclesiastical calendar; 1818 and 2038 are the earliest and the latest Easter
    /// there can be.
    @ParameterizedTest
    @CsvSource({
        "1818-03-22",
        "1954-04-18",
        "1981-04-19",
        "2000-04-23",
        "2008-03-23",
        "2011-04-24",
        "2024-03-31",
        "2025-04-20",
        "2026-04-05",
        "2027-03-28",
        "2038-04-25",
        "2049-04-18",
        "2076-04-19"
    })
    void knowsEasterDay(LocalDate easter) {
        assertThat(SwedishDays.easter(easter.getYear())).isEqualTo(easter);
    }

    @Test
    void putsEasterOnASundayFrom22MarchTo25April() {
        for (int year = 1900; year < 2200; year++) {
            var easter = SwedishDays.easter(year);
            assertThat(easter.getDayOfWeek().getValue()).isEqualTo(7);
            assertThat(easter).isBetween(LocalDate.of(year, 3, 22), LocalDate.of(year, 4, 25));
        }
    }

    @Test
    void knowsTheHolidaysOfAYear() {
        assertThat(days(2026).filter(SwedishDays::isHoliday))
                .containsExactly(
                        day("01-01"),
                        day("01-06"),
                        day("04-03"),
                        day("04-05"),
                        day("04-06"),
                        day("05-01"),
                        day("05-14"),
                        day("05-24"),
                        day("06-06"),
                        day("06-20"),
                        day("10-31"),
                        day("12-25"),
                        day("12-26"));
    }

    @Test
    void knowsTheEvesOfAYear() {
        assertThat(days(2026).filter(SwedishDays::isEve))
                .containsExactly(
                        day("01-05"),
                        day("04-04"),
                        day("04-30"),
                        day("05-23"),
                        day("06-19"),
                        day("10-30"),
                        day("12-24"),
                        day("12-31"));
    }

    @Test
    void callsTheEveOfAllSaintsOneAlsoInOctober() {
        assertThat(SwedishDays.isEve(LocalDate.of(2020, 10, 30))).isTrue();
        assertThat(SwedishDays.isEve(LocalDate.of(2025, 10, 31))).isTrue();
        assertThat(SwedishDays.isHoliday(LocalDate.of(2025, 11, 1))).isTrue();
        assertThat(SwedishDays.isEve(LocalDate.of(2026, 11, 6))).isFalse();
    }

    private static LocalDate day(String monthDay) {
        return LocalDate.parse("2026-" + monthDay);
    }

    private static Stream<LocalDate> days(int year) {
        return IntStream.rangeClosed(1, 365).mapToObj(number -> LocalDate.ofYearDay(year, number));
    }
}
