package se.lykta.picture.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lykta.TickingClock;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.IncidentColumns;
import se.lykta.observe.Exposure;
import se.lykta.observe.Exposures;

/// What the picture rests on besides incidents: does it follow that too?
class TimelyPicturesTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final LocalDate DAY = LocalDate.of(2026, 4, 20);
    private static final MunicipalityId LYKTBY = new MunicipalityId("9901");

    private final List<Exposure> hours = new ArrayList<>();

    @Test
    void showsAShiftReportWithinAMinuteThoughNoIncidentCame() {
        var clock = new TickingClock("2026-04-21T08:00:00Z");
        var pictures = new Pictures(
                new Exposures((municipality, from, to) -> List.copyOf(hours)), (municipality, day) -> List.of(), clock);
        var columns = IncidentColumns.none(LYKTBY, ZONE);
        var day = new int[] {PictureQuestion.minute(DAY, ZONE), PictureQuestion.minute(DAY.plusDays(1), ZONE)};
        hours.add(new Exposure("guard", DAY, List.of(), 8, 8, 0));
        assertThat(pictures.reported(columns, day).bySource().get("guard")).containsExactly(0);

        hours.set(0, new Exposure("guard", DAY, List.of(), 8, 8, 8));
        clock.pass(Duration.ofMinutes(1));

        assertThat(pictures.reported(columns, day).bySource().get("guard")).containsExactly(1);
    }
}
