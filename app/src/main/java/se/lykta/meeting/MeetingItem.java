package se.lykta.meeting;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something said at a meeting or noted before it.
///
/// @param number within the meeting, from 1
/// @param text screened
/// @param ownerId the organisation that does it; null unless a decision
/// @param day a decision is done by then, an event takes place then; null otherwise
/// @param actionId the action that was made of a decision; null while none was
/// @param doneOn when a decision was reported as done; null while it is open
public record MeetingItem(
        int number,
        Kind kind,
        String text,
        @Nullable UUID ownerId,
        @Nullable LocalDate day,
        @Nullable UUID actionId,
        @Nullable LocalDate doneOn) {
    public enum Kind {
        DECISION,
        /// Unconfirmed, and marked so wherever it is shown.
        RUMOUR,
        /// Something that is to take place.
        EVENT,
        NOTE
    }

    public MeetingItem {
        if (text.isBlank()) {
            throw new IllegalArgumentException("text is blank, must say something");
        }
        if (kind == Kind.DECISION && (ownerId == null || day == null)) {
            throw new IllegalArgumentException("a decision must name an owner and a day");
        }
    }
}
