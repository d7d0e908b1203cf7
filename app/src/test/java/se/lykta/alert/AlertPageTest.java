package se.lykta.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.access.Role;
import se.lykta.account.ExampleMode;
import se.lykta.account.TestBrowser;
import se.lykta.area.EastNorth;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.municipality.Municipalities;

/// Alerts as a browser without scripts shows and handles them.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "lykta.example=true")
@ContextConfiguration(initializers = TestProgram.class)
class AlertPageTest {
    private static final MunicipalityId LYKTBY = new MunicipalityId("9901");

    @LocalServerPort
    private int port;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private ExampleMode exampleMode;

    @Autowired
    private Alerts alerts;

    @Autowired
    private EveningLook look;

    private TestBrowser coordinator = new TestBrowser(0);
    private LocalDate evening = LocalDate.EPOCH;

    @BeforeEach
    void makeAlerts() {
        if (!exampleMode.isMarked(LYKTBY)) {
            municipalities.load(Path.of("src/test/resources/municipalities/lyktby.json"));
            exampleMode.mark(LYKTBY);
        }
        evening = look.lastEvening(LYKTBY);
        coordinator = new TestBrowser(port).signInAs(LYKTBY, Role.COORDINATOR);
    }

    @Test
    void saysWhyHowSureAndHowOftenItIsFalse() {
        keep(emerging("page"), count(), nearRepeat());
        assertThat(coordinator.get("/alert").body())
                .contains(
                        "Något växer fram vid",
                        "12 upptäckta händelser inom 150 meter",
                        "1,4 väntat",
                        "en natt av 1\u00a0000 eller mer sällan",
                        "högst omkring 1 falskt larm om året",
                        "/place/new?circle=500000.0,6650000.0,150",
                        "Fler händelser än väntat i Norra Lyktby",
                        "14 anmälda händelser",
                        "Varnar från 11",
                        "2,6 gånger så vanligt som slumpen",
                        "inom 200 meter och 14 dagar");
    }

    @Test
    void showsTheFirstFiguresBesideTheLatest() {
        alerts.keep(LYKTBY, evening.minusDays(4), List.of(emerging("went")), Actor.commandLine());
        var first = emerging("went");
        var now = new Find(
                first.kind(), first.key(), first.where(), first.what(), new Find.Why(31, 2.6, 0, 0.0005, null), 1);
        keep(now);
        assertThat(coordinator.get("/alert").body())
                .contains(
                        "När det först sågs (" + evening.minusDays(4) + "): 12 mot 1,4 väntat. Nu: 31 mot 2,6.",
                        "31 upptäckta händelser inom 150 meter");
        assertThat(coordinator.reading("en").get("/alert").body()).contains("12 of 1.4 expected. Now: 31 of 2.6.");
    }

    @Test
    void isAcknowledgedSnoozedJudgedAndCounted() {
        keep(emerging("handled"));
        var id = alerts.between(LYKTBY, evening, evening).stream()
                .filter(alert -> alert.find().key().equals("handled"))
                .findFirst()
                .orElseThrow()
                .id();
        post(id + "/snooze", Map.of("days", "7"));
        assertThat(coordinator.get("/alert").body()).contains("Vilar till " + evening.plusDays(8));
        post(id + "/reopen", Map.of());
        post(id + "/acknowledge", Map.of());
        assertThat(coordinator
                        .submit(
                                "/alert",
                                "/alert/" + id + "/judge",
                                Map.of("judgement", "HIT", "remark", "Ring 070-123 45 67"))
                        .body())
                .contains("Inget är sparat");
        post(id + "/judge", Map.of("judgement", "FALSE_ALARM", "remark", "Marknad på torget"));
        var month = coordinator
                .get("/alert/month?month=" + java.time.YearMonth.from(evening))
                .body();
        assertThat(month).contains("Marknad på torget", "Falskt larm", "Växer fram");
        assertThat(coordinator.get("/alert/month?month=nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void isCountedInTheNavigationForWhoeverMaySeeIt() {
        keep(emerging("badge"), emerging("another badge"));
        var id = alerts.between(LYKTBY, evening, evening).stream()
                .filter(alert -> alert.find().key().equals("badge"))
                .findFirst()
                .orElseThrow()
                .id();
        post(id + "/reopen", Map.of());
        var open = coordinator.get("/alert").body();
        int waiting = number("<h2>Väntar: ([0-9]+)", open);
        assertThat(badge("väntar", open)).isEqualTo(waiting);
        post(id + "/acknowledge", Map.of());
        assertThat(badge("väntar", coordinator.get("/place").body())).isEqualTo(waiting - 1);
        post(id + "/reopen", Map.of());
        var police = new TestBrowser(port).signInAs(LYKTBY, Role.POLICE_PARTNER).reading("en");
        assertThat(badge("waiting", police.get("/place").body())).isEqualTo(waiting);
        var reporter = new TestBrowser(port).signInAs(LYKTBY, Role.REPORTER);
        assertThat(reporter.get("/observe").body()).doesNotContain("page-badge");
    }

    /// The number beside the link to alerts, which comes before all others.
    private static int badge(String word, String page) {
        return number(
                "href=\"/alert\"[^>]*>\\s*<span>[^<]*</span>\\s*<span class=\"page-badge\"[^>]*aria-label=\"([0-9]+) "
                        + word,
                page);
    }

    private static int number(String pattern, String page) {
        var found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return Integer.parseInt(found.group(1));
    }

    @Test
    void isHandledByCoordinatorsOnly() {
        keep(emerging("rights"));
        var police = new TestBrowser(port).signInAs(LYKTBY, Role.POLICE_PARTNER);
        assertThat(police.get("/alert").body()).contains("Något växer fram").doesNotContain("/acknowledge", "Sök nu");
        var reporter = new TestBrowser(port).signInAs(LYKTBY, Role.REPORTER);
        assertThat(reporter.get("/alert").statusCode()).isEqualTo(403);
    }

    private void post(String path, Map<String, String> fields) {
        assertThat(coordinator.submit("/alert", "/alert/" + path, fields).statusCode())
                .as(path)
                .isEqualTo(302);
    }

    private void keep(Find... finds) {
        alerts.keep(LYKTBY, evening, List.of(finds), Actor.commandLine());
    }

    private Find emerging(String key) {
        return new Find(
                AlertKind.EMERGING,
                key,
                new Find.Where(new EastNorth(500_000, 6_650_000), 150, ""),
                new Find.What("", "DISCOVERED", evening.minusDays(5), evening),
                new Find.Why(12, 1.4, 0, 0.001, null),
                1);
    }

    private Find count() {
        return new Find(
                AlertKind.COUNT,
                "REPORTED:area:A:2026-W47",
                Find.Where.in("A"),
                new Find.What("", "REPORTED", evening.minusDays(6), evening),
                new Find.Why(14, 5.2, 11, 0.002, null),
                3);
    }

    private Find nearRepeat() {
        return new Find(
                AlertKind.NEAR_REPEAT,
                "BURGLARY:1:2",
                new Find.Where(new EastNorth(500_000, 6_650_000), 200, ""),
                new Find.What("BURGLARY", "", evening, evening),
                new Find.Why(60, 23, 0, Double.NaN, new Find.Raised(14, 2.56)),
                40);
    }
}
