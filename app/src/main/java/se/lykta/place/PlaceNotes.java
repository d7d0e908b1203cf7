package se.lykta.place;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// Causes that people have thought of, and corrections that they have asked for.
@Component
public class PlaceNotes {
    private final Database database;
    private final Audit audit;

    public PlaceNotes(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// Of one place, newest first.
    public List<PlaceNote> of(MunicipalityId municipality, UUID placeId) {
        return database.<List<PlaceNote>>read(
                municipality,
                db -> db.sql("""
                        select id, kind, remark, organisation_id, made_at, answer
                        from place_note
                        where municipality_id = :municipality and place_id = :place
                        order by made_at desc, id
                        """)
                        .param("municipality", municipality.value())
                        .param("place", placeId)
                        .query((row, number) -> new PlaceNote(
                                row.getObject("id", UUID.class),
                                PlaceNote.Kind.valueOf(row.getString("kind")),
                                row.getString("remark"),
                                row.getObject("organisation_id", UUID.class),
                                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                                row.getString("answer")))
                        .list());
    }

    /// @param text screened
    public UUID add(MunicipalityId municipality, UUID placeId, PlaceNote.Kind kind, String text, Actor actor) {
        var id = UUID.randomUUID();
        database.run(municipality, db -> {
            db.sql("""
                    insert into place_note (municipality_id, id, place_id, kind, remark, organisation_id)
                    values (:municipality, :id, :place, :kind, :remark, :organisation)
                    """)
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .param("place", placeId)
                    .param("kind", kind.name())
                    .param("remark", text)
                    .param("organisation", actor.organisationId(), java.sql.Types.OTHER)
                    .update();
            audit.record(
                    db,
                    actor,
                    AuditEntry.of(municipality, "place.add-note", "place", placeId)
                            .withCode("note", id.toString())
                            .with("kind", kind));
        });
        return id;
    }

    /// Answers a correction.
    ///
    /// @param text screened
    /// @return false when the place has no such note
    public boolean answer(MunicipalityId municipality, UUID placeId, UUID noteId, String text, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            int changed = db.sql("""
                    update place_note
                    set answer = :answer, answered_at = clock_timestamp()
                    where municipality_id = :municipality and place_id = :place and id = :id
                    """)
                    .param("municipality", municipality.value())
                    .param("place", placeId)
                    .param("id", noteId)
                    .param("answer", text)
                    .update();
            if (changed == 1) {
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "place.answer-note", "place", placeId)
                                .withCode("note", noteId.toString()));
            }
            return changed == 1;
        });
    }
}
