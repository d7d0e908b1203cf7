package se.lykta.benchmarks.picture;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// DuckDB in this process, in memory, with as many threads as the machine has cores (its default).
final class DuckdbEngine implements Engine {
    private static final PeerSql SQL = new PeerSql("//", "");

    private final DuckDBConnection connection;
    private final DuckDBAppender appender;

    DuckdbEngine() throws SQLException {
        connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    create table incident (
                        id bigint, east_cm integer, north_cm integer, middle_minute integer, middle_local timestamp,
                        category smallint, source smallint, known_by smallint, verification smallint,
                        quality smallint, is_counted boolean, hour_of_week smallint, area smallint)
                    """);
        }
        appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "incident");
    }

    @Override
    public String name() {
        return "DuckDB";
    }

    @Override
    public void add(MadeUpIncident incident) throws SQLException {
        appender.beginRow();
        appender.append(incident.id());
        if (incident.isPlaced()) {
            appender.append(incident.eastCm());
            appender.append(incident.northCm());
        } else {
            appender.appendNull();
            appender.appendNull();
        }
        appender.append(incident.middleMinute());
        appender.append(incident.middleLocal());
        appender.append((short) incident.category());
        appender.append((short) incident.source());
        appender.append((short) incident.knownBy().ordinal());
        appender.append((short) incident.verification().ordinal());
        appender.append((short) incident.quality().ordinal());
        appender.append(incident.isCounted());
        appender.append((short) incident.hourOfWeek());
        if (incident.area() >= 0) {
            appender.append((short) incident.area());
        } else {
            appender.appendNull();
        }
        appender.endRow();
    }

    @Override
    public void ready() throws SQLException {
        appender.close();
    }

    @Override
    public int[] answer(Question question) throws SQLException {
        return JdbcAnswer.of(connection, SQL.of(question), question.answerLength());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
