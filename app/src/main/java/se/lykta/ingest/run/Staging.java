package se.lykta.ingest.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lykta.database.Database;
import se.lykta.ingest.Draft;
import se.lykta.ingest.Header;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.Row;
import se.lykta.ingest.RowMapping;
import se.lykta.ingest.RowSource;
import se.lykta.ingest.Template;
import se.lykta.privacy.TextScreening;

/// One reading of an import's file into staged rows. Lines that a killed reading had staged are read again, because
/// the number of equal rows before a row is part of what it is, but not written again. While a batch is written the
/// next one is read.
final class Staging {
    private static final int BATCH_ROWS = 20_000;

    private final Database database;
    private final ImportRun run;
    private final StagedRows staged;
    private final Runnable afterBatch;
    private final List<Rejected> rejects = new ArrayList<>();
    private final Set<String> needed;
    private final long doneLine;
    private final long maskedBefore;
    private long handedLine;
    private @Nullable Future<?> underWay;
    private long rowsRead;
    private long rowsStaged;
    private long rejected;

    Staging(Database database, ImportRun run, Template template, ImportSettings.Setting setting, Runnable afterBatch) {
        needed = needed(template);
        this.database = database;
        this.run = run;
        this.staged = new StagedRows(run.municipality(), run.id(), setting);
        this.afterBatch = afterBatch;
        doneLine = run.progress().stagedLine();
        maskedBefore = run.progress().textsMasked();
        handedLine = doneLine;
    }

    void readAll(RowSource source, RowMapping mapping) {
        long lastLine = 0;
        Header checked = null;
        try (var writer = Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
                var reader = source.rows()) {
            while (reader.hasNext()) {
                var entry = reader.next();
                if (entry.line() != lastLine && isFull()) {
                    handOver(writer, lastLine, ImportRun.State.STAGING);
                }
                lastLine = entry.line();
                if (checked == null && entry instanceof Row row && source.hasFixedHeader()) {
                    checked = row.header();
                    var missing = mapping.missingColumns(checked).stream()
                            .filter(column -> needed.contains(column.column()))
                            .toList();
                    missing.forEach(this::refuse);
                    if (!missing.isEmpty()) {
                        break;
                    }
                }
                switch (entry) {
                    case Row row -> take(mapping.map(row));
                    case Rejected refused -> refuse(refused);
                }
            }
            handOver(writer, Long.MAX_VALUE, ImportRun.State.STAGED);
            finishWriting();
        }
    }

    /// Columns without which no row says when, what and where; others may be left out of a file.
    private static Set<String> needed(Template template) {
        var columns = new HashSet<>(template.key());
        columns.addAll(template.when().single());
        columns.addAll(template.when().earliest());
        var coordinates = template.where().coordinates();
        if (coordinates != null) {
            columns.addAll(Stream.of(coordinates.x(), coordinates.y(), coordinates.pair())
                    .flatMap(Stream::ofNullable)
                    .toList());
        }
        if (template.what().category().column() != null) {
            columns.add(template.what().category().column());
        }
        return columns;
    }

    private boolean isFull() {
        return staged.rows() + rejects.size() >= BATCH_ROWS;
    }

    private void take(RowMapping.Mapped mapped) {
        rowsRead++;
        switch (mapped) {
            case Draft draft -> {
                rowsStaged++;
                if (isDone(draft.line())) {
                    staged.skip(draft);
                } else {
                    staged.add(rowsStaged, draft);
                }
            }
            case Rejected refused -> refuse(refused);
        }
    }

    private void refuse(Rejected refused) {
        rejected++;
        if (!isDone(refused.line())) {
            rejects.add(refused);
        }
    }

    private boolean isDone(long line) {
        return line <= doneLine && doneLine > 0;
    }

    /// Rows and rejects, and how far the reading has come with them.
    ///
    /// @param afterLine the line that the batch before ended with
    /// @param throughLine every line up to this one is in this batch or an earlier one
    private record Batch(
            BinaryCopy rows,
            List<Rejected> rejects,
            long afterLine,
            long throughLine,
            ImportRun.State state,
            long rowsRead,
            long rowsStaged,
            long rowsRejected,
            long textsMasked,
            int waves,
            @Nullable OffsetDateTime first,
            @Nullable OffsetDateTime last) {}

    /// Lets the batch be written as soon as the one before is.
    private void handOver(ExecutorService writer, long throughLine, ImportRun.State state) {
        finishWriting();
        var batch = new Batch(
                staged.taken(),
                List.copyOf(rejects),
                handedLine,
                throughLine,
                state,
                rowsRead,
                rowsStaged,
                rejected,
                maskedBefore + staged.masked(),
                staged.waves(),
                staged.first(),
                staged.last());
        rejects.clear();
        handedLine = Math.max(handedLine, throughLine);
        underWay = writer.submit(() -> write(batch));
    }

    private void finishWriting() {
        var writing = underWay;
        if (writing == null) {
            return;
        }
        underWay = null;
        try {
            writing.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("a batch could not be staged", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the reading was interrupted", e);
        }
        afterBatch.run();
    }

    /// Writes the batch and the mark in one transaction.
    private void write(Batch batch) {
        database.<Boolean>writeBulk(run.municipality(), connection -> {
            claim(connection, batch);
            StagedRows.write(connection, batch.rows());
            writeRejects(connection, batch);
            mark(connection, batch);
            return true;
        });
    }

    private void writeRejects(Connection connection, Batch batch) throws SQLException {
        if (batch.rejects().isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement("""
                insert into ingest_reject (municipality_id, run_id, reject_no, line_no, column_name, code, found)
                values (?, ?, ?, ?, ?, ?, ?)
                """)) {
            long number = batch.rowsRejected() - batch.rejects().size();
            for (var refused : batch.rejects()) {
                insert.setString(1, run.municipality().value());
                insert.setLong(2, run.id());
                insert.setLong(3, ++number);
                insert.setLong(4, refused.line());
                insert.setString(5, refused.column());
                insert.setString(6, refused.code().name());
                insert.setString(7, TextScreening.screen(refused.found()).masked());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// Locks the run until the batch is written, and sees that nobody else has moved it on.
    private void claim(Connection connection, Batch batch) throws SQLException {
        try (var query = connection.prepareStatement("""
                select state = 'staging' and staged_line = ?
                from ingest_run
                where municipality_id = ? and run_id = ?
                for update
                """)) {
            query.setLong(1, batch.afterLine());
            query.setString(2, run.municipality().value());
            query.setLong(3, run.id());
            var row = query.executeQuery();
            if (!row.next() || !row.getBoolean(1)) {
                throw new ImportBusy(run.id());
            }
        }
    }

    private void mark(Connection connection, Batch batch) throws SQLException {
        try (var update = connection.prepareStatement("""
                update ingest_run
                set state = ?, staged_line = greatest(staged_line, ?), rows_read = greatest(rows_read, ?),
                    rows_staged = greatest(rows_staged, ?), rows_rejected = greatest(rows_rejected, ?),
                    texts_masked = ?, waves = ?, first_at = least(first_at, ?), last_at = greatest(last_at, ?)
                where municipality_id = ? and run_id = ?
                """)) {
            update.setString(1, batch.state() == ImportRun.State.STAGED ? "staged" : "staging");
            update.setLong(2, batch.throughLine());
            update.setLong(3, batch.rowsRead());
            update.setLong(4, batch.rowsStaged());
            update.setLong(5, batch.rowsRejected());
            update.setLong(6, batch.textsMasked());
            update.setInt(7, batch.waves());
            update.setObject(8, batch.first(), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setObject(9, batch.last(), Types.TIMESTAMP_WITH_TIMEZONE);
            update.setString(10, run.municipality().value());
            update.setLong(11, run.id());
            update.executeUpdate();
        }
    }
}
