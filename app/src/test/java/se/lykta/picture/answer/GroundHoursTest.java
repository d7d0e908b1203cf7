package se.lykta.picture.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import se.lykta.area.Area;
import se.lykta.area.AreaKind;
import se.lykta.area.AreaLayer;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;
import se.lykta.area.LocalText;
import se.lykta.area.LocationQuality;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.Extent;
import se.lykta.incident.IncidentColumns;
import se.lykta.incident.IncidentColumnsBuilder;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.Verification;
import se.lykta.observe.Exposure;
import se.lykta.observe.Exposures;
import se.lykta.picture.answer.PictureQuestion.Known;

/// Two areas side by side, the western one kilometre wide. In the last week the guards are in the western one
/// twice as long as before, and in the eastern one so much less that the town as a whole is guarded as always.
class GroundHoursTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final LocalDate SUNDAY = LocalDate.of(2026, 4, 26);
    private static final MunicipalityId LYKTBY = new MunicipalityId("9901");
    private static final int WEEKS = 30;

    private final List<Exposure> hours = new ArrayList<>();
    private final Pictures pictures = new Pictures(
            new Exposures((municipality, from, to) -> hours.stream()
                    .filter(day -> !day.day().isBefore(from) && !day.day().isAfter(to))
                    .toList()),
            (municipality, day) -> List.of(layer()),
            Clock.fixed(SUNDAY.plusDays(2).atTime(12, 0).atZone(ZONE).toInstant(), ZONE));

    @Test
    void takesTheHoursOfTheAreaThatADrawnPlaceLiesIn() {
        guardTheWestMoreInTheLastWeek();
        var columns = eightAWeekIn(500);

        var drawn = question(circle(500, 200));

        assertThat(pictures.total(columns, drawn).expected().mean()[0]).isCloseTo(16, within(1.5));
        assertThat(pictures.total(columns, question(null)).expected().mean()[0]).isCloseTo(8, within(1.5));
        var week = pictures.weeks(columns, drawn, SUNDAY, 4).getLast().picture();
        assertThat(Objects.requireNonNull(week).expected().mean()[0]).isCloseTo(16, within(1.5));
    }

    @Test
    void tellsWhoseHoursTheyAre() {
        guardTheWestMoreInTheLastWeek();
        var columns = eightAWeekIn(500);

        var west = pictures.guardedHours(columns, question(circle(500, 200)));
        var both = pictures.guardedHours(columns, question(circle(1000, 200)));
        var all = pictures.guardedHours(columns, question(null));

        assertThat(west.areaNames()).containsExactly("Väster");
        assertThat(west.of(Set.of("guard"))).isEqualTo(7 * 16);
        assertThat(both.areaNames()).containsExactly("Väster", "Öster");
        assertThat(both.of(Set.of("guard"))).isEqualTo(7 * 24);
        assertThat(all.everywhere()).isTrue();
        assertThat(all.areaNames()).isEmpty();
        assertThat(west.comparable(west)).containsExactly("guard");
        assertThat(west.comparable(both)).isEmpty();
    }

    @Test
    void countsAnHourForTwoAreasOnceAndLeavesASliverOut() {
        hours.add(new Exposure("guard", SUNDAY, List.of("W", "E"), 8, 8, 8));
        var columns = eightAWeekIn(500);

        assertThat(pictures.guardedHours(columns, question(circle(1000, 200))).of(Set.of("guard")))
                .isEqualTo(8);
        assertThat(pictures.guardedHours(columns, question(circle(801, 200))).areaNames())
                .containsExactly("Väster");
    }

    @Test
    void takesHoursThatNameNoAreaWhereNoneIsNamed() {
        hours.add(new Exposure("guard", SUNDAY, List.of("E"), 8, 8, 8));
        hours.add(new Exposure("guard", SUNDAY, List.of(), 3, 3, 3));
        var columns = eightAWeekIn(500);

        var west = pictures.guardedHours(columns, question(circle(500, 200)));

        assertThat(west.of(Set.of("guard"))).isEqualTo(3);
        assertThat(west.areaNames()).isEmpty();
        assertThat(west.everywhere()).isFalse();
        hours.clear();
        assertThat(pictures.guardedHours(columns, question(circle(501, 200))).isKnown())
                .isFalse();
    }

    private void guardTheWestMoreInTheLastWeek() {
        for (int back = 0; back < 7 * WEEKS; back++) {
            int west = back < 7 ? 16 : 8;
            int east = 24 - west;
            hours.add(new Exposure("guard", SUNDAY.minusDays(back), List.of("W"), west, west, west));
            hours.add(new Exposure("guard", SUNDAY.minusDays(back), List.of("E"), east, east, east));
        }
    }

    private static IncidentColumns eightAWeekIn(double east) {
        var builder = new IncidentColumnsBuilder(LYKTBY, ZONE, List.of(), List.of("guard"));
        for (int back = 0; back < 7 * WEEKS; back++) {
            int minute = PictureQuestion.minute(SUNDAY.minusDays(back), ZONE);
            for (int n = 0; n < (back % 7 == 0 ? 2 : 1); n++) {
                builder.add(new IncidentColumnsBuilder.Row(
                        10L * back + n,
                        east,
                        500,
                        minute,
                        minute,
                        "A",
                        "guard",
                        KnownBy.DISCOVERED,
                        Verification.CONFIRMED,
                        LocationQuality.POINT,
                        true,
                        new int[0]));
            }
        }
        return builder.build();
    }

    private static Extent circle(double east, double radiusMetres) {
        return new Extent.Circle(new EastNorth(east, 500), radiusMetres);
    }

    private static PictureQuestion question(@Nullable Extent within) {
        return new PictureQuestion(SUNDAY.minusDays(6), SUNDAY, Set.of(), Set.of(), Known.ALL, null, null, within);
    }

    private static AreaLayer layer() {
        return new AreaLayer(
                1,
                "district",
                AreaKind.DISTRICT,
                new LocalText("Stadsdelar", "Districts"),
                new AreaLayer.Version(1, LocalDate.of(2020, 1, 1), null, "", ""),
                CoordinateSystem.SWEREF99_TM,
                List.of(area("E", "Öster", 1000), area("W", "Väster", 0)));
    }

    private static Area area(String code, String name, double west) {
        return new Area(code, name, new GeometryFactory().toGeometry(new Envelope(west, west + 1000, 0, 1000)));
    }
}
