package se.lykta.ingest;

/// How did the incident come to be known?
///
/// Counts of different origin are never summed without a label: discovered incidents follow the effort put into
/// looking for them, reported ones the willingness to report.
public enum KnownBy {
    /// Somebody told: a victim, a resident, a tenant.
    REPORTED,
    /// Found by those whose task is to look: guards, field staff, police on patrol.
    DISCOVERED,
    /// A row of a statistic or of published open data, where reported and discovered are mixed.
    STATISTIC,
    /// An alarm, a camera or a sensor.
    TECHNICAL,
    /// The source does not say.
    UNKNOWN
}
