package se.lykta.place;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.observe.FieldPhoto;

/// The photos of places.
@Component
public class PlacePhotos {
    private final Database database;
    private final Audit audit;

    public PlacePhotos(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// Of one place, newest first.
    public List<PlacePhoto> of(MunicipalityId municipality, UUID placeId) {
        return database.<List<PlacePhoto>>read(
                municipality,
                db -> db.sql("""
                        select id, taken_on, caption, width_pixels, height_pixels
                        from place_photo
                        where municipality_id = :municipality and place_id = :place
                        order by taken_on desc, made_at desc
                        """)
                        .param("municipality", municipality.value())
                        .param("place", placeId)
                        .query((row, number) -> new PlacePhoto(
                                row.getObject("id", UUID.class),
                                row.getObject("taken_on", LocalDate.class),
                                row.getString("caption"),
                                row.getInt("width_pixels"),
                                row.getInt("height_pixels")))
                        .list());
    }

    /// The picture itself.
    public Optional<byte[]> findJpeg(MunicipalityId municipality, UUID placeId, UUID photoId) {
        return database.<Optional<byte[]>>read(
                municipality,
                db -> db.sql("""
                        select jpeg
                        from place_photo
                        where municipality_id = :municipality and place_id = :place and id = :id
                        """)
                        .param("municipality", municipality.value())
                        .param("place", placeId)
                        .param("id", photoId)
                        .query((row, number) -> row.getBytes("jpeg"))
                        .optional());
    }

    /// @param photo its caption screened
    /// @param picture drawn anew, with the photo's size
    public void add(
            MunicipalityId municipality, UUID placeId, PlacePhoto photo, FieldPhoto.Picture picture, Actor actor) {
        database.run(municipality, db -> {
            db.sql("""
                    insert into place_photo (
                        municipality_id, id, place_id, taken_on, caption, width_pixels, height_pixels, jpeg)
                    values (:municipality, :id, :place, :day, :caption, :width, :height, :jpeg)
                    """)
                    .param("municipality", municipality.value())
                    .param("id", photo.id())
                    .param("place", placeId)
                    .param("day", photo.takenOn())
                    .param("caption", photo.caption())
                    .param("width", picture.widthPixels())
                    .param("height", picture.heightPixels())
                    .param("jpeg", picture.jpeg())
                    .update();
            audit.record(
                    db,
                    actor,
                    AuditEntry.of(municipality, "place.add-photo", "place", placeId)
                            .withCode("photo", photo.id().toString())
                            .with("bytes", picture.jpeg().length));
        });
    }

    /// Takes a photo away for good.
    ///
    /// @return false when the place has no such photo
    public boolean remove(MunicipalityId municipality, UUID placeId, UUID photoId, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            int removed = db.sql("""
                    delete from place_photo
                    where municipality_id = :municipality and place_id = :place and id = :id
                    """)
                    .param("municipality", municipality.value())
                    .param("place", placeId)
                    .param("id", photoId)
                    .update();
            if (removed == 1) {
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "place.remove-photo", "place", placeId)
                                .withCode("photo", photoId.toString()));
            }
            return removed == 1;
        });
    }
}
