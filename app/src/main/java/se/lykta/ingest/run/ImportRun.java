package se.lykta.ingest.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.lykta.database.MunicipalityId;

/// How far has an import come, and what did it find?
///
/// @param stagedLine last line of the file whose rows are staged
/// @param committedRow last staged row that is committed in the current wave
/// @param counts of what is committed so far
public record ImportRun(
        MunicipalityId municipality,
        long id,
        State state,
        File file,
        String templateName,
        int sourceId,
        String startedBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        Progress progress,
        Destination.Counts counts) {

    /// Where is the run? The names in the database are the lower-case ones.
    public enum State {
        /// The file is being read; a killed run goes on here.
        STAGING,
        /// All rows are staged; a person looks at the counts and decides.
        STAGED,
        COMMITTING,
        COMMITTED,
        UNDOING,
        UNDONE,
        DISCARDED;

        public boolean isUnfinished() {
            return this == STAGING || this == STAGED || this == COMMITTING || this == UNDOING;
        }
    }

    public record File(String name, String sha256, long bytes) {}

    public record Progress(
            long rowsRead,
            long rowsStaged,
            long rowsRejected,
            long textsMasked,
            long stagedLine,
            long committedRow,
            int waves,
            int wave) {}

    Destination.Staged staged() {
        return new Destination.Staged(municipality, id, sourceId, progress.waves());
    }
}
