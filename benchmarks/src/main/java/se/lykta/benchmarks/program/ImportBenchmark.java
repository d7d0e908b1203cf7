package se.lykta.benchmarks.program;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import se.lykta.area.LonLat;
import se.lykta.audit.Actor;
import se.lykta.example.GeneratedIncidents;
import se.lykta.ingest.run.Import;
import se.lykta.ingest.run.ImportRun;
import se.lykta.ingest.run.ImportRuns;

/// How long does an import take beside the least a database can do with the same rows, and does it survive kills?
///
/// Run by `bin/bench import`.
public final class ImportBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final double BAR = 3;
    private static final int PEER_ROUNDS = 3;
    private static final int KILLS = 3;
    private static final int FORMER_ROWS = 20_000;
    private static final long SEED = 20_260_101;

    private final Path folder;
    private final Path municipality;
    private final long count;
    private boolean allBarsMet = true;

    private ImportBenchmark(Path folder, Path municipality, long count) {
        this.folder = folder;
        this.municipality = municipality;
        this.count = count;
    }

    /// @param arguments number of rows, municipality file
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("lykta-bench-import");
        boolean met;
        try {
            var benchmark = new ImportBenchmark(folder, Path.of(arguments[1]), (long) Double.parseDouble(arguments[0]));
            double seconds = benchmark.compare();
            benchmark.killAndResume(seconds);
            OUT.println(benchmark.allBarsMet ? "all bars met" : "SOME BAR IS MISSED");
            met = benchmark.allBarsMet;
        } finally {
            delete(folder);
        }
        System.exit(met ? 0 : 1);
    }

    private Path generated(long seed, long rows) throws IOException {
        var file = folder.resolve("incidents-" + seed + "-" + rows + ".csv");
        if (!Files.exists(file)) {
            new GeneratedIncidents(seed, rows, new LonLat(12.53, 57.975), LocalDate.of(2026, 6, 30)).write(file);
        }
        return file;
    }

    private double compare() throws Exception {
        var file = generated(SEED, count);
        OUT.printf(Locale.ROOT, "file %,d rows, %,d bytes%n", count, Files.size(file));
        var data = folder.resolve("compared");
        try (var lykta = new OpenedLykta(data, municipality)) {
            var done = ImportWork.run(lykta, file);
            requireAll(done.run(), lykta);
            OUT.printf(
                    Locale.ROOT,
                    "import: %.1f s (%.1f s reading, checking, screening, areas; %.1f s taking in), %,.0f rows/s%n",
                    done.seconds(),
                    done.stageSeconds(),
                    done.commitSeconds(),
                    count / done.seconds());
            var peers = peers(lykta);
            double[] ratios = peers.stream()
                    .mapToDouble(peer -> done.seconds() / peer.sum())
                    .sorted()
                    .toArray();
            double ratio = ratios[ratios.length / 2];
            OUT.printf(
                    Locale.ROOT,
                    "ratio to COPY and keyed insert of the same rows %.2f (%.2f–%.2f), bar %.0f%n%n",
                    ratio,
                    ratios[0],
                    ratios[ratios.length - 1],
                    BAR);
            allBarsMet &= ratio <= BAR;
            return done.seconds();
        } finally {
            delete(data);
        }
    }

    private List<CopyAndInsert.Seconds> peers(OpenedLykta lykta) throws SQLException, IOException {
        var peers = new ArrayList<CopyAndInsert.Seconds>();
        try (var connection = lykta.superuser()) {
            var peer = new CopyAndInsert(connection, folder.resolve("finished-rows"));
            for (int i = 0; i < PEER_ROUNDS; i++) {
                var seconds = peer.run();
                OUT.printf(
                        Locale.ROOT,
                        "peer:   %.1f s (%.1f s COPY, %.1f s keyed insert)%n",
                        seconds.sum(),
                        seconds.copy(),
                        seconds.insert());
                peers.add(seconds);
            }
        }
        return peers;
    }

    private void requireAll(ImportRun run, OpenedLykta lykta) {
        if (run.state() != ImportRun.State.COMMITTED || run.counts().fresh() != count) {
            throw new IllegalStateException("run " + run + " is not the " + count + " new rows expected; rejected "
                    + lykta.bean(ImportRuns.class).rejectCounts(run));
        }
    }

    /// Kills the importing program at random points, lets it go on, and takes the whole import back.
    private void killAndResume(double importSeconds) throws Exception {
        var data = folder.resolve("killed");
        var former = generated(SEED + 1, FORMER_ROWS);
        String before;
        try (var lykta = new OpenedLykta(data, municipality)) {
            ImportWork.run(lykta, former);
            before = fingerprint(lykta);
        }
        // The same keys as the former file's, so that the first of them change.
        var file = generated(SEED, count);
        var random = new SplittableRandom();
        double[] points = random.doubles(KILLS, 0.02, 0.9).sorted().toArray();
        OUT.println("kill -9 of the import after these shares of its time: " + shares(points));
        double done = 0;
        for (double point : points) {
            boolean killed = importAndKill(data, file, (point - done) * importSeconds);
            done = point;
            OUT.println(killed ? "  killed" : "  was done before the kill");
        }
        try (var lykta = new OpenedLykta(data, municipality)) {
            var run = ImportWork.run(lykta, file).run();
            var counts = run.counts();
            boolean exact = counts.fresh() == count - FORMER_ROWS && counts.all() == count && incidents(lykta) == count;
            OUT.printf(
                    Locale.ROOT,
                    "resumed: new %,d, changed %,d, same %,d; incidents in the table %,d: %s%n",
                    counts.fresh(),
                    counts.changed(),
                    counts.same(),
                    incidents(lykta),
                    exact ? "exactly once" : "NOT EXACTLY ONCE");
            lykta.bean(Import.class).undo(run, Actor.commandLine());
            boolean restored = fingerprint(lykta).equals(before);
            OUT.println(
                    "undo: " + (restored ? "the former state, by row count and hash" : "ANOTHER STATE THAN BEFORE"));
            allBarsMet &= exact && restored;
        } finally {
            delete(data);
        }
    }

    private static String shares(double[] points) {
        return Arrays.stream(points)
                .mapToObj(point -> String.format(Locale.ROOT, "%.0f %%", 100 * point))
                .toList()
                .toString();
    }

    private boolean importAndKill(Path data, Path file, double afterSeconds) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportWork.class.getName(),
                        data.toString(),
                        municipality.toString(),
                        file.toString())
                .redirectError(folder.resolve("killed.log").toFile())
                .start();
        try (var output = process.inputReader()) {
            for (var line = output.readLine(); line != null && !line.equals(ImportWork.BEGINS); ) {
                line = output.readLine();
            }
            boolean ended = process.waitFor((long) (afterSeconds * 1000), TimeUnit.MILLISECONDS);
            return !ended;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static long incidents(OpenedLykta lykta) throws SQLException {
        return Long.parseLong(ask(lykta, "select count(*) from incident"));
    }

    /// Number and hash of all rows, but for the revision, which only ever grows.
    private static String fingerprint(OpenedLykta lykta) throws SQLException {
        return ask(lykta, """
                select count(*) || ' ' || coalesce(sum(hashtextextended((to_jsonb(i) - 'revision')::text, 0)::numeric), 0)
                       || ' ' || (select count(*) from incident_version)
                from incident i
                """);
    }

    private static String ask(OpenedLykta lykta, String sql) throws SQLException {
        try (var connection = lykta.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
