package se.lykta.analysis.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import se.lykta.analysis.effect.EffectVerdict.CannotBeJudged;
import se.lykta.analysis.effect.EffectVerdict.Fewer;
import se.lykta.analysis.effect.EffectVerdict.More;
import se.lykta.analysis.effect.EffectVerdict.NotShown;
import se.lykta.analysis.effect.EffectVerdict.Reason;

class ActionEffectTest {
    private static final ActionEffect EFFECT = ActionEffect.withDefaults();
    private static final Periods YEARS = Periods.splitAt(52, 104);

    @Test
    void wordsFollowTheInterval() {
        assertThat(EFFECT.judge(BeforeAfter.of(100, 50), BeforeAfter.of(400, 400), 1))
                .isInstanceOfSatisfying(
                        Fewer.class, fewer -> assertThat(fewer.change().ratio()).isEqualTo(0.5));
        assertThat(EFFECT.judge(BeforeAfter.of(100, 200), BeforeAfter.of(400, 400), 1))
                .isInstanceOf(More.class);
        assertThat(EFFECT.judge(BeforeAfter.of(40, 30), BeforeAfter.of(40, 40), 1))
                .isInstanceOfSatisfying(
                        NotShown.class,
                        hidden -> assertThat(hidden.detectableRatio()).isBetween(0.3, 0.45));
    }

    @Test
    void nothingIsSaidOnCountsUnderTheMinimum() {
        assertThat(lack(BeforeAfter.of(9, 0), BeforeAfter.of(400, 400))).isEqualTo(Reason.EVENTS_BEFORE);
        assertThat(lack(BeforeAfter.of(50, 0), BeforeAfter.of(9, 40))).isEqualTo(Reason.COMPARISON_BEFORE);
        assertThat(lack(BeforeAfter.of(50, 0), BeforeAfter.of(40, 9))).isEqualTo(Reason.COMPARISON_AFTER);
        assertThat(lack(BeforeAfter.of(12, 0), BeforeAfter.of(400, 300))).isEqualTo(Reason.EXPECTED_AFTER);
        assertThat(EFFECT.judge(BeforeAfter.of(0, 0), BeforeAfter.of(0, 0), 1))
                .isEqualTo(new CannotBeJudged(Reason.EVENTS_BEFORE, 10, 0));
        var random = new Random(3);
        for (int run = 0; run < 2000; run++) {
            long before = random.nextInt(10);
            var verdict = EFFECT.judge(
                    BeforeAfter.of(before, random.nextInt(60)),
                    BeforeAfter.of(random.nextInt(500), random.nextInt(500)),
                    1);
            assertThat(verdict).isInstanceOf(CannotBeJudged.class);
        }
    }

    @Test
    void weeksWithoutCoverageAreNotZeros() {
        int[] here = filled(104, 2);
        int[] there = filled(104, 8);
        double[] coverage = new double[104];
        Arrays.fill(coverage, 1);
        for (int week = 60; week < 80; week++) {
            here[week] = 0;
            coverage[week] = week % 2 == 0 ? 0 : Double.NaN;
        }
        var verdict = EFFECT.judge(new WeeklyCounts(here, coverage), WeeklyCounts.covered(there), YEARS);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        NotShown.class,
                        hidden -> assertThat(hidden.change().ratio()).isCloseTo(1, within(1e-12)));
        for (int week = 60; week < 101; week++) {
            coverage[week] = 0;
        }
        assertThat(EFFECT.judge(WeeklyCounts.covered(here), new WeeklyCounts(there, coverage), YEARS))
                .isEqualTo(new CannotBeJudged(Reason.WEEKS_AFTER, 12, 11));
        assertThat(EFFECT.judge(WeeklyCounts.covered(here), WeeklyCounts.covered(there), new Periods(0, 11, 52, 104)))
                .isEqualTo(new CannotBeJudged(Reason.WEEKS_BEFORE, 12, 11));
    }

    @Test
    void guardsThatLookMoreFindMoreAndThatIsDividedOut() {
        int[] here = filled(104, 2);
        double[] hours = new double[104];
        for (int week = 0; week < 104; week++) {
            hours[week] = week < 52 ? 10 : 30;
            here[week] *= week < 52 ? 1 : 3;
        }
        var verdict = EFFECT.judge(new WeeklyCounts(here, hours), WeeklyCounts.covered(filled(104, 9)), YEARS);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        NotShown.class,
                        hidden -> assertThat(hidden.change().ratio()).isCloseTo(1, within(1e-12)));
    }

    @Test
    void aSeasonThatBothShareIsNoEffectEvenWithUnequalExposure() {
        // The place was covered by half in the summer before, when everything is three times as common.
        int[] here = new int[104];
        int[] there = new int[104];
        double[] coverage = new double[104];
        for (int week = 0; week < 104; week++) {
            boolean summer = week % 52 >= 20 && week % 52 < 33;
            there[week] = summer ? 30 : 10;
            coverage[week] = summer && week < 52 ? 0.5 : 1;
            here[week] = (int) (there[week] * 0.4 * coverage[week]);
        }
        var verdict = EFFECT.judge(new WeeklyCounts(here, coverage), WeeklyCounts.covered(there), YEARS);
        assertThat(((NotShown) verdict).change().ratio()).isCloseTo(1, within(1e-12));
        assertThat(((NotShown) verdict).change().dispersion()).isEqualTo(1);
    }

    @Test
    void unrestThatLastsSomeWeeksWidensTheInterval() {
        int[] even = filled(104, 2);
        int[] uneven = filled(104, 2);
        for (int week = 0; week < 104; week++) {
            uneven[week] = week / 4 % 2 == 0 ? 4 : 0;
        }
        var comparison = WeeklyCounts.covered(filled(104, 8));
        var one = (NotShown) EFFECT.judge(WeeklyCounts.covered(even), comparison, YEARS);
        var other = (NotShown) EFFECT.judge(WeeklyCounts.covered(uneven), comparison, YEARS);
        assertThat(one.change().dispersion()).isEqualTo(1);
        assertThat(other.change().dispersion()).isGreaterThan(4);
        assertThat(other.change().interval().upper())
                .isGreaterThan(one.change().interval().upper());
    }

    @Test
    void oneNightOfUnrestDoesNotTellHowCountsVary() {
        int[] here = new int[104];
        int[] there = new int[104];
        here[50] = 40;
        there[50] = 40;
        there[100] = 40;
        assertThat(EFFECT.judge(WeeklyCounts.covered(here), WeeklyCounts.covered(there), YEARS))
                .isEqualTo(new CannotBeJudged(Reason.STRETCHES, 4, 2));
    }

    @Test
    void placesArePooledOnlyWhereAllWereCovered() {
        var pooled = WeeklyCounts.pooled(List.of(
                WeeklyCounts.covered(1, 2, 3), new WeeklyCounts(new int[] {4, 0, 6}, new double[] {1, 0, 0.5})));
        assertThat(pooled.count()).containsExactly(5, 2, 9);
        assertThat(pooled.exposure()).containsExactly(2, Double.NaN, 1.5);
        assertThat(pooled.isCovered(1)).isFalse();
        assertThatThrownBy(() -> WeeklyCounts.pooled(List.of())).hasMessageContaining("places is empty");
        assertThatThrownBy(() -> new Periods(0, 5, 4, 9)).hasMessageContaining("0 to 5 and 4 to 9");
    }

    @Test
    void whatCanBeSeenIsSaidBeforehand() {
        var drop = DetectableDrop.withDefaults();
        var forty = new DetectableDrop.Plan(40, 1, 1);
        double ratio = drop.ratio(forty, forty, 1);
        assertThat(ratio).isBetween(0.35, 0.45);
        assertThat(drop.powerAt(ratio, forty, forty, 1)).isCloseTo(0.8, within(1e-6));
        assertThat(drop.powerAt(1, forty, forty, 1)).isCloseTo(0.025, within(1e-9));
        var many = new DetectableDrop.Plan(400, 1, 1);
        assertThat(drop.ratio(many, many, 1)).isGreaterThan(ratio);
        assertThat(drop.ratio(forty, forty, 2)).isLessThan(ratio);
        assertThat(drop.ratio(new DetectableDrop.Plan(2, 1, 1), many, 1)).isZero();
        assertThat(drop.ratio(new DetectableDrop.Plan(40, 52, 26), new DetectableDrop.Plan(40, 52, 26), 1))
                .isLessThan(ratio);
    }

    @Test
    void whatCanBeSeenFollowsFromTheHistories() {
        var drop = DetectableDrop.withDefaults();
        var place = WeeklyCounts.covered(filled(52, 2)).before(52);
        var comparison = WeeklyCounts.covered(filled(52, 8)).before(52);
        double year = drop.ratio(place, comparison, 52);
        var plan = new DetectableDrop.Plan(104, 52, 52);
        assertThat(year).isCloseTo(drop.ratio(plan, new DetectableDrop.Plan(416, 52, 52), 1), within(1e-9));
        assertThat(drop.ratio(place, comparison, 12)).isLessThan(year);
        assertThat(drop.ratio(WeeklyCounts.covered(new int[52]).before(52), comparison, 52))
                .isZero();
        assertThatThrownBy(() -> drop.ratio(place, comparison, 4)).hasMessageContaining("weeksAfter is 4");
    }

    private static Reason lack(BeforeAfter place, BeforeAfter comparison) {
        return ((CannotBeJudged) EFFECT.judge(place, comparison, 1)).reason();
    }

    private static int[] filled(int weeks, int count) {
        int[] series = new int[weeks];
        Arrays.fill(series, count);
        return series;
    }
}
