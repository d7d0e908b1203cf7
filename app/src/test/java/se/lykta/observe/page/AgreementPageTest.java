package se.lykta.observe.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.lykta.access.OrganisationKind;
import se.lykta.access.Role;
import se.lykta.account.TestBrowser;
import se.lykta.audit.Actor;
import se.lykta.example.LyktbyPages;
import se.lykta.observe.Agreements;

/// Agreements as a browser without scripts makes, changes and ends them.
class AgreementPageTest extends LyktbyPages {
    private static final String PATH = "/observe/agreements";

    @Autowired
    private Agreements agreements;

    private UUID company = new UUID(0, 0);

    @BeforeEach
    void signIn() {
        company = organisation(GUARD_COMPANY);
    }

    @Test
    void makesChangesAndEndsAnAgreement() {
        var path = add(fields("Nattrond"));
        assertThat(coordinator.get(path).body())
                .contains("Nattrond", "Torget, Norra Lyktby (A)", "mån", "20:00–04:00", "från 2026-01-05");

        var changed = new HashMap<>(fields("Längre nattrond"));
        changed.putAll(Map.of("version", "1", "validFrom", "2026-03-02", "holidays", "EXCLUDED", "weeks", "ODD"));
        assertThat(coordinator.submit(path, path, changed).statusCode()).isEqualTo(302);
        assertThat(coordinator.get(path).body())
                .contains(
                        "1 · Nattrond", "2 · Längre nattrond", "Inte på helgdagar och aftnar", "Udda veckor", "Ersatt");

        assertThat(coordinator.submit(path, path, changed).body()).contains("Någon annan har ändrat avtalet");

        assertThat(coordinator
                        .submit(path, path + "/end", Map.of("lastDay", "2026-06-30"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(coordinator.get(path).body()).contains("Avslutat, sista dag", "2026-06-30");
    }

    @Test
    void tellsWhatIsWrongAndKeepsWhatWasWritten() {
        var wrong = new HashMap<>(fields("Ring 070-123 45 67"));
        wrong.putAll(Map.of(
                "to1", "", "serviceNumbers", "Anna", "weeks", "LISTED", "weekList", "54", "validTo", "2025-01-01"));
        var before = agreements.all(LYKTBY).size();

        var answer = coordinator.submit(PATH, PATH, wrong).body();

        assertThat(answer)
                .contains(
                        "Inget är sparat",
                        "personnummer, ett telefonnummer",
                        "Ange både från och till",
                        "högst tre bokstäver och sex siffror",
                        "Veckonummer går från 1 till 53",
                        "ingen slutdag före den",
                        "value=\"Anna\"");
        assertThat(agreements.all(LYKTBY)).hasSize(before);
    }

    @Test
    void refusesACompanyThatIsNoneAndACoordinatorsFormFromOthers() {
        var wrong = new HashMap<>(fields("Nattrond"));
        wrong.put("company", UUID.randomUUID().toString());
        assertThat(coordinator.submit(PATH, PATH, wrong).statusCode()).isEqualTo(400);

        var guard = signedIn(Role.REPORTER);
        assertThat(guard.submit("/account", PATH, fields("Nattrond")).statusCode())
                .isEqualTo(403);
        assertThat(guard.get(PATH).body()).doesNotContain("name=\"validFrom\"");
    }

    @Test
    void showsAGuardCompanyItsOwnAgreementsOnly() {
        var own = add(fields("Egen rond"));
        var others = organisations
                .add(
                        LYKTBY,
                        "Annan bevakning " + UUID.randomUUID(),
                        OrganisationKind.GUARD_COMPANY,
                        Actor.commandLine())
                .orElseThrow();
        var theirs = new HashMap<>(fields("Andras rond"));
        theirs.put("company", others.id().toString());
        var foreign = add(theirs);
        var guard = signedIn(Role.REPORTER);

        assertThat(guard.get(PATH).body()).contains("Egen rond").doesNotContain("Andras rond");
        assertThat(guard.get(own).statusCode()).isEqualTo(200);
        assertThat(guard.get(foreign).statusCode()).isEqualTo(404);
    }

    private String add(Map<String, String> fields) {
        var answer = coordinator.submit(PATH, PATH, fields);
        assertThat(answer.statusCode()).isEqualTo(302);
        return TestBrowser.location(answer);
    }

    private Map<String, String> fields(String name) {
        var fields = new HashMap<String, String>();
        fields.putAll(Map.of(
                "name", name,
                "company", company.toString(),
                "source", "guard",
                "places", "Torget",
                "area", "A"));
        fields.putAll(Map.of(
                "from1", "20:00",
                "to1", "04:00",
                "holidays", "INCLUDED",
                "weeks", "ALL",
                "weekList", "",
                "validFrom", "2026-01-05",
                "validTo", "",
                "serviceNumbers", "t-104, 7"));
        return fields;
    }
}
