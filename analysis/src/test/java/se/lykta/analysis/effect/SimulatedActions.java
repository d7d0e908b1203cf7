package se.lykta.analysis.effect;

import java.util.Arrays;
import java.util.stream.Stream;
import se.lykta.analysis.effect.EffectVerdict.CannotBeJudged;
import se.lykta.analysis.effect.EffectVerdict.Fewer;
import se.lykta.analysis.effect.EffectVerdict.More;
import se.lykta.analysis.effect.EffectVerdict.NotShown;
import se.lykta.analysis.trend.NullTown;

/// Actions with a known effect, at a place beside four alike that are pooled as comparison. All share a
/// season of 30 % and a fall of 10 % a year; weekly counts vary with 1.5 times their mean.
///
/// @param name of the setting
/// @param eventsAYear at the place before
/// @param weeksAfter after a year before
/// @param wander yearly standard deviation of a random walk of each place's own level, in log
record SimulatedActions(String name, double eventsAYear, int weeksAfter, double wander) {
    static final double DISPERSION = 1.5;
    private static final int YEAR = 52;
    private static final int COMPARISONS = 4;

    /// What came of many actions.
    ///
    /// @param held share of judged actions whose interval held the truth
    record Outcome(double held, double fewer, double more, double notJudged) {}

    Outcome play(double ratio, int actions, long seed) {
        var town = new NullTown(seed, DISPERSION, 0.3);
        int held = 0;
        int fewer = 0;
        int more = 0;
        int notJudged = 0;
        var periods = Periods.splitAt(YEAR, YEAR + weeksAfter);
        for (int action = 0; action < actions; action++) {
            var place = weekly(town, 1, ratio);
            var comparison = wander > 0
                    ? WeeklyCounts.pooled(Stream.generate(() -> weekly(town, 1, 1))
                            .limit(COMPARISONS)
                            .toList())
                    : weekly(town, COMPARISONS, 1);
            var verdict = ActionEffect.withDefaults().judge(place, comparison, periods);
            fewer += verdict instanceof Fewer ? 1 : 0;
            more += verdict instanceof More ? 1 : 0;
            notJudged += verdict instanceof CannotBeJudged ? 1 : 0;
            held += holds(verdict, ratio) ? 1 : 0;
        }
        double judged = actions - notJudged;
        return new Outcome(
                held / judged, fewer / (double) actions, more / (double) actions, notJudged / (double) actions);
    }

    /// How often the kernel said beforehand that the effect would be seen, the true dispersion known and
    /// widened.
    double promised(double ratio) {
        long before = Math.round(eventsAYear);
        return DetectableDrop.withDefaults()
                .powerAt(
                        ratio,
                        new DetectableDrop.Plan(before, YEAR, weeksAfter),
                        new DetectableDrop.Plan(COMPARISONS * before, YEAR, weeksAfter),
                        DISPERSION * PairedWeeks.widening(YEAR / 4 - 1 + weeksAfter / 4 - 1));
    }

    /// Share of actions shown as fewer when each has just the effect that its own history said could be seen.
    double seenOfDetectable(int actions, long seed) {
        var town = new NullTown(seed, DISPERSION, 0.3);
        int fewer = 0;
        for (int action = 0; action < actions; action++) {
            var place = weekly(town, 1, 1);
            var comparison = weekly(town, COMPARISONS, 1);
            double ratio = DetectableDrop.withDefaults().ratio(place.before(YEAR), comparison.before(YEAR), weeksAfter);
            for (int week = YEAR; week < place.weeks(); week++) {
                int kept = 0;
                for (int event = 0; event < place.count()[week]; event++) {
                    kept += town.random.nextDouble() < ratio ? 1 : 0;
                }
                place.count()[week] = kept;
            }
            var verdict =
                    ActionEffect.withDefaults().judge(place, comparison, Periods.splitAt(YEAR, YEAR + weeksAfter));
            fewer += verdict instanceof Fewer ? 1 : 0;
        }
        return fewer / (double) actions;
    }

    private WeeklyCounts weekly(NullTown town, int places, double ratio) {
        double[] level = {places * eventsAYear / YEAR};
        int[] count = new int[YEAR + weeksAfter];
        Arrays.setAll(count, week -> {
            level[0] *= Math.exp(wander / Math.sqrt(YEAR) * town.random.nextGaussian() + Math.log(0.9) / YEAR);
            return town.count(level[0] * town.seasonFactor(week % YEAR / 4) * (week < YEAR ? 1 : ratio));
        });
        return WeeklyCounts.covered(count);
    }

    private static boolean holds(EffectVerdict verdict, double ratio) {
        return switch (verdict) {
            case Fewer fewer -> fewer.change().interval().holds(ratio);
            case More more -> more.change().interval().holds(ratio);
            case NotShown hidden -> hidden.change().interval().holds(ratio);
            case CannotBeJudged none -> false;
        };
    }
}
