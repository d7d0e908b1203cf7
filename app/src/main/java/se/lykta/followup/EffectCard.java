package se.lykta.followup;

import java.time.LocalDate;
import se.lykta.analysis.effect.DisplacementQuotient;
import se.lykta.analysis.effect.EffectVerdict;
import se.lykta.analysis.effect.WeightedDisplacement;
import se.lykta.analysis.trend.Interval;

/// What may be said of an action's effect?
public sealed interface EffectCard {
    EffectPlan plan();

    /// The day set beforehand has not come.
    ///
    /// @param on when it is judged
    record NotYet(EffectPlan plan, LocalDate on) implements EffectCard {}

    /// @param counts what the verdict rests on, in weeks covered at the place and all comparison places
    /// @param surroundings only when the verdict itself could be given
    record Judged(EffectPlan plan, EffectVerdict verdict, Counts counts, java.util.Optional<Surroundings> surroundings)
            implements EffectCard {}

    /// @param weeksBefore covered
    /// @param weeksAfter covered
    record Counts(long before, long after, long comparedBefore, long comparedAfter, int weeksBefore, int weeksAfter) {}

    /// Did it move, or spread?
    ///
    /// @param ringBefore incidents in the ring before
    /// @param ringAfter and after
    /// @param total incidents fewer (below 0) or more, place and ring together
    /// @param interval of the total
    /// @param reading of the quotient
    record Surroundings(
            long ringBefore, long ringAfter, double total, Interval interval, DisplacementQuotient.Reading reading) {
        static Surroundings of(
                long ringBefore, long ringAfter, WeightedDisplacement total, DisplacementQuotient quotient) {
            return new Surroundings(ringBefore, ringAfter, total.total(), total.interval(), quotient.reading());
        }
    }
}
