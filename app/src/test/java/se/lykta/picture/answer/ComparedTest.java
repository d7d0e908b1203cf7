package se.lykta.picture.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.lykta.analysis.trend.RateComparison;
import se.lykta.area.LocationQuality;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.IncidentColumns;
import se.lykta.incident.IncidentColumnsBuilder;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.Verification;
import se.lykta.observe.Exposure;
import se.lykta.observe.Exposures;
import se.lykta.picture.answer.Compared.Kind;
import se.lykta.picture.answer.PictureQuestion.Known;

/// Twice as many guarded hours this week as the week before, and twice as many found: nothing has changed.
class ComparedTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final LocalDate MONDAY = LocalDate.of(2026, 4, 20);
    private static final LocalDate BEFORE = MONDAY.minusWeeks(1);
    private static final MunicipalityId LYKTBY = new MunicipalityId("9901");

    private final List<Exposure> hours = new ArrayList<>();
    private final IncidentColumnsBuilder builder =
            new IncidentColumnsBuilder(LYKTBY, ZONE, List.of(), List.of("guard", "staff", "resident"));
    private final Pictures pictures = new Pictures(
            new Exposures((municipality, from, to) -> hours.stream()
                    .filter(day -> !day.day().isBefore(from) && !day.day().isAfter(to))
                    .toList()),
            (municipality, day) -> List.of(),
            Clock.fixed(MONDAY.plusDays(8).atTime(12, 0).atZone(ZONE).toInstant(), ZONE));
    private int rows;

    @Test
    void dividesTheHoursOutOfWhatIsDiscovered() {
        guarded(MONDAY, 20);
        guarded(BEFORE, 10);
        add(80, MONDAY, "guard", KnownBy.DISCOVERED);
        add(40, BEFORE, "guard", KnownBy.DISCOVERED);

        var row = compared(Known.ALL).getFirst();

        assertThat(row).isEqualTo(new Compared(Kind.PER_HOUR, 80, 40, 20, 10));
        var perHour = RateComparison.of(row.rateNow(), row.rateBefore(), 0.95);
        assertThat(perHour.ratio()).isCloseTo(1, within(1e-12));
        assertThat(perHour.ratioInterval().lower()).isLessThan(1);
        assertThat(perHour.ratioInterval().upper()).isGreaterThan(1);
    }

    @Test
    void leavesReportedIncidentsAsCountsAndSaysWhereHoursAreNotKnown() {
        guarded(MONDAY, 20);
        guarded(BEFORE, 10);
        add(8, MONDAY, "guard", KnownBy.DISCOVERED);
        add(3, MONDAY, "staff", KnownBy.DISCOVERED);
        add(2, BEFORE, "staff", KnownBy.TECHNICAL);
        add(5, MONDAY, "resident", KnownBy.REPORTED);
        add(6, BEFORE, "guard", KnownBy.REPORTED);
        add(1, MONDAY, "resident", KnownBy.UNKNOWN);

        assertThat(compared(Known.ALL))
                .containsExactly(
                        new Compared(Kind.PER_HOUR, 8, 0, 20, 10),
                        new Compared(Kind.REPORTED, 5, 6, 1, 1),
                        new Compared(Kind.HOURS_UNKNOWN, 3, 2, 1, 1),
                        new Compared(Kind.OTHER, 1, 0, 1, 1));
        assertThat(compared(Known.REPORTED)).containsExactly(new Compared(Kind.REPORTED, 5, 6, 1, 1));
    }

    @Test
    void needsTheHoursOfBothPeriods() {
        guarded(MONDAY, 20);
        add(8, MONDAY, "guard", KnownBy.DISCOVERED);
        add(4, BEFORE, "guard", KnownBy.DISCOVERED);

        assertThat(compared(Known.ALL)).containsExactly(new Compared(Kind.HOURS_UNKNOWN, 8, 4, 1, 1));
    }

    @Test
    void hasARowOfZeroesWhenNothingHappened() {
        add(1, MONDAY.minusWeeks(3), "guard", KnownBy.DISCOVERED);

        assertThat(compared(Known.ALL)).containsExactly(new Compared(Kind.REPORTED, 0, 0, 1, 1));
    }

    private List<Compared> compared(Known known) {
        var week = new PictureQuestion(MONDAY, MONDAY.plusDays(6), Set.of(), Set.of(), known, null, null);
        return pictures.compared(columns(), week, BEFORE);
    }

    private void guarded(LocalDate day, double reported) {
        hours.add(new Exposure("guard", day, List.of(), reported, reported, reported));
    }

    private IncidentColumns columns() {
        return builder.build();
    }

    private void add(int count, LocalDate day, String source, KnownBy known) {
        int minute = PictureQuestion.minute(day, ZONE) + 60;
        for (int i = 0; i < count; i++) {
            builder.add(new IncidentColumnsBuilder.Row(
                    rows++,
                    Double.NaN,
                    Double.NaN,
                    minute,
                    minute,
                    "A",
                    source,
                    known,
                    Verification.CONFIRMED,
                    LocationQuality.MUNICIPALITY,
                    true,
                    new int[0]));
        }
    }
}
