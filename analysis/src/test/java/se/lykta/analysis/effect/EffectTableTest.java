package se.lykta.analysis.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.lykta.analysis.effect.EffectVerdict.Fewer;
import se.lykta.analysis.trend.NullTown;

/// A thousand simulated actions for each setting and true effect. Prints the tables of
/// docs/methods/effect.md.
class EffectTableTest {
    private static final int ACTIONS = 1000;
    private static final double[] RATIOS = {1, 0.85, 0.7, 0.5};
    private static final SimulatedActions[] SETTINGS = {
        new SimulatedActions("30 a year, a year after", 30, 52, 0),
        new SimulatedActions("100 a year, a year after", 100, 52, 0),
        new SimulatedActions("300 a year, a year after", 300, 52, 0),
        new SimulatedActions("100 a year, half a year after", 100, 26, 0)
    };

    @Test
    void intervalsHoldTheTruthAndNothingIsCalledEffectiveThatIsNot() {
        double heldInAll = 0;
        double falseInAll = 0;
        for (var setting : SETTINGS) {
            for (double ratio : RATIOS) {
                var outcome = setting.play(ratio, ACTIONS, 20260101);
                print(setting, ratio, outcome);
                heldInAll += outcome.held() / (SETTINGS.length * RATIOS.length);
                assertThat(outcome.held()).isBetween(0.95 - deviations(0.95), 0.985);
                assertThat(outcome.notJudged()).isLessThan(0.05);
                if (ratio == 1) {
                    falseInAll += outcome.fewer() / SETTINGS.length;
                    assertThat(outcome.fewer()).isLessThan(0.025 + deviations(0.025));
                    assertThat(outcome.more()).isLessThan(0.025 + deviations(0.025));
                } else {
                    double promised = setting.promised(ratio);
                    assertThat(outcome.fewer()).isBetween(promised - 0.09, promised + deviations(promised));
                }
            }
        }
        System.out.printf("Effect, all settings: held %.4f, falsely fewer at 0 %% %.4f%n", heldInAll, falseInAll);
        assertThat(heldInAll).isBetween(0.94, 0.97);
        assertThat(falseInAll).isLessThan(0.03);
    }

    @Test
    void whatIsPromisedBeforehandIsSeen() {
        for (double events : new double[] {60, 100, 300}) {
            double seen = new SimulatedActions("", events, 52, 0).seenOfDetectable(ACTIONS, 20260104);
            System.out.printf("Effect, detectable by its own history, %.0f a year: seen %.3f%n", events, seen);
            assertThat(seen).isBetween(0.7, 0.85);
        }
    }

    /// What no interval can know: places that wander by themselves are taken for effects.
    @Test
    void placesThatWanderAreTakenForEffects() {
        for (double wander : new double[] {0.1, 0.2}) {
            var setting = new SimulatedActions("100 a year, wandering " + wander, 100, 52, wander);
            var outcome = setting.play(1, ACTIONS, 20260102);
            print(setting, 1, outcome);
            assertThat(outcome.held()).isGreaterThan(0.85);
            assertThat(outcome.fewer()).isLessThan(0.1);
        }
    }

    /// Regression to the mean: the worst of twenty like places over its last eight weeks falls back by
    /// itself.
    @Test
    void aPlaceChosenAtItsPeakFallsBackByItself() {
        double shortBefore = chosenAtPeak(new Periods(40, 52, 52, 104));
        double yearBefore = chosenAtPeak(new Periods(0, 52, 52, 104));
        double withoutPeak = chosenAtPeak(new Periods(0, 44, 52, 104));
        System.out.printf(
                "Effect, chosen at its peak, none real: falsely fewer %.3f with 12 weeks before, %.3f with 52, %.3f with the last 8 left out%n",
                shortBefore, yearBefore, withoutPeak);
        assertThat(shortBefore).isGreaterThan(0.12);
        assertThat(yearBefore).isBetween(0.025, 0.1);
        assertThat(withoutPeak).isLessThan(0.025 + deviations(0.025));
    }

    private static double chosenAtPeak(Periods periods) {
        var town = new NullTown(20260103, SimulatedActions.DISPERSION, 0.3);
        int fewer = 0;
        for (int run = 0; run < ACTIONS; run++) {
            int[][] places = new int[20][104];
            for (int[] place : places) {
                Arrays.setAll(place, week -> town.count(2 * town.seasonFactor(week % 52 / 4)));
            }
            var worst = Arrays.stream(places)
                    .max(Comparator.comparingInt(place ->
                            IntStream.range(44, 52).map(week -> place[week]).sum()))
                    .orElseThrow();
            var others = WeeklyCounts.pooled(Arrays.stream(places)
                    .filter(place -> place != worst)
                    .limit(4)
                    .map(WeeklyCounts::covered)
                    .toList());
            fewer += ActionEffect.withDefaults().judge(WeeklyCounts.covered(worst), others, periods) instanceof Fewer
                    ? 1
                    : 0;
        }
        return fewer / (double) ACTIONS;
    }

    private static void print(SimulatedActions setting, double ratio, SimulatedActions.Outcome outcome) {
        System.out.printf(
                "Effect | %s | %+.0f %% | held %.3f | fewer %.3f | more %.3f | not judged %.3f | promised %.3f%n",
                setting.name(),
                100 * (ratio - 1),
                outcome.held(),
                outcome.fewer(),
                outcome.more(),
                outcome.notJudged(),
                setting.promised(ratio));
    }

    /// Three binomial standard deviations of a share of the actions.
    private static double deviations(double share) {
        return 3 * Math.sqrt(share * (1 - share) / ACTIONS);
    }
}
