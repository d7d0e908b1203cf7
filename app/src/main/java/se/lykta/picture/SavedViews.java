package se.lykta.picture;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;

/// Views of the picture that somebody named: the address's state, for oneself or for all in the municipality.
@Component
class SavedViews {
    private final Database database;
    private final Audit audit;

    SavedViews(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    record SavedView(UUID id, String name, String query, boolean shared) {}

    /// One's own and the shared ones, by name.
    List<SavedView> of(SignedIn person) {
        return database.read(
                person.municipality(),
                db -> db.sql("""
                        select view_id, name, query, is_shared
                        from picture_view
                        where municipality_id = :municipality and (account_id = :account or is_shared)
                        order by name collate "sv-x-icu", view_id
                        """)
                        .param("municipality", person.municipality().value())
                        .param("account", person.accountId())
                        .query((row, n) -> new SavedView(
                                row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getBoolean(4)))
                        .list());
    }

    /// Saves a view; one's own view of the same name is replaced. Shared only by those who may save in full.
    void save(SignedIn person, String name, String query, boolean share) {
        boolean shared = share && Access.of(person).may(Permission.VIEW_SAVE);
        database.run(person.municipality(), db -> {
            var id = db.sql("""
                            insert into picture_view (municipality_id, view_id, account_id, name, query, is_shared)
                            values (:municipality, :id, :account, :name, :query, :shared)
                            on conflict (municipality_id, account_id, name) do update
                            set query = excluded.query, is_shared = excluded.is_shared
                            returning view_id
                            """)
                    .param("municipality", person.municipality().value())
                    .param("id", UUID.randomUUID())
                    .param("account", person.accountId())
                    .param("name", name)
                    .param("query", query)
                    .param("shared", shared)
                    .query(UUID.class)
                    .single();
            audit.record(
                    db,
                    Actor.of(person),
                    AuditEntry.of(person.municipality(), "picture.save-view", "picture-view", id));
        });
    }
}
