package se.lykta.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lykta.access.Access;
import se.lykta.access.Organisation;
import se.lykta.access.OrganisationKind;
import se.lykta.access.Role;
import se.lykta.access.SignedIn;
import se.lykta.audit.AuditVerdict.Broken;
import se.lykta.audit.AuditVerdict.Fault;
import se.lykta.audit.AuditVerdict.Intact;
import se.lykta.audit.AuditVerdict.TailMissing;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;

class AuditDbTest {
    private static final int MANY = 10_000;

    private final Database database = TestDatabase.fresh();
    private final MunicipalityId here = TestDatabase.municipality(database, "T-1");
    private final MunicipalityId elsewhere = TestDatabase.municipality(database, "T-2");
    private final Audit audit = new Audit(database);
    private final AuditVerifier verifier = new AuditVerifier(database);
    private final JdbcClient superuser = TestDatabase.superuser(database.everywhere(
            db -> db.sql("select current_database()").query(String.class).single()));

    @Test
    void keepsOneChainPerMunicipality() {
        record(here, 3);
        record(elsewhere, 2);
        assertThat(verifier.verify(here)).isEqualTo(new Intact(3, audit.head(here)));
        assertThat(verifier.verify(elsewhere)).isEqualTo(new Intact(2, audit.head(elsewhere)));
    }

    @Test
    void callsAnEmptyRecordIntact() {
        assertThat(verifier.verify(here)).isEqualTo(new Intact(0, audit.head(here)));
        assertThat(verifier.verify(audit.head(here))).isInstanceOf(Intact.class);
    }

    @Test
    void keepsWhoDidIt() {
        var organisation = new Organisation(UUID.randomUUID(), "Example unit", OrganisationKind.MUNICIPAL_UNIT);
        var person = new SignedIn(here, UUID.randomUUID(), "Example person", organisation, Role.COORDINATOR);
        audit.recordRead(
                Actor.of(person),
                AuditEntry.of(here, "incident.read", "incident", 7).with("rows", 3));
        audit.recordRead(Actor.of(Access.ofResident()), AuditEntry.of(here, "account.sign-in", "account", "-"));
        audit.recordRead(Actor.job("police-feed"), AuditEntry.of(here, "ingest.poll", "source", "police"));

        var rows = audit.rows(here, new AuditFilter(null, null, null, null), 10);
        assertThat(rows)
                .extracting(AuditRow::actor)
                .containsExactly(Actor.job("police-feed"), Actor.of(Access.ofResident()), Actor.of(person));
        assertThat(rows.getLast().details()).containsExactly(java.util.Map.entry("rows", "3"));
        assertThat(verifier.verify(here)).isInstanceOf(Intact.class);
    }

    @Test
    void narrowsByActionAndTurnsPages() {
        record(here, 5);
        audit.recordRead(Actor.commandLine(), AuditEntry.of(here, "ingest.undo", "ingest-run", 4));
        audit.recordRead(Actor.commandLine(), AuditEntry.of(here, "ingestion.test", "ingest-run", 4));
        assertThat(audit.rows(here, new AuditFilter("ingest", null, null, null), 10))
                .extracting(AuditRow::action)
                .containsExactly("ingest.undo");
        assertThat(audit.rows(here, new AuditFilter(" ", null, null, 4L), 2))
                .extracting(AuditRow::seq)
                .containsExactly(3L, 2L);
    }

    @Test
    void undoesTheEntryWithTheWrite() {
        assertThatThrownBy(() -> database.run(here, db -> {
                    audit.record(db, Actor.commandLine(), AuditEntry.of(here, "test.write", "thing", 1));
                    throw new IllegalStateException("planned");
                }))
                .hasMessage("planned");
        assertThat(verifier.verify(here)).isEqualTo(new Intact(0, audit.head(here)));
    }

    @Test
    void refusesToRecordOutsideAWrite() {
        var entry = AuditEntry.of(here, "test.write", "thing", 1);
        assertThatThrownBy(() -> database.<Long>read(here, db -> audit.record(db, Actor.commandLine(), entry)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> database.<Long>write(elsewhere, db -> audit.record(db, Actor.commandLine(), entry)))
                .hasRootCauseMessage("ERROR: new row violates row-level security policy for table \"audit_entry\"");
    }

    @Test
    void keepsTheProgramFromChangingOrDeletingRows() {
        record(here, 1);
        for (var sql :
                List.of("update audit_entry set action = 'x.y'", "delete from audit_entry", "truncate audit_entry")) {
            assertThatThrownBy(() -> database.run(here, db -> db.sql(sql).update()))
                    .hasRootCauseMessage("ERROR: permission denied for table audit_entry");
        }
    }

    @Test
    void writesOneUnbrokenChainFromManyThreads() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < 8; i++) {
                running.add(threads.submit(() -> record(here, 50)));
            }
            for (var one : running) {
                one.get();
            }
        }
        assertThat(verifier.verify(here)).isEqualTo(new Intact(400, audit.head(here)));
    }

    @Test
    void holdsExactlyOneEntryPerWriteOverRandomWork() {
        var random = new Random(49);
        int written = 0;
        for (int i = 0; i < 300; i++) {
            var fails = random.nextInt(4) == 0;
            int number = i;
            try {
                database.run(here, db -> {
                    audit.record(
                            db,
                            Actor.commandLine(),
                            AuditEntry.of(here, "test.write", "thing", number).with("number", number));
                    if (fails) {
                        throw new IllegalStateException("planned");
                    }
                });
                written++;
            } catch (IllegalStateException planned) {
                assertThat(fails).isTrue();
            }
        }
        assertThat(verifier.verify(here)).isEqualTo(new Intact(written, audit.head(here)));
    }

    @Test
    void namesTheFirstBadRowAmongMany() {
        record(here, MANY);
        var head = audit.head(here);
        assertThat(verifier.verify(head)).isEqualTo(new Intact(MANY, head));

        superuser
                .sql("update audit_entry set details = '{\"number\": \"1\"}' where seq = 7001")
                .update();
        assertThat(verifier.verify(here)).isEqualTo(new Broken(7001, Fault.CONTENT));

        superuser
                .sql("update audit_entry set actor_kind = 'NOBODY' where seq = 6001")
                .update();
        assertThat(verifier.verify(here)).isEqualTo(new Broken(6001, Fault.UNREADABLE));

        superuser
                .sql(
                        "update audit_entry set seq = case seq when 5001 then 90000 else 5001 end where seq in (5001, 5002)")
                .update();
        superuser.sql("update audit_entry set seq = 5002 where seq = 90000").update();
        assertThat(verifier.verify(here)).isEqualTo(new Broken(5001, Fault.LINK));

        superuser.sql("delete from audit_entry where seq = 4001").update();
        assertThat(verifier.verify(here)).isEqualTo(new Broken(4002, Fault.NUMBER));

        superuser.sql("delete from audit_entry where seq = 1").update();
        assertThat(verifier.verify(here)).isEqualTo(new Broken(2, Fault.NUMBER));
    }

    @Test
    void findsACutTailAgainstAKeptHead() {
        record(here, 100);
        var kept = AuditHead.find(audit.head(here).toString()).orElseThrow();
        superuser.sql("delete from audit_entry where seq > 90").update();
        assertThat(verifier.verify(here)).isInstanceOf(Intact.class);
        assertThat(verifier.verify(kept)).isEqualTo(new TailMissing(100, 90));

        record(here, 20);
        assertThat(verifier.verify(here)).isInstanceOf(Intact.class);
        assertThat(verifier.verify(kept)).isEqualTo(new Broken(100, Fault.ANCHOR));
    }

    private void record(MunicipalityId municipality, int rows) {
        database.run(
                municipality,
                db -> LongStream.range(0, rows)
                        .forEach(number -> audit.record(
                                db,
                                Actor.commandLine(),
                                AuditEntry.of(municipality, "test.write", "thing", number)
                                        .with("number", number))));
    }
}
