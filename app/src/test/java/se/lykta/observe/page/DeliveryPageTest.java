package se.lykta.observe.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.lykta.access.OrganisationKind;
import se.lykta.access.Role;
import se.lykta.account.TestBrowser;
import se.lykta.account.TestBrowser.TestFile;
import se.lykta.audit.Actor;
import se.lykta.example.LyktbyPages;
import se.lykta.observe.AgreedHours;
import se.lykta.observe.AgreementTerms;
import se.lykta.observe.Agreements;
import se.lykta.observe.HolidayRule;
import se.lykta.observe.IsoWeeks;
import se.lykta.observe.Recurrence;

/// Files of guard companies as a browser without scripts hands them in, and what triage does with the rest.
class DeliveryPageTest extends LyktbyPages {
    private static final String PATH = "/observe/deliveries";

    @Autowired
    private Agreements agreements;

    private final LocalDate day = LocalDate.now(ZoneId.of("Europe/Stockholm")).minusDays(3);
    private final String rond = "Rond " + UUID.randomUUID();
    private TestBrowser guard = new TestBrowser(0);
    private UUID own = new UUID(0, 0);
    private UUID other = new UUID(0, 0);

    @BeforeEach
    void agree() {
        own = organisation(GUARD_COMPANY);
        other = organisations
                .add(LYKTBY, "Andra " + UUID.randomUUID(), OrganisationKind.GUARD_COMPANY, Actor.commandLine())
                .orElseThrow()
                .id();
        agreements.add(LYKTBY, own, "guard", terms(rond), Actor.commandLine());
        guard = signedIn(Role.REPORTER);
    }

    @Test
    void takesAFileOfTheOwnCompanyAndShowsItsShiftAndEvents() {
        var path = handIn(guard, own, "natten.csv", rows(rond));

        assertThat(guard.get(path).body())
                .contains("natten.csv", "Inläst", day + " " + rond)
                .doesNotContain("Hämta originalet", "Läs in igen", "inte gick att läsa in");
        assertThat(guard.get(PATH).body()).contains("natten.csv");
        var shift = "/observe/shifts/" + agreementId() + "/" + day;
        assertThat(guard.get(shift).body())
                .contains("Rapporterat", "i en fil", "1 händelse", day + " kl. 21.40: Klotter, Torget")
                .doesNotContain("busskuren");
    }

    @Test
    void keepsWhatCannotBeReadForTriageOnly() {
        var path = handIn(guard, own, "fel.csv", rows("Hamnen " + rond));
        assertThat(guard.get(path).body())
                .contains("Väntar på någon", "inget avtal med det namnet", "Hamnen", "rad 2")
                .doesNotContain("Hämta originalet");
        assertThat(guard.get(path + "/original").statusCode()).isEqualTo(403);
        var unit = signedIn(Role.UNIT_LEAD);
        assertThat(unit.get(path + "/original").statusCode()).isEqualTo(403);

        var original = coordinator.get(path + "/original");
        assertThat(original.body()).isEqualTo(rows("Hamnen " + rond));
        assertThat(original.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(original.headers().firstValue("Cache-Control")).hasValue("no-store");

        agreements.add(LYKTBY, own, "guard", terms("Hamnen " + rond), Actor.commandLine());
        assertThat(coordinator
                        .submit(path, path + "/read-again", Map.of("company", own.toString()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(coordinator.get(path).body()).contains("Inläst").doesNotContain("Hämta originalet");
    }

    @Test
    void marksAsDoneWhatAPersonHasDealtWith() {
        var path = handIn(coordinator, own, "skräp.pdf", "%PDF-1.4 inget " + rond);
        assertThat(coordinator.get(path).body()).contains("PDF-filen är skadad", "Gör klart");
        coordinator.submit(path, path + "/handle", Map.of("outcome", "NO_REPORT"));
        assertThat(coordinator.get(path).body())
                .contains("Klart", "Sett att det inte är någon rapport")
                .doesNotContain("Gör klart");
    }

    @Test
    void showsACompanyNothingOfOthers() {
        var path = handIn(coordinator, other, "deras.csv", rows(rond));
        assertThat(guard.get(path).statusCode()).isEqualTo(404);
        assertThat(guard.get(PATH).body()).doesNotContain("deras.csv");
        assertThat(guard.upload(PATH, PATH, Map.of("company", other.toString()), TestFile.of("natten.csv", rows(rond)))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void handsOutTemplatesThatItCanRead() {
        var csv = coordinator.get(PATH + "/template.csv").body().replace("\ufeff", "");
        assertThat(csv).startsWith("Avtal;Dag;Från;Till;Rapportnummer");
        assertThat(coordinator.get(PATH + "/template.xlsx").statusCode()).isEqualTo(200);
        var path = handIn(coordinator, own, "tom.csv", csv);
        assertThat(coordinator.get(path).body()).contains("Dokumentet är tomt");
    }

    @Test
    void keepsTheAddressesOfCompanies() {
        var page = "/observe/contacts";
        assertThat(guard.get(page).statusCode()).isEqualTo(403);
        assertThat(coordinator.get(page).body()).contains("Av. Den som driver programmet");
        coordinator.submit(
                page, page + "/" + own, Map.of("senders", "Rapport@Vakt.example", "reminder", "drift@vakt.example"));
        assertThat(coordinator.get(page).body()).contains("rapport@vakt.example", "drift@vakt.example");
        assertThat(coordinator
                        .submit(page, page + "/" + own, Map.of("senders", "inte en adress", "reminder", ""))
                        .body())
                .contains("Inget är sparat");
        assertThat(coordinator.get(page).body()).contains("rapport@vakt.example");
    }

    private String handIn(TestBrowser browser, UUID company, String name, String content) {
        var answer = browser.upload(
                PATH,
                PATH,
                Map.of("company", company.toString()),
                new TestFile(name, content.getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.statusCode()).isEqualTo(302);
        return TestBrowser.location(answer);
    }

    private String rows(String agreement) {
        return """
                Avtal;Dag;Händelse;Kategori;Plats;Beskrivning
                %s;%s;21:40;Klotter;Torget;Ny tagg på busskuren.
                """.formatted(agreement, day);
    }

    private UUID agreementId() {
        return agreements.all(LYKTBY).stream()
                .filter(agreement -> agreement.newest().terms().name().equals(rond))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private AgreementTerms terms(String name) {
        var hours = new EnumMap<DayOfWeek, AgreedHours>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            hours.put(weekday, new AgreedHours(LocalTime.of(20, 0), LocalTime.of(4, 0)));
        }
        return new AgreementTerms(
                name,
                new AgreementTerms.Guarded(List.of("Torget"), List.of()),
                new Recurrence(hours, HolidayRule.INCLUDED, IsoWeeks.ALL),
                new AgreementTerms.Validity(day.minusDays(30), null),
                List.of());
    }
}
