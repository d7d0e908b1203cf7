package se.lykta.reminder;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// Who has been told of which period?
@Component
class DigestRows {
    private final Database database;
    private final Audit audit;

    DigestRows(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// Takes the right to tell a person of a period. It is taken for good once this has returned.
    boolean claim(MunicipalityId municipality, UUID account, LocalDate period) {
        return database.<Boolean>write(
                municipality,
                db -> db.sql("""
                        insert into reminder_digest (municipality_id, account_id, period_from)
                        values (:municipality, :account, :period)
                        on conflict do nothing
                        """)
                                .param("municipality", municipality.value())
                                .param("account", account)
                                .param("period", period)
                                .update()
                        == 1);
    }

    void sent(MunicipalityId municipality, UUID account, LocalDate period, Actor actor) {
        database.run(municipality, db -> {
            db.sql("""
                    update reminder_digest
                    set sent_at = clock_timestamp()
                    where municipality_id = :municipality and account_id = :account and period_from = :period
                    """)
                    .param("municipality", municipality.value())
                    .param("account", account)
                    .param("period", period)
                    .update();
            audit.record(
                    db,
                    actor,
                    AuditEntry.of(municipality, "reminder.send-digest", "account", account)
                            .with("period", period));
        });
    }

    /// The server took nothing: somebody may try again.
    void giveBack(MunicipalityId municipality, UUID account, LocalDate period) {
        database.run(
                municipality,
                db -> db.sql("""
                        delete from reminder_digest
                        where municipality_id = :municipality and account_id = :account and period_from = :period
                          and sent_at is null
                        """)
                        .param("municipality", municipality.value())
                        .param("account", account)
                        .param("period", period)
                        .update());
    }
}
