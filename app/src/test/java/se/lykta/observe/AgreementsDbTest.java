package se.lykta.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lykta.access.OrganisationKind;
import se.lykta.account.Organisations;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;

class AgreementsDbTest {
    private static final Actor ACTOR = Actor.commandLine();
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private final Database db = TestDatabase.fresh();
    private final Audit audit = new Audit(db);
    private final Organisations organisations = new Organisations(db, audit);
    private final Agreements agreements = new Agreements(db, audit, organisations);
    private MunicipalityId lyktby = new MunicipalityId("9901");
    private UUID company = new UUID(0, 0);

    @BeforeEach
    void makeCompany() {
        lyktby = TestDatabase.municipality(db, "9901");
        company = organisations
                .add(lyktby, "Guards", OrganisationKind.GUARD_COMPANY, ACTOR)
                .orElseThrow()
                .id();
    }

    @Test
    void keepsEveryVersionAsItWasAgreed() {
        var former = terms("Centre", FIRST);
        var newer = terms("Centre and park", FIRST.plusMonths(3));
        var id = agreements.add(lyktby, company, "guard", former, ACTOR);

        assertThat(agreements.change(lyktby, id, 1, newer, ACTOR)).isTrue();

        var agreement = agreements.find(lyktby, id).orElseThrow();
        assertThat(agreement.company().name()).isEqualTo("Guards");
        assertThat(agreement.sourceCode()).isEqualTo("guard");
        assertThat(agreement.versions()).extracting(Agreement.Version::terms).containsExactly(former, newer);
        assertThat(agreement.lastDay()).isNull();
    }

    @Test
    void letsOneOfTwoChangesAtTheSameTimePass() {
        var id = agreements.add(lyktby, company, "guard", terms("Centre", FIRST), ACTOR);

        assertThat(agreements.change(lyktby, id, 1, terms("Park", FIRST), ACTOR))
                .isTrue();
        assertThat(agreements.change(lyktby, id, 1, terms("Station", FIRST), ACTOR))
                .isFalse();
        assertThat(agreements.change(lyktby, UUID.randomUUID(), 1, terms("Park", FIRST), ACTOR))
                .isFalse();
        assertThat(agreements.find(lyktby, id).orElseThrow().newest().number()).isEqualTo(2);
    }

    @Test
    void endsAnAgreementAndKeepsIt() {
        var id = agreements.add(lyktby, company, "guard", terms("Centre", FIRST), ACTOR);

        assertThat(agreements.end(lyktby, id, FIRST.plusDays(9), ACTOR)).isTrue();
        assertThat(agreements.end(lyktby, UUID.randomUUID(), FIRST, ACTOR)).isFalse();
        assertThat(agreements.all(lyktby))
                .singleElement()
                .satisfies(agreement -> assertThat(agreement.lastDay()).isEqualTo(FIRST.plusDays(9)));
    }

    @Test
    void recordsEveryWrite() {
        var id = agreements.add(lyktby, company, "guard", terms("Centre", FIRST), ACTOR);
        agreements.change(lyktby, id, 1, terms("Park", FIRST), ACTOR);
        agreements.end(lyktby, id, FIRST, ACTOR);

        var actions = db.<List<String>>read(
                lyktby,
                client -> client.sql("""
                                select action
                                from audit_entry
                                where municipality_id = :municipality and subject_id = :id
                                order by seq
                                """)
                        .param("municipality", lyktby.value())
                        .param("id", id.toString())
                        .query(String.class)
                        .list());
        assertThat(actions)
                .containsExactly("observe.add-agreement", "observe.change-agreement", "observe.end-agreement");
    }

    @Test
    void isAgreedWithGuardCompaniesOnly() {
        var unit = organisations
                .add(lyktby, "Unit", OrganisationKind.MUNICIPAL_UNIT, ACTOR)
                .orElseThrow();

        assertThat(agreements.companies(lyktby)).extracting(each -> each.name()).containsExactly("Guards");
        assertThatThrownBy(() -> agreements.add(lyktby, unit.id(), "guard", terms("Centre", FIRST), ACTOR))
                .hasMessageContaining("must be a guard company");
    }

    @Test
    void hidesTheAgreementsOfOtherMunicipalities() {
        var other = TestDatabase.municipality(db, "9902");
        var id = agreements.add(lyktby, company, "guard", terms("Centre", FIRST), ACTOR);

        assertThat(agreements.all(other)).isEmpty();
        assertThat(agreements.change(other, id, 1, terms("Park", FIRST), ACTOR)).isFalse();
        assertThat(agreements.end(other, id, FIRST, ACTOR)).isFalse();
        assertThat(db.<Long>read(
                        other,
                        client -> client.sql("select count(*) from observe_agreement_version")
                                .query(Long.class)
                                .single()))
                .isZero();
    }

    private static AgreementTerms terms(String name, LocalDate from) {
        var night = new AgreedHours(LocalTime.of(18, 0), LocalTime.of(2, 0));
        var late = new AgreedHours(LocalTime.of(18, 30), LocalTime.of(4, 0));
        return new AgreementTerms(
                name,
                new AgreementTerms.Guarded(List.of("Square", "Station, north"), List.of("C1")),
                new Recurrence(
                        Map.of(DayOfWeek.MONDAY, night, DayOfWeek.SATURDAY, late),
                        HolidayRule.EXCLUDED,
                        IsoWeeks.of(1, 53, 7)),
                new AgreementTerms.Validity(from, from.plusYears(1)),
                List.of("T-104", "7"));
    }
}
