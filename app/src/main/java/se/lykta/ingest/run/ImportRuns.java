package se.lykta.ingest.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.access.Organisation;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.Template;

/// The record of every import: what was read, what came of it, what was refused.
@Component
public class ImportRuns {
    private static final String COLUMNS = """
            select run_id, state, file_name, file_sha256, file_bytes, template -> 'about' ->> 'name' as template_name,
                   source_id, started_by, started_at, ended_at, rows_read, rows_staged, rows_rejected, texts_masked,
                   staged_line, committed_row, waves, wave, new_count, changed_count, same_count
            from ingest_run
            where municipality_id = :municipality
            """;

    private final Database database;

    ImportRuns(Database database) {
        this.database = database;
    }

    public ImportRun get(MunicipalityId municipality, long runId) {
        return find(municipality, runId)
                .orElseThrow(() -> new IllegalArgumentException("import run " + runId + " is not known"));
    }

    public Optional<ImportRun> find(MunicipalityId municipality, long runId) {
        return database.read(
                municipality,
                db -> db.sql(COLUMNS + "and run_id = :run")
                        .param("municipality", municipality.value())
                        .param("run", runId)
                        .query((row, n) -> run(municipality, row))
                        .optional());
    }

    /// A run of that organisation's own reports.
    public Optional<ImportRun> findOwn(MunicipalityId municipality, Organisation organisation, long runId) {
        return database.read(
                municipality,
                db -> db.sql(COLUMNS + "and run_id = :run and organisation_id = :organisation")
                        .param("municipality", municipality.value())
                        .param("run", runId)
                        .param("organisation", organisation.id())
                        .query((row, n) -> run(municipality, row))
                        .optional());
    }

    /// The newest runs of that organisation's own reports first.
    public List<ImportRun> newestOwn(MunicipalityId municipality, Organisation organisation, int limit) {
        return database.read(
                municipality,
                db -> db.sql(COLUMNS + "and organisation_id = :organisation order by run_id desc limit :limit")
                        .param("municipality", municipality.value())
                        .param("organisation", organisation.id())
                        .param("limit", limit)
                        .query((row, n) -> run(municipality, row))
                        .list());
    }

    /// The newest runs first.
    public List<ImportRun> newest(MunicipalityId municipality, int limit) {
        return newest(municipality, "true", "", limit);
    }

    /// The newest runs of files with that name first.
    public List<ImportRun> newestOf(MunicipalityId municipality, String fileName, int limit) {
        return newest(municipality, "file_name = :name", fileName, limit);
    }

    /// The newest runs of files with another name first.
    public List<ImportRun> newestExcept(MunicipalityId municipality, String fileName, int limit) {
        return newest(municipality, "file_name <> :name", fileName, limit);
    }

    private List<ImportRun> newest(MunicipalityId municipality, String which, String name, int limit) {
        return database.read(
                municipality,
                db -> db.sql(COLUMNS + "and " + which + " order by run_id desc limit :limit")
                        .param("municipality", municipality.value())
                        .param("name", name)
                        .param("limit", limit)
                        .query((row, n) -> run(municipality, row))
                        .list());
    }

    /// A run of the same file that was killed or waits for a decision.
    public Optional<ImportRun> findUnfinished(MunicipalityId municipality, String sha256, Template template) {
        return findUnfinished(municipality, sha256, template, null);
    }

    /// The same among the runs of one organisation's own reports; null = those of nobody's own.
    Optional<ImportRun> findUnfinished(
            MunicipalityId municipality, String sha256, Template template, @Nullable UUID organisation) {
        return database.read(
                municipality,
                db -> db.sql(COLUMNS + """
                        and file_sha256 = :sha256
                        and template = cast(:template as jsonb)
                        and state in ('staging', 'staged', 'committing')
                        and organisation_id is not distinct from :organisation
                        order by run_id desc
                        limit 1
                        """)
                        .param("municipality", municipality.value())
                        .param("sha256", sha256)
                        .param("template", template.toJson())
                        .param("organisation", organisation, Types.OTHER)
                        .query((row, n) -> run(municipality, row))
                        .optional());
    }

    /// Names of the sources that incidents came from, by code.
    public Map<String, String> sourceNames(MunicipalityId municipality) {
        return database.read(
                municipality,
                db -> db
                        .sql("""
                        select code, name
                        from ingest_source
                        where municipality_id = :municipality
                        """)
                        .param("municipality", municipality.value())
                        .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /// The template the run was started with.
    public Template template(ImportRun run) {
        return Template.parse(database.read(
                run.municipality(),
                db -> db.sql("""
                        select template
                        from ingest_run
                        where municipality_id = :municipality and run_id = :run
                        """)
                        .param("municipality", run.municipality().value())
                        .param("run", run.id())
                        .query(String.class)
                        .single()));
    }

    /// How many rows were refused, by code? Most frequent first.
    public List<RejectCount> rejectCounts(ImportRun run) {
        return database.read(
                run.municipality(),
                db -> db.sql("""
                        select code, count(*) as rows, min(line_no) as first_line
                        from ingest_reject
                        where municipality_id = :municipality and run_id = :run
                        group by code
                        order by 2 desc, code
                        """)
                        .param("municipality", run.municipality().value())
                        .param("run", run.id())
                        .query((row, n) ->
                                new RejectCount(RejectCode.valueOf(row.getString(1)), row.getLong(2), row.getLong(3)))
                        .list());
    }

    /// @param firstLine where the first of them stands in the file
    public record RejectCount(RejectCode code, long rows, long firstLine) {}

    /// The refused rows in the order of the file; what stood there is masked like every stored text.
    public List<Rejected> rejects(ImportRun run, long after, int limit) {
        return database.read(
                run.municipality(),
                db -> db.sql("""
                        select line_no, column_name, code, found
                        from ingest_reject
                        where municipality_id = :municipality and run_id = :run and reject_no > :after
                        order by reject_no
                        limit :limit
                        """)
                        .param("municipality", run.municipality().value())
                        .param("run", run.id())
                        .param("after", after)
                        .param("limit", limit)
                        .query((row, n) -> new Rejected(
                                row.getLong(1),
                                row.getString(2),
                                RejectCode.valueOf(row.getString(3)),
                                row.getString(4)))
                        .list());
    }

    /// Which keys stand several times in the file? Staged runs only.
    public Repeats repeats(ImportRun run) {
        if (run.progress().waves() == 1) {
            return new Repeats(0, 0, List.of());
        }
        return database.read(run.municipality(), db -> {
            var keys = db.sql("""
                            select source_key, count(*) as times
                            from ingest_row
                            where municipality_id = :municipality and run_id = :run
                            group by source_key
                            having count(*) > 1
                            order by 2 desc, 1
                            limit 10
                            """)
                    .param("municipality", run.municipality().value())
                    .param("run", run.id())
                    .query((row, n) -> new Repeats.Key(row.getString(1), row.getLong(2)))
                    .list();
            return db.sql("""
                            select count(*) - count(distinct (source_key, content_hash)) as copies,
                                   count(distinct (source_key, content_hash)) - count(distinct source_key) as versions
                            from ingest_row
                            where municipality_id = :municipality and run_id = :run
                            """)
                    .param("municipality", run.municipality().value())
                    .param("run", run.id())
                    .query((row, n) -> new Repeats(row.getLong(1), row.getLong(2), keys))
                    .single();
        });
    }

    /// @param copies rows that repeat an earlier one in every value
    /// @param versions rows with the key of an earlier one and other values; they are stored as its versions
    /// @param keys those that stand most often, at most ten
    public record Repeats(long copies, long versions, List<Key> keys) {
        public Repeats {
            keys = List.copyOf(keys);
        }

        public record Key(String key, long times) {}
    }

    /// From when to when are the rows that a run has staged? Empty if it had none.
    public Optional<Period> findPeriod(ImportRun run) {
        return database.read(
                run.municipality(),
                db -> db.sql("""
                        select first_at, last_at
                        from ingest_run
                        where municipality_id = :municipality and run_id = :run and first_at is not null
                        """)
                        .param("municipality", run.municipality().value())
                        .param("run", run.id())
                        .query((row, n) -> new Period(
                                row.getTimestamp(1).toInstant(),
                                row.getTimestamp(2).toInstant()))
                        .optional());
    }

    public record Period(Instant first, Instant last) {}

    long insert(JdbcClient db, MunicipalityId municipality, ImportRun.File file, Template template, String startedBy) {
        return insert(db, municipality, file, template, startedBy, null);
    }

    /// @param own whose own reports the file holds; null = anybody's
    long insert(
            JdbcClient db,
            MunicipalityId municipality,
            ImportRun.File file,
            Template template,
            String startedBy,
            @Nullable Organisation own) {
        return db.sql("""
                        insert into ingest_run (
                            municipality_id, state, file_name, file_sha256, file_bytes, template, source_id, started_by,
                            organisation_id)
                        values (
                            :municipality, 'staging', :name, :sha256, :bytes, cast(:template as jsonb), :source, :by,
                            :organisation)
                        returning run_id
                        """)
                .param("municipality", municipality.value())
                .param("name", file.name())
                .param("sha256", file.sha256())
                .param("bytes", file.bytes())
                .param("template", template.toJson())
                .param(
                        "source",
                        own == null ? sourceId(db, municipality, template) : ownSourceId(db, municipality, own))
                .param("by", startedBy)
                .param("organisation", own == null ? null : own.id(), Types.OTHER)
                .query(Long.class)
                .single();
    }

    void state(JdbcClient db, ImportRun run, ImportRun.State state) {
        db.sql("""
                        update ingest_run
                        set state = :state,
                            ended_at = case when :ended then now() end
                        where municipality_id = :municipality and run_id = :run
                        """)
                .param("municipality", run.municipality().value())
                .param("run", run.id())
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("ended", !state.isUnfinished())
                .update();
    }

    void dropStagedRows(JdbcClient db, ImportRun run) {
        db.sql("delete from ingest_row where municipality_id = :municipality and run_id = :run")
                .param("municipality", run.municipality().value())
                .param("run", run.id())
                .update();
    }

    private static int sourceId(JdbcClient db, MunicipalityId municipality, Template template) {
        var about = template.about();
        return SourceNumbers.called(db, municipality, about.source(), about.supplier());
    }

    /// An organisation that hands in its own reports is a source of its own, whatever the template says: its keys
    /// cannot meet those of others, so it changes nothing that others brought in.
    private static int ownSourceId(JdbcClient db, MunicipalityId municipality, Organisation own) {
        return SourceNumbers.called(db, municipality, "organisation-" + own.id(), own.name());
    }

    private static ImportRun run(MunicipalityId municipality, ResultSet row) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new ImportRun(
                municipality,
                row.getLong("run_id"),
                ImportRun.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new ImportRun.File(row.getString("file_name"), row.getString("file_sha256"), row.getLong("file_bytes")),
                row.getString("template_name"),
                row.getInt("source_id"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                progress(row),
                new Destination.Counts(
                        row.getLong("new_count"), row.getLong("changed_count"), row.getLong("same_count")));
    }

    private static ImportRun.Progress progress(ResultSet row) throws SQLException {
        return new ImportRun.Progress(
                row.getLong("rows_read"),
                row.getLong("rows_staged"),
                row.getLong("rows_rejected"),
                row.getLong("texts_masked"),
                row.getLong("staged_line"),
                row.getLong("committed_row"),
                row.getInt("waves"),
                row.getInt("wave"));
    }
}
