package se.lykta.observe.triage;

/// Why does nothing come of a report?
enum RejectReason {
    TOO_LITTLE_TOLD,
    NOT_OUR_MATTER,
    /// About a person rather than a place; such reports are not kept in the picture.
    ABOUT_A_PERSON,
    MISTAKE
}
