package se.lykta.database;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the tables to this program's version, as the owner role. Only ever forward.
final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    /// @throws StartRefused when the database was written by a newer program
    static void apply(DatabaseAddress address) {
        var flyway = Flyway.configure()
                .dataSource(
                        address.url(), address.owner().user(), address.owner().password())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app_role", address.application().user()))
                .validateMigrationNaming(true)
                // Numbers tell the package, not the time: a later migration of an early package comes out of order.
                .outOfOrder(true)
                .load();
        for (var migration : flyway.info().all()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw new StartRefused("The database was written by a newer Lykta (it has migration "
                        + migration.getVersion() + "). Start the newer version, or another folder with --data DIR.");
            }
        }
        var result = flyway.migrate();
        LOG.info("migrations applied={} schema={}", result.migrationsExecuted, result.targetSchemaVersion);
    }
}
