package se.lykta.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import tools.jackson.databind.json.JsonMapper;

/// The meetings of a municipality: one of each kind and ISO week. Closed ones never change, but for what became of
/// their decisions.
@Component
public class Meetings {
    private static final String KIND = "meeting";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Database database;
    private final Audit audit;

    public Meetings(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// All of them, newest first.
    public List<Meeting> all(MunicipalityId municipality) {
        return database.<List<Meeting>>read(municipality, db -> read(db, municipality));
    }

    public Optional<Meeting> find(MunicipalityId municipality, UUID id) {
        return all(municipality).stream()
                .filter(meeting -> meeting.id().equals(id))
                .findFirst();
    }

    /// The one before of the same kind.
    public Optional<Meeting> findFormer(MunicipalityId municipality, Meeting meeting) {
        return all(municipality).stream()
                .filter(other -> other.kind() == meeting.kind())
                .filter(other ->
                        other.prepared().to().isBefore(meeting.prepared().to()))
                .findFirst();
    }

    /// Adds a meeting, or lets an open one start from newer numbers.
    ///
    /// @return its id; that of the one there is when it is closed already
    public UUID prepare(
            MunicipalityId municipality, MeetingKind kind, int year, int week, Prepared prepared, Actor actor) {
        return database.<UUID>write(municipality, db -> {
            var written = db.sql("""
                    insert into meeting (municipality_id, id, kind, iso_year, iso_week, prepared)
                    values (:municipality, :id, :kind, :year, :week, :prepared::jsonb)
                    on conflict (municipality_id, kind, iso_year, iso_week) do update
                        set prepared = excluded.prepared
                        where meeting.closed_on is null
                    returning id
                    """)
                    .param("municipality", municipality.value())
                    .param("id", UUID.randomUUID())
                    .param("kind", kind.name())
                    .param("year", year)
                    .param("week", week)
                    .param("prepared", JSON.writeValueAsString(prepared))
                    .query(UUID.class)
                    .optional();
            if (written.isPresent()) {
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "meeting.prepare", KIND, written.get())
                                .with("kind", kind)
                                .with("year", year)
                                .with("week", week));
                return written.get();
            }
            return read(db, municipality).stream()
                    .filter(meeting -> meeting.kind() == kind && meeting.year() == year && meeting.week() == week)
                    .map(Meeting::id)
                    .findFirst()
                    .orElseThrow();
        });
    }

    /// Writes something down at an open meeting.
    ///
    /// @param item its number is given here
    /// @return false when there is no such open meeting
    public boolean write(MunicipalityId municipality, UUID id, MeetingItem item, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            var meeting = holdOpen(db, municipality, id);
            if (meeting.isEmpty()) {
                return false;
            }
            int number = meeting.get().items().size() + 1;
            db.sql("""
                    insert into meeting_item (municipality_id, meeting_id, number, kind, body, owner_id, day)
                    values (:municipality, :meeting, :number, :kind, :body, :owner, :day)
                    """)
                    .param("municipality", municipality.value())
                    .param("meeting", id)
                    .param("number", number)
                    .param("kind", item.kind().name())
                    .param("body", item.text())
                    .param("owner", item.ownerId())
                    .param("day", item.day())
                    .update();
            audit.record(
                    db,
                    actor,
                    AuditEntry.of(municipality, "meeting.write", KIND, id)
                            .with("item", number)
                            .with("kind", item.kind()));
            return true;
        });
    }

    /// Tells which organisations take part.
    ///
    /// @return false when there is no such open meeting
    public boolean attend(MunicipalityId municipality, UUID id, List<UUID> organisations, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            if (holdOpen(db, municipality, id).isEmpty()) {
                return false;
            }
            db.sql("""
                    update meeting
                    set attending = :attending
                    where municipality_id = :municipality and id = :id
                    """)
                    .param("attending", organisations.toArray(UUID[]::new))
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .update();
            audit.record(
                    db,
                    actor,
                    AuditEntry.of(municipality, "meeting.attend", KIND, id)
                            .with("organisations", organisations.size()));
            return true;
        });
    }

    /// Closes the minutes.
    ///
    /// @return false when there is no such open meeting
    public boolean close(MunicipalityId municipality, UUID id, LocalDate day, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            if (holdOpen(db, municipality, id).isEmpty()) {
                return false;
            }
            db.sql("""
                    update meeting
                    set closed_on = :day
                    where municipality_id = :municipality and id = :id
                    """)
                    .param("day", day)
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .update();
            audit.record(db, actor, AuditEntry.of(municipality, "meeting.close", KIND, id));
            return true;
        });
    }

    /// What became of a decision, told at any time.
    ///
    /// @param actionId the action made of it; null leaves what there is
    /// @param doneOn the day it was reported as done; null leaves what there is
    public record Fate(
            int number, @Nullable UUID actionId, @Nullable LocalDate doneOn) {}

    /// @return false when there is no such decision, or it has an action already
    public boolean settle(MunicipalityId municipality, UUID id, Fate fate, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            int changed = db.sql("""
                    update meeting_item
                    set action_id = coalesce(action_id, :action::uuid), done_on = coalesce(:done::date, done_on)
                    where municipality_id = :municipality and meeting_id = :meeting and number = :number
                      and kind = 'DECISION' and (:action::uuid is null or action_id is null)
                    """)
                    .param("action", fate.actionId())
                    .param("done", fate.doneOn())
                    .param("municipality", municipality.value())
                    .param("meeting", id)
                    .param("number", fate.number())
                    .update();
            if (changed == 1) {
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "meeting.settle", KIND, id)
                                .with("item", fate.number())
                                .withCode("as", fate.actionId() == null ? "done" : "action"));
            }
            return changed == 1;
        });
    }

    private static Optional<Meeting> holdOpen(JdbcClient db, MunicipalityId municipality, UUID id) {
        db.sql("""
                select id
                from meeting
                where municipality_id = :municipality and id = :id
                for update
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .query(UUID.class)
                .optional();
        return read(db, municipality).stream()
                .filter(meeting -> meeting.id().equals(id) && meeting.isOpen())
                .findFirst();
    }

    private static List<Meeting> read(JdbcClient db, MunicipalityId municipality) {
        var items = new HashMap<UUID, List<MeetingItem>>();
        db.sql("""
                select meeting_id, number, kind, body, owner_id, day, action_id, done_on
                from meeting_item
                where municipality_id = :municipality
                order by meeting_id, number
                """)
                .param("municipality", municipality.value())
                .query((row, number) -> items.computeIfAbsent(
                                row.getObject("meeting_id", UUID.class), key -> new ArrayList<>())
                        .add(item(row)))
                .list();
        return db.sql("""
                select id, kind, iso_year, iso_week, prepared, attending, closed_on
                from meeting
                where municipality_id = :municipality
                order by iso_year desc, iso_week desc, kind
                """)
                .param("municipality", municipality.value())
                .query((row, number) -> meeting(row, items))
                .list();
    }

    private static MeetingItem item(ResultSet row) throws SQLException {
        return new MeetingItem(
                row.getInt("number"),
                MeetingItem.Kind.valueOf(row.getString("kind")),
                row.getString("body"),
                row.getObject("owner_id", UUID.class),
                row.getObject("day", LocalDate.class),
                row.getObject("action_id", UUID.class),
                row.getObject("done_on", LocalDate.class));
    }

    private static Meeting meeting(ResultSet row, Map<UUID, List<MeetingItem>> items) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Meeting(
                id,
                MeetingKind.valueOf(row.getString("kind")),
                row.getInt("iso_year"),
                row.getInt("iso_week"),
                JSON.readValue(row.getString("prepared"), Prepared.class),
                List.of((UUID[]) row.getArray("attending").getArray()),
                items.getOrDefault(id, List.of()),
                row.getObject("closed_on", LocalDate.class));
    }
}
