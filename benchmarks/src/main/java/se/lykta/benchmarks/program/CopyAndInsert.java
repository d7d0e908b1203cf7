package se.lykta.benchmarks.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// The least a database can do with finished rows: `COPY` into a plain table, then one keyed insert into a table with
/// the columns and indexes of `incident`. No reading of dates, no screening, no areas, no versions.
final class CopyAndInsert {
    private static final String COLUMNS = """
            municipality_id, version, revision, run_id, received_at, source_id, source_key, content_hash, category,
            source_type, known_by, verification, is_counted, location_quality, radius_metres, longitude, latitude,
            east_metres, north_metres, area_ids, place, earliest_at, latest_at, time_precision, reported_at, summary""";

    private final Connection connection;
    private final Path rows;

    /// @param rows receives the finished rows
    CopyAndInsert(Connection connection, Path rows) throws SQLException, IOException {
        this.connection = connection;
        this.rows = rows;
        try (var out = Files.newOutputStream(rows)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select " + COLUMNS + " from incident order by incident_id) to stdout", out);
        }
        execute("create table peer_incident (like incident including all)");
        execute("create table peer_row as select " + COLUMNS + " from incident where false");
    }

    record Seconds(double copy, double insert) {
        double sum() {
            return copy + insert;
        }
    }

    Seconds run() throws SQLException, IOException {
        execute("truncate peer_row, peer_incident");
        execute("checkpoint");
        long start = System.nanoTime();
        try (var in = Files.newInputStream(rows)) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy peer_row from stdin", in, 1 << 20);
        }
        long between = System.nanoTime();
        execute("insert into peer_incident (" + COLUMNS + ") select " + COLUMNS
                + " from peer_row on conflict (municipality_id, source_id, source_key) do nothing");
        return new Seconds((between - start) / 1e9, (System.nanoTime() - between) / 1e9);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
