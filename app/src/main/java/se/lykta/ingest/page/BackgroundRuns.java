package se.lykta.ingest.page;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.ingest.run.Import;
import se.lykta.ingest.run.ImportRun;

/// Reads and commits runs while their pages show how far they have come. A run is worked on once at a time, however
/// often somebody asks; one that stops goes on where it was when asked again.
@Component
class BackgroundRuns {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundRuns.class);

    private final Map<Key, Thread> running = new ConcurrentHashMap<>();
    private final Set<Key> failed = ConcurrentHashMap.newKeySet();
    private final Import imports;
    private final IncomingFiles files;

    BackgroundRuns(Import imports, IncomingFiles files) {
        this.imports = imports;
        this.files = files;
    }

    private record Key(MunicipalityId municipality, long runId) {}

    /// Reads the file into staged rows; the file is deleted when all are staged.
    void stage(ImportRun run, Path file) {
        start(run, () -> {
            if (imports.stage(run, file, progress -> {}).state() == ImportRun.State.STAGED) {
                files.deleteOfRun(run.municipality(), run.id());
            }
        });
    }

    void commit(ImportRun run, Actor actor) {
        start(run, () -> imports.commit(run, actor, progress -> {}));
    }

    boolean isRunning(ImportRun run) {
        return running.containsKey(key(run));
    }

    /// Did the last attempt end in a fault?
    boolean hasFailed(ImportRun run) {
        return failed.contains(key(run));
    }

    private void start(ImportRun run, Runnable work) {
        var key = key(run);
        running.computeIfAbsent(
                key, free -> Thread.ofVirtual().name("import-" + run.id()).start(() -> work(key, work)));
    }

    private void work(Key key, Runnable work) {
        failed.remove(key);
        try {
            work.run();
        } catch (RuntimeException e) {
            failed.add(key);
            LOG.error("import stopped run={}", key.runId(), e);
        } finally {
            running.remove(key);
        }
    }

    private static Key key(ImportRun run) {
        return new Key(run.municipality(), run.id());
    }
}
