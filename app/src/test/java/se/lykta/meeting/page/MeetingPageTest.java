package se.lykta.meeting.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.lykta.access.Role;
import se.lykta.account.TestBrowser;
import se.lykta.action.ActionState;
import se.lykta.action.Actions;
import se.lykta.example.LyktbyPages;

/// A meeting in a browser without scripts, and its minutes as documents.
class MeetingPageTest extends LyktbyPages {
    @Autowired
    private Actions actions;

    private UUID unit = new UUID(0, 0);

    @BeforeEach
    void signIn() {
        unit = organisation(TECHNICAL_UNIT);
    }

    @Test
    void decidesLiveMakesAnActionAndClosesTheMinutes() {
        var path = prepare("WEEKLY");
        assertThat(coordinator.get(path).body()).contains("Veckomöte v. ", "Sedan sist", "Inga beslut än.");
        assertThat(coordinator.get(path + "?full=true").body()).contains("meeting-full");
        var refused = write(path, Map.of("kind", "DECISION", "text", "Laga lampan", "day", ""));
        assertThat(refused).contains("Ett beslut behöver en ansvarig och en dag");
        write(path, Map.of("kind", "DECISION", "text", "Laga lampan", "day", "2030-01-07"));
        write(path, Map.of("kind", "RUMOUR", "text", "Det sägs att 811228-9874 bråkar"));
        write(path, Map.of("kind", "RUMOUR", "text", "Det sägs att det ska bli fest", "day", ""));
        var page = coordinator.get(path).body();
        assertThat(page).contains("Laga lampan", "Obekräftat", "ska bli fest").doesNotContain("811228");

        coordinator.submit(path, path + "/items/1/action", Map.of());
        var made = actions.all(LYKTBY).stream()
                .filter(action -> action.terms().title().equals("Laga lampan"))
                .findFirst()
                .orElseThrow();
        assertThat(made.state()).isEqualTo(ActionState.DECIDED);
        assertThat(coordinator.get(path).body()).contains("/action/" + made.id(), "Åtgärd: Beslutad");

        coordinator.submit(path, path + "/close", Map.of());
        assertThat(coordinator.get(path).body()).contains("Protokollet stängt").doesNotContain("name=\"text\"");
    }

    @Test
    void showsAGuardCompanyItsCheckInsOnly() {
        var weekly = prepare("WEEKLY");
        var checkIn = prepare("GUARDS");
        var guard = signedIn(Role.REPORTER);
        assertThat(guard.get("/meeting").body()).contains(checkIn).doesNotContain(weekly);
        assertThat(guard.get(weekly).statusCode()).isEqualTo(404);
        assertThat(guard.get(weekly + "/minutes.pdf").statusCode()).isEqualTo(404);
        assertThat(guard.get(checkIn).body())
                .contains("Avstämning med bevakningsföretag")
                .doesNotContain("name=\"text\"", "/picture?");
        var unitLead = signedIn(Role.UNIT_LEAD);
        assertThat(unitLead.get(weekly).body()).contains("Veckomöte");
        assertThat(unitLead.submit("/action/new", weekly + "/close", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void handsOutMinutesAsDocuments() throws IOException {
        var path = prepare("POLICE");
        assertThat(coordinator.get(path + "/minutes.docx").headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("avstamning-med-polisen"));
        assertThat(coordinator.get(path + "/minutes.pdf").body()).startsWith("%PDF-");
    }

    private String prepare(String kind) {
        return TestBrowser.location(coordinator.submit("/meeting", "/meeting", Map.of("kind", kind)));
    }

    private String write(String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        all.put("owner", unit.toString());
        return coordinator.submit(path, path + "/items", all).body();
    }
}
