package se.lykta.observe.tip;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.access.Role;
import se.lykta.account.ExampleMode;
import se.lykta.account.TestBrowser;
import se.lykta.database.TestProgram;
import se.lykta.example.Lyktby;
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

    private TestBrowser resident = new TestBrowser(0);

    @BeforeEach
    void open() {
        Lyktby.loadAsExample(municipalities, exampleMode);
        resident = new TestBrowser(port);
    }

    @Test
    void goesToTriageAndShowsItsSenderTheAnswer() {
        assertThat(resident.get(PATH).body()).contains("Berätta för Lyktby", "Ring 112", "114 14", "inga namn");
        var answer = resident.submit(PATH, PATH, fields("Mörkt vid gångvägen."));
        assertThat(answer.statusCode()).isEqualTo(302);
        var sent = TestBrowser.location(answer);
        assertThat(resident.get(sent).body())
                .contains("Ingen har läst det än", "inget än")
                .doesNotContain("Mörkt");

        var coordinator = new TestBrowser(port).signInAs(Lyktby.ID, Role.COORDINATOR);
        var report = "/observe/triage/" + sent.substring(sent.lastIndexOf('/') + 1);
        assertThat(coordinator.get(report).body()).contains("Tips från boende", "Mörkt vid gångvägen.");
        coordinator.submit(report, report + "/answer", Map.of("template", "ACTION"));
        coordinator.submit(report, report + "/accept", Map.of());
        assertThat(resident.get(sent).body()).contains("tagit ställning", "den som ansvarar för platsen");
    }

    @Test
    void warnsAboutPersonsAndMasksWhenSentAnyway() {
        assertThat(resident.submit(PATH, PATH, fields("Anna Andersson sitter där, 811218-9876"))
                        .body())
                .contains("personnummer. Ta bort det");
        var named = fields("Anna Andersson sitter där");
        assertThat(resident.submit(PATH, PATH, named).body()).contains("kan peka ut någon", "Skicka ändå");
        named.put("mask", "true");
        var sent = TestBrowser.location(resident.submit(PATH, PATH, named));
        assertThat(reports.waiting(Lyktby.ID, 1000))
                .filteredOn(report -> sent.endsWith(report.id().toString()))
                .singleElement()
                .satisfies(report -> assertThat(report.what().note()).isEqualTo("[***] sitter där"));
    }

    @Test
    void tellsWhatIsMissingAndTakesNothingFromRobots() {
        var before = reports.waiting(Lyktby.ID, 1000).size();
        var wrong = fields("");
        wrong.putAll(Map.of("category", "BURGLARYX", "place", "", "day", "2099-01-01"));
        assertThat(resident.submit(PATH, PATH, wrong).body())
                .contains("Välj vad det gäller.", "Skriv var det är", "inte ligger i framtiden");
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
    }

    private static Map<String, String> fields(String text) {
        var fields = new HashMap<String, String>();
        fields.putAll(Map.of(
                "category", "UNSAFE_PLACE",
                "place", "Gångvägen vid Torget",
                "day", LocalDate.now(ZoneId.of("Europe/Stockholm")).minusDays(1).toString(),
                "part", "EVENING",
                "text", text));
        return fields;
    }
}
