package se.lykta.observe.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.access.OrganisationKind;
import se.lykta.access.Role;
import se.lykta.account.ExampleMode;
import se.lykta.account.Organisations;
import se.lykta.account.TestBrowser;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.example.ExampleData;
import se.lykta.example.Lyktby;
import se.lykta.example.TestExample;
import se.lykta.incident.ColumnStore;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.ShippedMunicipality;
import se.lykta.observe.AgreedHours;
import se.lykta.observe.AgreementTerms;
import se.lykta.observe.Agreements;
import se.lykta.observe.HolidayRule;
import se.lykta.observe.IsoWeeks;
import se.lykta.observe.Recurrence;

/// The calendar of the example, in which two weeks without reports were planted.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "lykta.example=true")
@ContextConfiguration(initializers = TestProgram.class)
class CoveragePageTest {
    private static final MunicipalityId EXAMPLE = new MunicipalityId(ShippedMunicipality.EXAMPLE);
    private static final MunicipalityId LYKTBY = Lyktby.ID;
    private static final Pattern SHIFT = Pattern.compile("href=\"(/observe/shifts/[^\"]+)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private ColumnStore store;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private ExampleMode exampleMode;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Agreements agreements;

    @TempDir
    private Path folder;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Stockholm"));

    @BeforeEach
    void makeMunicipality() {
        Lyktby.loadAsExample(municipalities, exampleMode);
    }

    @Test
    void showsThePlantedWeeksWithoutReportsFirst() throws InterruptedException {
        TestExample.await(store, EXAMPLE);
        var truths = ExampleData.write(folder, today);
        var coordinator = new TestBrowser(port).signInAs(EXAMPLE, Role.COORDINATOR);
        var calendar = coordinator.get("/observe").body();

        assertThat(truths.missingReports()).hasSize(2);
        for (var planted : truths.missingReports()) {
            var week = code(planted.from());
            assertThat(calendar).contains("href=\"/observe?week=" + week + "\"");
            var shown = coordinator.get("/observe?week=" + week).body();
            assertThat(shown).containsPattern("1[0-4] saknas \\(").contains("Centrum", "Ytterområdena");
            var shift = SHIFT.matcher(shown.substring(shown.indexOf(planted.from() + ":") - 300));
            assertThat(shift.find()).isTrue();
            assertThat(coordinator.get(shift.group(1)).body()).contains("Rapport saknas", "Rapportera passet");
        }
        // Other tests of the same program may have reported some of them.
        assertThat(calendar).containsPattern("1[0-4] rapporter saknas").contains("✓ 8 h", "den här veckan");
        assertThat(coordinator.get("/observe?week=2026-W99").statusCode()).isEqualTo(400);
    }

    @Test
    void showsAGuardCompanyItsOwnShiftsOnly() {
        var own = organisations.findByName(LYKTBY, "Exempelbevakning AB").orElseThrow();
        var other = organisations
                .add(
                        LYKTBY,
                        "Annan bevakning " + UUID.randomUUID(),
                        OrganisationKind.GUARD_COMPANY,
                        Actor.commandLine())
                .orElseThrow();
        agree("Egen kvällsrond", own.id());
        agree("Andras kvällsrond", other.id());

        var guard = new TestBrowser(port).signInAs(LYKTBY, Role.REPORTER);
        assertThat(guard.get("/observe").body()).contains("Egen kvällsrond").doesNotContain("Andras kvällsrond");
        var coordinator =
                new TestBrowser(port).signInAs(LYKTBY, Role.COORDINATOR).reading("en");
        assertThat(coordinator.get("/observe").body())
                .contains("Egen kvällsrond", "Andras kvällsrond", "Missing reports", "reports missing", "this week");
    }

    /// One shift a week since two weeks ago.
    private void agree(String name, UUID company) {
        var monday = today.minusWeeks(2).with(DayOfWeek.MONDAY);
        var hours = Map.of(DayOfWeek.MONDAY, new AgreedHours(LocalTime.of(20, 0), LocalTime.of(4, 0)));
        agreements.add(
                LYKTBY,
                company,
                "guard",
                new AgreementTerms(
                        name,
                        new AgreementTerms.Guarded(List.of("Torget"), List.of()),
                        new Recurrence(hours, HolidayRule.INCLUDED, IsoWeeks.ALL),
                        new AgreementTerms.Validity(monday, null),
                        List.of()),
                Actor.commandLine());
    }

    private static String code(LocalDate day) {
        return DateTimeFormatter.ISO_WEEK_DATE.format(day).substring(0, 8);
    }
}
