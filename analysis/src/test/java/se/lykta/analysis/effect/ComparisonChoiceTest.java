package se.lykta.analysis.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.lykta.analysis.effect.ComparisonChoice.Similar;
import se.lykta.analysis.trend.NullTown;

class ComparisonChoiceTest {
    private static final ComparisonChoice CHOICE = ComparisonChoice.withDefaults();

    @Test
    void theSameShapeAtAnotherLevelComesFirst() {
        int[] place = new int[52];
        int[] twice = new int[52];
        int[] other = new int[52];
        for (int week = 0; week < 52; week++) {
            place[week] = 4 + week / 4 % 3 * 4;
            twice[week] = 2 * place[week];
            other[week] = 16 - place[week];
        }
        var ranked = rank(place, other, twice, new int[52]);
        assertThat(ranked).extracting(Similar::index).containsExactly(1, 0);
        assertThat(ranked.getFirst().level()).isCloseTo(2, within(1e-12));
        assertThat(ranked.getFirst().error()).isLessThan(0.02);
    }

    @Test
    void equalErrorsStandInTheirOrder() {
        int[] place = new int[52];
        Arrays.fill(place, 3);
        assertThat(rank(place, place, place, place)).extracting(Similar::index).containsExactly(0, 1, 2);
    }

    @Test
    void whatCameAfterCannotBeSeen() {
        var town = new NullTown(5, 1.5, 0.3);
        int[] place = weekly(town, 3, 0);
        int[] one = weekly(town, 3, 0);
        int[] two = weekly(town, 5, 0);
        var before = CHOICE.rank(
                WeeklyCounts.covered(place).before(52),
                List.of(
                        WeeklyCounts.covered(one).before(52),
                        WeeklyCounts.covered(two).before(52)));
        for (int week = 52; week < 104; week++) {
            place[week] = 0;
            one[week] = 99;
            two[week] = 7;
        }
        var after = CHOICE.rank(
                WeeklyCounts.covered(place).before(52),
                List.of(
                        WeeklyCounts.covered(one).before(52),
                        WeeklyCounts.covered(two).before(52)));
        assertThat(after).isEqualTo(before);
        var history = WeeklyCounts.covered(place).before(52);
        place[51] += 1000;
        assertThat(history.events()).isLessThan(1000);
        assertThat(history.weeks()).isEqualTo(52);
    }

    @Test
    void tooFewEventsOrWeeksAreNotRanked() {
        int[] few = new int[52];
        few[3] = 19;
        int[] enough = new int[52];
        Arrays.fill(enough, 2);
        assertThat(rank(few, enough)).isEmpty();
        assertThat(rank(enough, few)).isEmpty();
        assertThat(CHOICE.rank(
                        WeeklyCounts.covered(enough).before(23),
                        List.of(WeeklyCounts.covered(enough).before(23))))
                .isEmpty();
        double[] nowhere = new double[52];
        assertThat(CHOICE.rank(
                        WeeklyCounts.covered(enough).before(52), List.of(new WeeklyCounts(enough, nowhere).before(52))))
                .isEmpty();
        assertThatThrownBy(() -> CHOICE.rank(
                        WeeklyCounts.covered(enough).before(52),
                        List.of(WeeklyCounts.covered(enough).before(51))))
                .hasMessageContaining("candidate 0 has 51 weeks");
    }

    /// Ten candidates share the place's season, ten have it the other way round; two years of weeks.
    @Test
    void placesOfTheSameSeasonAreFound() {
        int towns = 200;
        for (double mean : new double[] {0.5, 1, 2, 4}) {
            var town = new NullTown(17, 1.5, 0.5);
            int right = 0;
            for (int run = 0; run < towns; run++) {
                var place = WeeklyCounts.covered(weekly(town, mean, 0)).before(104);
                var candidates = new ArrayList<History>();
                for (int i = 0; i < 20; i++) {
                    candidates.add(WeeklyCounts.covered(weekly(town, mean, i < 10 ? 0 : 26))
                            .before(104));
                }
                for (var similar : CHOICE.rank(place, candidates).subList(0, 4)) {
                    right += similar.index() < 10 ? 1 : 0;
                }
            }
            double share = right / (4.0 * towns);
            System.out.printf("Comparison places: %.1f a week, of the first four %.3f share the season%n", mean, share);
            assertThat(share).isGreaterThan(mean < 1 ? 0.75 : 0.9);
        }
    }

    private static int[] weekly(NullTown town, double mean, int shift) {
        int[] weeks = new int[104];
        Arrays.setAll(weeks, week -> town.count(mean * town.seasonFactor((week + shift) % 52 / 4)));
        return weeks;
    }

    private static List<Similar> rank(int[] place, int[]... candidates) {
        return CHOICE.rank(
                WeeklyCounts.covered(place).before(place.length),
                Arrays.stream(candidates)
                        .map(candidate -> WeeklyCounts.covered(candidate).before(candidate.length))
                        .toList());
    }
}
