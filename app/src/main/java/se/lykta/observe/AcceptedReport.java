package se.lykta.observe;

import se.lykta.ingest.KnownBy;

/// A report that a person has accepted, as the step after this one takes it.
///
/// @param key the report's key; the same again is the same happening
/// @param sourceCode whose happenings these are: the source of an agreement's shifts, or the field's own
/// @param text screened, may be empty
public record AcceptedReport(
        String key,
        String sourceCode,
        KnownBy knownBy,
        FieldReport.Times times,
        FieldReport.Where where,
        String category,
        String text) {}
