package se.lykta.place;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What has somebody written about a place?
///
/// @param organisationId of whoever wrote it; null = the program
/// @param answer what was said to it; empty while nobody has
public record PlaceNote(
        UUID id, Kind kind, String text, @Nullable UUID organisationId, Instant madeAt, String answer) {
    public enum Kind {
        /// What somebody thinks the incidents come from. A thought, not a finding.
        CAUSE,
        /// What somebody says is wrong about the place.
        CORRECTION
    }
}
