package se.lykta.alert;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A find that somebody should look at, and what people have made of it.
///
/// @param find as it first showed
/// @param latest as it showed last
/// @param firstOn the day whose evening first showed it
/// @param lastOn the last one that did
public record Alert(UUID id, Find find, Seen latest, LocalDate firstOn, LocalDate lastOn, Handling handling) {
    /// How an evening showed a find.
    ///
    /// @param radiusMetres 0 without a centre
    public record Seen(Find.What what, Find.Why why, double radiusMetres) {
        static Seen of(Find find) {
            return new Seen(find.what(), find.why(), find.where().radiusMetres());
        }
    }

    /// @param snoozedUntil the day it comes back; null unless snoozed
    /// @param remark why it was judged so; empty = not told
    public record Handling(State state, @Nullable LocalDate snoozedUntil, Judgement judgement, String remark) {}

    public enum State {
        OPEN,
        /// Somebody has it in hand.
        ACKNOWLEDGED,
        SNOOZED
    }

    /// Was there something, as people judged it?
    public enum Judgement {
        NONE,
        HIT,
        FALSE_ALARM
    }

    /// Has it shown other figures since the first?
    public boolean hasGoneOn() {
        return !latest.equals(Seen.of(find));
    }

    /// Does it wait for somebody on a day?
    public boolean isWaiting(LocalDate day) {
        var until = handling.snoozedUntil();
        return switch (handling.state()) {
            case OPEN -> true;
            case ACKNOWLEDGED -> false;
            case SNOOZED -> until != null && !day.isBefore(until);
        };
    }
}
