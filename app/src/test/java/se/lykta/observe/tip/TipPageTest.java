package se.lykta.observe.tip;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.access.Role;
import se.lykta.account.ExampleMode;
import se.lykta.account.TestBrowser;
import se.lykta.area.LocationQuality;
import se.lykta.audit.Actor;
import se.lykta.database.Database;
import se.lykta.database.TestProgram;
import se.lykta.example.Lyktby;
import se.lykta.mail.Mails;
import se.lykta.municipality.Municipalities;
import se.lykta.observe.FieldReports;

/// A tip from a browser without scripts and without an account, and what its sender sees of it.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "lykta.example=true")
@ContextConfiguration(initializers = TestProgram.class)
class TipPageTest {
    private static final String PATH = "/observe/tip/9901";

    @LocalServerPort
    private int port;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private ExampleMode exampleMode;

    @Autowired
    private FieldReports reports;

    @Autowired
    private Database database;

    @Autowired
    private TipSenders senders;

    @Autowired
    private MessageSource messages;

    private TestBrowser resident = new TestBrowser(0);

    @BeforeEach
    void open() {
        Lyktby.loadAsExample(municipalities, exampleMode);
        resident = new TestBrowser(port);
    }

    @Test
    void goesToTriageAndAnswersWhoeverHasTheCode() {
        assertThat(resident.get(PATH).body())
                .contains("Exempeldata", "Berätta för Lyktby", "Ring 112", "114 14", "inga namn");
        var fields = fields("Mörkt vid gångvägen.");
        var sent = resident.submit(PATH, PATH, fields).body();
        var code = code(sent);
        assertThat(sent).contains("Den visas bara den här gången").doesNotContain("Mörkt");
        assertThat(resident.submit(PATH, PATH, fields).body())
                .as("sent again")
                .contains("redan skickat")
                .doesNotContain(code);
        assertThat(read(code)).contains("Ingen har läst det än", "inget än").doesNotContain("Mörkt");

        var coordinator = new TestBrowser(port).signInAs(Lyktby.ID, Role.COORDINATOR);
        var report = "/observe/triage/" + fields.get("key");
        assertThat(coordinator.get(report).body())
                .contains("Tips från boende", "Mörkt vid gångvägen.", "Otrygg plats")
                .doesNotContain(code);
        coordinator.submit(report, report + "/answer", Map.of("template", "ACTION"));
        coordinator.submit(report, report + "/accept", Map.of());
        assertThat(read(code)).contains("tagit ställning", "den som ansvarar för platsen");
        assertThat(read(code.toLowerCase(Locale.ROOT).replace("-", " "))).contains("tagit ställning");
        assertThat(read("AAAA-BBBB-CCCC-DDDD")).contains("stämmer inte");
        assertThat(read("nonsens")).contains("stämmer inte");
        assertThat(stored(code)).as("the code in clear").isZero();
    }

    @Test
    void takesAPlaceByNameOrByAPointOnTheMap() {
        var named = fields("Ljust och öppet.");
        named.putAll(Map.of("about", "SAFE_PLACE", "place", "vid bron", "named", name()));
        resident.submit(PATH, PATH, named);
        var byName = reports.find(Lyktby.ID, UUID.fromString(named.get("key"))).orElseThrow();
        assertThat(byName.what().category()).isEqualTo("SAFE_PLACE");
        assertThat(byName.where().place()).isEqualTo(name() + ", vid bron");

        var centre = municipalities.get(Lyktby.ID).map().centre();
        var set = fields("");
        set.putAll(Map.of(
                "place",
                "",
                "longitude",
                Double.toString(centre.longitude()),
                "latitude",
                Double.toString(centre.latitude())));
        resident.submit(PATH, PATH, set);
        var byPoint = reports.find(Lyktby.ID, UUID.fromString(set.get("key"))).orElseThrow();
        assertThat(byPoint.where().quality()).isEqualTo(LocationQuality.POINT);
        assertThat(byPoint.where().position()).isEqualTo(centre);

        set.putAll(Map.of("key", UUID.randomUUID().toString(), "longitude", "2.35", "latitude", "48.85"));
        assertThat(resident.submit(PATH, PATH, set).body()).contains("utanför kommunen");
        set.put("latitude", "x");
        assertThat(resident.submit(PATH, PATH, set).body()).contains("utanför kommunen");
        assertThat(resident.get(PATH + "/outline.geojson").body())
                .startsWith("{")
                .contains("FeatureCollection");
        assertThat(resident.get("/observe/tip/0000/outline.geojson").statusCode())
                .isEqualTo(404);
    }

    @Test
    void mailsTheAnswerOnceAndForgetsTheAddress() throws MessagingException, IOException {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            var mails = Mails.toThisMachine(server.getSmtp().getPort(), "lykta@example.invalid", Clock.systemUTC());
            var job = new TipAnswerJob(senders, municipalities, mails, messages);
            var fields = fields("En lampa är trasig.");
            fields.put("email", "boende@example.invalid");
            var told = TipForm.of(fields).read(municipalities.get(Lyktby.ID), Instant.now(), true);
            var tip = ((TipForm.Reading.Told) told);
            assertThat(senders.put(
                            Lyktby.ID,
                            tip.report(),
                            ReadingCode.fresh(new SplittableRandom(1)),
                            tip.email(),
                            Actor.commandLine()))
                    .isTrue();
            assertThat(job.send(Lyktby.ID)).as("before there is an answer").isZero();

            var coordinator = new TestBrowser(port).signInAs(Lyktby.ID, Role.COORDINATOR);
            var report = "/observe/triage/" + fields.get("key");
            assertThat(coordinator.get(report).body()).doesNotContain("boende@example.invalid");
            coordinator.submit(report, report + "/answer", Map.of("template", "THANKS"));
            server.stop();
            assertThat(job.send(Lyktby.ID)).as("while the server is away").isZero();
            server.start();
            var again = Mails.toThisMachine(server.getSmtp().getPort(), "lykta@example.invalid", Clock.systemUTC());
            var second = new TipAnswerJob(senders, municipalities, again, messages);
            assertThat(second.send(Lyktby.ID)).isEqualTo(1);
            assertThat(second.send(Lyktby.ID)).as("the address is gone").isZero();
            assertThat(server.getReceivedMessages()).hasSize(1);
            assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Svar från Lyktby");
            assertThat(server.getReceivedMessages()[0].getContent().toString()).contains("Din adress är nu borttagen");
            assertThat(stored("boende@example.invalid")).isZero();
        } finally {
            server.stop();
        }
    }

    private String name() {
        return municipalities.get(Lyktby.ID).geography().places().getFirst().name();
    }

    private String read(String code) {
        return resident.submit(PATH + "/answer", PATH + "/answer", Map.of("reading", code))
                .body();
    }

    private static String code(String page) {
        var found = Pattern.compile("[2-9A-Z]{4}(-[2-9A-Z]{4}){3}").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private long stored(String code) {
        return database.<Long>read(
                Lyktby.ID,
                db -> db.sql("select count(*) from observe_tip_sender where code_hash = :code or email = :code")
                        .param("code", code.replace("-", ""))
                        .query(Long.class)
                        .single());
    }

    @Test
    void warnsAboutPersonsAndMasksWhenSentAnyway() {
        assertThat(resident.submit(PATH, PATH, fields("Anna Andersson sitter där, 811218-9876"))
                        .body())
                .contains("personnummer. Ta bort det");
        var named = fields("Anna Andersson sitter där");
        assertThat(resident.submit(PATH, PATH, named).body()).contains("kan peka ut någon", "Skicka ändå");
        named.put("mask", "true");
        code(resident.submit(PATH, PATH, named).body());
        assertThat(reports.waiting(Lyktby.ID, 1000))
                .filteredOn(report -> report.id().toString().equals(named.get("key")))
                .singleElement()
                .satisfies(report -> assertThat(report.what().note()).isEqualTo("[***] sitter där"));
    }

    @Test
    void tellsWhatIsMissingAndTakesNothingFromRobots() {
        var before = reports.waiting(Lyktby.ID, 1000).size();
        var wrong = fields("");
        wrong.putAll(Map.of("about", "OTHER", "category", "BURGLARYX", "place", "", "day", "2099-01-01"));
        assertThat(resident.submit(PATH, PATH, wrong).body())
                .contains("Välj vad du vill berätta om.", "Skriv var det är", "inte ligger i framtiden");
        var robot = fields("Köp nu");
        robot.put("website", "http://example.invalid");
        assertThat(resident.submit(PATH, PATH, robot).statusCode()).isEqualTo(302);
        assertThat(reports.waiting(Lyktby.ID, 1000)).hasSize(before);
        assertThat(resident.get("/observe/tip/0000").statusCode()).isEqualTo(404);
        assertThat(resident.get("/observe/tip/x").statusCode()).isEqualTo(404);
    }

    @Test
    void takesFiveAnHourFromOneAddress() {
        var now = Instant.parse("2026-11-19T08:30:00Z");
        var limits = new TipLimits(Clock.fixed(now, ZoneId.of("UTC")));
        for (int i = 0; i < TipLimits.MOST_PER_ADDRESS; i++) {
            assertThat(limits.take(Lyktby.ID, "192.0.2.1")).isTrue();
        }
        assertThat(limits.take(Lyktby.ID, "192.0.2.1")).isFalse();
        assertThat(limits.take(Lyktby.ID, "192.0.2.2")).isTrue();
        for (int i = 0; i < TipLimits.MOST_LOOKS_PER_ADDRESS; i++) {
            assertThat(limits.look(Lyktby.ID, "192.0.2.1")).isTrue();
        }
        assertThat(limits.look(Lyktby.ID, "192.0.2.1")).as("codes tried").isFalse();
    }

    private static Map<String, String> fields(String text) {
        var fields = new HashMap<String, String>();
        fields.putAll(Map.of(
                "key",
                UUID.randomUUID().toString(),
                "about",
                "UNSAFE_PLACE",
                "place",
                "Gångvägen vid Torget",
                "day",
                LocalDate.now(ZoneId.of("Europe/Stockholm")).minusDays(1).toString(),
                "part",
                "EVENING",
                "text",
                text));
        return fields;
    }
}
