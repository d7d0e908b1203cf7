package se.lykta.meeting;

/// Who meets? One engine serves them all.
public enum MeetingKind {
    WEEKLY,
    /// A check-in with the police.
    POLICE,
    /// A check-in with a guard company.
    GUARDS
}
