package se.lykta.action.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.lykta.access.Role;
import se.lykta.account.TestBrowser;
import se.lykta.action.Actions;
import se.lykta.action.Basis;
import se.lykta.action.Site;
import se.lykta.action.TestActions;
import se.lykta.audit.Actor;
import se.lykta.example.LyktbyPages;

/// Actions in a browser without scripts.
class ActionPageTest extends LyktbyPages {
    @Autowired
    private Actions actions;

    private UUID unit = new UUID(0, 0);
    private TestBrowser unitLead = new TestBrowser(0);

    @BeforeEach
    void signIn() {
        unit = organisation(TECHNICAL_UNIT);
        unitLead = signedIn(Role.UNIT_LEAD);
    }

    @Test
    void proposesDecidesStartsChecksAndClosesWithoutScripts() {
        assertThat(coordinator.get("/action/new").body()).contains("Belysning", "behövs ett skäl i ord");
        var answer = coordinator.submit("/action/new", "/action/new", proposal("Lampor vid torget"));
        var path = TestBrowser.location(answer);
        assertThat(path).startsWith("/action/");
        assertThat(unitLead.get(path).body()).contains("Lampor vid torget", "Boende", "Planerad");

        assertThat(step(unitLead, path, "PLANNED", "DECIDED", Map.of())).isEqualTo(403);
        assertThat(step(coordinator, path, "PLANNED", "DECIDED", Map.of())).isEqualTo(302);
        assertThat(step(unitLead, path, "DECIDED", "ONGOING", Map.of())).isEqualTo(302);
        assertThat(step(unitLead, path, "ONGOING", "CHECK", Map.of())).isEqualTo(302);
        var refused = unitLead.submit(
                path, path + "/step", Map.of("from", "CHECK", "to", "CLOSED", "outcome", "STOP", "reason", ""));
        assertThat(refused.body()).contains("Skriv om åtgärden fortsätter, ändras eller upphör");
        var reason = Map.of("outcome", "CONTINUE", "reason", "Ring 070-123 45 67, det hjälper");
        assertThat(step(unitLead, path, "CHECK", "CLOSED", reason)).isEqualTo(302);
        assertThat(unitLead.get(path).body())
                .contains("Avslutad", "Fortsätter: Ring [***], det hjälper")
                .doesNotContain("070-123");
        assertThat(coordinator.get("/action").body()).contains("Lampor vid torget", "Avslutad");
    }

    @Test
    void asksForTheStartInTheStepWhenNoneIsSet() {
        var fields = new HashMap<>(proposal("Klippta häckar"));
        fields.put("start", "");
        var path = TestBrowser.location(coordinator.submit("/action/new", "/action/new", fields));
        assertThat(step(coordinator, path, "PLANNED", "DECIDED", Map.of())).isEqualTo(302);
        var today = LocalDate.now(java.time.ZoneId.of("Europe/Stockholm")).toString();
        assertThat(unitLead.get(path).body()).contains("Började den", "name=\"start\" required value=\"" + today);

        assertThat(step(unitLead, path, "DECIDED", "ONGOING", Map.of("start", "2026-11-20")))
                .isEqualTo(302);

        assertThat(unitLead.get(path).body())
                .contains("<dt>Börjar</dt><dd>2026-11-20</dd>", "Pågår")
                .doesNotContain("Började den");
    }

    @Test
    void stillDemandsTheMeasureBeforeTheStart() {
        var fields = new HashMap<>(proposal("Utan mått"));
        fields.putAll(Map.of("start", "", "measure", ""));
        var path = TestBrowser.location(coordinator.submit("/action/new", "/action/new", fields));
        assertThat(step(coordinator, path, "PLANNED", "DECIDED", Map.of())).isEqualTo(302);

        var refused = coordinator.submit(
                path, path + "/step", Map.of("from", "DECIDED", "to", "ONGOING", "start", "2026-11-20"));

        assertThat(refused.body()).contains("Mått, kontrolldag och startdag måste vara bestämda");
    }

    @Test
    void refusesAPersonalNumberAndAGuardWithoutAlternatives() {
        var fields = new HashMap<>(proposal("Ronder"));
        fields.put("kind", "GUARDING");
        fields.put("what", "Leta efter 811228-9874");
        var answer = coordinator.submit("/action/new", "/action/new", fields);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("innehåller ett personnummer", "vilka andra sätt som har övervägts");
    }

    @Test
    void showsACellsFindingInTheFormAndKeepsIt() {
        var page = coordinator.get("/action/new?period=28d&cell=c250-0");
        assertThat(page.body()).contains("sparas som de är nu", "name=\"cell\" value=\"c250-0\"");
        var fields = new HashMap<>(proposal("Lampor i rutan"));
        fields.putAll(Map.of("cell", "c250-0", "picture", "period=28d", "reason", ""));
        fields.remove("where");
        var path = TestBrowser.location(coordinator.submit("/action/new", "/action/new", fields));
        var action = actions.find(LYKTBY, UUID.fromString(path.replace("/action/", "")))
                .orElseThrow();
        assertThat(action.site().kind()).isEqualTo(Site.Kind.CELL);
        assertThat(action.site().outline()).isNotNull();
        assertThat(action.basis()).isInstanceOf(Basis.Finding.class);
        assertThat(coordinator.get(path).body()).contains("selected=c250-0");
        assertThat(coordinator.get("/action/new?cell=c250-99999999").body()).contains("behövs ett skäl i ord");
    }

    @Test
    void hidesOthersActionsFromACompanyAndLetsAUnitChangeItsOwnOnly() {
        var other = organisations
                .findByName(LYKTBY, "Exempelkommunens säkerhetsenhet")
                .orElseThrow()
                .id();
        var start = LocalDate.of(2026, 3, 2);
        var id = actions.add(
                LYKTBY, TestActions.proposal(TestActions.terms("Andras", other, start)), Actor.commandLine());
        var guard = signedIn(Role.REPORTER);
        assertThat(guard.get("/action/" + id).statusCode()).isEqualTo(404);
        assertThat(guard.get("/followup/" + id).statusCode()).isEqualTo(404);
        assertThat(coordinator.get("/followup/" + id).body()).contains("Åtgärden behöver en plats på kartan");
        assertThat(guard.get("/action").body()).doesNotContain("Andras");
        assertThat(unitLead.get("/action/" + id).body()).contains("Andras").doesNotContain("/step");
        var token = unitLead.submit("/action/new", "/action/" + id, Map.of("version", "1"));
        assertThat(token.statusCode()).isEqualTo(403);
    }

    @Test
    void explainsEveryKindAndTakesAnotherOne() {
        actions.add(
                LYKTBY,
                TestActions.proposal(TestActions.terms("Priced", unit, LocalDate.of(2026, 3, 2))),
                Actor.commandLine());
        var page = coordinator.get("/action/catalogue").body();
        assertThat(page).contains("Kamerabevakning", "2018:1200", "Tolv månader", "kronor i median");
        var sent = Map.of(
                "code",
                "CHESS",
                "nameSv",
                "Schack",
                "nameEn",
                "Chess",
                "mechanismSv",
                "Folk sitter kvar",
                "mechanismEn",
                "People stay",
                "needsSv",
                "Bord",
                "needsEn",
                "Tables",
                "measureSv",
                "Antal",
                "measureEn",
                "Numbers");
        coordinator.submit("/action/catalogue", "/action/catalogue", sent);
        assertThat(coordinator.get("/action/catalogue").body()).contains("Schack", "Folk sitter kvar");
        assertThat(coordinator
                        .submit("/action/catalogue", "/action/catalogue", sent)
                        .body())
                .contains("Det finns redan ett slag");
    }

    @Test
    void writesACamerasAssessmentAndExportsTheRegister() {
        var fields = new HashMap<>(proposal("Kamera vid torget"));
        fields.putAll(
                Map.of("kind", "CAMERA", "alternatives", "Ljus och ronder", "cell", "c250-0", "picture", "period=28d"));
        var path = TestBrowser.location(coordinator.submit("/action/new", "/action/new", fields));
        assertThat(step(coordinator, path, "PLANNED", "DECIDED", Map.of())).isEqualTo(302);
        var refused = coordinator.submit(path, path + "/step", Map.of("from", "DECIDED", "to", "ONGOING"));
        assertThat(refused.body()).contains("Bedömningen som lagen kräver måste vara klar");
        assertThat(coordinator.get(path + "/detail").body()).contains("Avvägningen", "Åtgärden kan inte börja än");
        var sent = new HashMap<String, String>();
        for (var code : new String[] {
            "address", "placeType", "purpose", "need", "tried", "intrusion", "limits", "weighing", "audio", "signs"
        }) {
            sent.put(code, "=Prövat " + code);
        }
        sent.putAll(
                Map.of("version", "0", "assessedOn", "2026-11-20", "reviewOn", "2027-11-20", "endedOn", "2026-12-31"));
        assertThat(coordinator.submit(path + "/detail", path + "/detail", sent).statusCode())
                .isEqualTo(302);
        assertThat(coordinator.get(path + "/detail").body())
                .contains("Allt som krävs före start finns", "Underlag ur lägesbilden", "Lydelse 1");
        handsOutTheEvidence(path);
        assertThat(step(coordinator, path, "DECIDED", "ONGOING", Map.of())).isEqualTo(302);
        assertThat(coordinator.get("/action/register/CAMERA").body()).contains("Kamera vid torget", "2031-12-31");
        assertThat(coordinator.get("/action/register/CAMERA.csv").body())
                .contains("\"Kamera vid torget\"", "\"'=Prövat address\"", "\"2027-11-20\"");
        assertThat(coordinator.get("/action/register/NONE").statusCode()).isEqualTo(404);
        var guard = signedIn(Role.REPORTER);
        assertThat(guard.get("/action/register/CAMERA.csv").body()).doesNotContain("Kamera vid torget");
    }

    private void handsOutTheEvidence(String path) {
        var pdf = coordinator.getBytes(path + "/detail.pdf");
        assertThat(pdf.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(
                        name -> assertThat(name).contains("bedomning-av-kamerabevakning-kamera-vid-torget"));
        try (var document = Loader.loadPDF(pdf.body())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(
                            "Ljus och ronder", "=Prövat weighing", "Underlag ur lägesbilden", "kl. 00: ", "Lydelse 1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(coordinator.get(path + "/detail.docx").statusCode()).isEqualTo(200);
        assertThat(coordinator.get(path + "/detail.odt").statusCode()).isEqualTo(404);
        var guard = signedIn(Role.REPORTER);
        assertThat(guard.get(path + "/detail.pdf").statusCode()).isEqualTo(404);
    }

    private static int step(TestBrowser browser, String path, String from, String to, Map<String, String> more) {
        var fields = new HashMap<>(more);
        fields.putAll(Map.of("from", from, "to", to));
        return browser.submit("/action/new", path + "/step", fields).statusCode();
    }

    private Map<String, String> proposal(String title) {
        return Map.of(
                "title", title,
                "kind", "LIGHTING",
                "where", "Torget",
                "reason", "Boende har hört av sig",
                "owner", unit.toString(),
                "due", "2026-12-01",
                "start", "2026-12-01",
                "measure", "Händelser per vecka",
                "checkOn", "2027-06-01");
    }
}
