package se.lykta.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.area.EastNorth;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The alerts of a municipality. A find that comes again stays one alert.
@Component
public class Alerts {
    private static final String SUBJECT = "alert";
    private static final String SELECT = """
            select id, kind, find_key, first_on, last_on, east_metres, north_metres, radius_metres, area_code,
                category, known_by, from_on, to_on, counted, expected, threshold, chance, false_alarms_a_year,
                raised_days, raised_ratio, state, snoozed_until, judgement, remark,
                latest_from_on, latest_to_on, latest_radius_metres, latest_counted, latest_expected,
                latest_threshold, latest_chance
            from alert_alert
            where municipality_id = :municipality
            """;

    private final Database database;
    private final Audit audit;

    public Alerts(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// Those first shown on the days of a period, newest first.
    ///
    /// @param to last day, included
    public List<Alert> between(MunicipalityId municipality, LocalDate from, LocalDate to) {
        return list(municipality, "and first_on between :from and :to", from, to);
    }

    /// Those that showed on any of the days of a period, the one that began last first.
    ///
    /// @param to last day, included
    public List<Alert> seenBetween(MunicipalityId municipality, LocalDate from, LocalDate to) {
        return list(municipality, "and last_on >= :from and first_on <= :to", from, to);
    }

    private List<Alert> list(MunicipalityId municipality, String when, LocalDate from, LocalDate to) {
        return database.<List<Alert>>read(
                municipality,
                db -> db.sql(SELECT + when + " order by first_on desc, kind, find_key")
                        .param("municipality", municipality.value())
                        .param("from", from)
                        .param("to", to)
                        .query((row, number) -> alert(row))
                        .list());
    }

    public Optional<Alert> find(MunicipalityId municipality, UUID id) {
        return database.<Optional<Alert>>read(
                municipality,
                db -> db.sql(SELECT + "and id = :id")
                        .param("municipality", municipality.value())
                        .param("id", id)
                        .query((row, number) -> alert(row))
                        .optional());
    }

    /// Keeps what an evening showed. Of several finds that are the same, the first counts.
    ///
    /// @return how many were not known before
    int keep(MunicipalityId municipality, LocalDate evening, List<Find> finds, Actor actor) {
        return database.<Integer>write(municipality, db -> {
            int fresh = 0;
            var kept = new HashSet<String>();
            for (var find : finds) {
                if (kept.add(find.kind() + " " + find.key())) {
                    fresh += showsAgain(db, municipality, evening, find) ? 0 : insert(db, municipality, evening, find);
                }
            }
            audit.record(
                    db,
                    actor,
                    AuditEntry.of(municipality, "alert.look", "evening", evening)
                            .with("found", kept.size())
                            .with("new", fresh));
            return fresh;
        });
    }

    /// Moves a known find on, and shows its latest figures. An evening before the last one that showed it
    /// changes nothing.
    private static boolean showsAgain(JdbcClient db, MunicipalityId municipality, LocalDate evening, Find find) {
        return db.sql("""
                update alert_alert
                set last_on = :evening, latest_from_on = :from, latest_to_on = :to, latest_radius_metres = :radius,
                    latest_counted = :counted, latest_expected = :expected, latest_threshold = :threshold,
                    latest_chance = :chance
                where municipality_id = :municipality and kind = :kind and find_key = :key and last_on <= :evening
                """)
                        .param("municipality", municipality.value())
                        .param("evening", evening)
                        .param("kind", find.kind().name())
                        .param("key", find.key())
                        .param("from", find.what().from())
                        .param("to", find.what().to())
                        .param("radius", find.where().radiusMetres())
                        .param("counted", find.why().counted())
                        .param("expected", numberOrNull(find.why().expected()), Types.DOUBLE)
                        .param("threshold", find.why().threshold())
                        .param("chance", numberOrNull(find.why().chance()), Types.DOUBLE)
                        .update()
                == 1;
    }

    /// @return 1 when it was not known
    private static int insert(JdbcClient db, MunicipalityId municipality, LocalDate evening, Find find) {
        var centre = find.where().centre();
        var raised = find.why().raised();
        return db.sql("""
                insert into alert_alert (
                    municipality_id, id, kind, find_key, first_on, last_on, east_metres, north_metres, radius_metres,
                    area_code, category, known_by, from_on, to_on, counted, expected, threshold, chance,
                    false_alarms_a_year, raised_days, raised_ratio)
                values (
                    :municipality, :id, :kind, :key, :evening, :evening, :east, :north, :radius,
                    :area, :category, :known, :from, :to, :counted, :expected, :threshold, :chance,
                    :falseAlarms, :raisedDays, :raisedRatio)
                on conflict (municipality_id, kind, find_key) do nothing
                """)
                .param("municipality", municipality.value())
                .param("id", UUID.randomUUID())
                .param("kind", find.kind().name())
                .param("key", find.key())
                .param("evening", evening)
                .param("east", centre == null ? null : centre.east(), Types.DOUBLE)
                .param("north", centre == null ? null : centre.north(), Types.DOUBLE)
                .param("radius", centre == null ? null : find.where().radiusMetres(), Types.DOUBLE)
                .param("area", find.where().areaCode())
                .param("category", find.what().category())
                .param("known", find.what().knownBy())
                .param("from", find.what().from())
                .param("to", find.what().to())
                .param("counted", find.why().counted())
                .param("expected", numberOrNull(find.why().expected()), Types.DOUBLE)
                .param("threshold", find.why().threshold())
                .param("chance", numberOrNull(find.why().chance()), Types.DOUBLE)
                .param("falseAlarms", find.falseAlarmsAYear())
                .param("raisedDays", raised == null ? 0 : raised.days())
                .param("raisedRatio", raised == null ? null : raised.ratio(), Types.DOUBLE)
                .update();
    }

    /// @return false when there is no such alert
    public boolean acknowledge(MunicipalityId municipality, UUID id, Actor actor) {
        return handle(municipality, id, new Change(Alert.State.ACKNOWLEDGED, null), actor);
    }

    /// Lets it wait again.
    public boolean reopen(MunicipalityId municipality, UUID id, Actor actor) {
        return handle(municipality, id, new Change(Alert.State.OPEN, null), actor);
    }

    /// @param until the day it comes back
    public boolean snooze(MunicipalityId municipality, UUID id, LocalDate until, Actor actor) {
        return handle(municipality, id, new Change(Alert.State.SNOOZED, until), actor);
    }

    private record Change(Alert.State state, @Nullable LocalDate until) {}

    private boolean handle(MunicipalityId municipality, UUID id, Change change, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            int changed = db.sql("""
                    update alert_alert
                    set state = :state, snoozed_until = :until
                    where municipality_id = :municipality and id = :id
                    """)
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .param("state", change.state().name())
                    .param("until", change.until(), Types.DATE)
                    .update();
            if (changed == 1) {
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "alert.handle", SUBJECT, id).with("state", change.state()));
            }
            return changed == 1;
        });
    }

    /// Tells whether there was something.
    ///
    /// @param remark screened
    public boolean judge(MunicipalityId municipality, UUID id, Alert.Judgement judgement, String remark, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            int changed = db.sql("""
                    update alert_alert
                    set judgement = :judgement, remark = :remark, judged_at = clock_timestamp(), state = 'ACKNOWLEDGED',
                        snoozed_until = null
                    where municipality_id = :municipality and id = :id
                    """)
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .param("judgement", judgement == Alert.Judgement.NONE ? "" : judgement.name())
                    .param("remark", remark)
                    .update();
            if (changed == 1) {
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "alert.judge", SUBJECT, id).with("judgement", judgement));
            }
            return changed == 1;
        });
    }

    private static @Nullable Double numberOrNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static double number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    private static Alert alert(ResultSet row) throws SQLException {
        double east = number(row, "east_metres");
        double ratio = number(row, "raised_ratio");
        var find = new Find(
                AlertKind.valueOf(row.getString("kind")),
                row.getString("find_key"),
                new Find.Where(
                        Double.isNaN(east) ? null : new EastNorth(east, row.getDouble("north_metres")),
                        row.getDouble("radius_metres"),
                        row.getString("area_code")),
                new Find.What(
                        row.getString("category"), row.getString("known_by"), day(row, "from_on"), day(row, "to_on")),
                new Find.Why(
                        row.getInt("counted"),
                        number(row, "expected"),
                        row.getInt("threshold"),
                        number(row, "chance"),
                        Double.isNaN(ratio) ? null : new Find.Raised(row.getInt("raised_days"), ratio)),
                row.getDouble("false_alarms_a_year"));
        var judgement = row.getString("judgement");
        return new Alert(
                row.getObject("id", UUID.class),
                find,
                latest(row, find),
                day(row, "first_on"),
                day(row, "last_on"),
                new Alert.Handling(
                        Alert.State.valueOf(row.getString("state")),
                        row.getObject("snoozed_until", LocalDate.class),
                        judgement.isEmpty() ? Alert.Judgement.NONE : Alert.Judgement.valueOf(judgement),
                        row.getString("remark")));
    }

    private static Alert.Seen latest(ResultSet row, Find find) throws SQLException {
        var from = row.getObject("latest_from_on", LocalDate.class);
        if (from == null) {
            return Alert.Seen.of(find);
        }
        var what = find.what();
        return new Alert.Seen(
                new Find.What(what.category(), what.knownBy(), from, day(row, "latest_to_on")),
                new Find.Why(
                        row.getInt("latest_counted"),
                        number(row, "latest_expected"),
                        row.getInt("latest_threshold"),
                        number(row, "latest_chance"),
                        find.why().raised()),
                row.getDouble("latest_radius_metres"));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }
}
