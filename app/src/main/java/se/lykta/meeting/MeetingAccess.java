package se.lykta.meeting;

import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.SignedIn;

/// What may somebody see and do at a meeting? The limits of the permissions, kept in one place.
///
/// @param me whoever asks
public record MeetingAccess(SignedIn me, Access access) {
    /// Whoever sees meetings within the limit sees the check-ins with guard companies alone.
    public boolean maySee(Meeting meeting) {
        return access.may(Permission.MEETING_READ)
                || (access.mayWithinLimit(Permission.MEETING_READ) && meeting.kind() == MeetingKind.GUARDS);
    }

    /// May they see single cells, and numbers however small?
    public boolean maySeeAll() {
        return access.may(Permission.PICTURE_VIEW);
    }

    public boolean mayLead() {
        return access.may(Permission.MEETING_LEAD);
    }

    /// A decision is reported as done by whoever leads or by the organisation that was to do it.
    public boolean maySettle(MeetingItem decision) {
        return mayLead() || me.organisation().id().equals(decision.ownerId());
    }
}
