package se.lykta.ingest.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import se.lykta.access.SignedIn;
import se.lykta.database.DatabaseConnection;
import se.lykta.database.MunicipalityId;
import se.lykta.ingest.run.ImportRun;
import tools.jackson.databind.json.JsonMapper;

/// The files sent in and not yet staged, in a folder per municipality. They hold what suppliers wrote, unscreened,
/// so each goes as soon as it is staged or given up, and a forgotten one after a day.
@Component
class IncomingFiles {
    private static final Logger LOG = LoggerFactory.getLogger(IncomingFiles.class);
    private static final Duration KEPT = Duration.ofDays(1);
    private static final String FILE = ".file";
    private static final String STATE = ".json";

    private final JsonMapper json = new JsonMapper();
    private final Path folder;
    private final Clock clock;

    /// @param chosen empty for a folder beside the data
    IncomingFiles(@Value("${lykta.incoming:}") String chosen, DatabaseConnection connection, Clock clock) {
        this.folder = chosen.isEmpty() ? usual(connection.findFolder()) : Path.of(chosen);
        this.clock = clock;
    }

    /// With a server database a folder of this user's own: another user's may not be written, nor read.
    static Path usual(Optional<Path> dataFolder) {
        return dataFolder
                .map(data -> data.resolve("incoming"))
                .orElseGet(() -> Path.of(
                        System.getProperty("java.io.tmpdir"), "lykta-incoming-" + System.getProperty("user.name")));
    }

    /// Takes a file in.
    Incoming receive(SignedIn me, MultipartFile sent, @Nullable String templateName) {
        var municipality = me.municipality();
        deleteForgotten(municipality);
        var id = UUID.randomUUID().toString();
        var file = path(municipality, id, FILE);
        store(sent, file);
        var incoming = new Incoming(
                id,
                name(sent),
                size(file),
                templateName,
                Map.of(),
                null,
                null,
                me.organisation().id().toString());
        save(municipality, incoming);
        return incoming;
    }

    /// Takes in the file of a run again.
    /// @return was it the same file?
    boolean receiveAgain(ImportRun run, MultipartFile sent) {
        var file = path(run.municipality(), UUID.randomUUID().toString(), FILE);
        store(sent, file);
        if (!ImportRun.File.of(file, run.file().name())
                .sha256()
                .equals(run.file().sha256())) {
            delete(file);
            return false;
        }
        move(file, runPath(run.municipality(), run.id()));
        return true;
    }

    Optional<Incoming> find(MunicipalityId municipality, UUID id) {
        var state = path(municipality, id.toString(), STATE);
        try {
            return Files.exists(state)
                    ? Optional.of(json.readValue(Files.readString(state), Incoming.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void save(MunicipalityId municipality, Incoming incoming) {
        var state = path(municipality, incoming.id(), STATE);
        var fresh = path(municipality, incoming.id(), ".new");
        try {
            Files.writeString(fresh, json.writeValueAsString(incoming));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        move(fresh, state);
    }

    Path file(MunicipalityId municipality, Incoming incoming) {
        return path(municipality, incoming.id(), FILE);
    }

    void discard(MunicipalityId municipality, Incoming incoming) {
        delete(path(municipality, incoming.id(), FILE));
        delete(path(municipality, incoming.id(), STATE));
    }

    /// From now on the file is the run's. What was said of it stays a while, so that going back finds the run.
    void give(MunicipalityId municipality, Incoming incoming, long runId) {
        save(municipality, incoming.withRun(runId));
        move(path(municipality, incoming.id(), FILE), runPath(municipality, runId));
    }

    Optional<Path> findOfRun(MunicipalityId municipality, long runId) {
        return Optional.of(runPath(municipality, runId)).filter(Files::exists);
    }

    void deleteOfRun(MunicipalityId municipality, long runId) {
        delete(runPath(municipality, runId));
    }

    private Path runPath(MunicipalityId municipality, long runId) {
        return path(municipality, "run-" + runId, FILE);
    }

    private Path path(MunicipalityId municipality, String name, String end) {
        try {
            var own = folder.resolve(municipality.value());
            if (!Files.isDirectory(own)) {
                Files.createDirectories(own);
                if (own.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwx------"));
                }
            }
            return own.resolve(name + end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteForgotten(MunicipalityId municipality) {
        var oldest = clock.instant().minus(KEPT);
        try (var files = Files.newDirectoryStream(path(municipality, "", ""))) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                    LOG.info("incoming file forgotten municipality={}", municipality);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void store(MultipartFile sent, Path file) {
        try {
            sent.transferTo(file);
        } catch (IOException e) {
            delete(file);
            throw new UncheckedIOException(e);
        }
    }

    /// The last part of the name a browser sends, without what is no text.
    private static String name(MultipartFile sent) {
        var given = sent.getOriginalFilename();
        var last = given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var clean = last.replaceAll("\\p{Cntrl}", "").strip();
        return clean.isEmpty() ? "-" : clean.substring(0, Math.min(clean.length(), 200));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
