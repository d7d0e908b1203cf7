package se.lykta.observe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.area.EastNorth;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLat;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.privacy.Disposable;

/// The reports from the field. Each is stored once, however often it is sent.
@Component
public class FieldReports {
    private static final String COLUMNS = """
            select id, organisation_id, account_id, service_number, received_at, made_at, earliest_at, latest_at,
                location_quality, radius_metres, longitude, latitude, east_metres, north_metres, place, category, note,
                masked, actions, agreement_id, shift_day, state, state_at, answer, answered_at
            from observe_report
            """;

    private final Database database;
    private final Audit audit;

    public FieldReports(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// Takes in a report, unless one with its key is stored already, which then stands as it is. When this returns,
    /// the report is committed.
    ///
    /// @return the report as stored
    public FieldReport put(MunicipalityId municipality, FieldReport report, Actor actor) {
        return database.<FieldReport>write(municipality, db -> {
            if (insert(db, municipality, report) == 1) {
                audit.record(db, actor, entry(municipality, report));
                return report;
            }
            return find(db, municipality, report.id()).orElseThrow();
        });
    }

    public Optional<FieldReport> find(MunicipalityId municipality, UUID id) {
        return database.<Optional<FieldReport>>read(municipality, db -> find(db, municipality, id));
    }

    /// The newest reports of one person, newest first.
    ///
    /// @param limit at most so many
    public List<FieldReport> newestOf(MunicipalityId municipality, UUID account, int limit) {
        return database.<List<FieldReport>>read(
                municipality,
                db -> db.sql(COLUMNS + """
                        where municipality_id = :municipality and account_id = :account and state <> 'disposed'
                        order by made_at desc, id
                        limit :limit
                        """)
                        .param("municipality", municipality.value())
                        .param("account", account)
                        .param("limit", limit)
                        .query((row, number) -> read(row))
                        .list());
    }

    /// Those that nobody has decided on, the oldest first.
    ///
    /// @param limit at most so many
    public List<FieldReport> waiting(MunicipalityId municipality, int limit) {
        return database.<List<FieldReport>>read(
                municipality,
                db -> db.sql(COLUMNS + """
                        where municipality_id = :municipality and state = 'received'
                        order by received_at, id
                        limit :limit
                        """)
                        .param("municipality", municipality.value())
                        .param("limit", limit)
                        .query((row, number) -> read(row))
                        .list());
    }

    /// How many has nobody decided on, and since when does the one wait that has waited longest?
    ///
    /// @param oldest null when none waits
    public record Waiting(int count, @Nullable Instant oldest) {}

    public Waiting waiting(MunicipalityId municipality) {
        return database.<Waiting>read(
                municipality,
                db -> db.sql("""
                        select count(*) as waiting, min(received_at) as oldest
                        from observe_report
                        where municipality_id = :municipality and state = 'received'
                        """)
                        .param("municipality", municipality.value())
                        .query((row, number) -> {
                            var oldest = row.getObject("oldest", OffsetDateTime.class);
                            return new Waiting(row.getInt("waiting"), oldest == null ? null : oldest.toInstant());
                        })
                        .single());
    }

    /// Tips that were decided on and not answered, the oldest first.
    ///
    /// @param limit at most so many
    public List<FieldReport> unanswered(MunicipalityId municipality, int limit) {
        return database.<List<FieldReport>>read(
                municipality,
                db -> db.sql(COLUMNS + """
                        where municipality_id = :municipality and answer = '' and account_id is null
                          and organisation_id is null and state not in ('received', 'disposed')
                        order by received_at, id
                        limit :limit
                        """)
                        .param("municipality", municipality.value())
                        .param("limit", limit)
                        .query((row, number) -> read(row))
                        .list());
    }

    /// Those that may have happened between two moments, in order.
    public List<FieldReport> between(MunicipalityId municipality, Instant from, Instant to) {
        return database.<List<FieldReport>>read(
                municipality,
                db -> db.sql(COLUMNS + """
                        where municipality_id = :municipality and earliest_at <= :to and latest_at >= :from
                        order by earliest_at, id
                        """)
                        .param("municipality", municipality.value())
                        .param("from", utc(from))
                        .param("to", utc(to))
                        .query((row, number) -> read(row))
                        .list());
    }

    /// Who sent them?
    public enum Sender {
        RESIDENT,
        /// Somebody in the field, or a guard company.
        ON_DUTY
    }

    /// What is stored of these, and what of it has had its time?
    public Disposable.Stock stock(MunicipalityId municipality, Sender sender, Disposable.Term term) {
        return database.<Disposable.Stock>read(
                municipality,
                db -> db.sql("""
                        select count(*) as stored, count(*) filter (where received_at < :before) as due,
                            min(received_at) filter (where received_at >= :before) as oldest
                        from observe_report
                        where municipality_id = :municipality and state <> 'disposed'
                          and (account_id is null and organisation_id is null) = :resident
                        """)
                        .param("municipality", municipality.value())
                        .param("before", utc(term.receivedBefore()))
                        .param("resident", sender == Sender.RESIDENT)
                        .query((row, number) -> {
                            var oldest = findInstant(row, "oldest");
                            return new Disposable.Stock(
                                    row.getLong("stored"),
                                    row.getLong("due"),
                                    oldest == null ? null : term.goesOn(oldest));
                        })
                        .single());
    }

    /// Empties those that came in before a moment of what they told. Their keys stay, so that a phone that sends
    /// one again stores nothing.
    ///
    /// @return their keys
    public List<UUID> dispose(MunicipalityId municipality, Sender sender, Instant before, Actor actor) {
        return database.<List<UUID>>write(municipality, db -> {
            var gone = db.sql("""
                            update observe_report
                            set state = 'disposed', state_at = clock_timestamp(), note = '', place = '', answer = '',
                                service_number = '', actions = '{}', location_quality = 'UNKNOWN', radius_metres = 0,
                                longitude = null, latitude = null, east_metres = null, north_metres = null
                            where municipality_id = :municipality and state <> 'disposed' and received_at < :before
                              and (account_id is null and organisation_id is null) = :resident
                            returning id
                            """)
                    .param("municipality", municipality.value())
                    .param("before", utc(before))
                    .param("resident", sender == Sender.RESIDENT)
                    .query(UUID.class)
                    .list();
            if (!gone.isEmpty()) {
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "observe.dispose-reports", "field-report", "many")
                                .with("sender", sender)
                                .with("reports", gone.size()));
            }
            return gone;
        });
    }

    private static Optional<FieldReport> find(JdbcClient db, MunicipalityId municipality, UUID id) {
        return db.sql(COLUMNS + """
                where municipality_id = :municipality and id = :id
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .query((row, number) -> read(row))
                .optional();
    }

    private static int insert(JdbcClient db, MunicipalityId municipality, FieldReport report) {
        var reporter = report.reporter();
        var times = report.times();
        var where = report.where();
        var what = report.what();
        var position = where.position();
        var metric = where.metric();
        var shift = report.shift();
        return db.sql("""
                        insert into observe_report (
                            municipality_id, id, organisation_id, account_id, service_number, received_at, made_at,
                            earliest_at, latest_at, location_quality, radius_metres, longitude, latitude, east_metres,
                            north_metres, place, category, note, masked, actions, agreement_id, shift_day, state,
                            state_at)
                        values (
                            :municipality, :id, :organisation, :account, :number, :received, :made, :earliest, :latest,
                            :quality, :radius, :longitude, :latitude, :east, :north, :place, :category, :note, :masked,
                            :actions, :agreement, :day, :state, :received)
                        on conflict (municipality_id, id) do nothing
                        """)
                .param("municipality", municipality.value())
                .param("id", report.id())
                .param("organisation", reporter.organisationId(), Types.OTHER)
                .param("account", reporter.accountId(), Types.OTHER)
                .param("number", reporter.serviceNumber())
                .param("received", utc(times.receivedAt()))
                .param("made", utc(times.madeAt()))
                .param("earliest", utc(times.earliestAt()))
                .param("latest", utc(times.latestAt()))
                .param("quality", where.quality().name())
                .param("radius", where.radiusMetres())
                .param("longitude", position == null ? null : position.longitude(), Types.DOUBLE)
                .param("latitude", position == null ? null : position.latitude(), Types.DOUBLE)
                .param("east", metric == null ? null : metric.east(), Types.DOUBLE)
                .param("north", metric == null ? null : metric.north(), Types.DOUBLE)
                .param("place", where.place())
                .param("category", what.category())
                .param("note", what.note())
                .param("masked", what.masked())
                .param("actions", what.actions().stream().map(Enum::name).toArray(String[]::new))
                .param("agreement", shift == null ? null : shift.agreementId(), Types.OTHER)
                .param("day", shift == null ? null : shift.day(), Types.DATE)
                .param("state", code(report.handling().state()))
                .update();
    }

    private static AuditEntry entry(MunicipalityId municipality, FieldReport report) {
        return AuditEntry.of(municipality, "observe.report-from-field", "field-report", report.id())
                .withCode("category", report.what().category())
                .with("quality", report.where().quality())
                .with("masked", report.what().masked());
    }

    private static FieldReport read(ResultSet row) throws SQLException {
        return new FieldReport(
                row.getObject("id", UUID.class),
                new FieldReport.Reporter(
                        row.getObject("organisation_id", UUID.class),
                        row.getObject("account_id", UUID.class),
                        row.getString("service_number")),
                new FieldReport.Times(
                        instant(row, "made_at"),
                        instant(row, "received_at"),
                        instant(row, "earliest_at"),
                        instant(row, "latest_at")),
                where(row),
                new FieldReport.What(
                        row.getString("category"),
                        row.getString("note"),
                        row.getInt("masked"),
                        Agreements.list(row, "actions").stream()
                                .map(ActionTaken::valueOf)
                                .toList()),
                shift(row),
                new FieldReport.Handling(
                        FieldReport.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        instant(row, "state_at"),
                        row.getString("answer"),
                        findInstant(row, "answered_at")));
    }

    private static FieldReport.Where where(ResultSet row) throws SQLException {
        double longitude = row.getDouble("longitude");
        boolean none = row.wasNull();
        return new FieldReport.Where(
                LocationQuality.valueOf(row.getString("location_quality")),
                row.getInt("radius_metres"),
                none ? null : new LonLat(longitude, row.getDouble("latitude")),
                none ? null : new EastNorth(row.getDouble("east_metres"), row.getDouble("north_metres")),
                row.getString("place"));
    }

    private static FieldReport.@Nullable ShiftDay shift(ResultSet row) throws SQLException {
        var agreement = row.getObject("agreement_id", UUID.class);
        return agreement == null
                ? null
                : new FieldReport.ShiftDay(agreement, row.getObject("shift_day", LocalDate.class));
    }

    private static String code(FieldReport.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant findInstant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
