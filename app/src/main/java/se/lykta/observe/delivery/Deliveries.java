package se.lykta.observe.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import se.lykta.privacy.Disposable;

/// What guard companies sent. Reading an original is recorded every time.
@Component
public class Deliveries {
    static final String KIND = "delivery";

    private static final String COLUMNS = """
            select d.id, d.name, d.media_type, d.sha256, d.byte_count, d.way, d.texts_masked, d.repeats,
                case when d.original is null then null else d.keep_until end as keep_until,
                d.organisation_id, d.received_at, d.state, d.outcome, d.handled_at
            from observe_delivery d
            where d.municipality_id = :municipality
            """;

    private final Database database;
    private final Audit audit;

    public Deliveries(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// The newest, those that wait for a person first.
    public List<Delivery> newest(MunicipalityId municipality, int most) {
        return database.<List<Delivery>>read(
                municipality,
                db -> db
                        .sql(COLUMNS + """
                                order by (d.state = 'TRIAGE') desc, d.received_at desc, d.id
                                limit :most
                                """)
                        .param("municipality", municipality.value())
                        .param("most", most)
                        .query((row, number) -> read(row))
                        .list()
                        .stream()
                        .map(bare -> filled(db, municipality, bare))
                        .toList());
    }

    /// How many wait for a person, and since when does the one wait that has waited longest?
    ///
    /// @param oldest null when none waits
    public record Waiting(int count, @Nullable Instant oldest) {}

    public Waiting waiting(MunicipalityId municipality) {
        return database.<Waiting>read(
                municipality,
                db -> db.sql("""
                        select count(*) as waiting, min(received_at) as oldest
                        from observe_delivery
                        where municipality_id = :municipality and state = 'TRIAGE'
                        """)
                        .param("municipality", municipality.value())
                        .query((row, number) -> {
                            var oldest = row.getObject("oldest", OffsetDateTime.class);
                            return new Waiting(row.getInt("waiting"), oldest == null ? null : oldest.toInstant());
                        })
                        .single());
    }

    public Optional<Delivery> find(MunicipalityId municipality, UUID id) {
        return database.<Optional<Delivery>>read(
                municipality,
                db -> db.sql(COLUMNS + "and d.id = :id")
                        .param("municipality", municipality.value())
                        .param("id", id)
                        .query((row, number) -> read(row))
                        .optional()
                        .map(bare -> filled(db, municipality, bare)));
    }

    /// The bytes as they came, unscreened: for triage only. Recorded before they are handed out.
    public Optional<byte[]> findOriginal(MunicipalityId municipality, UUID id, Actor actor) {
        return database.<Optional<byte[]>>write(municipality, db -> {
            var original = original(db, municipality, id);
            original.ifPresent(bytes -> audit.record(
                    db,
                    actor,
                    AuditEntry.of(municipality, "observe.read-original", KIND, id)
                            .with("bytes", bytes.length)));
            return original;
        });
    }

    /// A person has dealt with what could not be taken.
    ///
    /// @return false when it does not wait for anybody
    public boolean handle(MunicipalityId municipality, UUID id, Delivery.Outcome outcome, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            int changed = db.sql("""
                    update observe_delivery
                    set state = 'HANDLED', outcome = :outcome, handled_at = clock_timestamp()
                    where municipality_id = :municipality and id = :id and state = 'TRIAGE'
                    """)
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .param("outcome", outcome.name())
                    .update();
            if (changed == 1) {
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "observe.handle-delivery", KIND, id)
                                .with("outcome", outcome));
            }
            return changed == 1;
        });
    }

    /// How many originals are stored, and how many have passed their last day?
    Disposable.Stock stock(MunicipalityId municipality, LocalDate today) {
        return database.<Disposable.Stock>read(
                municipality,
                db -> db.sql("""
                        select count(*) as stored, count(*) filter (where keep_until < :today) as due,
                            min(keep_until) filter (where keep_until >= :today) + 1 as next
                        from observe_delivery
                        where municipality_id = :municipality and original is not null
                        """)
                        .param("municipality", municipality.value())
                        .param("today", today)
                        .query((row, number) -> new Disposable.Stock(
                                row.getLong("stored"), row.getLong("due"), row.getObject("next", LocalDate.class)))
                        .single());
    }

    /// Deletes originals whose last day has passed.
    ///
    /// @return how many
    int dispose(MunicipalityId municipality, LocalDate today, Actor actor) {
        return database.<Integer>write(municipality, db -> {
            int disposed = db.sql("""
                    update observe_delivery
                    set original = null
                    where municipality_id = :municipality and keep_until < :today and original is not null
                    """)
                    .param("municipality", municipality.value())
                    .param("today", today)
                    .update();
            if (disposed > 0) {
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "observe.dispose-originals", KIND, today)
                                .with("originals", disposed));
            }
            return disposed;
        });
    }

    static Optional<byte[]> original(JdbcClient db, MunicipalityId municipality, UUID id) {
        return db.sql("""
                select original
                from observe_delivery
                where municipality_id = :municipality and id = :id and original is not null
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    /// Counts the same bytes from the same company; empty when they are new.
    static Optional<UUID> repeat(JdbcClient db, MunicipalityId municipality, Arrived arrived) {
        return db.sql("""
                update observe_delivery
                set repeats = repeats + 1
                where municipality_id = :municipality and sha256 = :sha256
                  and organisation_id is not distinct from :company
                returning id
                """)
                .param("municipality", municipality.value())
                .param("sha256", arrived.sha256())
                .param("company", arrived.companyId())
                .query(UUID.class)
                .optional();
    }

    static void insert(JdbcClient db, MunicipalityId municipality, UUID id, Arrived arrived, Stored stored) {
        db.sql("""
                insert into observe_delivery (
                    municipality_id, id, sha256, byte_count, media_type, name, way, organisation_id, account_id,
                    received_at, state, texts_masked)
                values (
                    :municipality, :id, :sha256, :bytes, :type, :name, :way, :company, :account,
                    :at, 'TRIAGE', 0)
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .param("sha256", arrived.sha256())
                .param("bytes", arrived.content().length)
                .param("type", DocumentReading.mediaType(arrived.content()))
                .param("name", arrived.safeName())
                .param("way", arrived.way().name())
                .param("company", arrived.companyId())
                .param("account", stored.actor().accountId())
                .param("at", stored.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Who handed a delivery in, when?
    record Stored(Actor actor, Instant at) {}

    /// What came of reading: takes the place of what was found before.
    ///
    /// @param original null = is not kept
    record Result(
            @Nullable UUID companyId,
            List<DeliveryFault> faults,
            int textsMasked,
            byte @Nullable [] original,
            @Nullable LocalDate keepUntil) {}

    static void update(JdbcClient db, MunicipalityId municipality, UUID id, Result result) {
        db.sql("""
                update observe_delivery
                set organisation_id = :company,
                    state = :state,
                    texts_masked = :masked,
                    original = :original,
                    keep_until = :until
                where municipality_id = :municipality and id = :id
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .param("company", result.companyId())
                .param("state", result.faults().isEmpty() ? "TAKEN" : "TRIAGE")
                .param("masked", result.textsMasked())
                .param("original", result.original())
                .param("until", result.keepUntil())
                .update();
        db.sql("delete from observe_delivery_fault where municipality_id = :municipality and delivery_id = :id")
                .param("municipality", municipality.value())
                .param("id", id)
                .update();
        int number = 0;
        for (var fault : result.faults()) {
            insert(db, municipality, id, ++number, fault);
        }
    }

    private static void insert(JdbcClient db, MunicipalityId municipality, UUID id, int number, DeliveryFault fault) {
        db.sql("""
                insert into observe_delivery_fault (
                    municipality_id, delivery_id, number, part, line, code, found, expected)
                values (:municipality, :id, :number, :part, :line, :code, :found, :expected)
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .param("number", number)
                .param("part", fault.part())
                .param("line", fault.line())
                .param("code", fault.code().name())
                .param("found", fault.found())
                .param("expected", fault.expected())
                .update();
    }

    static void insert(JdbcClient db, MunicipalityId municipality, UUID id, Delivery.TakenShift shift) {
        db.sql("""
                insert into observe_delivery_shift (municipality_id, delivery_id, agreement_id, day)
                values (:municipality, :id, :agreement, :day)
                on conflict do nothing
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .param("agreement", shift.agreementId())
                .param("day", shift.day())
                .update();
    }

    private static Delivery filled(JdbcClient db, MunicipalityId municipality, Delivery bare) {
        var shifts = db.sql("""
                        select agreement_id, day
                        from observe_delivery_shift
                        where municipality_id = :municipality and delivery_id = :id
                        order by day, agreement_id
                        """)
                .param("municipality", municipality.value())
                .param("id", bare.id())
                .query((row, number) -> new Delivery.TakenShift(
                        row.getObject("agreement_id", UUID.class), row.getObject("day", LocalDate.class)))
                .list();
        var faults = db.sql("""
                        select part, line, code, found, expected
                        from observe_delivery_fault
                        where municipality_id = :municipality and delivery_id = :id
                        order by number
                        """)
                .param("municipality", municipality.value())
                .param("id", bare.id())
                .query((row, number) -> new DeliveryFault(
                        row.getString("part"),
                        row.getLong("line"),
                        FaultCode.valueOf(row.getString("code")),
                        row.getString("found"),
                        row.getString("expected")))
                .list();
        return new Delivery(
                bare.id(),
                bare.document(),
                bare.companyId(),
                bare.receivedAt(),
                bare.state(),
                shifts,
                faults,
                bare.handling());
    }

    private static Delivery read(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Delivery(
                row.getObject("id", UUID.class),
                new Delivery.Document(
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getString("sha256"),
                        row.getLong("byte_count"),
                        Delivery.Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT)),
                        row.getInt("texts_masked"),
                        row.getInt("repeats"),
                        row.getObject("keep_until", LocalDate.class)),
                row.getObject("organisation_id", UUID.class),
                instant(row, "received_at"),
                Delivery.State.valueOf(row.getString("state")),
                List.of(),
                List.of(),
                outcome == null
                        ? null
                        : new Delivery.Handling(Delivery.Outcome.valueOf(outcome), instant(row, "handled_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
