package se.lykta.access;

/// What can a person be allowed to do? Every route and every command names one of these with [Requires].
///
/// What [Grant#LIMITED] means differs and is told here; a route lets limited people in only when it says that it
/// keeps the limit ([Requires#keepsLimit]).
public enum Permission {
    /// See the operational picture. Limited: areas and cells only, small numbers hidden.
    PICTURE_VIEW,
    /// See single incidents as dots on the map.
    PICTURE_DOTS,
    /// Take the picture out as a file. Limited: the aggregates that [#PICTURE_VIEW] shows, small numbers
    /// hidden.
    PICTURE_EXPORT,
    /// Save a view of the picture. Limited: for oneself, not shared.
    VIEW_SAVE,
    /// List and open single incidents, without their free text.
    INCIDENT_READ,
    /// Read the free text of an incident.
    INCIDENT_TEXT,
    /// See which imports there were, and whether the feeds answer. Limited: the imports of one's own
    /// organisation.
    INGEST_READ,
    /// Bring incidents in. Limited: reports of one's own organisation.
    INGEST_RUN,
    /// Take back a whole import.
    INGEST_UNDO,
    /// See agreements on guarding, shifts and their reports. Limited: those of one's own organisation.
    SHIFT_READ,
    /// Report shifts. Limited: those of one's own organisation.
    SHIFT_REPORT,
    /// Report from the field, and see what became of one's own reports.
    FIELD_REPORT,
    /// Make, change and end agreements on guarding.
    AGREEMENT_MANAGE,
    /// See places with their history. Limited: without notes and photos, small numbers hidden.
    PLACE_READ,
    /// Make, change and close places.
    PLACE_MANAGE,
    /// Write down causes, inspections, safety walks and photos of places.
    PLACE_NOTE,
    /// See actions, their history and the catalogue. Limited: actions of one's own organisation.
    ACTION_READ,
    /// Propose, start, update and close actions. Limited: those that one's own organisation owns.
    ACTION_WRITE,
    /// Decide actions, and extend the catalogue.
    ACTION_DECIDE,
    /// Judge what came in: open originals that could not be read, accept, merge, forward or reject reports.
    /// Limited: see what was forwarded to one's own organisation.
    TRIAGE,
    /// See what the nightly look found.
    ALERT_READ,
    /// Look anew, and say what became of an alert.
    ALERT_HANDLE,
    /// See meetings and their minutes. Limited: check-ins with guard companies, without cells, small numbers
    /// hidden.
    MEETING_READ,
    /// Prepare meetings, write down what they decide, close their minutes.
    MEETING_LEAD,
    /// Load a layer of areas.
    AREA_LOAD,
    /// Load or change a municipality's settings.
    MUNICIPALITY_LOAD,
    /// See people, organisations and the table of rules.
    ACCESS_READ,
    /// Add people and organisations, give and take roles.
    ACCESS_MANAGE,
    /// Read and verify the audit record.
    AUDIT_READ,
    /// See and change one's own account.
    OWN_ACCOUNT
}
