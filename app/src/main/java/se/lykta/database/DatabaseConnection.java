package se.lykta.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The opened database of this process: embedded in a data folder, or a server by its address. Closing it returns
/// the connections, stops an embedded server in order, and gives the folder free.
public final class DatabaseConnection implements AutoCloseable {
    /// A page that waited longer for a connection would be left by its reader.
    private static final int CONNECTION_MILLIS = 5000;

    private final HikariDataSource pool;
    private final @Nullable EmbeddedPostgres embedded;
    private final @Nullable DataFolder folder;

    private DatabaseConnection(
            HikariDataSource pool, @Nullable EmbeddedPostgres embedded, @Nullable DataFolder folder) {
        this.pool = pool;
        this.embedded = embedded;
        this.folder = folder;
    }

    /// Starts the folder's own PostgreSQL, or joins the one that another process runs on it.
    public static DatabaseConnection embedded(DataFolder folder) {
        if (!folder.isOwner()) {
            return new DatabaseConnection(pool(EmbeddedPostgres.addressOfRunning(folder)), null, folder);
        }
        var embedded = EmbeddedPostgres.start(folder);
        try {
            Migrations.apply(embedded.address());
            return new DatabaseConnection(pool(embedded.address()), embedded, folder);
        } catch (RuntimeException e) {
            embedded.close();
            throw e;
        }
    }

    /// Uses a PostgreSQL server, version 16 or later. Its two roles and the database must exist:
    /// docs/operate.md.
    public static DatabaseConnection server(DatabaseAddress address) {
        Migrations.apply(address);
        var pool = pool(address);
        try {
            refusePowerfulRole(pool);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
        return new DatabaseConnection(pool, null, null);
    }

    /// Tells commands on the same data folder something about this process; a server database needs no such
    /// note.
    public void announce(String key, String value) {
        if (folder != null) {
            folder.announce(key, value);
        }
    }

    /// The data folder on this machine; a server database has none.
    public Optional<Path> findFolder() {
        return Optional.ofNullable(folder).map(DataFolder::root);
    }

    /// The bundled database as its superuser, whoever runs it.
    Connection superuser() throws SQLException {
        if (folder == null) {
            throw new IllegalStateException("a server database has no superuser of ours");
        }
        return EmbeddedPostgres.superuserOfRunning(folder);
    }

    public DataSource source() {
        return pool;
    }

    /// A connection beside the pool, for whoever must know whether the database answers at all.
    ///
    /// @param seconds to wait for it, and for each of its answers
    Connection besideThePool(int seconds) throws SQLException {
        var settings = new Properties();
        settings.setProperty("user", pool.getUsername());
        settings.setProperty("password", pool.getPassword());
        settings.setProperty("connectTimeout", Integer.toString(seconds));
        settings.setProperty("socketTimeout", Integer.toString(seconds));
        settings.setProperty("ApplicationName", "lykta pulse");
        return DriverManager.getConnection(pool.getJdbcUrl(), settings);
    }

    @Override
    public void close() {
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
        if (folder != null) {
            folder.close();
        }
    }

    private static HikariDataSource pool(DatabaseAddress address) {
        var config = new HikariConfig();
        config.setPoolName("lykta");
        config.setJdbcUrl(address.url());
        config.setUsername(address.application().user());
        config.setPassword(address.application().password());
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(CONNECTION_MILLIS);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("ApplicationName", "lykta");
        // A dead peer must not hold a thread for ever; imports set their own longer limit per statement.
        config.addDataSourceProperty("socketTimeout", "900");
        config.addDataSourceProperty("connectTimeout", "10");
        return new HikariDataSource(config);
    }

    private static void refusePowerfulRole(DataSource pool) {
        var powerful = org.springframework.jdbc.core.simple.JdbcClient.create(pool)
                .sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                .query(Boolean.class)
                .single();
        if (powerful) {
            throw new StartRefused("The application's database role is a superuser or bypasses row-level security."
                    + " Give LYKTA_DB_USER a plain role; see docs/operate.md.");
        }
    }
}
