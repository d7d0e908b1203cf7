package se.lykta.benchmarks.program;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/// The whole program as its own process, as `bin/run --empty` starts it, on a free port of the loopback.
final class ServedLykta implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Pattern COLUMNS =
            Pattern.compile("columns read municipality=1489 incidents=(\\d+) revision=\\d+ bytes=(\\d+)");

    private final Process process;
    private final Path log;
    private final URI address;
    private final long startedNanos = System.nanoTime();

    /// @param folder a data folder that holds a municipality, and `static` with files to serve
    /// @param heap such as `1g`
    ServedLykta(Path jar, Path folder, String heap) throws IOException {
        this(jar, folder, heap, freePort(), Map.of());
    }

    /// @param settings environment variables, such as the address of a server database
    ServedLykta(Path jar, Path folder, String heap, int port, Map<String, String> settings) throws IOException {
        address = URI.create("http://127.0.0.1:" + port);
        log = folder.resolve("serve.log");
        var builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx" + heap,
                "-jar",
                jar.toString(),
                "--data",
                folder.resolve("data").toString(),
                "serve",
                "--empty",
                "--port",
                Integer.toString(port));
        builder.environment()
                .put(
                        "SPRING_WEB_RESOURCES_STATIC_LOCATIONS",
                        "classpath:/static/," + folder.resolve("static").toUri());
        builder.environment().putAll(settings);
        process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    URI address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Waits until a page comes.
    ///
    /// @return seconds since the start of the process
    double awaitPage(HttpClient client) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve("/account/sign-in"))
                .timeout(Duration.ofSeconds(10))
                .build();
        while (true) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return seconds();
                }
            } catch (IOException notYet) {
                requireTime();
            }
            Thread.sleep(20);
        }
    }

    /// @param seconds since the start of the process
    /// @param incidents in the columns
    /// @param bytes of the columns
    record Columns(double seconds, long incidents, long bytes) {}

    /// Waits until the columns have been read.
    Columns awaitColumns() throws IOException, InterruptedException {
        while (true) {
            var found = COLUMNS.matcher(Files.readString(log));
            if (found.find()) {
                return new Columns(seconds(), Long.parseLong(found.group(1)), Long.parseLong(found.group(2)));
            }
            requireTime();
            Thread.sleep(20);
        }
    }

    private double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    private void requireTime() throws IOException {
        if (!process.isAlive() || seconds() > LONGEST_START.toSeconds()) {
            throw new IllegalStateException("the program does not answer; its log:\n" + Files.readString(log));
        }
    }

    /// @param usedAfterCollection of the heap, bytes
    /// @param most highest use of the heap since the start, bytes: the sum of its parts' highest
    /// @param bound the heap's limit, bytes
    /// @param resident memory of the process, bytes; -1 where the system does not tell
    record Memory(long usedAfterCollection, long most, long bound, long resident) {}

    // What is read is answered by our own process, at an address its own attaching gave.
    @SuppressWarnings("BanJNDI")
    Memory memory() throws IOException, AttachNotSupportedException {
        var machine = VirtualMachine.attach(Long.toString(process.pid()));
        try (var connector = JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
            var connection = connector.getMBeanServerConnection();
            long most = 0;
            for (var pool : ManagementFactory.getPlatformMXBeans(connection, MemoryPoolMXBean.class)) {
                most += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
            }
            var memory = ManagementFactory.getPlatformMXBean(connection, MemoryMXBean.class);
            long resident = resident();
            memory.gc();
            var heap = memory.getHeapMemoryUsage();
            return new Memory(heap.getUsed(), most, heap.getMax(), resident);
        } finally {
            machine.detach();
        }
    }

    private long resident() throws IOException {
        var status = Path.of("/proc/" + process.pid() + "/status");
        return !Files.exists(status)
                ? -1
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElse(-1);
    }

    /// Ends the process as a power cut would.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Stops the program and its database in order.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
