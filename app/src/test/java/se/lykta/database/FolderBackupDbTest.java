package se.lykta.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.audit.AuditVerdict;
import se.lykta.audit.AuditVerifier;

/// A backup that is taken while rows are written, and what comes of it.
class FolderBackupDbTest {
    private static final MunicipalityId TOWN = new MunicipalityId("T-1");

    @TempDir
    static Path place;

    @SuppressWarnings("NullAway.Init")
    private static DatabaseConnection running;

    @SuppressWarnings("NullAway.Init")
    private static Path backup;

    private static long acknowledged;

    @BeforeAll
    static void backUpWhileRowsAreWritten() throws InterruptedException {
        running = DatabaseConnection.embedded(DataFolder.take(place.resolve("data")));
        var database = new Database(running.source());
        TestDatabase.municipality(database, TOWN.value());
        var audit = new Audit(database);
        var written = new AtomicLong();
        var writing = new AtomicBoolean(true);
        var writer = Thread.ofVirtual().start(() -> {
            while (writing.get()) {
                database.run(
                        TOWN,
                        db -> audit.record(
                                db, Actor.commandLine(), AuditEntry.of(TOWN, "test.write", "row", written.get())));
                written.incrementAndGet();
            }
        });
        while (written.get() < 50) {
            Thread.sleep(10);
        }
        acknowledged = written.get();
        backup = place.resolve("lykta-backup.tar.gz");
        FolderBackup.write(running, backup);
        writing.set(false);
        writer.join();
        assertThat(written.get()).isGreaterThan(acknowledged);
    }

    @AfterAll
    static void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void holdsEverythingThatWasCommittedBeforeAndIsWhole() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        var folder = place.resolve("restored");
        FolderRestore.unpack(backup, folder);

        try (var connection = DatabaseConnection.embedded(DataFolder.take(folder))) {
            var database = new Database(connection.source());
            var verdict = new AuditVerifier(database).verify(TOWN);
            assertThat(verdict).isInstanceOf(AuditVerdict.Intact.class);
            assertThat(((AuditVerdict.Intact) verdict).rows()).isGreaterThanOrEqualTo(acknowledged);
            database.run(
                    TOWN,
                    db -> new Audit(database)
                            .record(db, Actor.commandLine(), AuditEntry.of(TOWN, "test.write", "row", "after")));
        }
        assertThat(folder.resolveSibling("restored.restoring")).doesNotExist();
    }

    @Test
    void refusesADamagedFileAndLeavesNothing() throws IOException {
        var sound = Files.readAllBytes(backup);
        for (int at : new int[] {sound.length / 3, sound.length / 2, sound.length - 5}) {
            var bytes = sound.clone();
            bytes[at] ^= 0x40;
            var damaged = Files.write(place.resolve("damaged.tar.gz"), bytes);
            var folder = place.resolve("never");
            assertThatThrownBy(() -> FolderRestore.unpack(damaged, folder))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("Nothing is restored.");
            assertThat(folder).doesNotExist();
            assertThat(folder.resolveSibling("never.restoring")).doesNotExist();
        }
    }

    @Test
    void overwritesNothing() {
        assertThatThrownBy(() -> FolderBackup.write(running, backup)).hasMessageContaining("exists");
        assertThatThrownBy(() -> FolderRestore.unpack(backup, place.resolve("data")))
                .hasMessageContaining("is not empty");
    }
}
