package se.lykta.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;

class ExposuresDbTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 23);

    private final Database db = TestDatabase.fresh();
    private final Exposures exposures = new Exposures(db);
    private MunicipalityId lyktby = new MunicipalityId("9901");

    @BeforeEach
    void makeMunicipality() {
        lyktby = TestDatabase.municipality(db, "9901");
    }

    @Test
    void keepsOneRowPerSourceDayAndAreaWithTheHoursGivenLast() {
        exposures.put(lyktby, List.of(guard(0, 8, 8), new Exposure("guard", MONDAY, "C1", 4, 3)));
        exposures.put(lyktby, List.of(guard(0, 8, 6)));

        assertThat(exposures.between(lyktby, MONDAY, MONDAY))
                .containsExactly(guard(0, 8, 6), new Exposure("guard", MONDAY, "C1", 4, 3));
        assertThat(exposures.between(lyktby, MONDAY.plusDays(1), MONDAY.plusDays(9)))
                .isEmpty();
    }

    @Test
    void tellsNothingReportedFromNothingKnown() {
        exposures.put(lyktby, List.of(guard(0, 8, 8), guard(1, 8, 0), guard(2, 8, 2), guard(3, 0, 0)));

        var shares = exposures.coverage(lyktby, "guard", days(0, 1, 2, 3, 4, 5), ZONE);

        assertThat(shares).containsExactly(1, 0, 0.25, Double.NaN, Double.NaN);
        assertThat(exposures.coverage(lyktby, "caretaker", days(0, 1, 2), ZONE))
                .containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void sumsAreasAndDaysOfAWindow() {
        exposures.put(lyktby, List.of(guard(0, 8, 8), new Exposure("guard", MONDAY, "C1", 8, 0), guard(6, 4, 2)));
        exposures.put(lyktby, List.of(new Exposure("staff", MONDAY, "", 40, 40)));

        var coverage = exposures.coverage(lyktby, days(0, 7), ZONE);

        assertThat(coverage).containsOnlyKeys("guard", "staff");
        assertThat(coverage.get("guard")).containsExactly(0.5);
        assertThat(coverage.get("staff")).containsExactly(1);
    }

    @Test
    void countsACutDayByItsMinutesAlsoWhenTheDayHas23Hours() {
        var summerTime = 6;
        exposures.put(lyktby, List.of(guard(summerTime, 23, 0), guard(summerTime + 1, 23, 23)));
        int start = minute(summerTime);

        var shares = Exposures.shares(
                exposures.between(lyktby, MONDAY, MONDAY.plusDays(9)),
                new int[] {start + 11 * 60, start + 23 * 60 + 12 * 60},
                ZONE);

        assertThat(shares[0]).isEqualTo(11.5 / 23.5, org.assertj.core.api.Assertions.within(1e-12));
    }

    @Test
    void hidesTheHoursOfOtherMunicipalities() {
        var other = TestDatabase.municipality(db, "9902");
        exposures.put(other, List.of(guard(0, 8, 8)));

        assertThat(exposures.between(lyktby, MONDAY, MONDAY)).isEmpty();
    }

    @Test
    void refusesWindowsThatDoNotAscend() {
        assertThatThrownBy(() -> exposures.coverage(lyktby, new int[] {5}, ZONE))
                .hasMessageContaining("at least 2");
        assertThatThrownBy(() -> exposures.coverage(lyktby, new int[] {5, 5}, ZONE))
                .hasMessageContaining("must ascend");
    }

    private static Exposure guard(int daysAfterMonday, double agreed, double reported) {
        return new Exposure("guard", MONDAY.plusDays(daysAfterMonday), "", agreed, reported);
    }

    private static int[] days(int... daysAfterMonday) {
        return java.util.Arrays.stream(daysAfterMonday)
                .map(ExposuresDbTest::minute)
                .toArray();
    }

    private static int minute(int daysAfterMonday) {
        return (int) (MONDAY.plusDays(daysAfterMonday).atStartOfDay(ZONE).toEpochSecond() / 60);
    }
}
