package se.lykta.action;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.access.Organisation;

/// One action: where, why, what, and all that became of it.
///
/// @param owner the organisation that the newest terms name
/// @param versions of the terms, from the first to the newest
/// @param events steps of its state, oldest first; the first is the proposal
public record Action(
        UUID id,
        ActionState state,
        Site site,
        Basis basis,
        Organisation owner,
        List<Version> versions,
        List<Event> events) {
    /// @param number counts from 1
    /// @param by organisation of whoever wrote it; null for the program itself
    public record Version(
            int number, ActionTerms terms, @Nullable UUID by, Instant madeAt) {}

    /// @param outcome null unless the step had to tell it
    /// @param by organisation of whoever took the step; null for the program itself
    public record Event(
            ActionState state,
            @Nullable Outcome outcome,
            @Nullable UUID by,
            Instant at) {}

    public Action {
        versions = List.copyOf(versions);
        events = List.copyOf(events);
        if (versions.isEmpty() || events.isEmpty()) {
            throw new IllegalArgumentException("versions or events is empty, must have at least one each");
        }
    }

    public Version newest() {
        return versions.getLast();
    }

    public ActionTerms terms() {
        return versions.getLast().terms();
    }

    /// What on this day asks for somebody to do something.
    public enum Due {
        NOTHING,
        /// The day set for a reminder has come.
        REMINDER,
        /// It should have been in place.
        LATE,
        /// The day of checking has come.
        CHECK
    }

    public Due due(LocalDate today) {
        var days = terms().days();
        var checkOn = terms().check().on();
        if (state == ActionState.CLOSED) {
            return Due.NOTHING;
        }
        boolean checks = state.hasBegun() && checkOn != null && !checkOn.isAfter(today);
        if (checks || state == ActionState.CHECK) {
            return Due.CHECK;
        }
        if (!state.hasBegun() && days.due().isBefore(today)) {
            return Due.LATE;
        }
        boolean reminds = days.remind() != null && !days.remind().isAfter(today);
        return reminds ? Due.REMINDER : Due.NOTHING;
    }
}
