package se.lykta.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import se.lykta.alert.MadeTown.Spot;
import se.lykta.ingest.KnownBy;

class NearRepeatSearchTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final int STUDY_DAYS = 730;
    private static final int BURGLARIES = 300;

    private final NearRepeatSearch search = new NearRepeatSearch(AlertSettings.shipped());

    @Test
    void warnsOfEachEventOfTheLastWeekWhereOneIsFollowedByMore() {
        var town = new MadeTown();
        addPairs(town, 1, "BURGLARY");
        var at = new Spot(4_321, 8_765);
        town.add(DAY.minusDays(2), 600, at, "BURGLARY", KnownBy.REPORTED);
        town.add(DAY.minusDays(7), 600, new Spot(100, 100), "BURGLARY", KnownBy.REPORTED);

        var finds = search.find(town.on(DAY));
        assertThat(finds)
                .allSatisfy(find -> assertThat(find.what().from()).isBetween(DAY.minusDays(6), DAY))
                .anySatisfy(find -> {
                    var centre = Objects.requireNonNull(find.where().centre());
                    assertThat(centre.east()).isEqualTo(MadeTown.EAST + at.east(), within(0.01));
                    assertThat(find.what())
                            .isEqualTo(new Find.What("BURGLARY", "", DAY.minusDays(2), DAY.minusDays(2)));
                });
        // Four of five events are followed by one within 60 m and six days.
        assertThat(finds.getFirst()).satisfies(find -> {
            var raised = Objects.requireNonNull(find.why().raised());
            assertThat(raised.days()).isEqualTo(7);
            assertThat(raised.ratio()).isGreaterThan(3);
            assertThat(find.where().radiusMetres()).isEqualTo(100);
            assertThat(find.why().counted()).isGreaterThan((int) find.why().expected());
            // 270 events a year warn, and 0.44 above chance follow each.
            assertThat(find.falseAlarmsAYear()).isBetween(120.0, 190.0);
        });
    }

    @Test
    void saysNothingWhereEventsFallAnyhow() {
        var town = new MadeTown();
        var random = new SplittableRandom(5);
        for (int i = 0; i < 2 * BURGLARIES; i++) {
            town.add(anyDay(random), 600, anywhere(random), "BURGLARY", KnownBy.REPORTED);
        }
        town.add(DAY, 600, anywhere(random), "BURGLARY", KnownBy.REPORTED);
        assertThat(search.find(town.on(DAY))).isEmpty();
    }

    @Test
    void asksOnlyAboutTheChosenKinds() {
        var town = new MadeTown();
        addPairs(town, 2, "GRAFFITI");
        town.add(DAY, 600, new Spot(100, 100), "GRAFFITI", KnownBy.REPORTED);
        assertThat(search.find(town.on(DAY))).isEmpty();
    }

    @Test
    void saysNothingWhenTooFewFollowToBeWorthAWalk() {
        var town = new MadeTown();
        addPairs(town, 3, "BURGLARY");
        town.add(DAY, 600, new Spot(100, 100), "BURGLARY", KnownBy.REPORTED);
        assertThat(search.find(town.on(DAY))).isNotEmpty();
        var choosy = new NearRepeatSearch(new AlertSettings(1, 3, List.of("BURGLARY"), 0.9));
        assertThat(choosy.find(town.on(DAY))).isEmpty();
    }

    @Test
    void isTheSameFindOnTheNextNight() {
        var town = new MadeTown();
        addPairs(town, 4, "BURGLARY");
        town.add(DAY, 600, new Spot(4_321, 8_765), "BURGLARY", KnownBy.REPORTED);
        var tonight = town.on(DAY);
        var tomorrow = new Evening(tonight.municipality(), tonight.layers(), tonight.columns(), DAY.plusDays(1));
        var keys = search.find(tonight).stream()
                .filter(find -> find.what().from().equals(DAY))
                .map(Find::key)
                .toList();
        assertThat(keys).isNotEmpty();
        assertThat(search.find(tomorrow)).extracting(Find::key).containsAll(keys);
    }

    @Test
    void saysNothingOfAnEmptyTown() {
        assertThat(search.find(new MadeTown().on(DAY))).isEmpty();
    }

    /// Events anywhere over two years, four of five followed by another within 60 m and six days.
    private static void addPairs(MadeTown town, long seed, String category) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < BURGLARIES; i++) {
            var day = anyDay(random);
            var spot = anywhere(random);
            town.add(day, 600, spot, category, KnownBy.REPORTED);
            if (i % 5 != 0) {
                var near = new Spot(spot.east() + random.nextDouble(40), spot.north() + random.nextDouble(40));
                town.add(day.plusDays(random.nextInt(1, 6)), 600, near, category, KnownBy.REPORTED);
            }
        }
    }

    private static LocalDate anyDay(SplittableRandom random) {
        return DAY.minusDays(10L + random.nextInt(STUDY_DAYS - 20));
    }

    private static Spot anywhere(SplittableRandom random) {
        return new Spot(random.nextDouble(9_900), random.nextDouble(9_900));
    }
}
