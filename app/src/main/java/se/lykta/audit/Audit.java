package se.lykta.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The record of who did what, one chain per municipality: each row carries the hash of the one before it, and the
/// program's database role can neither change nor delete a row.
@Component
public class Audit {
    private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
    private static final byte[] NONE = new byte[AuditRow.HASH_BYTES];

    private final Database database;

    public Audit(Database database) {
        this.database = database;
    }

    /// Records a write in the transaction that makes it, so that both stand or neither does. Call it last: from here to
    /// the end of the transaction nobody else can record for this municipality.
    ///
    /// @param db the client that [Database#write] handed out
    /// @return the row's number
    /// @throws IllegalStateException outside a writing transaction
    public long record(JdbcClient db, Actor actor, AuditEntry entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("nothing can be recorded outside Database.write: " + entry.action());
        }
        db.sql("select pg_advisory_xact_lock(hashtextextended('audit ' || :municipality, 0))")
                .param("municipality", entry.municipality().value())
                .query((row, number) -> number)
                .list();
        var last = db.sql("""
                        select seq, hash
                        from audit_entry
                        where municipality_id = :municipality
                        order by seq desc
                        limit 1
                        """)
                .param("municipality", entry.municipality().value())
                .query(Audit::last)
                .optional()
                .orElseGet(() -> new Last(0, NONE));
        var now = db.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        var row = new AuditRow(last.seq() + 1, now, actor, entry);
        insert(db, row, last.hash());
        return row.seq();
    }

    /// Records a restricted read, in a transaction of its own.
    public long recordRead(Actor actor, AuditEntry entry) {
        return database.<Long>write(entry.municipality(), db -> record(db, actor, entry));
    }

    /// The last row, to be kept outside the database.
    public AuditHead head(MunicipalityId municipality) {
        return database.<AuditHead>read(
                municipality,
                db -> db.sql("""
                        select seq, hash
                        from audit_entry
                        where municipality_id = :municipality
                        order by seq desc
                        limit 1
                        """)
                        .param("municipality", municipality.value())
                        .query(Audit::last)
                        .optional()
                        .map(last -> AuditHead.of(municipality, last.seq(), last.hash()))
                        .orElseGet(() -> AuditHead.of(municipality, 0, NONE)));
    }

    /// The newest rows that answer the filter, newest first.
    ///
    /// @param limit at most so many
    List<AuditRow> rows(MunicipalityId municipality, AuditFilter filter, int limit) {
        return database.<List<AuditRow>>read(
                municipality,
                db -> db.sql("select " + AuditRow.COLUMNS + """
                        from audit_entry
                        where municipality_id = :municipality
                          and (:before::bigint is null or seq < :before)
                          and (:action::text is null or action = :action or starts_with(action, :action || '.'))
                          and (:first::timestamptz is null or recorded_at >= :first)
                          and (:end::timestamptz is null or recorded_at < :end)
                        order by seq desc
                        limit :limit
                        """)
                        .param("municipality", municipality.value())
                        .param("before", filter.before())
                        .param("action", filter.action())
                        .param("first", startOf(filter.first()))
                        .param("end", startOf(dayAfter(filter.last())))
                        .param("limit", limit)
                        .query((row, number) -> AuditRow.read(row))
                        .list());
    }

    private record Last(long seq, byte[] hash) {}

    private static Last last(ResultSet row, int number) throws SQLException {
        return new Last(row.getLong("seq"), row.getBytes("hash"));
    }

    private static void insert(JdbcClient db, AuditRow row, byte[] previous) {
        var actor = row.actor();
        var role = actor.role();
        db.sql("""
                insert into audit_entry (
                    municipality_id, seq, recorded_at, actor_kind, actor_name, account_id, organisation_id, role,
                    action, subject_kind, subject_id, details, previous_hash, hash)
                values (
                    :municipality, :seq, :at, :kind, :name, :account, :organisation, :role,
                    :action, :subjectKind, :subject, :details::jsonb, :previous, :hash)
                """)
                .param("municipality", row.municipality())
                .param("seq", row.seq())
                .param("at", row.at().atOffset(java.time.ZoneOffset.UTC))
                .param("kind", actor.kind().name())
                .param("name", actor.name())
                .param("account", actor.accountId())
                .param("organisation", actor.organisationId())
                .param("role", role == null ? null : role.name())
                .param("action", row.action())
                .param("subjectKind", row.subjectKind())
                .param("subject", row.subjectId())
                .param("details", row.detailsAsJson())
                .param("previous", previous)
                .param("hash", row.hash(previous))
                .update();
    }

    private static @Nullable LocalDate dayAfter(@Nullable LocalDate day) {
        return day == null ? null : day.plusDays(1);
    }

    private static @Nullable OffsetDateTime startOf(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(SWEDEN).toOffsetDateTime();
    }
}
