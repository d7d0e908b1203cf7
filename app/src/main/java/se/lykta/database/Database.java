package se.lykta.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The only way to the tables. Every piece of work names its municipality and runs in one transaction in which
/// PostgreSQL's row-level security shows that municipality's rows and no others, so a forgotten `where` clause finds
/// nothing foreign.
///
/// Work inside work joins the outer transaction when it is for the same municipality and is refused otherwise.
public final class Database {
    private static final String EVERYWHERE = "*";

    private final JdbcClient client;
    private final DataSource source;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    public Database(DataSource source) {
        this.source = source;
        client = JdbcClient.create(source);
        var manager = new JdbcTransactionManager(source);
        writing = new TransactionTemplate(manager);
        reading = new TransactionTemplate(manager);
        reading.setReadOnly(true);
    }

    /// Work that takes the raw connection, for bulk copying.
    public interface ConnectionWork<T extends @Nullable Object> {
        T apply(Connection connection) throws SQLException;
    }

    /// Reads rows of one municipality.
    public <T extends @Nullable Object> T read(MunicipalityId municipality, Function<JdbcClient, T> work) {
        return inScope(reading, municipality.value(), () -> work.apply(client));
    }

    /// Writes rows of one municipality: all of the work or nothing.
    public <T extends @Nullable Object> T write(MunicipalityId municipality, Function<JdbcClient, T> work) {
        return inScope(writing, municipality.value(), () -> work.apply(client));
    }

    /// As [#write], for work without a result.
    public void run(MunicipalityId municipality, Consumer<JdbcClient> work) {
        this.<@Nullable Void>write(municipality, db -> {
            work.accept(db);
            return null;
        });
    }

    /// Writes rows of one municipality through the connection itself.
    public <T extends @Nullable Object> T writeBulk(MunicipalityId municipality, ConnectionWork<T> work) {
        return inScope(writing, municipality.value(), () -> apply(work));
    }

    /// Reads rows of one municipality through the connection itself, for cursors over many rows.
    public <T extends @Nullable Object> T readBulk(MunicipalityId municipality, ConnectionWork<T> work) {
        return inScope(reading, municipality.value(), () -> apply(work));
    }

    /// Work that belongs to no single municipality: the list of them, sign-in, jobs looking for what to do. Only tables
    /// whose policy says so are visible.
    public <T extends @Nullable Object> T everywhere(Function<JdbcClient, T> work) {
        return inScope(writing, EVERYWHERE, () -> work.apply(client));
    }

    private <T extends @Nullable Object> T apply(ConnectionWork<T> work) {
        var connection = DataSourceUtils.getConnection(source);
        try {
            return work.apply(connection);
        } catch (SQLException e) {
            throw new org.springframework.jdbc.UncategorizedSQLException("bulk work", null, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private <T extends @Nullable Object> T inScope(TransactionTemplate template, String scope, Work<T> work) {
        var current = (String) TransactionSynchronizationManager.getResource(this);
        if (current != null && TransactionSynchronizationManager.isActualTransactionActive()) {
            if (!current.equals(scope)) {
                throw new IllegalStateException("work for " + scope + " inside a transaction for " + current);
            }
            return work.apply();
        }
        return template.<T>execute(status -> {
            client.sql("select set_config('lykta.municipality_id', :scope, true)")
                    .param("scope", scope)
                    .query(String.class)
                    .single();
            TransactionSynchronizationManager.bindResource(this, scope);
            try {
                return work.apply();
            } finally {
                TransactionSynchronizationManager.unbindResource(this);
            }
        });
    }

    private interface Work<T extends @Nullable Object> {
        T apply();
    }
}
