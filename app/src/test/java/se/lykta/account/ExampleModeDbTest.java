package se.lykta.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import se.lykta.access.Role;
import se.lykta.audit.Audit;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;

class ExampleModeDbTest {
    private final Database database = TestDatabase.fresh();
    private final MunicipalityId here = TestDatabase.municipality(database, "T-1");
    private final Audit audit = new Audit(database);
    private final ExampleMode started = new ExampleMode(database, audit, true);
    private final ExampleMode notStarted = new ExampleMode(database, audit, false);

    @Test
    void needsBothTheStartAndTheMark() {
        assertThat(started.isOn(here)).isFalse();
        notStarted.mark(here);
        assertThat(notStarted.isOn(here)).isFalse();
        assertThat(started.isOn(here)).isTrue();
        assertThat(started.isOn(TestDatabase.municipality(database, "T-2"))).isFalse();
    }

    @Test
    void hasOnePersonPerRole() {
        started.mark(here);
        started.mark(here);
        var roles = new TreeSet<Role>();
        accounts(started)
                .all(here)
                .forEach(account -> assertThat(roles.add(account.role())).isTrue());
        var expected = new TreeSet<>(Set.of(Role.values()));
        expected.remove(Role.RESIDENT);
        assertThat(roles).isEqualTo(expected);
    }

    @Test
    void leavesExamplePeopleOutsideWhenNotStartedForExample() {
        started.mark(here);
        var person = accounts(started).all(here).getFirst();
        assertThat(accounts(started).findSignedIn(here, person.id())).isPresent();
        assertThat(accounts(notStarted).findSignedIn(here, person.id())).isEmpty();
        assertThat(accounts(started).findCredentials(here, person.email())).isEmpty();
        assertThat(accounts(started)
                        .setPassword(here, person.id(), "four unusual words", se.lykta.audit.Actor.commandLine()))
                .isFalse();
    }

    @Test
    void cannotMarkAMunicipalityOfRealPeople() {
        var real = accounts(started);
        var first = new FirstAccounts(real, new Organisations(database, audit), started);
        assertThat(first.createIfMissing(here, "Example town")).isPresent();
        assertThatThrownBy(() -> started.mark(here))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("accounts of real people");
        assertThat(started.isOn(here)).isFalse();
    }

    @Test
    void cannotHaveAPersonWithoutPasswordWhereThereIsNoMark() {
        started.mark(here);
        var elsewhere = TestDatabase.municipality(database, "T-2");
        assertThatThrownBy(() -> database.run(elsewhere, db -> {
                    db.sql("""
                            insert into account_organisation (municipality_id, id, name, kind)
                            values ('T-2', :id, 'x', 'BUSINESS')
                            """).param("id", new UUID(0, 1)).update();
                    db.sql("""
                            insert into account (municipality_id, id, email, name, organisation_id)
                            values ('T-2', :id, 'a@b', 'x', :id)
                            """).param("id", new UUID(0, 1)).update();
                }))
                .hasMessageContaining("account_check");
    }

    @Test
    void makesNoAdministratorInExampleMode() {
        started.mark(here);
        var first = new FirstAccounts(accounts(started), new Organisations(database, audit), started);
        assertThat(first.createIfMissing(here, "Example town")).isEmpty();
    }

    private Accounts accounts(ExampleMode mode) {
        return new Accounts(database, audit, new Passwords(), mode);
    }
}
