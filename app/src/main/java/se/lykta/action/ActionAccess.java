package se.lykta.action;

import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.SignedIn;

/// What may somebody do with an action? The limits of the permissions, kept in one place.
///
/// @param me whoever asks
public record ActionAccess(SignedIn me, Access access) {
    /// Whoever may see actions of their own organisation only does not learn that there are others.
    public boolean mayRead(Action action) {
        return access.may(Permission.ACTION_READ) || (access.mayWithinLimit(Permission.ACTION_READ) && isOwn(action));
    }

    /// Start, update and close it.
    public boolean mayWrite(Action action) {
        return access.may(Permission.ACTION_WRITE) || (access.mayWithinLimit(Permission.ACTION_WRITE) && isOwn(action));
    }

    /// Every step but the decision, which is the coordinator's, and its taking back.
    public boolean mayTake(Action action, ActionState to) {
        boolean decides = to == ActionState.DECIDED || to == ActionState.PLANNED;
        return decides ? access.may(Permission.ACTION_DECIDE) : mayWrite(action);
    }

    /// May they say who owns a new action, and change who does?
    public boolean mayChooseOwner() {
        return access.may(Permission.ACTION_WRITE);
    }

    private boolean isOwn(Action action) {
        return action.owner().id().equals(me.organisation().id());
    }
}
