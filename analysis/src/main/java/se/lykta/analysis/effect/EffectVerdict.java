package se.lykta.analysis.effect;

/// What may be said about an action: fewer, more, no change shown, or that it cannot be judged.
public sealed interface EffectVerdict {

    /// Fewer than the comparison suggests: the interval lies below 1.
    record Fewer(RelativeChange change) implements EffectVerdict {}

    /// More than the comparison suggests: the interval lies above 1.
    record More(RelativeChange change) implements EffectVerdict {}

    /// The interval holds 1. This is not "no effect": smaller effects than the one named would seldom have
    /// been seen.
    ///
    /// @param detectableRatio the ratio that would have been seen four times in five; 0 = not even that all
    ///     ceased
    record NotShown(RelativeChange change, double detectableRatio) implements EffectVerdict {}

    /// There is not enough to say anything.
    ///
    /// @param needed events or weeks that the reason asks for
    /// @param found how many there were
    record CannotBeJudged(Reason reason, int needed, long found) implements EffectVerdict {}

    /// What there is too little of.
    enum Reason {
        /// Weeks before in which both the place and the comparison were covered.
        WEEKS_BEFORE,
        /// Weeks after in which both were covered.
        WEEKS_AFTER,
        /// Events at the place before.
        EVENTS_BEFORE,
        /// Events at the comparison before.
        COMPARISON_BEFORE,
        /// Events at the comparison after.
        COMPARISON_AFTER,
        /// Events expected at the place after, had it followed the comparison.
        EXPECTED_AFTER,
        /// Four-week stretches with events, from which to tell how much counts vary.
        STRETCHES
    }
}
