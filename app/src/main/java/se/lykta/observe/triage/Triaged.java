package se.lykta.observe.triage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.observe.FieldReport;

/// A report with what triage knows of it.
///
/// @param rejectReason null unless it was rejected
/// @param mergedInto the report that tells of the same; null unless it was merged
record Triaged(
        FieldReport report,
        @Nullable RejectReason rejectReason,
        @Nullable UUID mergedInto) {}
