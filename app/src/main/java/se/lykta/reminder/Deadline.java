package se.lykta.reminder;

import java.time.LocalDate;

/// A day by which something is to be done, or a meeting. Names only kinds and places: no title, text or person.
///
/// @param id the same for the same thing at every reading, unique with the kind
/// @param on the day, or the first one of a week
/// @param days how many days it takes, 1 but for meetings, of which only the week is set
/// @param what the kind of action or meeting in the reader's language; empty where the kind of deadline says it
/// @param where the place's name; empty for meetings
/// @param path of the page about it
/// @param own whether the reader's organisation answers for it
record Deadline(Kind kind, String id, LocalDate on, int days, String what, String where, String path, boolean own) {
    enum Kind {
        /// An action is to be in place.
        ACTION_DUE,
        /// An action is to be looked at.
        ACTION_CHECK,
        /// The weeks after an action that it is judged on are over.
        EFFECT,
        MEETING,
        PLACE_CHECK,
        /// The label of a place ceases to hold unless somebody renews it.
        PLACE_SUNSET,
        /// A camera is to be assessed anew.
        CAMERA_REVIEW,
        /// A permit for public order guards ends.
        PERMIT_END,
        /// An agreement on guarding ends.
        AGREEMENT_END
    }

    /// Should somebody have done it? A meeting, an effect and an agreement only come or end.
    boolean isLate(LocalDate today) {
        return switch (kind) {
            case MEETING, EFFECT, AGREEMENT_END -> false;
            case ACTION_DUE, ACTION_CHECK, PLACE_CHECK, PLACE_SUNSET, CAMERA_REVIEW, PERMIT_END -> on.isBefore(today);
        };
    }

    /// @param to last day, included
    boolean isBetween(LocalDate from, LocalDate to) {
        return !on.plusDays(days - 1L).isBefore(from) && !on.isAfter(to);
    }
}
