package se.lykta.observe.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
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
import se.lykta.observe.AgreedHours;
import se.lykta.observe.AgreementTerms;
import se.lykta.observe.Agreements;
import se.lykta.observe.HolidayRule;
import se.lykta.observe.IsoWeeks;
import se.lykta.observe.Recurrence;
import se.lykta.observe.ShiftReports;

/// A guard company reports its shifts in a browser without scripts.
class ShiftPageTest extends LyktbyPages {
    @Autowired
    private Agreements agreements;

    @Autowired
    private ShiftReports reports;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    private TestBrowser guard = new TestBrowser(0);
    private UUID agreement = new UUID(0, 0);

    @BeforeEach
    void agree() {
        agreement = agreeWith(organisation(GUARD_COMPANY));
        guard = signedIn(Role.REPORTER);
    }

    @Test
    void takesTheReportOfTheOwnCompanyAndACorrection() {
        var path = path(agreement, today.minusDays(3));
        assertThat(guard.get(path).body()).contains("Rapport saknas", "name=\"hours\"", "value=\"8\"");

        assertThat(guard.submit(path, path, nothing()).statusCode()).isEqualTo(302);
        assertThat(guard.get(path).body())
                .contains(
                        "Rapporterat",
                        "Inget att rapportera",
                        "i formuläret",
                        "Exempelbevakning AB",
                        "Rätta rapporten");

        var events = new HashMap<>(nothing());
        events.putAll(Map.of("outcome", "events", "events", "2", "hours", "7,5", "deviations", "Ring 070-123 45 67"));
        assertThat(guard.submit(path, path, events).statusCode()).isEqualTo(302);
        assertThat(guard.get(path).body()).contains("2 händelser", "7,5 timmar", "Ring [***]");
    }

    @Test
    void tellsWhatIsWrongAndStoresNothing() {
        var day = today.minusDays(4);
        var path = path(agreement, day);
        var wrong = Map.of(
                "hours", "30",
                "rounds", "många",
                "serviceNumbers", "T-999",
                "deviations", "Pratade med 811218-9876");

        assertThat(guard.submit(path, path, wrong).body())
                .contains(
                        "mer än 0 och högst 25",
                        "Antal skrivs med siffror",
                        "innehålla ett personnummer",
                        "Tjänstenumren ska stå i avtalet");
        var silent = new HashMap<>(nothing());
        silent.remove("outcome");
        assertThat(guard.submit(path, path, silent).body()).contains("Välj ”Inget att rapportera”");
        assertThat(reports.find(LYKTBY, agreement, day)).isEmpty();
    }

    @Test
    void keepsAGuardCompanyFromTheShiftsOfOthersAndFromShiftsToCome() {
        var other = organisations
                .add(
                        LYKTBY,
                        "Annan bevakning " + UUID.randomUUID(),
                        OrganisationKind.GUARD_COMPANY,
                        Actor.commandLine())
                .orElseThrow();
        var foreign = path(agreeWith(other.id()), today.minusDays(3));
        assertThat(guard.get(foreign).statusCode()).isEqualTo(404);
        assertThat(guard.submit("/account", foreign, nothing()).statusCode()).isEqualTo(404);

        var coming = path(agreement, today.plusDays(3));
        assertThat(guard.get(coming).body()).contains("Har inte börjat").doesNotContain("name=\"hours\"");
        assertThat(guard.submit("/account", coming, nothing()).statusCode()).isEqualTo(403);
        assertThat(guard.get(path(agreement, today.minusYears(5))).statusCode()).isEqualTo(404);

        var coordinator = signedIn(Role.COORDINATOR);
        assertThat(coordinator.submit(foreign, foreign, nothing()).statusCode()).isEqualTo(302);
        var police = signedIn(Role.POLICE_PARTNER);
        assertThat(police.get(foreign).body()).contains("Rapporterat").doesNotContain("name=\"hours\"");
        assertThat(police.submit("/account", foreign, nothing()).statusCode()).isEqualTo(403);
    }

    private static String path(UUID agreement, LocalDate day) {
        return "/observe/shifts/" + agreement + "/" + day;
    }

    private static Map<String, String> nothing() {
        return Map.of(
                "outcome", "nothing",
                "events", "",
                "hours", "8",
                "rounds", "3",
                "checkpoints", "18",
                "deviations", "",
                "serviceNumbers", "t-1");
    }

    private UUID agreeWith(UUID company) {
        var hours = new EnumMap<DayOfWeek, AgreedHours>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            hours.put(weekday, new AgreedHours(LocalTime.of(8, 0), LocalTime.of(16, 0)));
        }
        var terms = new AgreementTerms(
                "Dagrond",
                new AgreementTerms.Guarded(List.of("Torget"), List.of("A")),
                new Recurrence(hours, HolidayRule.INCLUDED, IsoWeeks.ALL),
                new AgreementTerms.Validity(today.minusYears(1), null),
                List.of("T-1"));
        return agreements.add(LYKTBY, company, "guard", terms, Actor.commandLine());
    }
}
