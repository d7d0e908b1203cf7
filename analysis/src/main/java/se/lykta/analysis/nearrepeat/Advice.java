package se.lykta.analysis.nearrepeat;

import se.lykta.analysis.trend.Interval;

/// What may be said after an event of the chosen kind.
public sealed interface Advice {

    /// The risk of another event is raised near by for a while.
    ///
    /// @param metres nearer than this
    /// @param days fewer days after than this
    /// @param ratio pairs seen there per pair expected by chance
    /// @param interval of the ratio, 95 %
    /// @param pairs seen
    /// @param expected pairs by chance
    /// @param extraPerEvent events that follow an event there on average, above those chance brings
    record Raised(
            double metres, int days, double ratio, Interval interval, long pairs, double expected, double extraPerEvent)
            implements Advice {}

    /// Not even the nearest and soonest band shows more than chance brings. No proof that the risk is not raised.
    ///
    /// @param metres the band looked at: nearer than this
    /// @param days fewer days after than this
    /// @param ratio pairs seen there per pair expected by chance
    /// @param interval of the ratio, 95 %; infinite upwards when no pair was seen
    /// @param p of that many pairs by chance
    record NotShown(double metres, int days, double ratio, Interval interval, double p) implements Advice {}

    /// Neither seen nor expected pairs are enough to say anything.
    record TooFewPairs(int needed, long found, double expected) implements Advice {}

    /// Fewer events than the test needs.
    record TooFewEvents(int needed, int found) implements Advice {}

    /// More close pairs than there is memory for: ask for a shorter period.
    record TooManyPairs(long most, long found) implements Advice {}
}
