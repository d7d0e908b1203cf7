package se.lykta.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import se.lykta.database.DataFolder;
import se.lykta.database.DatabaseAddress;
import se.lykta.database.DatabaseConnection;
import se.lykta.database.StartRefused;

/// Which database does a command work on? `LYKTA_DB_URL` names a server; otherwise the data folder's own.
class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder (default: $LYKTA_DATA or ./data).",
            scope = picocli.CommandLine.ScopeType.INHERIT)
    @Nullable
    Path data;

    /// For the server: the folder must be free.
    DatabaseConnection take() {
        var server = System.getenv("LYKTA_DB_URL");
        return server == null
                ? DatabaseConnection.embedded(DataFolder.take(folder()))
                : DatabaseConnection.server(address(server));
    }

    /// For a command: joins the database of a running server, else starts the folder's own for the command's
    /// time.
    DatabaseConnection join() {
        var server = System.getenv("LYKTA_DB_URL");
        return server == null
                ? DatabaseConnection.embedded(DataFolder.open(folder()))
                : DatabaseConnection.server(address(server));
    }

    /// @throws CommandRefused if the database is a server's
    Path folderForBackup() {
        if (System.getenv("LYKTA_DB_URL") != null) {
            throw new CommandRefused("LYKTA_DB_URL names a server database, which has its own tools for backups:"
                    + " pg_dump and pg_restore, or a base backup with archived log; see docs/operate.md.");
        }
        return folder();
    }

    private Path folder() {
        if (data != null) {
            return data.toAbsolutePath().normalize();
        }
        var setting = System.getenv("LYKTA_DATA");
        return Path.of(setting == null ? "data" : setting).toAbsolutePath().normalize();
    }

    private static DatabaseAddress address(String url) {
        return new DatabaseAddress(
                url,
                new DatabaseAddress.Login(needed("LYKTA_DB_OWNER"), needed("LYKTA_DB_OWNER_PASSWORD")),
                new DatabaseAddress.Login(needed("LYKTA_DB_USER"), needed("LYKTA_DB_PASSWORD")));
    }

    private static String needed(String variable) {
        var value = System.getenv(variable);
        if (value == null) {
            throw new StartRefused("LYKTA_DB_URL is set but " + variable
                    + " is not. A server database needs LYKTA_DB_OWNER, LYKTA_DB_OWNER_PASSWORD, LYKTA_DB_USER and"
                    + " LYKTA_DB_PASSWORD; see docs/operate.md.");
        }
        return value;
    }
}
