package se.lykta.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import se.lykta.database.MunicipalityId;

class ExposuresTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 23);

    private final MunicipalityId lyktby = new MunicipalityId("9901");
    private final List<Exposure> known = new ArrayList<>();
    private final Exposures exposures = new Exposures((municipality, from, to) -> known.stream()
            .filter(day -> !day.day().isBefore(from) && !day.day().isAfter(to))
            .toList());

    @Test
    void tellsNothingReportedFromNothingKnown() {
        known.addAll(List.of(guard(0, 8, 8), guard(1, 8, 0), guard(2, 8, 2), guard(3, 0, 0)));

        var shares = exposures.coverage(lyktby, "guard", days(0, 1, 2, 3, 4, 5), ZONE);

        assertThat(shares).containsExactly(1, 0, 0.25, Double.NaN, Double.NaN);
        assertThat(exposures.coverage(lyktby, "caretaker", days(0, 1, 2), ZONE))
                .containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void sumsAreasAndDaysOfAWindow() {
        known.addAll(List.of(guard(0, 8, 8), new Exposure("guard", MONDAY, List.of("C1"), 8, 8, 0), guard(6, 4, 2)));
        known.addAll(List.of(new Exposure("staff", MONDAY, List.of(), 40, 40, 40)));

        var coverage = exposures.coverage(lyktby, days(0, 7), ZONE);

        assertThat(coverage).containsOnlyKeys("guard", "staff");
        assertThat(coverage.get("guard")).containsExactly(0.5);
        assertThat(coverage.get("staff")).containsExactly(1);
    }

    @Test
    void tellsHoursADayForTheAreasTheyWereAgreedFor() {
        known.addAll(List.of(guard(0, 8, 8), guard(7, 8, 4)));
        known.add(new Exposure("guard", MONDAY.plusDays(7), List.of("C1", "C2"), 14, 14, 14));

        var looking = guardsIn(0, 7, 14, 21);

        // The first week has the night of 23 hours.
        double first = 8 / (167 / 24.0);
        assertThat(looking.everywhere()).containsExactly(first, 18 / 7.0, Double.NaN);
        assertThat(looking.in("C2")).containsExactly(Double.NaN, 2, Double.NaN);
        assertThat(looking.in("D")).containsExactly(first, 4 / 7.0, Double.NaN);
    }

    @Test
    void takesWhatIsPlannedForTheHoursOfAWindowThatIsNotOver() {
        known.addAll(List.of(guard(0, 8, 4), new Exposure("guard", MONDAY.plusDays(1), List.of(), 8, 0, 0)));

        var looking = guardsIn(0, 2, 3);

        assertThat(looking.everywhere()).containsExactly(4, Double.NaN);
    }

    @Test
    void countsACutDayByItsMinutesAlsoWhenTheDayHas23Hours() {
        var summerTime = 6;
        known.addAll(List.of(guard(summerTime, 23, 0), guard(summerTime + 1, 23, 23)));
        int start = minute(summerTime);

        var shares = Exposures.Sums.of(known, new int[] {start + 11 * 60, start + 23 * 60 + 12 * 60}, ZONE)
                .shares();

        assertThat(shares[0]).isEqualTo(11.5 / 23.5, org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void refusesWindowsThatDoNotAscend() {
        assertThatThrownBy(() -> exposures.coverage(lyktby, new int[] {5}, ZONE))
                .hasMessageContaining("at least 2");
        assertThatThrownBy(() -> exposures.coverage(lyktby, new int[] {5, 5}, ZONE))
                .hasMessageContaining("must ascend");
    }

    private Exposures.Looking guardsIn(int... daysAfterMonday) {
        return Objects.requireNonNull(
                exposures.looking(lyktby, days(daysAfterMonday), ZONE).get("guard"));
    }

    private static Exposure guard(int daysAfterMonday, double agreed, double reported) {
        return new Exposure("guard", MONDAY.plusDays(daysAfterMonday), List.of(), agreed, agreed, reported);
    }

    private static int[] days(int... daysAfterMonday) {
        return java.util.Arrays.stream(daysAfterMonday)
                .map(ExposuresTest::minute)
                .toArray();
    }

    private static int minute(int daysAfterMonday) {
        return (int) (MONDAY.plusDays(daysAfterMonday).atStartOfDay(ZONE).toEpochSecond() / 60);
    }
}
