package se.lykta.observe.delivery;

/// What can be told of a shift and its events? Columns of a table and labels in a text; the words for them
/// stand in `observe/shift-report.json`.
enum Field {
    AGREEMENT,
    DAY,
    FROM,
    TO,
    REPORT_NUMBER,
    SERVICE_NUMBERS,
    ROUNDS,
    CHECKPOINTS,
    DEVIATIONS,
    /// Nothing to report, said in so many words.
    OUTCOME,
    EVENT_TIME,
    CATEGORY,
    PLACE,
    LATITUDE,
    LONGITUDE,
    DESCRIPTION,
    ACTION;

    /// Is it told of an event rather than of the shift?
    boolean isOfEvent() {
        return compareTo(EVENT_TIME) >= 0;
    }
}
