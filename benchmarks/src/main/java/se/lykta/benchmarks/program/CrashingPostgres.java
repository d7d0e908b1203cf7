package se.lykta.benchmarks.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// The PostgreSQL of a data folder as a server of its own, which can be killed and started again on the same port, as
/// a machine's service manager would. Loopback only.
final class CrashingPostgres implements AutoCloseable {
    private final Path cluster;
    private final Path programs;
    private final Path log;
    private final int port;
    private final Properties secrets = new Properties();

    /// @param data a data folder that no program holds
    CrashingPostgres(Path data) throws IOException, InterruptedException {
        cluster = data.resolve("postgres").toAbsolutePath();
        log = data.resolve("postgres.log").toAbsolutePath();
        try (var folders = Files.list(data)) {
            programs = folders.filter(folder -> folder.getFileName().toString().startsWith("postgresql-"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("bin")
                    .toAbsolutePath();
        }
        try (var in = Files.newInputStream(data.resolve("lykta.properties"))) {
            secrets.load(in);
        }
        port = ServedLykta.freePort();
        start();
    }

    void start() throws IOException, InterruptedException {
        control(
                "start",
                "-l",
                log.toString(),
                "-w",
                "-t",
                "120",
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=60"
                        + " -c shared_buffers=128MB -c timezone=UTC");
    }

    /// Kills the server and each of its processes, by the ids that it started.
    void kill() throws IOException {
        var server = ProcessHandle.of(Long.parseLong(Files.readAllLines(cluster.resolve("postmaster.pid"))
                        .getFirst()
                        .strip()))
                .orElseThrow();
        var processes = new ArrayList<>(server.children().toList());
        processes.add(server);
        // The server first, so that it cannot see its children go and put things in order.
        for (var process : processes.reversed()) {
            process.destroyForcibly();
        }
        processes.forEach(process -> process.onExit().join());
    }

    /// How a program reaches it.
    Map<String, String> settings() {
        return Map.of(
                "LYKTA_DB_URL", url(),
                "LYKTA_DB_OWNER", "lykta_owner",
                "LYKTA_DB_OWNER_PASSWORD", secrets.getProperty("owner"),
                "LYKTA_DB_USER", "lykta_app",
                "LYKTA_DB_PASSWORD", secrets.getProperty("application"));
    }

    Connection superuser() throws SQLException {
        return DriverManager.getConnection(url(), "postgres", secrets.getProperty("superuser"));
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/lykta";
    }

    private void control(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve("pg_ctl").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-D", cluster.toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(130, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("pg_ctl " + arguments[0] + " failed; log " + log);
        }
    }

    @Override
    public synchronized void close() {
        if (!Files.exists(cluster.resolve("postmaster.pid"))) {
            return;
        }
        try {
            control("stop", "-m", "fast", "-w");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
