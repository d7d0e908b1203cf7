package se.lykta.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The plans of how actions are judged: one for each action, written once.
@Component
public class EffectPlans {
    private final Database database;
    private final Audit audit;

    public EffectPlans(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    public Optional<EffectPlan> find(MunicipalityId municipality, UUID actionId) {
        return database.<Optional<EffectPlan>>read(municipality, db -> {
            var comparisons = comparisons(db, municipality, actionId);
            return db.sql("""
                    select action_id, source_code, before_from, before_to, after_from, after_to, ring_metres,
                        promised_ratio, locked_on, revision
                    from followup_plan
                    where municipality_id = :municipality and action_id = :action
                    """)
                    .param("municipality", municipality.value())
                    .param("action", actionId)
                    .query((row, number) -> plan(row, comparisons))
                    .optional();
        });
    }

    /// On which day can each action that has a plan be judged, by the action's id?
    public Map<UUID, LocalDate> judgedOn(MunicipalityId municipality) {
        return database.<Map<UUID, LocalDate>>read(municipality, db -> {
            var days = new HashMap<UUID, LocalDate>();
            db.sql("""
                    select action_id, after_to
                    from followup_plan
                    where municipality_id = :municipality
                    """).param("municipality", municipality.value()).query((ResultSet row) -> {
                days.put(row.getObject("action_id", UUID.class), row.getObject("after_to", LocalDate.class));
            });
            return days;
        });
    }

    /// Sets a plan fast.
    ///
    /// @return false when the action has one already
    public boolean lock(MunicipalityId municipality, EffectPlan plan, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            boolean fresh = insert(db, municipality, plan) == 1;
            if (fresh) {
                for (int i = 0; i < plan.comparisons().size(); i++) {
                    insert(
                            db,
                            municipality,
                            plan.actionId(),
                            i + 1,
                            plan.comparisons().get(i));
                }
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "followup.lock-plan", "action", plan.actionId())
                                .withCode("source", plan.sourceCode())
                                .with("comparisons", plan.comparisons().size())
                                .with("judged", plan.weeks().afterTo()));
            }
            return fresh;
        });
    }

    private static int insert(JdbcClient db, MunicipalityId municipality, EffectPlan plan) {
        return db.sql("""
                insert into followup_plan (
                    municipality_id, action_id, source_code, before_from, before_to, after_from, after_to, ring_metres,
                    promised_ratio, locked_on, revision)
                values (
                    :municipality, :action, :source, :beforeFrom, :beforeTo, :afterFrom, :afterTo, :ring,
                    :promised, :lockedOn, :revision)
                on conflict do nothing
                """)
                .param("municipality", municipality.value())
                .param("action", plan.actionId())
                .param("source", plan.sourceCode())
                .param("beforeFrom", plan.weeks().beforeFrom())
                .param("beforeTo", plan.weeks().beforeTo())
                .param("afterFrom", plan.weeks().afterFrom())
                .param("afterTo", plan.weeks().afterTo())
                .param("ring", plan.ringMetres())
                .param("promised", plan.promisedRatio())
                .param("lockedOn", plan.lockedOn())
                .param("revision", plan.revision())
                .update();
    }

    private static void insert(
            JdbcClient db, MunicipalityId municipality, UUID action, int number, EffectPlan.Comparison comparison) {
        db.sql("""
                insert into followup_comparison (municipality_id, action_id, number, name, outline_wkb, error, level)
                values (:municipality, :action, :number, :name, :wkb, :error, :level)
                """)
                .param("municipality", municipality.value())
                .param("action", action)
                .param("number", number)
                .param("name", comparison.name())
                .param("wkb", new WKBWriter().write(comparison.outline()))
                .param("error", comparison.error())
                .param("level", comparison.level())
                .update();
    }

    private static List<EffectPlan.Comparison> comparisons(JdbcClient db, MunicipalityId municipality, UUID action) {
        return db.sql("""
                select name, outline_wkb, error, level
                from followup_comparison
                where municipality_id = :municipality and action_id = :action
                order by number
                """)
                .param("municipality", municipality.value())
                .param("action", action)
                .query((row, number) -> comparison(row))
                .list();
    }

    private static EffectPlan.Comparison comparison(ResultSet row) throws SQLException {
        try {
            return new EffectPlan.Comparison(
                    row.getString("name"),
                    new WKBReader().read(row.getBytes("outline_wkb")),
                    row.getDouble("error"),
                    row.getDouble("level"));
        } catch (ParseException e) {
            throw new IllegalStateException("the outline of a comparison place cannot be read", e);
        }
    }

    private static EffectPlan plan(ResultSet row, List<EffectPlan.Comparison> comparisons) throws SQLException {
        return new EffectPlan(
                row.getObject("action_id", UUID.class),
                row.getString("source_code"),
                new EffectPlan.Weeks(
                        row.getObject("before_from", LocalDate.class),
                        row.getObject("before_to", LocalDate.class),
                        row.getObject("after_from", LocalDate.class),
                        row.getObject("after_to", LocalDate.class)),
                row.getInt("ring_metres"),
                row.getDouble("promised_ratio"),
                comparisons,
                row.getObject("locked_on", LocalDate.class),
                row.getLong("revision"));
    }
}
