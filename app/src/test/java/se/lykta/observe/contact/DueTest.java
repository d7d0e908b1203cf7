package se.lykta.observe.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTest {
    @ParameterizedTest
    @CsvSource({
        // Monday to Monday, over a weekend.
        "2026-11-23, 5, 2026-11-30",
        "2026-11-20, 1, 2026-11-23",
        // Christmas Eve, Christmas Day, Boxing Day on a Saturday, a Sunday.
        "2026-12-23, 1, 2026-12-28",
        // New Year's Eve and Day, a weekend; Twelfth Night is a working day, Epiphany is none.
        "2026-12-30, 2, 2027-01-05",
        "2027-01-05, 1, 2027-01-07",
        // Midsummer Eve.
        "2026-06-18, 1, 2026-06-22"
    })
    void countsWorkingDays(LocalDate received, int days, LocalDate due) {
        assertThat(Due.after(received, days)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25, LATER, 0",
        "2026-11-24, TOMORROW, 0",
        "2026-11-23, TODAY, 0",
        "2026-11-22, LATE, 1",
        "2026-11-16, LATE, 7",
        "2026-11-15, VERY_LATE, 8"
    })
    void saysHowLateItIs(LocalDate day, Due.State state, long daysLate) {
        var due = Due.of(day, LocalDate.parse("2026-11-23"));
        assertThat(due.state()).isEqualTo(state);
        assertThat(due.daysLate()).isEqualTo(daysLate);
        assertThat(due.isLate()).isEqualTo(daysLate > 0);
    }

    @Test
    void roundsWhatWasWaited() {
        assertThat(Waited.of(Duration.ofSeconds(-5))).isEqualTo(new Waited("minutes", 0));
        assertThat(Waited.of(Duration.ofSeconds(59 * 60 + 40))).isEqualTo(new Waited("hours", 1));
        assertThat(Waited.of(Duration.ofMinutes(89))).isEqualTo(new Waited("hours", 1));
        assertThat(Waited.of(Duration.ofMinutes(91))).isEqualTo(new Waited("hours", 2));
        assertThat(Waited.of(Duration.ofHours(47))).isEqualTo(new Waited("hours", 47));
        assertThat(Waited.of(Duration.ofHours(60))).isEqualTo(new Waited("days", 3));
    }
}
