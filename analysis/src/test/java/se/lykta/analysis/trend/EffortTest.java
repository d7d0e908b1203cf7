package se.lykta.analysis.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Places that were not looked at alike.
class EffortTest {
    private static final int WINDOWS = 13;
    private static final int PLACES = 60;

    @Test
    void groupsOfTheSameEffortAnswerAsOne() {
        var town = new NullTown(4, 1.5, 0);
        int[] earlier = new int[PLACES * WINDOWS];
        int[] current = new int[PLACES];
        fill(town, earlier, current, (place, window) -> 1);
        double[] even = even();
        var one = ExpectedCount.withDefaults().of(earlier, even, current, 1);
        int[] group = new int[PLACES];
        Arrays.setAll(group, i -> i % 3);
        var effort = new Effort(group, new double[][] {even, even, even}, new double[] {1, 1, 1});

        var three = ExpectedCount.withDefaults().of(earlier, effort, current);

        assertThat(three.upper()).isEqualTo(one.upper());
        assertThat(three.verdict()).isEqualTo(one.verdict());
        for (int i = 0; i < PLACES; i++) {
            assertThat(three.mean()[i]).isCloseTo(one.mean()[i], within(1e-6));
            assertThat(three.q()[i]).isCloseTo(one.q()[i], within(1e-6));
        }
    }

    @Test
    void twiceTheHoursExpectTwiceAsManyThereAndNotElsewhere() {
        int[] earlier = new int[2 * WINDOWS];
        Arrays.fill(earlier, 20);
        var effort = new Effort(new int[] {0, 1}, new double[][] {even(), even()}, new double[] {1, 2});

        var answer = ExpectedCount.withDefaults().of(earlier, effort, new int[] {40, 40});

        assertThat(answer.mean()[1]).isCloseTo(2 * answer.mean()[0], within(1e-9));
        assertThat(answer.verdict()).containsExactly(Verdict.HIGHER, Verdict.AS_EXPECTED);
    }

    @Test
    void aPlaceNobodyLookedAtIsNotJudgedAndTheOthersAre() {
        int[] earlier = new int[2 * WINDOWS];
        Arrays.fill(earlier, 20);
        double[] never = new double[WINDOWS];
        var effort = new Effort(new int[] {0, 1}, new double[][] {even(), never}, new double[] {1, 1});

        var answer = ExpectedCount.withDefaults().of(earlier, effort, new int[] {40, 40});

        assertThat(answer.verdict()).containsExactly(Verdict.HIGHER, Verdict.NO_COVERAGE);
        assertThat(answer.mean()[1]).isNaN();
        assertThat(answer.q()[1]).isNaN();
        assertThat(answer.q()[0]).isEqualTo(answer.upperP()[0]);
    }

    /// Half of the places are guarded more a year ago and now, and more is discovered there then.
    @Test
    void holdsItsLevelWhenHoursDifferAndLosesItWhenTheyAreForgotten() {
        var town = new NullTown(31, 1.2, 0);
        double[] guarded = even();
        guarded[0] = 1.75;
        int[] group = new int[PLACES];
        Arrays.setAll(group, i -> i % 2);
        var effort = new Effort(group, new double[][] {even(), guarded}, new double[] {1, 1.75});
        int runs = 150;
        int[] higher = new int[2];
        int[] lower = new int[2];
        int forgotten = 0;
        for (int run = 0; run < runs; run++) {
            int[] earlier = new int[PLACES * WINDOWS];
            int[] current = new int[PLACES];
            fill(town, earlier, current, (place, window) -> effort(effort, place, window));
            var answer = ExpectedCount.withDefaults().of(earlier, effort, current);
            var shared = ExpectedCount.withDefaults().of(earlier, even(), current, 1);
            for (int i = 0; i < PLACES; i++) {
                higher[i % 2] += current[i] > answer.upper()[i] ? 1 : 0;
                lower[i % 2] += current[i] < answer.lower()[i] ? 1 : 0;
                forgotten += i % 2 == 1 && current[i] > shared.upper()[i] ? 1 : 0;
            }
        }
        double places = runs * PLACES / 2.0;
        System.out.printf(
                "Effort null: above/below the 95 %% interval, ordinary places %.4f/%.4f, guarded more %.4f/%.4f;"
                        + " guarded more, hours forgotten %.4f%n",
                higher[0] / places, lower[0] / places, higher[1] / places, lower[1] / places, forgotten / places);
        double most = 0.030 + 4 * Math.sqrt(0.03 * 0.97 / places);
        for (int g = 0; g < 2; g++) {
            assertThat(higher[g] / places).isLessThan(most);
            assertThat(lower[g] / places).isLessThan(most);
        }
        assertThat(forgotten / places).isGreaterThan(2 * most);
    }

    @Test
    void refusesGroupsThatDoNotFit() {
        assertThatThrownBy(() -> new Effort(new int[] {1}, new double[][] {even()}, new double[] {1}))
                .hasMessageContaining("a group is 1");
        assertThatThrownBy(() -> new Effort(new int[1], new double[][] {even()}, new double[0]))
                .hasMessageContaining("current 0");
    }

    private interface Looked {
        double at(int place, int window);
    }

    private static double effort(Effort effort, int place, int window) {
        int group = effort.group()[place];
        return window == WINDOWS ? effort.current()[group] : effort.earlier()[group][window];
    }

    private static void fill(NullTown town, int[] earlier, int[] current, Looked looked) {
        for (int i = 0; i < current.length; i++) {
            double rate = town.uniform(0.5, 20);
            for (int k = 0; k < WINDOWS; k++) {
                earlier[i * WINDOWS + k] = town.count(rate * looked.at(i, k));
            }
            current[i] = town.count(rate * looked.at(i, WINDOWS));
        }
    }

    private static double[] even() {
        double[] exposure = new double[WINDOWS];
        Arrays.fill(exposure, 1);
        return exposure;
    }
}
