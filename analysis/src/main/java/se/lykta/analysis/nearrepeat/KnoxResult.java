package se.lykta.analysis.nearrepeat;

/// The answer of {@link Knox}, or why there is none.
public sealed interface KnoxResult {

    /// Too few events to tell repeats from chance.
    record TooFewEvents(int needed, int found) implements KnoxResult {}

    /// More pairs of events lie within the last distance than there is memory for: ask for a shorter distance or
    /// period.
    record TooManyPairs(long most, long found) implements KnoxResult {}

    /// @param table one cell per distance and time band
    record Tested(KnoxTable table) implements KnoxResult {}
}
