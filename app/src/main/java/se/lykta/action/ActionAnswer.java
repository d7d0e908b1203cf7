package se.lykta.action;

/// What came of asking for a change. Everything but `DONE` left the action as it was.
public enum ActionAnswer {
    DONE,
    NO_SUCH_ACTION,
    /// Somebody else changed it in the meantime.
    CHANGED_MEANWHILE,
    /// Its state does not allow that step.
    NOT_FROM_HERE,
    /// It may not begin before measure, day of checking and start are set.
    NEEDS_MEASURE,
    /// The step must tell whether the action continues, changes or stops, and why.
    NEEDS_OUTCOME,
    /// Measure and day of checking stand fast since it began.
    MEASURE_LOCKED,
    /// Something that the kind demands first is missing.
    NEEDS_ASSESSMENT
}
