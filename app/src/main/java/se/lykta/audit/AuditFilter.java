package se.lykta.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which part of the record? Empty fields do not narrow.
///
/// @param action an action or the beginning of one up to a dot, such as `ingest`
/// @param first first day, Swedish time
/// @param last last day, included
/// @param before only rows with a lower number, to turn the page
record AuditFilter(
        @Nullable String action,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        @Nullable Long before) {
    AuditFilter {
        action = action == null || action.isBlank() ? null : action.strip();
    }
}
