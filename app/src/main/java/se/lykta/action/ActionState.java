package se.lykta.action;

import java.util.EnumSet;
import java.util.Set;

/// How far has an action come? In the order of the board.
public enum ActionState {
    /// Proposed.
    PLANNED,
    /// The coordinator has decided it.
    DECIDED,
    /// Begun. Its measure and date of checking stand fast from here.
    ONGOING,
    /// Done or under way long enough to be looked at.
    CHECK,
    CLOSED;

    /// Where it may go from here.
    public Set<ActionState> next() {
        return switch (this) {
            case PLANNED -> EnumSet.of(DECIDED, CLOSED);
            case DECIDED -> EnumSet.of(ONGOING, PLANNED, CLOSED);
            case ONGOING -> EnumSet.of(CHECK, CLOSED);
            case CHECK -> EnumSet.of(ONGOING, CLOSED);
            case CLOSED -> EnumSet.noneOf(ActionState.class);
        };
    }

    /// Must the step from here to there tell whether the action continues, changes or stops, and why?
    public boolean needsOutcome(ActionState to) {
        return this == CHECK || to == CLOSED;
    }

    /// Has it begun, so that what it will be measured by stands fast?
    public boolean hasBegun() {
        return this == ONGOING || this == CHECK || this == CLOSED;
    }
}
