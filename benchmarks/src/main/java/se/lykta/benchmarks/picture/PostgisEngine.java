package se.lykta.benchmarks.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/// PostGIS with an index on the geometry and one on the time, rows stored in order of time, analysed, all visible.
final class PostgisEngine implements Engine {
    private static final PeerSql SQL =
            new PeerSql("/", "geom && ST_MakeEnvelope(%1$.2f - 1, %2$.2f - 1, %3$.2f + 1, %4$.2f + 1, 3006)");
    /// A point of reference system 3006 in hexadecimal EWKB, little-endian.
    private static final String POINT_PREFIX = "0101000020BE0B0000";

    private final PostgisCluster cluster;
    private final Connection connection;
    private final PGCopyOutputStream copy;
    private final StringBuilder line = new StringBuilder();

    PostgisEngine(Path binaries) throws IOException, InterruptedException, SQLException {
        cluster = new PostgisCluster(binaries);
        connection = DriverManager.getConnection(cluster.url());
        execute("create extension postgis");
        execute("""
                create unlogged table incident (
                    id bigint, geom geometry(Point, 3006), east_cm integer, north_cm integer, middle_minute integer,
                    middle_local timestamp, category smallint, source smallint, known_by smallint,
                    verification smallint, quality smallint, is_counted boolean, hour_of_week smallint, area smallint)
                """);
        copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), "copy incident from stdin", 1 << 20);
    }

    @Override
    public String name() {
        return "PostGIS";
    }

    @Override
    public void add(MadeUpIncident incident) throws IOException {
        line.setLength(0);
        line.append(incident.id()).append('\t');
        if (incident.isPlaced()) {
            line.append(POINT_PREFIX);
            hex(incident.eastCm() / 100.0);
            hex(incident.northCm() / 100.0);
            line.append('\t').append(incident.eastCm()).append('\t').append(incident.northCm());
        } else {
            line.append("\\N\t\\N\t\\N");
        }
        line.append('\t').append(incident.middleMinute());
        line.append('\t').append(incident.middleLocal());
        line.append('\t').append(incident.category());
        line.append('\t').append(incident.source());
        line.append('\t').append(incident.knownBy().ordinal());
        line.append('\t').append(incident.verification().ordinal());
        line.append('\t').append(incident.quality().ordinal());
        line.append('\t').append(incident.isCounted() ? 't' : 'f');
        line.append('\t').append(incident.hourOfWeek());
        line.append('\t').append(incident.area() < 0 ? "\\N" : String.valueOf(incident.area()));
        line.append('\n');
        copy.write(line.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private void hex(double value) {
        long bits = Long.reverseBytes(Double.doubleToRawLongBits(value));
        for (int shift = 60; shift >= 0; shift -= 4) {
            line.append(Character.forDigit((int) (bits >>> shift) & 15, 16));
        }
    }

    @Override
    public void ready() throws IOException, SQLException {
        copy.close();
        execute("create index incident_geom on incident using gist (geom)");
        execute("create index incident_time on incident (middle_minute)");
        execute("create index incident_area on incident (area, middle_minute)");
        execute("vacuum analyze incident");
    }

    @Override
    public int[] answer(Question question) throws SQLException {
        return JdbcAnswer.of(connection, SQL.of(question), question.answerLength());
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        cluster.close();
    }
}
