package se.lykta.observe.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The owners and deadlines of what came in. Each change is recorded.
@Component
public class Assignments {
    private final Database database;
    private final Audit audit;

    Assignments(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// Those of these things that somebody has said something about, by key.
    public Map<UUID, Assignment> of(MunicipalityId municipality, List<UUID> items) {
        return database
                .<List<Assignment>>read(
                        municipality,
                        db -> db.sql("""
                                select item_id, version, organisation_id, account_id, due_on
                                from observe_assignment
                                where municipality_id = :municipality and item_id = any(:items)
                                """)
                                .param("municipality", municipality.value())
                                .param("items", items.toArray(UUID[]::new))
                                .query((row, number) -> read(row))
                                .list())
                .stream()
                .collect(Collectors.toMap(Assignment::itemId, Function.identity()));
    }

    public Assignment get(MunicipalityId municipality, UUID item) {
        return of(municipality, List.of(item)).getOrDefault(item, Assignment.none(item));
    }

    /// Puts another owner and deadline in the place of those that somebody saw.
    ///
    /// @param seen the version that was changed; the stored one is one more
    /// @return false when somebody else has changed it since
    public boolean put(MunicipalityId municipality, Assignment seen, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            var owner = seen.owner();
            int changed = db.sql("""
                            insert into observe_assignment as known (
                                municipality_id, item_id, version, organisation_id, account_id, due_on)
                            select :municipality, :item, :version + 1, :organisation, :account, :due
                            where :version = 0 or exists (
                                select 1
                                from observe_assignment
                                where municipality_id = :municipality and item_id = :item)
                            on conflict (municipality_id, item_id) do update
                            set version = excluded.version, organisation_id = excluded.organisation_id,
                                account_id = excluded.account_id, due_on = excluded.due_on
                            where known.version = :version
                            """)
                    .param("municipality", municipality.value())
                    .param("item", seen.itemId())
                    .param("version", seen.version())
                    .param("organisation", owner instanceof Assignment.Owner.Unit(var id) ? id : null, Types.OTHER)
                    .param("account", owner instanceof Assignment.Owner.Person(var id) ? id : null, Types.OTHER)
                    .param("due", seen.dueOn(), Types.DATE)
                    .update();
            if (changed == 1) {
                audit.record(db, actor, entry(municipality, seen));
            }
            return changed == 1;
        });
    }

    /// Of things that were disposed of.
    public void forget(MunicipalityId municipality, List<UUID> items) {
        database.run(
                municipality,
                db -> db.sql("""
                        delete from observe_assignment
                        where municipality_id = :municipality and item_id = any(:items)
                        """)
                        .param("municipality", municipality.value())
                        .param("items", items.toArray(UUID[]::new))
                        .update());
    }

    private static AuditEntry entry(MunicipalityId municipality, Assignment now) {
        var entry = AuditEntry.of(municipality, "observe.assign", "inbox-item", now.itemId());
        var due = now.dueOn();
        var dated = due == null ? entry : entry.with("due", due);
        return switch (now.owner()) {
            case null -> dated.withCode("owner", "none");
            case Assignment.Owner.Unit(var id) -> dated.withCode("unit", id.toString());
            case Assignment.Owner.Person(var id) -> dated.withCode("person", id.toString());
        };
    }

    private static Assignment read(ResultSet row) throws SQLException {
        var unit = row.getObject("organisation_id", UUID.class);
        var person = row.getObject("account_id", UUID.class);
        Assignment.@Nullable Owner owner = null;
        if (unit != null) {
            owner = new Assignment.Owner.Unit(unit);
        } else if (person != null) {
            owner = new Assignment.Owner.Person(person);
        }
        return new Assignment(
                row.getObject("item_id", UUID.class),
                row.getInt("version"),
                owner,
                row.getObject("due_on", LocalDate.class));
    }
}
