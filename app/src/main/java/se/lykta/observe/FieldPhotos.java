package se.lykta.observe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.privacy.Disposable;

/// The photos of reports from the field. Each is stored once, however often it is sent.
@Component
public class FieldPhotos {
    public static final int MOST_PER_REPORT = 10;

    private final Database database;
    private final Audit audit;

    public FieldPhotos(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// What came of a photo.
    public enum Outcome {
        /// It is committed, now or since before.
        STORED,
        /// Its report is not known yet, or is somebody else's.
        NO_REPORT,
        /// The report has [#MOST_PER_REPORT] already.
        TOO_MANY
    }

    public Outcome put(MunicipalityId municipality, FieldPhoto photo, Actor actor) {
        return database.<Outcome>write(municipality, db -> {
            if (!hasReport(db, municipality, photo)) {
                return Outcome.NO_REPORT;
            }
            if (isStored(db, municipality, photo.id())) {
                return Outcome.STORED;
            }
            if (of(db, municipality, photo.reportId()).size() >= MOST_PER_REPORT) {
                return Outcome.TOO_MANY;
            }
            insert(db, municipality, photo);
            audit.record(db, actor, entry(municipality, photo));
            return Outcome.STORED;
        });
    }

    /// Keys of a report's photos, in the order they came.
    public List<UUID> of(MunicipalityId municipality, UUID reportId) {
        return database.<List<UUID>>read(municipality, db -> of(db, municipality, reportId));
    }

    public Optional<FieldPhoto> find(MunicipalityId municipality, UUID id) {
        return database.<Optional<FieldPhoto>>read(
                municipality,
                db -> db.sql("""
                        select id, report_id, account_id, received_at, width_pixels, height_pixels, bytes, keep_until
                        from observe_photo
                        where municipality_id = :municipality and id = :id
                        """)
                        .param("municipality", municipality.value())
                        .param("id", id)
                        .query((row, number) -> read(row))
                        .optional());
    }

    /// What is stored, and what of it has passed its last day?
    public Disposable.Stock stock(MunicipalityId municipality, LocalDate today) {
        return database.<Disposable.Stock>read(
                municipality,
                db -> db.sql("""
                        select count(*) as stored, count(*) filter (where keep_until < :today) as due,
                            min(keep_until) filter (where keep_until >= :today) + 1 as next
                        from observe_photo
                        where municipality_id = :municipality
                        """)
                        .param("municipality", municipality.value())
                        .param("today", today)
                        .query((row, number) -> new Disposable.Stock(
                                row.getLong("stored"), row.getLong("due"), row.getObject("next", LocalDate.class)))
                        .single());
    }

    /// Disposes of the photos whose last day has passed.
    ///
    /// @return how many
    public int disposeBefore(MunicipalityId municipality, LocalDate today, Actor actor) {
        return database.<Integer>write(municipality, db -> {
            int disposed = db.sql("""
                            delete from observe_photo
                            where municipality_id = :municipality and keep_until < :today
                            """)
                    .param("municipality", municipality.value())
                    .param("today", today)
                    .update();
            if (disposed > 0) {
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "observe.dispose-photos", "field-photo", today)
                                .with("photos", disposed));
            }
            return disposed;
        });
    }

    /// Locks the report, so that two photos are not counted at the same time.
    private static boolean hasReport(JdbcClient db, MunicipalityId municipality, FieldPhoto photo) {
        return db.sql("""
                        select id
                        from observe_report
                        where municipality_id = :municipality and id = :report and account_id = :account
                        for update
                        """)
                .param("municipality", municipality.value())
                .param("report", photo.reportId())
                .param("account", photo.accountId())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private static boolean isStored(JdbcClient db, MunicipalityId municipality, UUID id) {
        return db.sql("""
                        select exists (
                            select 1
                            from observe_photo
                            where municipality_id = :municipality and id = :id)
                        """)
                .param("municipality", municipality.value())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private static List<UUID> of(JdbcClient db, MunicipalityId municipality, UUID reportId) {
        return db.sql("""
                        select id
                        from observe_photo
                        where municipality_id = :municipality and report_id = :report
                        order by received_at, id
                        """)
                .param("municipality", municipality.value())
                .param("report", reportId)
                .query(UUID.class)
                .list();
    }

    private static void insert(JdbcClient db, MunicipalityId municipality, FieldPhoto photo) {
        db.sql("""
                insert into observe_photo (
                    municipality_id, id, report_id, account_id, received_at, width_pixels, height_pixels, bytes,
                    keep_until)
                values (:municipality, :id, :report, :account, :received, :width, :height, :bytes, :until)
                """)
                .param("municipality", municipality.value())
                .param("id", photo.id())
                .param("report", photo.reportId())
                .param("account", photo.accountId())
                .param("received", FieldReports.utc(photo.receivedAt()))
                .param("width", photo.picture().widthPixels())
                .param("height", photo.picture().heightPixels())
                .param("bytes", photo.picture().jpeg())
                .param("until", photo.keepUntil())
                .update();
    }

    private static AuditEntry entry(MunicipalityId municipality, FieldPhoto photo) {
        return AuditEntry.of(municipality, "observe.add-photo", "field-photo", photo.id())
                .withCode("report", photo.reportId().toString())
                .with("bytes", photo.picture().jpeg().length)
                .with("keep-until", photo.keepUntil());
    }

    private static FieldPhoto read(ResultSet row) throws SQLException {
        return new FieldPhoto(
                row.getObject("id", UUID.class),
                row.getObject("report_id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                new FieldPhoto.Picture(row.getInt("width_pixels"), row.getInt("height_pixels"), row.getBytes("bytes")),
                row.getObject("keep_until", LocalDate.class));
    }
}
