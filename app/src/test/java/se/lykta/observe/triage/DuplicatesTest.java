package se.lykta.observe.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;
import se.lykta.area.LocationQuality;
import se.lykta.observe.FieldReport;

class DuplicatesTest {
    private static final Instant EVENING = Instant.parse("2026-11-16T20:40:00Z");
    private static final String TAG = "Ny tagg på busskuren, svart färg";

    private final FieldReport report = report(0, 0, "GRAFFITI", TAG);

    @Test
    void findsTheSamePlaceTimeAndType() {
        var near = report(100, 60, "GRAFFITI", "Klotter på hållplatsen");
        assertThat(Duplicates.of(report, List.of(near, report))).singleElement().satisfies(likeness -> {
            assertThat(likeness.other()).isEqualTo(near);
            assertThat(likeness.metres()).isEqualTo(100);
            assertThat(likeness.minutes()).isEqualTo(60);
            assertThat(likeness.sameCategory()).isTrue();
        });
    }

    @Test
    void leavesOutWhatIsFarLateOrDifferent() {
        assertThat(Duplicates.of(report, List.of(report(200, 0, "GRAFFITI", TAG))))
                .hasSize(1);
        assertThat(Duplicates.of(report, List.of(report(201, 0, "GRAFFITI", TAG))))
                .isEmpty();
        assertThat(Duplicates.of(report, List.of(report(0, 180, "GRAFFITI", TAG))))
                .hasSize(1);
        assertThat(Duplicates.of(report, List.of(report(0, 181, "GRAFFITI", TAG))))
                .isEmpty();
        assertThat(Duplicates.of(report, List.of(report(0, 0, "FIGHT", "Fyra personer slogs"))))
                .isEmpty();
    }

    @Test
    void takesTheSameWordsOfAnotherType() {
        var other = report(0, 10, "VANDALISM", "Ny tagg på busskuren, röd färg");
        assertThat(Duplicates.of(report, List.of(other)).getFirst().sameText()).isGreaterThan(0.4);
    }

    @Test
    void goesByThePlaceInWordsWhenThereIsNoPosition() {
        var named = report("Torget", 0);
        assertThat(Duplicates.of(named, List.of(report(" torget ", 20)))).hasSize(1);
        assertThat(Duplicates.of(named, List.of(report("Stationen", 20)))).isEmpty();
        assertThat(Duplicates.of(report("", 0), List.of(report("", 0)))).isEmpty();
    }

    @Test
    void sharesNothingOfEmptyTexts() {
        assertThat(Duplicates.sameText("", TAG)).isZero();
        assertThat(Duplicates.sameText(TAG, TAG)).isEqualTo(1);
        assertThat(Duplicates.sameText("ab", "ab")).isZero();
    }

    private static FieldReport report(int metresEast, int minutes, String category, String note) {
        var metric = new EastNorth(500_000 + metresEast, 6_651_000);
        var position = CoordinateSystem.SWEREF99_TM.unproject(metric);
        return report(new FieldReport.Where(LocationQuality.POINT, 25, position, metric, ""), minutes, category, note);
    }

    private static FieldReport report(String place, int minutes) {
        var quality = LocationQuality.MUNICIPALITY;
        return report(
                new FieldReport.Where(quality, quality.defaultRadiusMetres(), null, null, place),
                minutes,
                "GRAFFITI",
                "");
    }

    private static FieldReport report(FieldReport.Where where, int minutes, String category, String note) {
        var at = EVENING.plusSeconds(60L * minutes);
        return FieldReport.received(
                UUID.randomUUID(),
                new FieldReport.Reporter(null, null, ""),
                new FieldReport.Times(at, at, at, at),
                where,
                new FieldReport.What(category, note, 0, List.of()),
                null);
    }
}
