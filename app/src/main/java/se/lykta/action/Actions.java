package se.lykta.action;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.account.Organisations;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The actions. Nothing is overwritten: terms change by a new version, states by an event, and the former ones
/// stay.
@Component
public class Actions {
    private static final String KIND = "action";

    private final Database database;
    private final Audit audit;
    private final Organisations organisations;
    private final ObjectProvider<StartGate> gates;

    public Actions(Database database, Audit audit, Organisations organisations, ObjectProvider<StartGate> gates) {
        this.database = database;
        this.audit = audit;
        this.organisations = organisations;
        this.gates = gates;
    }

    /// All of them, soonest due first.
    public List<Action> all(MunicipalityId municipality) {
        var owners = organisations.all(municipality);
        return database.<List<Action>>read(municipality, db -> ActionRows.read(db, municipality, null, owners));
    }

    public Optional<Action> find(MunicipalityId municipality, UUID id) {
        var owners = organisations.all(municipality);
        return database.<List<Action>>read(municipality, db -> ActionRows.read(db, municipality, id, owners)).stream()
                .findFirst();
    }

    /// A new action and where and why it is proposed.
    public record Proposal(Site site, Basis basis, ActionTerms terms) {}

    /// @return the new action's id; it is [ActionState#PLANNED]
    public UUID add(MunicipalityId municipality, Proposal proposal, Actor actor) {
        var id = UUID.randomUUID();
        database.run(municipality, db -> {
            ActionRows.insert(db, municipality, id, proposal);
            ActionRows.insert(db, municipality, id, 1, proposal.terms(), actor);
            ActionRows.insert(db, municipality, id, 1, ActionState.PLANNED, null, actor);
            audit.record(
                    db,
                    actor,
                    entry(municipality, "action.add", id)
                            .withCode("kind", proposal.terms().kindCode())
                            .with("where", proposal.site().kind())
                            .withCode("basis", proposal.basis() instanceof Basis.Finding ? "finding" : "reason"));
        });
        return id;
    }

    /// Lets other terms hold.
    ///
    /// @param known the newest version that whoever makes the change has seen
    public ActionAnswer change(MunicipalityId municipality, UUID id, int known, ActionTerms terms, Actor actor) {
        return database.<ActionAnswer>write(municipality, db -> {
            var held = hold(db, municipality, id);
            if (held.isEmpty()) {
                return ActionAnswer.NO_SUCH_ACTION;
            }
            var action = held.get();
            if (action.newest().number() != known) {
                return ActionAnswer.CHANGED_MEANWHILE;
            }
            if (action.state() == ActionState.CLOSED) {
                return ActionAnswer.NOT_FROM_HERE;
            }
            if (action.state().hasBegun()
                    && !terms.check().equals(action.terms().check())) {
                return ActionAnswer.MEASURE_LOCKED;
            }
            ActionRows.insert(db, municipality, id, known + 1, terms, actor);
            audit.record(db, actor, entry(municipality, "action.change", id).with("version", known + 1));
            return ActionAnswer.DONE;
        });
    }

    /// A step on the board.
    ///
    /// @param from the state that whoever takes the step has seen
    /// @param outcome null unless [ActionState#needsOutcome]
    /// @param nextCheck when an action that goes on after a check is looked at again; null otherwise
    /// @param start when an action whose terms name no start began; null when they do
    public record Step(
            ActionState from,
            ActionState to,
            @Nullable Outcome outcome,
            @Nullable LocalDate nextCheck,
            @Nullable LocalDate start) {
        public Step(ActionState from, ActionState to, @Nullable Outcome outcome, @Nullable LocalDate nextCheck) {
            this(from, to, outcome, nextCheck, null);
        }
    }

    public ActionAnswer take(MunicipalityId municipality, UUID id, Step step, Actor actor) {
        return database.<ActionAnswer>write(municipality, db -> {
            var held = hold(db, municipality, id);
            if (held.isEmpty()) {
                return ActionAnswer.NO_SUCH_ACTION;
            }
            var answer = judge(municipality, held.get(), step);
            if (answer == ActionAnswer.DONE) {
                take(db, municipality, held.get(), step, actor);
            }
            return answer;
        });
    }

    private ActionAnswer judge(MunicipalityId municipality, Action action, Step step) {
        if (action.state() != step.from()) {
            return ActionAnswer.CHANGED_MEANWHILE;
        }
        if (!step.from().next().contains(step.to())) {
            return ActionAnswer.NOT_FROM_HERE;
        }
        if (step.from().needsOutcome(step.to()) && step.outcome() == null) {
            return ActionAnswer.NEEDS_OUTCOME;
        }
        boolean begins = step.from() == ActionState.DECIDED && step.to() == ActionState.ONGOING;
        boolean goesOn = step.from() == ActionState.CHECK && step.to() == ActionState.ONGOING;
        var days = action.terms().days();
        if (begins && (!action.terms().check().isSet() || !days.mayStartOn(step.start()))) {
            return ActionAnswer.NEEDS_MEASURE;
        }
        if (goesOn && step.nextCheck() == null) {
            return ActionAnswer.NEEDS_MEASURE;
        }
        boolean refused = begins && !gates.stream().allMatch(gate -> gate.mayBegin(municipality, action));
        return refused ? ActionAnswer.NEEDS_ASSESSMENT : ActionAnswer.DONE;
    }

    private void take(JdbcClient db, MunicipalityId municipality, Action action, Step step, Actor actor) {
        if (step.to() == ActionState.ONGOING && step.from() == ActionState.CHECK && step.nextCheck() != null) {
            var again = action.terms().checkedOn(step.nextCheck());
            ActionRows.insert(db, municipality, action.id(), action.newest().number() + 1, again, actor);
        }
        if (step.to() == ActionState.ONGOING
                && step.start() != null
                && action.terms().days().start() == null) {
            var begun = action.terms().begunOn(step.start());
            ActionRows.insert(db, municipality, action.id(), action.newest().number() + 1, begun, actor);
        }
        ActionRows.insert(db, municipality, action.id(), action.events().size() + 1, step.to(), step.outcome(), actor);
        db.sql("""
                update action
                set state = :state
                where municipality_id = :municipality and id = :id
                """)
                .param("state", step.to().name())
                .param("municipality", municipality.value())
                .param("id", action.id())
                .update();
        var entry = entry(municipality, "action.move", action.id())
                .with("from", step.from())
                .with("to", step.to());
        var outcome = step.outcome();
        audit.record(db, actor, outcome == null ? entry : entry.with("outcome", outcome.choice()));
    }

    /// The action as it is, and nobody else can change it until the transaction ends.
    private Optional<Action> hold(JdbcClient db, MunicipalityId municipality, UUID id) {
        db.sql("""
                select id
                from action
                where municipality_id = :municipality and id = :id
                for update
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .query(UUID.class)
                .optional();
        return ActionRows.read(db, municipality, id, organisations.all(municipality)).stream()
                .findFirst();
    }

    private static AuditEntry entry(MunicipalityId municipality, String verb, UUID id) {
        return AuditEntry.of(municipality, verb, KIND, id);
    }
}
