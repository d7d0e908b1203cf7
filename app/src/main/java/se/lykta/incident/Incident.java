package se.lykta.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLat;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.TimePrecision;
import se.lykta.ingest.Verification;

/// One incident: a place and a time, never a person.
///
/// @param version counts from 1; former versions are kept
/// @param sourceType the supplier's own word for the category
public record Incident(long id, int version, Origin origin, What what, When when, Where where) {
    /// @param runId the import that wrote this version; null when typed in
    public record Origin(
            int sourceId,
            String source,
            String key,
            @Nullable Long runId,
            Instant receivedAt) {}

    /// @param text screened; may be empty
    public record What(
            String category,
            String sourceType,
            KnownBy knownBy,
            Verification verification,
            boolean isCounted,
            String text) {}

    /// Between two moments; equal when the minute is known.
    public record When(
            Instant earliest,
            Instant latest,
            TimePrecision precision,
            @Nullable Instant reported) {}

    /// @param position null when only an area, or nothing, is known
    public record Where(
            LocationQuality quality,
            int radiusMetres,
            @Nullable LonLat position,
            String place) {}
}
