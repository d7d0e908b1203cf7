package se.lykta.ingest;

/// How precisely is the time of an incident known?
public enum TimePrecision {
    /// To the minute: earliest equals latest.
    MINUTE,
    /// Within an hour.
    HOUR,
    /// Within a calendar day.
    DAY,
    /// Within a calendar month.
    MONTH,
    /// Within a calendar year.
    YEAR,
    /// Between two times that the source gives.
    INTERVAL
}
