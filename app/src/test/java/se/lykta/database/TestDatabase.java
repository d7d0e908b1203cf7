package se.lykta.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// One real PostgreSQL for all tests of a run. Each call of [#fresh] gives an empty, migrated database of its own,
/// copied from a template, so that tests neither see nor wait for each other.
public final class TestDatabase {
    private static final int KEPT = 4;
    private static final Deque<DatabaseConnection> OPEN = new ArrayDeque<>();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final DataFolder FOLDER = newFolder();
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /// An empty migrated database. Its connections are closed when [#KEPT] newer ones have been asked for, since the
    /// server has 60 in all and every test method may ask.
    public static synchronized Database fresh() {
        if (OPEN.size() == KEPT) {
            OPEN.removeFirst().close();
        }
        var connection = connect(freshAddress());
        OPEN.addLast(connection);
        return new Database(connection.source());
    }

    /// The address of an empty migrated database, for tests that start the whole program.
    public static synchronized DatabaseAddress freshAddress() {
        var name = "test_" + COUNT.incrementAndGet();
        superuser("postgres")
                .sql("create database " + name + " template lykta owner lykta_owner")
                .update();
        return withDatabase(name);
    }

    static DatabaseConnection connect(DatabaseAddress address) {
        return DatabaseConnection.server(address);
    }

    /// Statements as the database's superuser, to look behind row-level security.
    public static JdbcClient superuser(String database) {
        var url = SERVER.address().url();
        return JdbcClient.create(new DriverManagerDataSource(
                url.substring(0, url.lastIndexOf('/') + 1) + database, "postgres", FOLDER.secret("superuser")));
    }

    /// The least that other tables refer to: one municipality row.
    public static MunicipalityId municipality(Database database, String code) {
        var id = new MunicipalityId(code);
        database.run(
                id,
                db -> db.sql("insert into municipality (municipality_id) values (:id)")
                        .param("id", code)
                        .update());
        return id;
    }

    private static DatabaseAddress withDatabase(String name) {
        var address = SERVER.address();
        var url = address.url();
        return new DatabaseAddress(
                url.substring(0, url.lastIndexOf('/') + 1) + name, address.owner(), address.application());
    }

    private static EmbeddedPostgres start() {
        var server = EmbeddedPostgres.start(FOLDER);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        Migrations.apply(server.address());
        return server;
    }

    private static DataFolder newFolder() {
        try {
            var parent = Files.createDirectories(Path.of("target", "test-data").toAbsolutePath());
            return DataFolder.take(Files.createTempDirectory(parent, "run"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
