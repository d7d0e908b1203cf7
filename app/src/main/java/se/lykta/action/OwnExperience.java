package se.lykta.action;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What have the municipality's own actions of a kind cost, and how long did they take from decision to start?
///
/// @param cost kronor; null when none tells
/// @param days whole days from decided to begun; null when none tells
public record OwnExperience(@Nullable Middle cost, @Nullable Middle days) {
    /// @param median the lower one of two
    /// @param count actions that tell
    public record Middle(long median, int count) {
        private static @Nullable Middle of(LongStream values) {
            long[] sorted = values.sorted().toArray();
            return sorted.length == 0 ? null : new Middle(sorted[(sorted.length - 1) / 2], sorted.length);
        }
    }

    /// @param actions of any kind
    public static OwnExperience of(List<Action> actions, String kindCode) {
        var own = actions.stream()
                .filter(action -> action.terms().kindCode().equals(kindCode))
                .toList();
        return new OwnExperience(
                Middle.of(own.stream()
                        .map(action -> Optional.ofNullable(action.terms().costKronor()))
                        .flatMap(Optional::stream)
                        .mapToLong(kronor -> kronor)),
                Middle.of(own.stream().map(OwnExperience::days).flatMapToLong(OptionalLong::stream)));
    }

    /// Decided and begun on one day is written down afterwards, and tells nothing.
    private static OptionalLong days(Action action) {
        var decided = first(action, ActionState.DECIDED);
        var begun = first(action, ActionState.ONGOING);
        if (decided.isEmpty() || begun.isEmpty()) {
            return OptionalLong.empty();
        }
        long days = Duration.between(decided.get().at(), begun.get().at()).toDays();
        return days == 0 ? OptionalLong.empty() : OptionalLong.of(days);
    }

    private static Optional<Action.Event> first(Action action, ActionState state) {
        return action.events().stream().filter(event -> event.state() == state).findFirst();
    }
}
