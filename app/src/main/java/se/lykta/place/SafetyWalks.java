package se.lykta.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The safety walks of places and what became of their remarks.
@Component
public class SafetyWalks {
    private final Database database;
    private final Audit audit;

    public SafetyWalks(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// Of one place, newest first; the good remarks of a walk before the others.
    public List<SafetyWalk> of(MunicipalityId municipality, UUID placeId) {
        return database.<List<SafetyWalk>>read(municipality, db -> {
            var remarks = new HashMap<UUID, List<SafetyWalk.Remark>>();
            db.sql("""
                    select r.id, r.walk_id, r.is_positive, r.remark, r.outcome, r.reason
                    from place_remark r
                    join place_walk w on w.municipality_id = r.municipality_id and w.id = r.walk_id
                    where r.municipality_id = :municipality and w.place_id = :place
                    order by r.is_positive desc, r.remark collate "sv-x-icu", r.id
                    """)
                    .param("municipality", municipality.value())
                    .param("place", placeId)
                    .query((row, number) -> remarks.computeIfAbsent(
                                    row.getObject("walk_id", UUID.class), id -> new ArrayList<>())
                            .add(new SafetyWalk.Remark(
                                    row.getObject("id", UUID.class),
                                    row.getBoolean("is_positive"),
                                    row.getString("remark"),
                                    SafetyWalk.Outcome.valueOf(row.getString("outcome")),
                                    row.getString("reason"))))
                    .list();
            return db.sql("""
                            select id, walked_on, participants, summary
                            from place_walk
                            where municipality_id = :municipality and place_id = :place
                            order by walked_on desc, made_at desc
                            """)
                    .param("municipality", municipality.value())
                    .param("place", placeId)
                    .query((row, number) -> {
                        var id = row.getObject("id", UUID.class);
                        return new SafetyWalk(
                                id,
                                row.getObject("walked_on", LocalDate.class),
                                row.getInt("participants"),
                                row.getString("summary"),
                                remarks.getOrDefault(id, List.of()));
                    })
                    .list();
        });
    }

    /// @param walk its texts screened
    public void add(MunicipalityId municipality, UUID placeId, SafetyWalk walk, Actor actor) {
        database.run(municipality, db -> {
            db.sql("""
                    insert into place_walk (municipality_id, id, place_id, walked_on, participants, summary)
                    values (:municipality, :id, :place, :day, :participants, :summary)
                    """)
                    .param("municipality", municipality.value())
                    .param("id", walk.id())
                    .param("place", placeId)
                    .param("day", walk.walkedOn())
                    .param("participants", walk.participants())
                    .param("summary", walk.summary())
                    .update();
            for (var remark : walk.remarks()) {
                db.sql("""
                        insert into place_remark (municipality_id, id, walk_id, is_positive, remark, outcome, reason)
                        values (:municipality, :id, :walk, :positive, :remark, :outcome, :reason)
                        """)
                        .param("municipality", municipality.value())
                        .param("id", remark.id())
                        .param("walk", walk.id())
                        .param("positive", remark.positive())
                        .param("remark", remark.text())
                        .param("outcome", remark.outcome().name())
                        .param("reason", remark.reason())
                        .update();
            }
            audit.record(
                    db,
                    actor,
                    AuditEntry.of(municipality, "place.add-walk", "place", placeId)
                            .withCode("walk", walk.id().toString())
                            .with("remarks", walk.remarks().size()));
        });
    }

    /// Which remark of which place?
    public record Of(MunicipalityId municipality, UUID placeId, UUID remarkId) {}

    /// Tells what became of a remark.
    ///
    /// @param reason screened; why it was declined, or what was done
    /// @return false when the place has no such remark
    public boolean settle(Of of, SafetyWalk.Outcome outcome, String reason, Actor actor) {
        if (outcome == SafetyWalk.Outcome.DECLINED && reason.isBlank()) {
            throw new IllegalArgumentException("reason is blank, must tell why it was declined");
        }
        return database.<Boolean>write(of.municipality(), db -> {
            int changed = db.sql("""
                    update place_remark
                    set outcome = :outcome, reason = :reason
                    where municipality_id = :municipality and id = :id and walk_id in (
                        select id
                        from place_walk
                        where municipality_id = :municipality and place_id = :place)
                    """)
                    .param("municipality", of.municipality().value())
                    .param("id", of.remarkId())
                    .param("place", of.placeId())
                    .param("outcome", outcome.name())
                    .param("reason", reason)
                    .update();
            if (changed == 1) {
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(of.municipality(), "place.settle-remark", "place", of.placeId())
                                .withCode("remark", of.remarkId().toString())
                                .with("outcome", outcome));
            }
            return changed == 1;
        });
    }
}
