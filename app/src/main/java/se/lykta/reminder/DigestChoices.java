package se.lykta.reminder;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;

/// What people have chosen; whoever has chosen nothing gets a mail every week.
@Component
class DigestChoices {
    private final Database database;
    private final Municipalities municipalities;
    private final Audit audit;

    DigestChoices(Database database, Municipalities municipalities, Audit audit) {
        this.database = database;
        this.municipalities = municipalities;
        this.audit = audit;
    }

    /// What holds for whoever has chosen nothing.
    DigestChoice untold(MunicipalityId municipality) {
        return new DigestChoice(
                DigestChoice.Rhythm.WEEKLY,
                municipalities.get(municipality).profile().languages().getFirst());
    }

    DigestChoice of(SignedIn me) {
        return all(me.municipality()).getOrDefault(me.accountId(), untold(me.municipality()));
    }

    /// By the account's id; whoever has chosen nothing is missing.
    Map<UUID, DigestChoice> all(MunicipalityId municipality) {
        return database.<Map<UUID, DigestChoice>>read(municipality, db -> {
            var choices = new HashMap<UUID, DigestChoice>();
            db.sql("""
                    select account_id, rhythm, language
                    from reminder_choice
                    where municipality_id = :municipality
                    """).param("municipality", municipality.value()).query((java.sql.ResultSet row) -> {
                choices.put(
                        row.getObject("account_id", UUID.class),
                        new DigestChoice(
                                DigestChoice.Rhythm.valueOf(row.getString("rhythm")), row.getString("language")));
            });
            return choices;
        });
    }

    void put(SignedIn me, DigestChoice choice) {
        database.run(me.municipality(), db -> {
            db.sql("""
                    insert into reminder_choice (municipality_id, account_id, rhythm, language)
                    values (:municipality, :account, :rhythm, :language)
                    on conflict (municipality_id, account_id) do update
                    set rhythm = excluded.rhythm, language = excluded.language
                    """)
                    .param("municipality", me.municipality().value())
                    .param("account", me.accountId())
                    .param("rhythm", choice.rhythm().name())
                    .param("language", choice.language())
                    .update();
            audit.record(
                    db,
                    Actor.of(me),
                    AuditEntry.of(me.municipality(), "reminder.choose", "account", me.accountId())
                            .with("rhythm", choice.rhythm()));
        });
    }
}
