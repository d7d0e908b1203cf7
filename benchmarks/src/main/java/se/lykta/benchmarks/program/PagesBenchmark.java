package se.lykta.benchmarks.program;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import se.lykta.access.OrganisationKind;
import se.lykta.access.Role;
import se.lykta.account.Accounts;
import se.lykta.account.FirstAccounts;
import se.lykta.area.LonLat;
import se.lykta.benchmarks.program.Answers.Kind;
import se.lykta.example.GeneratedIncidents;

/// How fast are the pages while many people pan and filter?
///
/// Starts the real program on a folder with made-up incidents taken in by the ordinary import, signs people in by
/// the ordinary form, and lets each look around on their own. Run by `bin/bench pages`.
public final class PagesBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final double BAR_MILLISECONDS = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final String HEAP = "1g";
    private static final long SEED = 20_260_101;
    private static final int FAULTS_SHOWN = 5;

    private final Path jar;
    private final Path folder;
    private final Path municipality;
    private final Load load;
    private final LocalDate lastDay = LocalDate.now().minusDays(1);

    private record Load(long incidents, int seconds, int people) {}

    private record Person(String email, String password) {}

    private PagesBenchmark(Path jar, Path folder, Path municipality, Load load) {
        this.jar = jar;
        this.folder = folder;
        this.municipality = municipality;
        this.load = load;
    }

    /// @param arguments incidents, seconds, people, the program's jar, municipality file; and a folder to keep
    /// the
    ///     data in for the next run
    public static void main(String[] arguments) throws Exception {
        boolean keep = arguments.length > 5;
        var folder =
                keep ? Files.createDirectories(Path.of(arguments[5])) : Files.createTempDirectory("lykta-bench-pages");
        boolean met;
        try {
            var load = new Load(
                    (long) Double.parseDouble(arguments[0]),
                    Integer.parseInt(arguments[1]),
                    Integer.parseInt(arguments[2]));
            met = new PagesBenchmark(Path.of(arguments[3]), folder, Path.of(arguments[4]), load).run();
            OUT.println(met ? "all bars met" : "SOME BAR IS MISSED");
        } finally {
            if (!keep) {
                delete(folder);
            }
        }
        System.exit(met ? 0 : 1);
    }

    private boolean run() throws Exception {
        Files.createDirectories(folder.resolve("static"));
        var people = prepare();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor();
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(executor)
                        .build();
                var lykta = new ServedLykta(jar, folder, HEAP)) {
            double page = lykta.awaitPage(client);
            var columns = lykta.awaitColumns();
            OUT.printf(
                    Locale.ROOT,
                    "start: %.1f s until the first page, %.1f s until %,d incidents are in memory%n",
                    page,
                    columns.seconds(),
                    columns.incidents());
            OUT.printf(
                    Locale.ROOT, "columns: %.1f bytes per incident%n", (double) columns.bytes() / columns.incidents());
            var browsers = signIn(client, lykta, people);
            var answers = new Answers();
            writeFiles(answers);
            look(browsers, answers, WARM_UP, 0);
            writeFiles(answers);
            answers.clear();
            measure(lykta, browsers, answers);
            var memory = lykta.memory();
            OUT.printf(
                    Locale.ROOT,
                    "heap (-Xmx%s): %,d MB after a collection, at most %,d MB; resident %,d MB%n",
                    HEAP,
                    memory.usedAfterCollection() >> 20,
                    Math.min(memory.most(), memory.bound()) >> 20,
                    memory.resident() >> 20);
            client.shutdownNow();
            return judge(answers);
        }
    }

    /// Takes the incidents in by the ordinary import, and makes the people.
    private List<Person> prepare() throws IOException {
        var kept = folder.resolve("people-" + load.incidents() + "-" + load.people());
        if (!Files.exists(kept)) {
            delete(folder.resolve("data"));
            var file = folder.resolve("incidents.csv");
            var centre = new LonLat(Coordinator.LONGITUDE, Coordinator.LATITUDE);
            new GeneratedIncidents(SEED, load.incidents(), centre, lastDay).write(file);
            try (var lykta = new OpenedLykta(folder.resolve("data"), municipality)) {
                var done = ImportWork.run(lykta, file);
                OUT.printf(
                        Locale.ROOT,
                        "data: %,d incidents of five years by the ordinary import in %.0f s%n",
                        done.run().counts().fresh(),
                        done.seconds());
                Files.write(kept, addPeople(lykta.bean(FirstAccounts.class)));
            }
            Files.delete(file);
        }
        return Files.readAllLines(kept).stream()
                .map(line -> line.split(" "))
                .map(words -> new Person(words[0], words[1]))
                .toList();
    }

    private List<String> addPeople(FirstAccounts accounts) {
        var lines = new ArrayList<String>();
        for (int i = 1; i <= load.people(); i++) {
            var person = new FirstAccounts.Person("p" + i + "@example.se", "Person " + i, "Bench", Role.COORDINATOR);
            if (accounts.create(OpenedLykta.MUNICIPALITY, person, OrganisationKind.MUNICIPAL_UNIT)
                    instanceof Accounts.Made.Done done) {
                lines.add(done.email() + " " + done.password());
            }
        }
        return lines;
    }

    private static List<Browser> signIn(HttpClient client, ServedLykta lykta, List<Person> people)
            throws IOException, InterruptedException {
        var browsers = new ArrayList<Browser>();
        for (var person : people) {
            var browser = new Browser(client, lykta.address());
            browser.signIn(OpenedLykta.MUNICIPALITY.value(), person.email(), person.password());
            browser.listen("/picture/events");
            browsers.add(browser);
        }
        return browsers;
    }

    /// Files of the sizes that the answers had, of bytes that cannot be compressed.
    private void writeFiles(Answers answers) throws IOException {
        for (var kind : Kind.values()) {
            var bytes = new byte[Math.max(1, answers.of(kind).medianBytes())];
            new Random(SEED).nextBytes(bytes);
            Files.write(folder.resolve("static").resolve(kind.file()), bytes);
        }
    }

    private void look(List<Browser> browsers, Answers answers, Duration duration, int round) {
        long until = System.nanoTime() + duration.toNanos();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < browsers.size(); i++) {
                var random = new SplittableRandom(SEED + 1000L * round + i);
                people.execute(new Coordinator(browsers.get(i), answers, random, lastDay, until));
            }
        }
    }

    private void measure(ServedLykta lykta, List<Browser> browsers, Answers answers) {
        var before = lykta.cpu();
        var mine = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        long start = System.nanoTime();
        look(browsers, answers, Duration.ofSeconds(load.seconds()), 1);
        double seconds = (System.nanoTime() - start) / 1e9;
        int requests = Arrays.stream(Kind.values())
                .mapToInt(
                        kind -> answers.of(kind).count() + answers.filesOf(kind).count())
                .sum();
        OUT.printf(
                Locale.ROOT,
                "load: %d people for %.0f s after %d s of warm-up, %.0f–%.0f s of thought between moves; %,d requests, %.0f"
                        + " each second%n",
                browsers.size(),
                seconds,
                WARM_UP.toSeconds(),
                Coordinator.SHORTEST_THOUGHT_SECONDS,
                Coordinator.LONGEST_THOUGHT_SECONDS,
                requests,
                requests / seconds);
        OUT.printf(
                Locale.ROOT,
                "cores busy: %.2f by the program (its database not counted), %.2f by the simulated people%n%n",
                lykta.cpu().minus(before).toMillis() / 1000.0 / seconds,
                ProcessHandle.current()
                                .info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .minus(mine)
                                .toMillis()
                        / 1000.0
                        / seconds);
    }

    private boolean judge(Answers answers) {
        OUT.println();
        OUT.printf("%-22s %6s %8s   %26s   %26s%n", "milliseconds", "", "", "answer", "static file, same size");
        OUT.printf(
                "%-22s %6s %8s   %8s %8s %8s   %8s %8s %8s%n",
                "", "count", "bytes", "p50", "p95", "p99", "p50", "p95", "p99");
        var map = new AnswerTimes();
        var files = new AnswerTimes();
        for (var kind : Kind.values()) {
            print(kind.words(), answers.of(kind), answers.filesOf(kind));
            if (kind.isMap()) {
                map.addAll(answers.of(kind));
                files.addAll(answers.filesOf(kind));
            }
        }
        print("all map answers", map, files);
        OUT.println();
        int faults = answers.faults().size();
        OUT.printf(
                Locale.ROOT,
                "p95 of the map answers %.1f ms, bar %.0f; errors %d, bar 0%n",
                map.milliseconds(0.95),
                BAR_MILLISECONDS,
                faults);
        answers.faults().stream().limit(FAULTS_SHOWN).forEach(fault -> OUT.println("  " + fault));
        return map.milliseconds(0.95) <= BAR_MILLISECONDS && faults == 0;
    }

    private static void print(String words, AnswerTimes answers, AnswerTimes files) {
        OUT.printf(
                Locale.ROOT,
                "%-22s %6d %8d   %8.1f %8.1f %8.1f   %8.1f %8.1f %8.1f%n",
                words,
                answers.count(),
                answers.medianBytes(),
                answers.milliseconds(0.5),
                answers.milliseconds(0.95),
                answers.milliseconds(0.99),
                files.milliseconds(0.5),
                files.milliseconds(0.95),
                files.milliseconds(0.99));
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
