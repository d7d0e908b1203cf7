package se.lykta.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.TickingClock;
import se.lykta.account.ExampleMode;
import se.lykta.audit.Actor;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.example.Lyktby;
import se.lykta.ingest.ShippedTemplates;
import se.lykta.ingest.run.Destination.Counts;
import se.lykta.ingest.run.Import;
import se.lykta.ingest.run.ImportRun;
import se.lykta.ingest.run.ImportRuns;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.ShippedMunicipality;

/// The feed from a server of our own to incidents.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestProgram.class)
class PoliceFeedDbTest {
    /// Alingsås by another code: other tests make 1489 an example, and an example is never fed.
    private static final MunicipalityId ALINGSAS = new MunicipalityId("9931");
    private static final MunicipalityId LYKTBY = Lyktby.ID;

    @TempDir
    Path folder;

    @Autowired
    Import imports;

    @Autowired
    ImportRuns runs;

    @Autowired
    FeedStates states;

    @Autowired
    Database database;

    @Autowired
    Municipalities municipalities;

    @Autowired
    ExampleMode exampleMode;

    private final TickingClock clock = new TickingClock("2026-02-11T12:00:00Z");
    private final List<String> asked = new ArrayList<>();
    private int status = 200;
    private String body = "[]";

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        var shipped = ShippedMunicipality.unpack(ShippedMunicipality.EXAMPLE, folder);
        var text = Files.readString(shipped).replaceFirst("\"code\": \"1489\"", "\"code\": \"9931\"");
        municipalities.load(Files.writeString(shipped, text));
        database.run(ALINGSAS, db -> {
            for (var table : new String[] {
                "incident", "incident_version", "ingest_row", "ingest_reject", "ingest_run", "ingest_feed"
            }) {
                db.sql("delete from " + table).update();
            }
        });
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/events", exchange -> {
            var etag = "\"" + body.hashCode() + "\"";
            var known = exchange.getRequestHeaders().getFirst("If-None-Match");
            asked.add(exchange.getRequestHeaders().getFirst("User-Agent") + " " + (known == null ? "all" : "newer"));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("ETag", etag);
            boolean same = status == 200 && etag.equals(known);
            exchange.sendResponseHeaders(same ? 304 : status, same ? -1 : bytes.length);
            if (!same) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void takesInWhatIsNewAndWhatChangedAndNothingTwice() throws InterruptedException {
        var feed = feed("9931");
        body = events(event(1, "Text."), event(2, "Text."));
        feed.step();
        assertThat(newest().counts()).isEqualTo(new Counts(2, 0, 0));
        assertThat(newest().startedBy()).isEqualTo("job");

        clock.pass(Duration.ofMinutes(9));
        feed.step();
        assertThat(asked).hasSize(1);

        clock.pass(Duration.ofMinutes(1));
        feed.step();
        assertThat(asked).containsExactly("Lykta (9931) all", "Lykta (9931) newer");
        assertThat(runs.newest(ALINGSAS, 10)).hasSize(1);
        assertThat(feed.find(ALINGSAS).orElseThrow().status()).isEqualTo(304);

        body = events(event(1, "Text."), event(2, "Ändrad text."), event(3, "Text."));
        clock.pass(Duration.ofMinutes(10));
        feed.step();
        assertThat(newest().counts()).isEqualTo(new Counts(1, 1, 1));
        assertThat(number("select count(*) from audit_entry where action = 'ingest.commit'"))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void isOffUnlessAMunicipalityIsNamed() throws InterruptedException {
        feed("").step();
        assertThat(asked).isEmpty();
        assertThat(feed("").isOnFor(ALINGSAS)).isFalse();
    }

    @Test
    void neverMixesRealEventsIntoExampleData() throws InterruptedException {
        Lyktby.loadAsExample(municipalities, exampleMode);
        var feed = feed("9901");
        feed.step();
        assertThat(asked).isEmpty();
        assertThat(feed.isOnFor(LYKTBY)).isFalse();
    }

    @Test
    void waitsLongerAfterEachRefusalAlsoAcrossARestart() throws InterruptedException {
        status = 429;
        feed("9931").step();
        assertThat(state().problem()).isEqualTo(FeedState.Problem.REFUSED);
        assertThat(state().nextAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));

        clock.pass(Duration.ofMinutes(10));
        status = 500;
        feed("9931").step();
        clock.pass(Duration.ofMinutes(10));
        feed("9931").step();
        assertThat(state().mark().refusals()).isEqualTo(3);
        assertThat(state().nextAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(20)));
        clock.pass(Duration.ofMinutes(19));
        feed("9931").step();
        assertThat(asked).hasSize(3);

        status = 200;
        clock.pass(Duration.ofMinutes(1));
        feed("9931").step();
        assertThat(state().problem()).isEqualTo(FeedState.Problem.NONE);
        assertThat(state().mark().refusals()).isZero();
    }

    @Test
    void saysThatNobodyAnswered() throws InterruptedException {
        var feed = feed("9931");
        server.stop(0);
        feed.step();
        assertThat(state().problem()).isEqualTo(FeedState.Problem.UNREACHABLE);
        assertThat(state().answeredAt()).isNull();
    }

    @Test
    void saysThatTheAnswerWasNoListOfEvents() throws InterruptedException {
        body = "<html>Underhåll</html>";
        feed("9931").step();
        assertThat(state().problem()).isEqualTo(FeedState.Problem.UNREADABLE);
        assertThat(number("select count(*) from incident")).isZero();

        body = events(event(1, "Text."));
        clock.pass(Duration.ofMinutes(10));
        feed("9931").step();
        assertThat(state().problem()).isEqualTo(FeedState.Problem.NONE);
        assertThat(asked).allMatch(call -> call.endsWith("all"));
    }

    @Test
    void letsOneProcessAskAtATime() throws InterruptedException {
        body = events(event(1, "Text."));
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            var feed = feed("9931");
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    feed.step();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(asked).hasSize(1);
        assertThat(number("select count(*) from ingest_run")).isEqualTo(1);
    }

    @Test
    void goesOnAfterAKillInTheMiddleOfAnImport() throws Exception {
        body = events(event(1, "Text."), event(2, "Text."));
        var template = ShippedTemplates.find("police-feed").orElseThrow();
        var file = Files.writeString(folder.resolve("former.json"), events(event(1, "Text.")));
        var former = imports.begin(ALINGSAS, file, PoliceFeed.FILE_NAME, template, Actor.job("police-feed"));
        imports.stage(former, file, progress -> {});
        states.claim(ALINGSAS, clock.instant(), clock.instant().plus(Duration.ofMinutes(5)));

        feed("9931").step();
        assertThat(asked).isEmpty();
        clock.pass(Duration.ofMinutes(5));
        feed("9931").step();

        assertThat(runs.get(ALINGSAS, former.id()).state()).isEqualTo(ImportRun.State.DISCARDED);
        assertThat(newest().counts()).isEqualTo(new Counts(2, 0, 0));
        assertThat(number("select count(*) from incident")).isEqualTo(2);
    }

    @Test
    void refusesToAskMoreOftenThanOnceAMinute() {
        assertThatThrownBy(() -> PoliceFeedSettings.of("1489", "https://polisen.se/api/events", 0, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private PoliceFeed feed(String codes) {
        var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/api/events";
        var takers = new PoliceFeed.Takers(municipalities, exampleMode, false);
        return new PoliceFeed(PoliceFeedSettings.of(codes, address, 10, ""), states, takers, imports, runs, clock);
    }

    private FeedState state() {
        return states.find(ALINGSAS).orElseThrow();
    }

    private ImportRun newest() {
        return runs.newestOf(ALINGSAS, PoliceFeed.FILE_NAME, 1).getFirst();
    }

    private long number(String sql) {
        return database.read(ALINGSAS, db -> db.sql(sql).query(Long.class).single());
    }

    private static String events(String... events) {
        return "[" + String.join(",", events) + "]";
    }

    private static String event(int id, String summary) {
        return """
                {"id": %d, "datetime": "2026-02-11 9:35:09 +01:00", "name": "11 februari 06.00, Stöld, Alingsås",
                 "summary": "%s", "url": "/x", "type": "Stöld",
                 "location": {"name": "Västra Götalands län", "gps": "58.252793,13.059643"}}
                """.formatted(id, summary);
    }
}
