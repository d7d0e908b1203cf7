package se.lykta.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lykta.access.OrganisationKind;
import se.lykta.account.Organisations;
import se.lykta.area.Areas;
import se.lykta.area.PlaceNames;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;
import se.lykta.example.Lyktby;
import se.lykta.municipality.Municipalities;

class GuardedShiftsDbTest {
    private static final Actor ACTOR = Actor.commandLine();
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    /// Thursday at half past nine: the report of Wednesday's shift may still come in time.
    private static final Instant NOW = Instant.parse("2026-11-19T08:30:00Z");

    private final Database db = TestDatabase.fresh();
    private final Audit audit = new Audit(db);
    private final Organisations organisations = new Organisations(db, audit);
    private final Agreements agreements = new Agreements(db, audit, organisations);
    private final ShiftReports reports = new ShiftReports(db, audit);
    private final Municipalities municipalities = new Municipalities(db, new Areas(db, List::of), new PlaceNames(db));
    private final GuardedShifts shifts = at(NOW);
    private final MunicipalityId lyktby = Lyktby.ID;
    private UUID agreement = new UUID(0, 0);

    @BeforeEach
    void agree() {
        Lyktby.load(municipalities);
        var company = organisations
                .add(lyktby, "Guards", OrganisationKind.GUARD_COMPANY, ACTOR)
                .orElseThrow();
        agreement = agreements.add(lyktby, company.id(), "guard", terms(), ACTOR);
    }

    @Test
    void missesTheReportFromTenTheDayAfter() {
        report(0, 8, 2);

        assertThat(states(shifts))
                .containsExactly(
                        GuardedShift.State.REPORTED,
                        GuardedShift.State.MISSING,
                        GuardedShift.State.AWAITED,
                        GuardedShift.State.AGREED);
        assertThat(states(at(NOW.plusSeconds(1799)))).endsWith(GuardedShift.State.AWAITED, GuardedShift.State.AGREED);
        assertThat(states(at(NOW.plusSeconds(1800)))).endsWith(GuardedShift.State.MISSING, GuardedShift.State.AGREED);
    }

    @Test
    void makesExposureOfWhatIsReportedAndOfWhatIsMissing() {
        report(0, 7.5, 0);
        report(2, 8, 3);

        assertThat(shifts.hours(lyktby, MONDAY, MONDAY.plusDays(6)))
                .hasSize(7)
                .endsWith(new Exposure("guard", MONDAY.plusDays(6), List.of("A"), 8, 0, 0))
                .startsWith(
                        new Exposure("guard", MONDAY, List.of("A"), 8, 8, 7.5),
                        new Exposure("guard", MONDAY.plusDays(1), List.of("A"), 8, 8, 0),
                        new Exposure("guard", MONDAY.plusDays(2), List.of("A"), 8, 8, 8));
        int start = (int) (MONDAY.atStartOfDay(ZONE).toEpochSecond() / 60);
        assertThat(new Exposures(shifts).coverage(lyktby, new int[] {start, start + 1440, start + 2880}, ZONE))
                .hasEntrySatisfying("guard", shares -> assertThat(shares).containsExactly(7.5 / 8, 0));
    }

    @Test
    void keepsACorrectedReportAsANewVersionAndTheSameAgainAsNothing() {
        assertThat(report(0, 8, 2)).isEqualTo(1);
        assertThat(report(0, 8, 2)).isZero();
        assertThat(report(0, 6, 1)).isEqualTo(1);

        assertThat(reports.find(lyktby, agreement, MONDAY).orElseThrow().work().hours())
                .isEqualTo(6);
        assertThat(count("observe_shift_report")).isEqualTo(2);
        assertThat(count("audit_entry where action = 'observe.report-shift'")).isEqualTo(2);
    }

    @Test
    void hidesTheReportsOfOtherMunicipalities() {
        var other = TestDatabase.municipality(db, "9902");
        report(0, 8, 2);

        assertThat(reports.between(other, MONDAY, MONDAY)).isEmpty();
        assertThat(shifts.between(other, MONDAY, MONDAY)).isEmpty();
        assertThat(db.<Long>read(
                        other,
                        client -> client.sql("select count(*) from observe_shift_report")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    private long count(String what) {
        return db.<Long>read(
                lyktby,
                client -> client.sql("select count(*) from " + what)
                        .query(Long.class)
                        .single());
    }

    private GuardedShifts at(Instant now) {
        return new GuardedShifts(agreements, reports, municipalities, Clock.fixed(now, ZONE));
    }

    private List<GuardedShift.State> states(GuardedShifts when) {
        return when.between(lyktby, MONDAY, MONDAY.plusDays(3)).stream()
                .map(GuardedShift::state)
                .toList();
    }

    private int report(int daysAfterMonday, double hours, int events) {
        var work = new ShiftReport.Work(hours, events, 3, 18, "", List.of("T-1"));
        var origin = new ShiftReport.Origin(ShiftReport.Way.FORM, null, NOW);
        var report = new ShiftReport(agreement, MONDAY.plusDays(daysAfterMonday), work, origin);
        return reports.put(lyktby, agreement, List.of(report), ACTOR);
    }

    private static AgreementTerms terms() {
        var hours = new EnumMap<DayOfWeek, AgreedHours>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            hours.put(weekday, new AgreedHours(LocalTime.of(20, 0), LocalTime.of(4, 0)));
        }
        return new AgreementTerms(
                "Centre",
                new AgreementTerms.Guarded(List.of("Square"), List.of("A")),
                new Recurrence(hours, HolidayRule.INCLUDED, IsoWeeks.ALL),
                new AgreementTerms.Validity(MONDAY.minusYears(1), null),
                List.of("T-1"));
    }
}
