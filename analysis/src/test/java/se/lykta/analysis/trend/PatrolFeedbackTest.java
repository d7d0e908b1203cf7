package se.lykta.analysis.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/// Does the picture feed itself? Patrols find what happens where they are. If they are then sent to where
/// most was found, they find more there, whatever happens elsewhere.
///
/// Ten places with four incidents a week, the last of them six. Each has two hours of patrol a week. Twenty more
/// go to the first place for half a year, by habit, and then every week to the place that a ranking puts first.
/// An hour finds two incidents in a hundred; residents report a fifth, patrol or not. Three years, 500 towns.
class PatrolFeedbackTest {
    private static final int PLACES = 10;
    private static final int WORST = PLACES - 1;
    private static final int WEEKS = 156;
    private static final int HABIT_WEEKS = 26;
    private static final int LAST_YEAR = WEEKS - 52;
    private static final int TOWNS = 500;

    /// What is known of a place.
    private record Known(long discovered, double hours, long reported, int weeks) {

        Known plus(int found, double hoursHere, int told) {
            return new Known(discovered + found, hours + hoursHere, reported + told, weeks + 1);
        }
    }

    /// What a ranking led to in the last year, as means over all towns.
    ///
    /// @param first share of the extra hours at the place that had them first
    /// @param worst share of the extra hours at the place where most happens
    /// @param gap recorded incidents of the first place beside another ordinary one
    /// @param rateGap the same per hour
    private record Outcome(double first, double worst, double gap, double rateGap) {}

    @Test
    void rankingByRecordedCountRunsAway() {
        var raw = play("recorded incidents", place -> place.discovered + place.reported, 6);
        assertThat(raw.first()).isGreaterThan(0.95);
        assertThat(raw.worst()).isLessThan(0.05);
        assertThat(raw.gap()).isGreaterThan(2);
        // What was found per hour says all along that the first place is like the others.
        assertThat(raw.rateGap()).isBetween(0.85, 1.2);
    }

    @Test
    void rankingByRateDoesNot() {
        var corrected = play("discovered per hour", place -> new Rate(place.discovered, place.hours).value(), 6);
        assertThat(corrected.first()).isLessThan(0.1);
        assertThat(corrected.worst()).isGreaterThan(0.5);
        assertThat(corrected.gap()).isBetween(0.8, 1.5);
    }

    @Test
    void rankingByWhatIsReportedDoesNot() {
        var reported = play("reported, apart", place -> new Rate(place.reported, place.weeks).value(), 6);
        assertThat(reported.first()).isLessThan(0.1);
        assertThat(reported.worst()).isGreaterThan(0.5);
    }

    /// With nothing to tell the places apart, a fair ranking has no favourite.
    @Test
    void amongLikePlacesOnlyTheCountKeepsAFavourite() {
        var raw = play("recorded incidents, all alike", place -> place.discovered + place.reported, 4);
        var corrected =
                play("discovered per hour, all alike", place -> new Rate(place.discovered, place.hours).value(), 4);
        assertThat(raw.first()).isGreaterThan(0.95);
        assertThat(corrected.first()).isLessThan(0.2);
    }

    private static Outcome play(String name, ToDoubleFunction<Known> ranking, double worstRate) {
        var town = new NullTown(63, 1, 0);
        double first = 0;
        double worst = 0;
        double gap = 0;
        double rateGap = 0;
        for (int run = 0; run < TOWNS; run++) {
            var places = new Known[PLACES];
            Arrays.fill(places, new Known(0, 0, 0, 0));
            int sent = 0;
            for (int week = 0; week < WEEKS; week++) {
                first += week >= LAST_YEAR && sent == 0 ? 1.0 / 52 / TOWNS : 0;
                worst += week >= LAST_YEAR && sent == WORST ? 1.0 / 52 / TOWNS : 0;
                patrol(town, places, sent, worstRate);
                sent = week < HABIT_WEEKS ? 0 : highest(places, ranking);
            }
            double other = places[1].discovered + places[1].reported;
            gap += (places[0].discovered + places[0].reported) / other / TOWNS;
            rateGap += (places[0].discovered / places[0].hours) / mean(places) / TOWNS;
        }
        System.out.printf(
                "Patrols sent by %s: last year's extra hours at the first place %.3f, at the worst %.3f; recorded there beside another place %.2f, discovered per hour %.2f%n",
                name, first, worst, gap, rateGap);
        return new Outcome(first, worst, gap, rateGap);
    }

    private static void patrol(NullTown town, Known[] places, int sent, double worstRate) {
        for (int i = 0; i < PLACES; i++) {
            double rate = i == WORST ? worstRate : 4;
            double hours = i == sent ? 20 : 2;
            places[i] = places[i].plus(town.count(rate * 0.02 * hours), hours, town.count(rate * 0.2));
        }
    }

    private static int highest(Known[] places, ToDoubleFunction<Known> ranking) {
        int best = 0;
        for (int i = 1; i < PLACES; i++) {
            best = ranking.applyAsDouble(places[i]) > ranking.applyAsDouble(places[best]) ? i : best;
        }
        return best;
    }

    /// Discovered per hour at the ordinary places but the first.
    private static double mean(Known[] places) {
        double found = 0;
        double hours = 0;
        for (int i = 1; i < WORST; i++) {
            found += places[i].discovered;
            hours += places[i].hours;
        }
        return found / hours;
    }
}
