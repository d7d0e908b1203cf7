package se.lykta.benchmarks.program;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import se.lykta.access.OrganisationKind;
import se.lykta.access.Role;
import se.lykta.account.Accounts;
import se.lykta.account.FirstAccounts;

/// Is every report that a phone was told is received stored, and stored once, while everything is killed?
///
/// Clients hand in keyed reports to the real program, each again until it is acknowledged, while PostgreSQL and the
/// program are killed by turns. Run by `bin/bench field`.
public final class FieldBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final String HEAP = "700m";
    private static final String REPORTS = "/observe/field/reports";
    private static final int PEOPLE = 20;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofMinutes(40);
    private static final Pattern SESSION = Pattern.compile("\"header\":\"([^\"]+)\",\"token\":\"([^\"]+)\"");

    private final Path jar;
    private final Path folder;
    private final Path municipality;
    private final int clients;
    private final int reports;
    private final int crashes;
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicLong again = new AtomicLong();
    private final Map<Integer, Long> otherAnswers = new ConcurrentHashMap<>();
    private final AtomicLong lastAcknowledgedNanos = new AtomicLong(System.nanoTime());

    /// @param crashes of PostgreSQL, and as many of the program
    private record Load(int clients, int reports, int crashes) {}

    private FieldBenchmark(Path jar, Path folder, Path municipality, Load load) {
        this.jar = jar;
        this.folder = folder;
        this.municipality = municipality;
        clients = load.clients();
        reports = load.reports();
        crashes = load.crashes();
    }

    /// @param arguments clients, reports, crashes of each kind, the program's jar, municipality file
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("lykta-bench-field");
        boolean met;
        try {
            var load = new Load(
                    Integer.parseInt(arguments[0]),
                    (int) Double.parseDouble(arguments[1]),
                    Integer.parseInt(arguments[2]));
            met = new FieldBenchmark(Path.of(arguments[3]), folder, Path.of(arguments[4]), load).run();
            OUT.println(met ? "all bars met" : "SOME BAR IS MISSED");
        } finally {
            delete(folder);
        }
        System.exit(met ? 0 : 1);
    }

    private record Person(String email, String password) {}

    /// A signed-in phone. Several clients share a person's session, as several tabs would.
    private record Phone(Browser browser, String header, String token) {}

    private boolean run() throws Exception {
        Files.createDirectories(folder.resolve("static"));
        var people = prepare();
        try (var postgres = new CrashingPostgres(folder.resolve("data"));
                var executor = Executors.newVirtualThreadPerTaskExecutor();
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .executor(executor)
                        .build()) {
            var kept = new Running(postgres, client);
            // Nothing is left running when somebody breaks off.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                kept.lykta.close();
                postgres.close();
            }));
            try {
                var phones = signIn(client, kept, people);
                long start = System.nanoTime();
                handIn(phones, kept);
                OUT.printf(
                        Locale.ROOT,
                        "%,d reports by %d clients in %.0f s; sent again %,d times, answers but 200: %s%n",
                        reports,
                        clients,
                        (System.nanoTime() - start) / 1e9,
                        again.get(),
                        otherAnswers);
            } finally {
                kept.lykta.close();
            }
            client.shutdownNow();
            return judge(postgres);
        }
    }

    private List<Person> prepare() {
        var people = new ArrayList<Person>();
        try (var lykta = new OpenedLykta(folder.resolve("data"), municipality)) {
            var accounts = lykta.bean(FirstAccounts.class);
            for (int i = 1; i <= PEOPLE; i++) {
                var person = new FirstAccounts.Person("g" + i + "@example.se", "Guard " + i, "Bench", Role.REPORTER);
                if (accounts.create(OpenedLykta.MUNICIPALITY, person, OrganisationKind.GUARD_COMPANY)
                        instanceof Accounts.Made.Done done) {
                    people.add(new Person(done.email(), done.password()));
                }
            }
        }
        return people;
    }

    /// The program that serves now, and how to kill and start it and its database again.
    private final class Running {
        private final CrashingPostgres postgres;
        private final HttpClient client;
        private final int port = ServedLykta.freePort();
        private volatile ServedLykta lykta;

        Running(CrashingPostgres postgres, HttpClient client) throws IOException, InterruptedException {
            this.postgres = postgres;
            this.client = client;
            lykta = started();
        }

        private ServedLykta started() throws IOException, InterruptedException {
            var program = new ServedLykta(jar, folder, HEAP, port, postgres.settings());
            program.awaitPage(client);
            return program;
        }

        /// @return seconds from the kill to the first report that was acknowledged after it
        double crashPostgres() throws Exception {
            long killed = System.nanoTime();
            postgres.kill();
            postgres.start();
            return awaitAcknowledged(killed);
        }

        double crashProgram() throws Exception {
            long killed = System.nanoTime();
            lykta.kill();
            lykta = started();
            return awaitAcknowledged(killed);
        }

        /// What was on its way when the kill came is not counted as served after it.
        private double awaitAcknowledged(long killed) throws InterruptedException {
            long back = System.nanoTime();
            while (lastAcknowledgedNanos.get() < back && acknowledged.size() < reports) {
                Thread.sleep(5);
            }
            return (lastAcknowledgedNanos.get() - killed) / 1e9;
        }
    }

    private List<Phone> signIn(HttpClient client, Running running, List<Person> people) throws Exception {
        var phones = new ArrayList<Phone>();
        for (var person : people) {
            var browser = new Browser(client, running.lykta.address());
            browser.signIn(OpenedLykta.MUNICIPALITY.value(), person.email(), person.password());
            var session = SESSION.matcher(browser.get("/observe/field/session", "Accept", "application/json")
                    .text());
            if (!session.find()) {
                throw new IllegalStateException("no session for a phone");
            }
            phones.add(new Phone(browser, session.group(1), session.group(2)));
        }
        return phones;
    }

    private void handIn(List<Phone> phones, Running running) throws Exception {
        long until = System.nanoTime() + LONGEST.toNanos();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                var phone = phones.get(i % phones.size());
                int own = reports / clients + (i < reports % clients ? 1 : 0);
                senders.execute(() -> handIn(phone, own, until));
            }
            try {
                crash(running, until);
            } catch (Exception e) {
                senders.shutdownNow();
                throw e;
            }
            senders.shutdown();
            if (!senders.awaitTermination(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                OUT.println("not done in time");
            }
        }
    }

    /// Kills by turns, spread evenly over the reports.
    private void crash(Running running, long until) throws Exception {
        var postgres = new ArrayList<Double>();
        var program = new ArrayList<Double>();
        for (int i = 0; i < 2 * crashes; i++) {
            long mark = (long) reports * (i + 1) / (2L * crashes + 1);
            while (acknowledged.size() < mark) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("too slow: answers but 200 " + otherAnswers);
                }
                Thread.sleep(5);
            }
            if (i % 2 == 0) {
                postgres.add(running.crashPostgres());
            } else {
                program.add(running.crashProgram());
            }
        }
        print("PostgreSQL", postgres);
        print("the program", program);
    }

    private static void print(String what, List<Double> seconds) {
        var sorted = seconds.stream().sorted().toList();
        if (!sorted.isEmpty()) {
            OUT.printf(
                    Locale.ROOT,
                    "%s killed %d times: first report after it in %.1f s (median), %.1f s at most%n",
                    what,
                    sorted.size(),
                    sorted.get(sorted.size() / 2),
                    sorted.getLast());
        }
    }

    private void handIn(Phone phone, int own, long until) {
        for (int i = 0; i < own; i++) {
            var key = UUID.randomUUID();
            var json = json(key);
            while (!isAcknowledged(phone, key, json)) {
                again.incrementAndGet();
                if (System.nanoTime() > until || Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
            acknowledged.add(key);
            lastAcknowledgedNanos.set(System.nanoTime());
        }
    }

    private boolean isAcknowledged(Phone phone, UUID key, String json) {
        try {
            var answer = phone.browser().post(REPORTS, json, phone.header(), phone.token());
            if (answer.status() == 200 && answer.text().contains(key.toString())) {
                return true;
            }
            otherAnswers.merge(answer.status(), 1L, Long::sum);
            Thread.sleep(PAUSE);
        } catch (IOException e) {
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String json(UUID key) {
        var now = Instant.now();
        return """
                {"key":"%s","sentAt":"%s","madeAt":"%s","earliestAt":"%s","latestAt":"%s",
                 "where":{"way":"MEASURED","longitude":12.5338,"latitude":57.9296,"accuracyMetres":12,"place":""},
                 "category":"VANDALISM","note":"Report of the benchmark","actions":["CLEANED_UP"],"serviceNumber":"T-1"}
                """.formatted(key, now, now, now, now);
    }

    private boolean judge(CrashingPostgres postgres) throws SQLException {
        try (var connection = postgres.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select (select count(*) from observe_report) as stored,
                            (select count(distinct id) from observe_report) as keys,
                            (select count(*) from audit_entry where action = 'observe.report-from-field') as audited
                        """)) {
            rows.next();
            OUT.printf(
                    Locale.ROOT,
                    "acknowledged %,d = stored %,d = distinct %,d = in the audit %,d, bar %,d%n",
                    acknowledged.size(),
                    rows.getLong(1),
                    rows.getLong(2),
                    rows.getLong(3),
                    reports);
            return acknowledged.size() == reports
                    && rows.getLong(1) == reports
                    && rows.getLong(2) == reports
                    && rows.getLong(3) == reports;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
