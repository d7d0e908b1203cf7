package se.lykta.alert;

/// What sort of find is it?
public enum AlertKind {
    /// More than place and time explain, somewhere in town, in the last days.
    EMERGING,
    /// More in a completed week than the year before it led to expect.
    COUNT,
    /// After an event the risk of another is raised near by for a while.
    NEAR_REPEAT,
    /// A shift of which nobody has told.
    MISSING_REPORT
}
