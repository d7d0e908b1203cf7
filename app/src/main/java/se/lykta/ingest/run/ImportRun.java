package se.lykta.ingest.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import se.lykta.database.MunicipalityId;

/// How far has an import come, and what did it find?
///
/// @param stagedLine last line of the file whose rows are staged
/// @param startedBy id of a person's account, else the kind of actor in lower case
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

    /// @param name as the person's computer called it
    public record File(String name, String sha256, long bytes) {

        /// Reads the file once to know it again.
        public static File of(Path path, String name) {
            try (InputStream in = Files.newInputStream(path)) {
                var digest = MessageDigest.getInstance("SHA-256");
                var buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
                return new File(name, HexFormat.of().formatHex(digest.digest()), Files.size(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

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
