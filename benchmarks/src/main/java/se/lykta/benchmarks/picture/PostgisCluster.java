package se.lykta.benchmarks.picture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A throw-away PostgreSQL cluster of the system's own package, on loopback, in a temporary folder.
///
/// Root may not run PostgreSQL, so the package's account `postgres` does it then.
final class PostgisCluster implements AutoCloseable {
    private static final String OPTIONS =
            "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c shared_buffers=1GB -c work_mem=256MB"
                    + " -c maintenance_work_mem=512MB -c effective_cache_size=4GB -c random_page_cost=1.1 -c fsync=off"
                    + " -c max_wal_size=8GB -c wal_level=minimal -c max_wal_senders=0 -c jit=off"
                    + " -c max_parallel_workers_per_gather=2";

    private final Path binaries;
    private final Path folder;
    private final int port;
    private final Thread atExit = new Thread(this::stop);

    PostgisCluster(Path binaries) throws IOException, InterruptedException {
        this.binaries = binaries;
        folder = Files.createTempDirectory("lykta-bench-postgis");
        port = freePort();
        Runtime.getRuntime().addShutdownHook(atExit);
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()));
        }
        asServer("initdb", "-D", data(), "-U", "bench", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        asServer("pg_ctl", "-D", data(), "-w", "-l", folder + "/log", "-o", OPTIONS + " -p " + port, "start");
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=bench";
    }

    private String data() {
        return folder + "/data";
    }

    private void asServer(String program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        var output = Files.createTempFile("lykta-bench", ".log");
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(command + " failed: " + Files.readString(output));
            }
        } finally {
            Files.delete(output);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void stop() {
        try {
            if (Files.exists(Path.of(data(), "postmaster.pid"))) {
                asServer("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
            }
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            System.err.println("the PostGIS cluster in " + folder + " is not cleared away: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The program is being ended, and the hook is at it.
            return;
        }
        stop();
    }
}
