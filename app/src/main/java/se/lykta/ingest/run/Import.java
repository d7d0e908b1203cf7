package se.lykta.ingest.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.access.Organisation;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.ingest.RowMapping;
import se.lykta.ingest.RowSource;
import se.lykta.ingest.Template;

/// An import from file to incidents, for the browser and the command line alike.
///
/// [#stage] reads, maps and screens the file into staged rows; [#compare] says what a commit would do; [#commit]
/// does it; [#undo] takes it back. Each works in batches, and each batch is one transaction that also moves the
/// run's mark, so a killed run is called again and goes on exactly where it was.
@Component
public class Import {
    private static final Logger LOG = LoggerFactory.getLogger(Import.class);
    private static final int BATCH_ROWS = 20_000;

    private final Database database;
    private final ImportRuns runs;
    private final ImportSettings settings;
    private final Destination destination;
    private final Audit audit;
    private final Clock clock;

    Import(
            Database database,
            ImportRuns runs,
            ImportSettings settings,
            Destination destination,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.runs = runs;
        this.settings = settings;
        this.destination = destination;
        this.audit = audit;
        this.clock = clock;
    }

    /// Starts a run of a file, or finds the unfinished run of the same file and template to go on with.
    public ImportRun begin(MunicipalityId municipality, Path path, String fileName, Template template, Actor actor) {
        return begin(municipality, ImportRun.File.of(path, fileName), template, actor, null);
    }

    /// The same for somebody who may bring in only the reports of their own organisation: the run and its source
    /// are that organisation's.
    public ImportRun beginOwn(SignedIn me, Path path, String fileName, Template template) {
        return begin(me.municipality(), ImportRun.File.of(path, fileName), template, Actor.of(me), me.organisation());
    }

    private ImportRun begin(
            MunicipalityId municipality,
            ImportRun.File file,
            Template template,
            Actor actor,
            @Nullable Organisation own) {
        return runs.findUnfinished(municipality, file.sha256(), template, own == null ? null : own.id())
                .orElseGet(() -> {
                    long id = database.write(municipality, db -> {
                        long runId = runs.insert(db, municipality, file, template, startedBy(actor), own);
                        audit.record(db, actor, AuditEntry.of(municipality, "ingest.begin", "ingest-run", runId));
                        return runId;
                    });
                    return runs.get(municipality, id);
                });
    }

    /// A person's account, or what kind of actor it was.
    private static String startedBy(Actor actor) {
        return actor.accountId() == null
                ? actor.kind().name().toLowerCase(Locale.ROOT)
                : actor.accountId().toString();
    }

    /// Reads the rest of the file into staged rows. Does nothing when all of it is staged.
    ///
    /// @param path the same file the run began with
    /// @param progress told after every batch
    public ImportRun stage(ImportRun run, Path path, Consumer<ImportRun> progress) {
        var whole = withoutLostRows(run);
        if (whole.state() != ImportRun.State.STAGING) {
            return whole;
        }
        var template = runs.template(whole);
        var setting = settings.of(whole.municipality());
        var mapping =
                RowMapping.of(template, new RowMapping.Setting(setting.frame(), clock.instant(), setting.categories()));
        new Staging(
                        database,
                        whole,
                        template,
                        setting,
                        () -> progress.accept(runs.get(whole.municipality(), whole.id())))
                .readAll(RowSource.open(path, template.format()), mapping);
        return runs.get(whole.municipality(), whole.id());
    }

    /// What would a commit do now? Exact as long as nobody else writes the same incidents.
    public Destination.Counts compare(ImportRun run) {
        return database.read(run.municipality(), db -> destination.compare(db, run.staged()));
    }

    /// Takes all staged rows in, or the rest of them. A run that comes back as STAGING has lost its staged rows in
    /// a crash of the database: its file must be read again.
    ///
    /// @param progress told after every batch
    public ImportRun commit(ImportRun run, Actor actor, Consumer<ImportRun> progress) {
        var current = withoutLostRows(runs.get(run.municipality(), run.id()));
        if (current.state() == ImportRun.State.COMMITTED || current.state() == ImportRun.State.STAGING) {
            return current;
        }
        if (current.state() == ImportRun.State.STAGED) {
            var staged = current;
            database.run(run.municipality(), db -> runs.state(db, staged, ImportRun.State.COMMITTING));
        } else if (current.state() != ImportRun.State.COMMITTING) {
            throw new IllegalStateException("import run " + run.id() + " is " + current.state() + ", must be staged");
        }
        while (true) {
            current = runs.get(run.municipality(), run.id());
            boolean first = current.counts().all() == 0;
            boolean more = commitBatch(current, actor);
            var after = runs.get(run.municipality(), run.id());
            if (first || !more) {
                database.run(run.municipality(), db -> destination.settle(db, after.counts()));
            }
            if (!more) {
                return after;
            }
            progress.accept(after);
        }
    }

    /// Takes back all that a committed run did.
    public Undone undo(ImportRun run, Actor actor) {
        return database.write(run.municipality(), db -> {
            var current = runs.get(run.municipality(), run.id());
            if (current.state() != ImportRun.State.COMMITTED) {
                return new Undone.NotCommitted(current.state());
            }
            long changedLater = destination.changedLater(db, current.staged());
            if (changedLater > 0) {
                return new Undone.ChangedLater(changedLater);
            }
            var counts = destination.giveBack(db, current.staged());
            runs.state(db, current, ImportRun.State.UNDONE);
            audit.record(
                    db,
                    actor,
                    AuditEntry.of(run.municipality(), "ingest.undo", "ingest-run", run.id())
                            .with("removed", counts.fresh())
                            .with("restored", counts.changed()));
            LOG.info("import undone run={} removed={} restored={}", run.id(), counts.fresh(), counts.changed());
            return new Undone.Done(counts.fresh(), counts.changed());
        });
    }

    /// Was the import undone?
    public sealed interface Undone {
        /// @param removed incidents that are gone
        /// @param restored incidents that have their former content again
        record Done(long removed, long restored) implements Undone {}

        /// @param incidents so many were changed by a later import, which must be undone first
        record ChangedLater(long incidents) implements Undone {}

        record NotCommitted(ImportRun.State state) implements Undone {}
    }

    /// Gives up a run that is not committed.
    public void discard(ImportRun run, Actor actor) {
        database.run(run.municipality(), db -> {
            var current = runs.get(run.municipality(), run.id());
            if (current.state() == ImportRun.State.STAGING || current.state() == ImportRun.State.STAGED) {
                runs.dropStagedRows(db, current);
                runs.state(db, current, ImportRun.State.DISCARDED);
                audit.record(db, actor, AuditEntry.of(run.municipality(), "ingest.discard", "ingest-run", run.id()));
            }
        });
    }

    /// @return is there more to do?
    private boolean commitBatch(ImportRun run, Actor actor) {
        return database.write(run.municipality(), db -> {
            var progress = run.progress();
            claim(db, run);
            var batch = destination.take(db, run.staged(), progress.wave(), progress.committedRow(), BATCH_ROWS);
            if (batch.lastRow() > 0) {
                mark(db, run, progress.wave(), batch.lastRow(), run.counts().plus(batch.counts()));
                return true;
            }
            if (progress.wave() < progress.waves()) {
                mark(db, run, progress.wave() + 1, 0, run.counts());
                return true;
            }
            runs.dropStagedRows(db, run);
            runs.state(db, run, ImportRun.State.COMMITTED);
            audit.record(
                    db,
                    actor,
                    AuditEntry.of(run.municipality(), "ingest.commit", "ingest-run", run.id())
                            .with("new", run.counts().fresh())
                            .with("changed", run.counts().changed())
                            .with("same", run.counts().same())
                            .with("rejected", progress.rowsRejected()));
            LOG.info(
                    "import committed run={} new={} changed={} same={} rejected={}",
                    run.id(),
                    run.counts().fresh(),
                    run.counts().changed(),
                    run.counts().same(),
                    progress.rowsRejected());
            return false;
        });
    }

    /// Locks the run until the batch is committed, and sees that nobody else has moved it on.
    private static void claim(JdbcClient db, ImportRun run) {
        boolean mine = db.sql("""
                        select state = 'committing' and wave = :wave and committed_row = :row
                        from ingest_run
                        where municipality_id = :municipality and run_id = :run
                        for update
                        """)
                .param("municipality", run.municipality().value())
                .param("run", run.id())
                .param("wave", run.progress().wave())
                .param("row", run.progress().committedRow())
                .query(Boolean.class)
                .single();
        if (!mine) {
            throw new ImportBusy(run.id());
        }
    }

    private static void mark(JdbcClient db, ImportRun run, int wave, long committedRow, Destination.Counts counts) {
        db.sql("""
                        update ingest_run
                        set wave = :wave,
                            committed_row = :row,
                            new_count = :fresh,
                            changed_count = :changed,
                            same_count = :same
                        where municipality_id = :municipality and run_id = :run
                        """)
                .param("municipality", run.municipality().value())
                .param("run", run.id())
                .param("wave", wave)
                .param("row", committedRow)
                .param("fresh", counts.fresh())
                .param("changed", counts.changed())
                .param("same", counts.same())
                .update();
    }

    /// Staged rows are not logged, so a crash of the database empties their table. The run misses its last one and
    /// starts again; committed rows are not touched, they are found the same.
    private ImportRun withoutLostRows(ImportRun run) {
        if (run.state() == ImportRun.State.COMMITTED || run.progress().rowsStaged() == 0) {
            return run;
        }
        database.run(run.municipality(), db -> {
            boolean there = db.sql("""
                            select exists (
                                select
                                from ingest_row
                                where municipality_id = :municipality and run_id = :run and row_no = :last
                            )
                            """)
                    .param("municipality", run.municipality().value())
                    .param("run", run.id())
                    .param("last", run.progress().rowsStaged())
                    .query(Boolean.class)
                    .single();
            if (!there) {
                LOG.warn(
                        "import starts again run={} staged={}",
                        run.id(),
                        run.progress().rowsStaged());
                runs.dropStagedRows(db, run);
                restart(db, run);
            }
        });
        return runs.get(run.municipality(), run.id());
    }

    private static void restart(JdbcClient db, ImportRun run) {
        db.sql("delete from ingest_reject where municipality_id = :municipality and run_id = :run")
                .param("municipality", run.municipality().value())
                .param("run", run.id())
                .update();
        // A commit that had begun goes on with the rows it has not marked, so its mark stays.
        db.sql("""
                        update ingest_run
                        set state = 'staging', staged_line = 0, rows_read = 0, rows_staged = 0, rows_rejected = 0,
                            texts_masked = 0, waves = 1, first_at = null, last_at = null
                        where municipality_id = :municipality and run_id = :run
                        """)
                .param("municipality", run.municipality().value())
                .param("run", run.id())
                .update();
    }
}
