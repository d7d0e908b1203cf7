package se.lykta.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lykta.alert.MadeTown.Spot;
import se.lykta.ingest.KnownBy;
import se.lykta.observe.Exposures;

class CountSearchTest {
    private static final LocalDate SUNDAY = UnchangedTown.EVENING;
    private static final Spot CENTRE = new Spot(5_000, 5_000);
    private static final String KEY = "DISCOVERED:area:" + CENTRE.areaCode() + ":2026-W44";

    private final CountSearch search =
            new CountSearch(AlertSettings.shipped(), new Exposures((municipality, from, to) -> List.of()));

    @Test
    void makesOneAlertOfWeeksThatFollowEachOther() {
        var first = alert(at(SUNDAY.minusWeeks(3), List.of()), SUNDAY.minusWeeks(3), Optional.empty());
        assertThat(first.find().key()).isEqualTo(KEY);

        var second = at(SUNDAY.minusWeeks(2), List.of(first));
        assertThat(second.key()).isEqualTo(KEY);
        assertThat(second.what().from()).isEqualTo(SUNDAY.minusWeeks(2).minusDays(6));
        assertThat(second.why().counted()).isEqualTo(22);

        var later = alert(second, SUNDAY.minusWeeks(2), Optional.of(first));
        assertThat(at(SUNDAY.minusWeeks(1), List.of(later)).key())
                .as("the third week in a row")
                .isEqualTo(KEY);
        assertThat(at(SUNDAY.minusWeeks(2).plusDays(3), List.of(later)).key())
                .as("the same week judged anew")
                .isEqualTo(KEY);
    }

    @Test
    void beginsANewAlertAfterAWeekWithoutOne() {
        var first = alert(at(SUNDAY.minusWeeks(3), List.of()), SUNDAY.minusWeeks(3), Optional.empty());
        var afterGap = at(SUNDAY.minusWeeks(1), List.of(first));
        assertThat(afterGap.key()).endsWith(":2026-W46");
    }

    @Test
    void doesNotMixSeries() {
        var found = at(SUNDAY.minusWeeks(3), List.of());
        var elsewhere = alert(
                found.withKey("REPORTED:area:" + CENTRE.areaCode() + ":2026-W44"),
                SUNDAY.minusWeeks(3),
                Optional.empty());
        assertThat(at(SUNDAY.minusWeeks(2), List.of(elsewhere)).key()).endsWith(":2026-W45");
    }

    @Test
    void saysNothingOfTooShortAHistory() {
        var town = new MadeTown();
        town.add(SUNDAY, 600, CENTRE, "VANDALISM", KnownBy.DISCOVERED);
        assertThat(search.find(town.on(SUNDAY), List.of())).isEqualTo(new CountSearch.Found(List.of(), 0));
        assertThat(search.find(new MadeTown().on(SUNDAY), List.of())).isEqualTo(new CountSearch.Found(List.of(), 0));
    }

    @Test
    void statesNoMoreFalseAlarmsThanWanted() {
        var found = search.find(rising().on(SUNDAY), List.of());
        int comparisons = Evening.Way.values().length * CountSearch.COMPARISONS;
        assertThat(found.falseAlarmsAYear())
                .isPositive()
                .isLessThanOrEqualTo(comparisons * AlertSettings.shipped().countFalseAlarmsAYear());
    }

    /// What the area of the centre shows on an evening.
    private Find at(LocalDate day, List<Alert> known) {
        return search.find(rising().on(day), known).finds().stream()
                .filter(find -> find.where().areaCode().equals(CENTRE.areaCode()))
                .findFirst()
                .orElseThrow();
    }

    /// Two a week in each of four areas, and 20 and more in the last four weeks in one of them.
    private static MadeTown rising() {
        var town = new MadeTown();
        for (var day = SUNDAY.minusWeeks(80).plusDays(1); !day.isAfter(SUNDAY); day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() % 3 == 0) {
                for (var spot : List.of(CENTRE, new Spot(100, 100), new Spot(9_000, 100), new Spot(100, 9_000))) {
                    town.add(day, 600, spot, "VANDALISM", KnownBy.DISCOVERED);
                }
            }
        }
        for (int week = 4; week >= 1; week--) {
            for (int i = 0; i < 16 + 2 * (5 - week); i++) {
                town.add(SUNDAY.minusWeeks(week).plusDays(1), 700 + i, CENTRE, "VANDALISM", KnownBy.DISCOVERED);
            }
        }
        return town;
    }

    private static Alert alert(Find find, LocalDate day, Optional<Alert> before) {
        return new Alert(
                UUID.randomUUID(),
                before.map(Alert::find).orElse(find),
                Alert.Seen.of(find),
                before.map(Alert::firstOn).orElse(day),
                day,
                new Alert.Handling(Alert.State.OPEN, null, Alert.Judgement.NONE, ""));
    }
}
