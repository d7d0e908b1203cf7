package se.lykta.analysis.effect;

import java.util.Optional;
import se.lykta.analysis.effect.EffectVerdict.CannotBeJudged;
import se.lykta.analysis.effect.EffectVerdict.Reason;

/// Did an action at a place change anything, compared with places without it?
///
/// The answer is a {@link RelativeChange} in words. Nothing is called fewer, more or unchanged when the
/// place's count before, the count expected after, or a comparison count is under the minimum. With weekly
/// counts the dispersion is estimated from the weeks themselves; with four counts alone it must be known from
/// elsewhere.
///
/// Limits: a place that was chosen because it just had its worst weeks falls back by itself; begin the time
/// before a year earlier, and leave out the weeks that led to the choice. Two actions at once cannot be told
/// apart. Changed reporting looks like a changed place. Coverage, false answers and power:
/// docs/methods/effect.md
///
/// @param coverage of the interval, 0.95
/// @param fewest events in each of the counts named above, 10
/// @param fewestWeeks covered weeks on each side, 12
public record ActionEffect(double coverage, int fewest, int fewestWeeks) {
    private static final int FEWEST_STRETCHES = 4;

    public ActionEffect {
        if (!(coverage > 0.5 && coverage < 1) || fewest < 1 || fewestWeeks < 8) {
            throw new IllegalArgumentException("coverage is " + coverage + ", fewest " + fewest + ", fewestWeeks "
                    + fewestWeeks + ", must be between 0.5 and 1, >= 1 and >= 8");
        }
    }

    /// 95 % interval, at least ten events and twelve weeks.
    public static ActionEffect withDefaults() {
        return new ActionEffect(0.95, 10, 12);
    }

    /// @param place weekly counts where something was done
    /// @param comparison the same weeks where it was not, several places pooled ({@link WeeklyCounts#pooled})
    public EffectVerdict judge(WeeklyCounts place, WeeklyCounts comparison, Periods periods) {
        var weeks = PairedWeeks.of(place, comparison, periods);
        if (weeks.before().weeks() < fewestWeeks) {
            return new CannotBeJudged(
                    Reason.WEEKS_BEFORE, fewestWeeks, weeks.before().weeks());
        }
        if (weeks.after().weeks() < fewestWeeks) {
            return new CannotBeJudged(
                    Reason.WEEKS_AFTER, fewestWeeks, weeks.after().weeks());
        }
        var counts = weeks.counts();
        var lack = findLack(counts);
        if (lack.isPresent()) {
            return lack.get();
        }
        return weeks.degrees() < FEWEST_STRETCHES - 2
                ? new CannotBeJudged(Reason.STRETCHES, FEWEST_STRETCHES, weeks.degrees() + 2)
                : judge(counts, weeks.dispersion());
    }

    /// @param dispersion variance of a count divided by its mean, at least 1, from earlier weeks of places
    ///     like these
    public EffectVerdict judge(BeforeAfter place, BeforeAfter comparison, double dispersion) {
        var counts = FourCounts.of(place, comparison);
        var lack = findLack(counts);
        return lack.isPresent() ? lack.get() : judge(counts, dispersion);
    }

    private Optional<CannotBeJudged> findLack(FourCounts counts) {
        if (counts.before() < fewest) {
            return lack(Reason.EVENTS_BEFORE, counts.before());
        }
        if (counts.comparedBefore() < fewest) {
            return lack(Reason.COMPARISON_BEFORE, counts.comparedBefore());
        }
        if (counts.comparedAfter() < fewest) {
            return lack(Reason.COMPARISON_AFTER, counts.comparedAfter());
        }
        return counts.expectedAfter() < fewest ? lack(Reason.EXPECTED_AFTER, counts.expectedAfter()) : Optional.empty();
    }

    private Optional<CannotBeJudged> lack(Reason reason, double found) {
        return Optional.of(new CannotBeJudged(reason, fewest, (long) Math.floor(found)));
    }

    private EffectVerdict judge(FourCounts counts, double dispersion) {
        var change = RelativeChange.of(counts, coverage, dispersion);
        if (change.interval().upper() < 1) {
            return new EffectVerdict.Fewer(change);
        }
        if (change.interval().lower() > 1) {
            return new EffectVerdict.More(change);
        }
        return new EffectVerdict.NotShown(change, new DetectableDrop(coverage, 0.8).ratio(counts, dispersion));
    }
}
