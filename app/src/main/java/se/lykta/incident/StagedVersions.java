package se.lykta.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lykta.incident.VersionHistory.Verdict;
import se.lykta.incident.VersionHistory.Version;
import se.lykta.ingest.run.Destination;

/// What would a commit of rows do that tell of an incident several times, or say when the source had them? Each row
/// is judged by what the rows before it leave. Reads the run once, ordered by key, and holds one incident at a
/// time.
final class StagedVersions {
    private static final int FETCH_ROWS = 5_000;

    private static final String ROWS = """
            select r.source_key, r.content_hash, extract(epoch from r.version_at)::bigint as second,
                   i.content_hash as current_hash, extract(epoch from i.version_at)::bigint as current_second,
                   v.hashes, v.seconds
            from ingest_row r
            left join incident i
                   on i.municipality_id = :municipality and i.source_id = :source and i.source_key = r.source_key
            left join (
                select incident_id,
                       array_agg(content_hash order by version) as hashes,
                       array_agg(extract(epoch from version_at)::bigint order by version) as seconds
                from incident_version
                where municipality_id = :municipality and source_id = :source
                group by incident_id
            ) v on v.incident_id = i.incident_id
            where r.municipality_id = :municipality and r.run_id = :run
            order by r.source_key, r.wave
            """;

    private record Staged(
            String key,
            Version version,
            List<Version> former,
            @Nullable Version current) {}

    private final long[] counts = new long[Verdict.values().length];
    private @Nullable Staged waiting;
    private VersionHistory history = new VersionHistory(List.of(), null);

    static Destination.Counts compare(JdbcClient db, Destination.Staged run) {
        var comparison = new StagedVersions();
        try (var rows = db
                .sql(ROWS)
                .withFetchSize(FETCH_ROWS)
                .param("municipality", run.municipality().value())
                .param("run", run.runId())
                .param("source", run.sourceId())
                .query((row, n) -> staged(row))
                .stream()) {
            rows.forEach(comparison::add);
        }
        comparison.judgeWaiting(false);
        return new Destination.Counts(
                comparison.count(Verdict.FRESH),
                comparison.count(Verdict.CHANGED) + comparison.count(Verdict.BELATED),
                comparison.count(Verdict.SAME));
    }

    private void add(Staged row) {
        boolean sameKey = waiting != null && waiting.key().equals(row.key());
        judgeWaiting(sameKey);
        if (!sameKey) {
            history = new VersionHistory(row.former(), row.current());
        }
        waiting = row;
    }

    private void judgeWaiting(boolean replacedInFile) {
        var row = waiting;
        if (row != null) {
            counts[history.take(row.version(), replacedInFile).ordinal()]++;
        }
    }

    private long count(Verdict verdict) {
        return counts[verdict.ordinal()];
    }

    private static Staged staged(ResultSet row) throws SQLException {
        var current = version(row, "current_hash", "current_second");
        return new Staged(
                row.getString("source_key"),
                new Version(row.getLong("content_hash"), second(row, "second")),
                former(row),
                current);
    }

    private static @Nullable Version version(ResultSet row, String hash, String second) throws SQLException {
        long value = row.getLong(hash);
        return row.wasNull() ? null : new Version(value, second(row, second));
    }

    private static long second(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? VersionHistory.UNKNOWN : value;
    }

    private static List<Version> former(ResultSet row) throws SQLException {
        var array = row.getArray("hashes");
        if (array == null) {
            return List.of();
        }
        var hashes = (Long[]) array.getArray();
        var seconds = (@Nullable Long[]) row.getArray("seconds").getArray();
        var former = new ArrayList<Version>(hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            var second = seconds[i];
            former.add(new Version(hashes[i], second == null ? VersionHistory.UNKNOWN : second));
        }
        return former;
    }
}
