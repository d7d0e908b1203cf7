package se.lykta.observe.triage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long do reports wait? Medians over the last weeks, with the count they rest on.
///
/// @param toDecision null when nothing was decided
/// @param toAnswer null when nobody was answered
record TriageTimes(
        @Nullable Duration toDecision,
        int decided,
        @Nullable Duration toAnswer,
        int answered) {
    /// How far back the medians look.
    static final int DAYS = 90;
}
