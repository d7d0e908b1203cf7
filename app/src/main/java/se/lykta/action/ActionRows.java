package se.lykta.action;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lykta.access.Organisation;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;

/// The rows of actions, read and written inside a transaction of [Actions].
final class ActionRows {
    private ActionRows() {}

    /// @param id only this one; null = all
    static List<Action> read(JdbcClient db, MunicipalityId municipality, @Nullable UUID id, List<Organisation> owners) {
        var byId = owners.stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
        var versions = versions(db, municipality, id);
        var events = events(db, municipality, id);
        return db
                .sql("""
                select id, state, extent_kind, extent_code, extent_name, extent_wkb, place_id, basis_reason,
                    finding_query, finding_from, finding_to, finding_count, finding_lower, finding_upper,
                    finding_verdict, finding_revision
                from action
                where municipality_id = :municipality and (:id::uuid is null or id = :id)
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .query((row, number) -> action(row, versions, events, byId))
                .list()
                .stream()
                .sorted(Comparator.comparing(
                                (Action action) -> action.terms().days().due())
                        .thenComparing(Action::id))
                .toList();
    }

    private static Action action(
            ResultSet row,
            Map<UUID, List<Action.Version>> versions,
            Map<UUID, List<Action.Event>> events,
            Map<UUID, Organisation> owners)
            throws SQLException {
        var id = row.getObject("id", UUID.class);
        var own = versions.getOrDefault(id, List.of());
        var owner = owners.get(own.getLast().terms().owner().organisationId());
        return new Action(
                id,
                ActionState.valueOf(row.getString("state")),
                new Site(
                        Site.Kind.valueOf(row.getString("extent_kind")),
                        row.getString("extent_code"),
                        row.getString("extent_name"),
                        geometry(row.getBytes("extent_wkb")),
                        row.getObject("place_id", UUID.class)),
                basis(row),
                Objects.requireNonNull(owner),
                own,
                events.getOrDefault(id, List.of()));
    }

    private static Basis basis(ResultSet row) throws SQLException {
        var query = row.getString("finding_query");
        var reason = row.getString("basis_reason");
        return query == null
                ? new Basis.Reason(reason)
                : new Basis.Finding(
                        query,
                        row.getObject("finding_from", LocalDate.class),
                        row.getObject("finding_to", LocalDate.class),
                        row.getInt("finding_count"),
                        row.getInt("finding_lower"),
                        row.getInt("finding_upper"),
                        row.getString("finding_verdict"),
                        row.getLong("finding_revision"),
                        reason);
    }

    private static Map<UUID, List<Action.Version>> versions(
            JdbcClient db, MunicipalityId municipality, @Nullable UUID id) {
        var versions = new HashMap<UUID, List<Action.Version>>();
        db.sql("""
                select action_id, version, title, kind_code, what, alternatives, owner_id, owner_unit, due_on, start_on,
                    end_on, remind_on, cost_kronor, check_measure, check_on, organisation_id, made_at
                from action_version
                where municipality_id = :municipality and (:id::uuid is null or action_id = :id)
                order by action_id, version
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .query((row, number) -> versions.computeIfAbsent(
                                row.getObject("action_id", UUID.class), key -> new ArrayList<>())
                        .add(new Action.Version(
                                row.getInt("version"),
                                terms(row),
                                row.getObject("organisation_id", UUID.class),
                                row.getObject("made_at", OffsetDateTime.class).toInstant())))
                .list();
        return versions;
    }

    private static ActionTerms terms(ResultSet row) throws SQLException {
        return new ActionTerms(
                row.getString("title"),
                row.getString("kind_code"),
                row.getString("what"),
                row.getString("alternatives"),
                new ActionTerms.Owner(row.getObject("owner_id", UUID.class), row.getString("owner_unit")),
                new ActionTerms.Days(
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("start_on", LocalDate.class),
                        row.getObject("end_on", LocalDate.class),
                        row.getObject("remind_on", LocalDate.class)),
                row.getObject("cost_kronor", Integer.class),
                new ActionTerms.Check(row.getString("check_measure"), row.getObject("check_on", LocalDate.class)));
    }

    private static Map<UUID, List<Action.Event>> events(JdbcClient db, MunicipalityId municipality, @Nullable UUID id) {
        var events = new HashMap<UUID, List<Action.Event>>();
        db.sql("""
                select action_id, state, outcome, reason, organisation_id, happened_at
                from action_event
                where municipality_id = :municipality and (:id::uuid is null or action_id = :id)
                order by action_id, number
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .query((row, number) -> events.computeIfAbsent(
                                row.getObject("action_id", UUID.class), key -> new ArrayList<>())
                        .add(event(row)))
                .list();
        return events;
    }

    private static Action.Event event(ResultSet row) throws SQLException {
        var outcome = row.getString("outcome");
        return new Action.Event(
                ActionState.valueOf(row.getString("state")),
                outcome == null
                        ? null
                        : new Outcome(Outcome.Choice.valueOf(outcome), Objects.requireNonNull(row.getString("reason"))),
                row.getObject("organisation_id", UUID.class),
                row.getObject("happened_at", OffsetDateTime.class).toInstant());
    }

    static void insert(JdbcClient db, MunicipalityId municipality, UUID id, Actions.Proposal proposal) {
        var site = proposal.site();
        var finding = proposal.basis() instanceof Basis.Finding found ? found : null;
        db.sql("""
                insert into action (
                    municipality_id, id, state, extent_kind, extent_code, extent_name, extent_wkb, place_id,
                    basis_reason, finding_query, finding_from, finding_to, finding_count, finding_lower, finding_upper,
                    finding_verdict, finding_revision)
                values (
                    :municipality, :id, 'PLANNED', :extentKind, :code, :name, :wkb, :place,
                    :reason, :query, :from, :to, :count, :lower, :upper,
                    :verdict, :revision)
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .param("extentKind", site.kind().name())
                .param("code", site.code())
                .param("name", site.name())
                .param("wkb", site.outline() == null ? null : new WKBWriter().write(site.outline()))
                .param("place", site.placeId())
                .param("reason", proposal.basis().reason())
                .param("query", finding == null ? null : finding.query())
                .param("from", finding == null ? null : finding.from())
                .param("to", finding == null ? null : finding.to())
                .param("count", finding == null ? null : finding.count())
                .param("lower", finding == null ? null : finding.lower())
                .param("upper", finding == null ? null : finding.upper())
                .param("verdict", finding == null ? null : finding.verdict())
                .param("revision", finding == null ? null : finding.revision())
                .update();
    }

    static void insert(
            JdbcClient db, MunicipalityId municipality, UUID id, int version, ActionTerms terms, Actor actor) {
        db.sql("""
                insert into action_version (
                    municipality_id, action_id, version, title, kind_code, what, alternatives, owner_id, owner_unit,
                    due_on, start_on, end_on, remind_on, cost_kronor, check_measure, check_on, organisation_id,
                    account_id)
                values (
                    :municipality, :id, :version, :title, :kind, :what, :alternatives, :owner, :unit,
                    :due, :start, :end, :remind, :cost, :measure, :checkOn, :organisation, :account)
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .param("version", version)
                .param("title", terms.title())
                .param("kind", terms.kindCode())
                .param("what", terms.what())
                .param("alternatives", terms.alternatives())
                .param("owner", terms.owner().organisationId())
                .param("unit", terms.owner().unit())
                .param("due", terms.days().due())
                .param("start", terms.days().start())
                .param("end", terms.days().end())
                .param("remind", terms.days().remind())
                .param("cost", terms.costKronor())
                .param("measure", terms.check().measure())
                .param("checkOn", terms.check().on())
                .param("organisation", actor.organisationId())
                .param("account", actor.accountId())
                .update();
    }

    static void insert(
            JdbcClient db,
            MunicipalityId municipality,
            UUID id,
            int number,
            ActionState state,
            @Nullable Outcome outcome,
            Actor actor) {
        db.sql("""
                insert into action_event (
                    municipality_id, action_id, number, state, outcome, reason, organisation_id, account_id)
                values (:municipality, :id, :number, :state, :outcome, :reason, :organisation, :account)
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .param("number", number)
                .param("state", state.name())
                .param("outcome", outcome == null ? null : outcome.choice().name())
                .param("reason", outcome == null ? null : outcome.reason())
                .param("organisation", actor.organisationId())
                .param("account", actor.accountId())
                .update();
    }

    static @Nullable Geometry geometry(byte @Nullable [] wkb) {
        try {
            return wkb == null ? null : new WKBReader().read(wkb);
        } catch (ParseException e) {
            throw new IllegalStateException("the outline of an action cannot be read", e);
        }
    }
}
