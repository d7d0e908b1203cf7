package se.lykta.database;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL that lives in the data folder: made at the first start, recovered after a crash, stopped in
/// order.
///
/// Listens on loopback only and asks for a password from the first second. PostgreSQL refuses to run as root, so a
/// root process starts it in a user namespace of its own (`unshare -U`). Meant for trial, demonstration and one
/// small machine; see docs/operate.md for a server database.
final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final int START_SECONDS = 120;
    private static final Duration WATCH_PAUSE = Duration.ofSeconds(1);
    private static final int CONNECT_MILLIS = 2000;

    private final DataFolder folder;
    private final Path home;
    private final Path cluster;
    private final int port;
    private final Thread watch;
    private final Object serverLock = new Object();
    private volatile boolean closing;

    private EmbeddedPostgres(DataFolder folder, Path home, Path cluster, int port) {
        this.folder = folder;
        this.home = home;
        this.cluster = cluster;
        this.port = port;
        watch = Thread.ofVirtual().name("database-watch").unstarted(this::watch);
    }

    /// Starts the cluster of a folder this process owns.
    ///
    /// @throws StartRefused with the last lines of PostgreSQL's log when it does not come up
    static EmbeddedPostgres start(DataFolder folder) {
        var home = PostgresBinaries.unpacked(folder.root());
        var postgres = new EmbeddedPostgres(folder, home, folder.root().resolve("postgres"), freePort());
        var fresh = !Files.exists(postgres.cluster.resolve("PG_VERSION"));
        if (fresh) {
            postgres.initialise();
        } else {
            postgres.stopOrphan();
        }
        postgres.startServer();
        postgres.makeRoles();
        folder.announce("databasePort", Integer.toString(postgres.port));
        LOG.info("database started port={} new={}", postgres.port, fresh);
        postgres.watch.start();
        return postgres;
    }

    DatabaseAddress address() {
        return address(folder, port);
    }

    /// Where a guest of the folder reaches the database that its owner runs.
    static DatabaseAddress addressOfRunning(DataFolder folder) {
        var port = folder.running().getProperty("databasePort");
        if (port == null) {
            throw new StartRefused("Another Lykta is just starting on " + folder.root() + ". Try again in a moment.");
        }
        return address(folder, Integer.parseInt(port));
    }

    static Connection superuserOfRunning(DataFolder folder) throws SQLException {
        var port = folder.running().getProperty("databasePort");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/lykta", "postgres", folder.secret("superuser"));
    }

    private static DatabaseAddress address(DataFolder folder, int port) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/lykta",
                new DatabaseAddress.Login("lykta_owner", folder.secret("owner")),
                new DatabaseAddress.Login("lykta_app", folder.secret("application")));
    }

    @Override
    public void close() {
        closing = true;
        watch.interrupt();
        synchronized (serverLock) {
            run(30, "pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w");
        }
        LOG.info("database stopped port={}", port);
    }

    /// Starts the server again when it has died: killed for want of memory, by mistake or by a fault of its
    /// own.
    private void watch() {
        while (!closing) {
            try {
                Thread.sleep(WATCH_PAUSE);
                startAgain();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (StartRefused e) {
                LOG.error("database does not come back port={}, trying again", port, e);
            }
        }
    }

    private void startAgain() {
        synchronized (serverLock) {
            if (!closing && !isListening()) {
                LOG.warn("database is gone port={}, starting it again", port);
                startServer();
                LOG.info("database started again port={}", port);
            }
        }
    }

    /// A server that recovers from a crash listens too, and tells whoever comes to wait.
    private boolean isListening() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void initialise() {
        try {
            var password = Files.createTempFile(
                    folder.root(),
                    "initdb",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, folder.secret("superuser"));
            var fresh = folder.root().resolve("postgres-making");
            deleteFolder(fresh);
            run(
                    START_SECONDS,
                    "initdb",
                    "-D",
                    fresh.toString(),
                    "-U",
                    "postgres",
                    "--auth=scram-sha-256",
                    "--pwfile=" + password,
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            Files.delete(password);
            Files.move(fresh, cluster);
        } catch (IOException e) {
            throw new StartRefused("The database could not be made in " + folder.root() + ": " + e.getMessage(), e);
        }
    }

    /// A killed program leaves its PostgreSQL running; the folder's lock is ours, so that server is nobody's.
    private void stopOrphan() {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var status = execute(30, List.of("pg_ctl", "status", "-D", cluster.toString()));
        if (status.exitCode() == 0) {
            LOG.info("database left over by a killed process: stopping it");
            run(START_SECONDS, "pg_ctl", "stop", "-D", cluster.toString(), "-m", "fast", "-w");
        }
    }

    private void startServer() {
        var log = folder.root().resolve("postgres.log");
        var options = String.join(
                " ",
                "-p " + port,
                "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=''",
                "-c max_connections=60",
                "-c shared_buffers=256MB",
                "-c max_wal_size=2GB",
                "-c wal_compression=on",
                "-c timezone=UTC");
        var started = execute(
                START_SECONDS + 10,
                List.of(
                        "pg_ctl",
                        "start",
                        "-D",
                        cluster.toString(),
                        "-l",
                        log.toString(),
                        "-w",
                        "-t",
                        Integer.toString(START_SECONDS),
                        "-o",
                        options));
        if (started.exitCode() != 0) {
            throw new StartRefused("The database in " + folder.root() + " did not start. Its log " + log
                    + " ends with:\n" + lastLines(log));
        }
    }

    /// Idempotent: a crash between any two statements is mended at the next start.
    private void makeRoles() {
        try (var connection = superuser("postgres")) {
            if (isMissing(connection, "select 1 from pg_roles where rolname = 'lykta_owner'")) {
                execute(connection, "create role lykta_owner login password '" + folder.secret("owner") + "'");
            }
            if (isMissing(connection, "select 1 from pg_roles where rolname = 'lykta_app'")) {
                execute(connection, "create role lykta_app login password '" + folder.secret("application") + "'");
            }
            if (isMissing(connection, "select 1 from pg_database where datname = 'lykta'")) {
                execute(connection, "create database lykta owner lykta_owner");
            }
        } catch (SQLException e) {
            throw new StartRefused("The database in " + folder.root() + " refuses the program: " + e.getMessage(), e);
        }
        try (var connection = superuser("lykta")) {
            execute(connection, "create extension if not exists btree_gist");
            execute(connection, "create extension if not exists pg_trgm");
        } catch (SQLException e) {
            throw new StartRefused("The database in " + folder.root() + " lacks an extension: " + e.getMessage(), e);
        }
    }

    private Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", folder.secret("superuser"));
    }

    private static boolean isMissing(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return !rows.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private record Outcome(int exitCode, String output) {}

    private void run(int seconds, String... command) {
        var outcome = execute(seconds, List.of(command));
        if (outcome.exitCode() != 0) {
            throw new StartRefused("PostgreSQL's " + command[0] + " ended with " + outcome.exitCode() + ": "
                    + outcome.output().strip());
        }
    }

    private Outcome execute(int seconds, List<String> command) {
        var full = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            full.addAll(List.of("unshare", "-U"));
        }
        full.add(home.resolve("bin").resolve(command.getFirst()).toString());
        full.addAll(command.subList(1, command.size()));
        try {
            // The server inherits the output of pg_ctl, so it goes to a file: a pipe would never end.
            var output = Files.createTempFile("lykta-postgres", ".log");
            var process = new ProcessBuilder(full)
                    .directory(folder.root().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Outcome(-1, "no answer within " + seconds + " s");
            }
            var text = Files.readString(output);
            Files.delete(output);
            return new Outcome(process.exitValue(), text);
        } catch (IOException e) {
            throw new StartRefused("PostgreSQL could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Interrupted while PostgreSQL was starting", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused("No free port on loopback: " + e.getMessage(), e);
        }
    }

    private static String lastLines(Path log) {
        try {
            var lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    private static void deleteFolder(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
