package se.lykta.picture.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import se.lykta.area.LocationQuality;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;
import se.lykta.incident.IncidentColumns;
import se.lykta.incident.IncidentColumnsBuilder;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.Verification;
import se.lykta.observe.Exposure;
import se.lykta.observe.Exposures;
import se.lykta.picture.answer.PictureQuestion.Known;

/// The weeks read in one go beside the same weeks asked for one by one.
class WeeklyTotalsDbTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    /// A Sunday; the weeks before it hold both changes of summer time.
    private static final LocalDate SUNDAY = LocalDate.of(2026, 4, 26);

    private static final int WEEKS = 26;

    private final Database db = TestDatabase.fresh();
    private final MunicipalityId lyktby = TestDatabase.municipality(db, "9901");
    private final List<Exposure> hours = new ArrayList<>();
    private final Exposures exposures = new Exposures((municipality, from, to) -> hours.stream()
            .filter(day -> !day.day().isBefore(from) && !day.day().isAfter(to))
            .toList());
    private final SplittableRandom random = new SplittableRandom(20260101);

    @Test
    void equalsEachWeekAskedForByItself() {
        addExposure();
        var columns = columns(SUNDAY.minusDays(700), 20_000);
        compare(columns, question(Set.of(), Set.of()), SUNDAY.plusDays(3));
        compare(columns, question(Set.of("A"), Set.of()), SUNDAY.plusDays(3));
        compare(columns, question(Set.of(), Set.of("guard")), SUNDAY.plusDays(3));
        compare(columns, question(Set.of(), Set.of("staff")), SUNDAY.plusDays(3));
    }

    @Test
    void equalsThemWhenTheLastWeekIsNotOver() {
        addExposure();
        compare(columns(SUNDAY.minusDays(700), 5_000), question(Set.of(), Set.of()), SUNDAY.minusDays(2));
    }

    @Test
    void equalsThemWhenTheDataBeginInTheMiddleOfAWeekOfTheLine() {
        compare(columns(SUNDAY.minusDays(80), 2_000), question(Set.of(), Set.of()), SUNDAY.plusDays(3));
    }

    @Test
    void hasNoWeeksWithoutData() {
        var pictures = new Pictures(exposures, (municipality, day) -> List.of(), clock(SUNDAY));
        var weeks = pictures.weeks(
                new IncidentColumnsBuilder(lyktby, ZONE, List.of(), List.of()).build(),
                question(Set.of(), Set.of()),
                SUNDAY,
                WEEKS);
        assertThat(weeks).hasSize(WEEKS).allMatch(week -> week.picture() == null);
    }

    private void compare(IncidentColumns columns, PictureQuestion question, LocalDate today) {
        var pictures = new Pictures(exposures, (municipality, day) -> List.of(), clock(today));
        var weeks = pictures.weeks(columns, question, SUNDAY, WEEKS);
        assertThat(weeks).hasSize(WEEKS);
        for (int back = 0; back < WEEKS; back++) {
            var week = weeks.get(WEEKS - 1 - back);
            var sunday = SUNDAY.minusWeeks(back);
            assertThat(week.sunday()).isEqualTo(sunday);
            var monday = sunday.minusDays(6);
            if (monday.isBefore(Pictures.firstDay(columns))) {
                assertThat(week.picture()).isNull();
            } else {
                assertThat(week.picture())
                        .usingRecursiveComparison()
                        .withEqualsForType((a, b) -> Double.compare(a, b) == 0 || Math.abs(a - b) < 1e-12, Double.class)
                        .isEqualTo(pictures.total(columns, question.during(monday, sunday)));
            }
        }
    }

    private void addExposure() {
        var days = new ArrayList<Exposure>();
        for (int back = 0; back < 500; back++) {
            int agreed = random.nextInt(1, 10);
            days.add(new Exposure(
                    "guard", SUNDAY.minusDays(back), List.of(), agreed, agreed, random.nextInt(agreed + 1)));
            if (back % 20 < 10) {
                days.add(new Exposure("staff", SUNDAY.minusDays(back), List.of(), 8, 8, random.nextInt(9)));
            }
        }
        hours.addAll(days);
    }

    private IncidentColumns columns(LocalDate firstDay, int count) {
        var builder = new IncidentColumnsBuilder(lyktby, ZONE, List.of(), List.of("guard", "staff", "police"));
        int first = PictureQuestion.minute(firstDay, ZONE);
        int last = PictureQuestion.minute(SUNDAY.plusDays(1), ZONE);
        for (int i = 0; i < count; i++) {
            int minute = i == 0 ? first : random.nextInt(first, last);
            builder.add(new IncidentColumnsBuilder.Row(
                    i,
                    Double.NaN,
                    Double.NaN,
                    minute,
                    minute,
                    random.nextInt(3) == 0 ? "A" : "B",
                    List.of("guard", "staff", "police").get(random.nextInt(3)),
                    KnownBy.REPORTED,
                    Verification.CONFIRMED,
                    LocationQuality.MUNICIPALITY,
                    true,
                    new int[0]));
        }
        return builder.build();
    }

    private static Clock clock(LocalDate today) {
        return Clock.fixed(today.atTime(12, 0).atZone(ZONE).toInstant(), ZONE);
    }

    private static PictureQuestion question(Set<String> types, Set<String> sources) {
        return new PictureQuestion(SUNDAY, SUNDAY, types, sources, Known.ALL, null, null);
    }
}
