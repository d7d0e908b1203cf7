package se.lykta.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import se.lykta.access.OrganisationKind;
import se.lykta.account.Organisations;
import se.lykta.action.Actions.Step;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;
import se.lykta.place.PlaceActions;

class ActionsDbTest {
    private static final Actor ACTOR = Actor.commandLine();
    private static final LocalDate START = LocalDate.of(2026, 3, 2);

    private final Database db = TestDatabase.fresh();
    private final Actions actions = TestActions.over(db);
    private MunicipalityId lyktby = new MunicipalityId("9901");
    private UUID owner = new UUID(0, 0);

    @BeforeEach
    void makeOwner() {
        lyktby = TestDatabase.municipality(db, "9901");
        owner = new Organisations(db, new Audit(db))
                .add(lyktby, "Streets", OrganisationKind.MUNICIPAL_UNIT, ACTOR)
                .orElseThrow()
                .id();
    }

    @Test
    void keepsWhereAndWhyAsTheyWere() {
        var outline = new GeometryFactory().toGeometry(new Envelope(0, 250, 0, 250));
        var site = new Site(Site.Kind.CELL, "c250-7", "The tunnel", outline, null);
        var finding = new Basis.Finding(
                "period=28d", START.minusDays(28), START, 31, 12, 22, "higher", 17, "Seen at the meeting");
        var id = actions.add(lyktby, new Actions.Proposal(site, finding, terms("Lamps")), ACTOR);

        var action = actions.find(lyktby, id).orElseThrow();
        assertThat(action.basis()).isEqualTo(finding);
        assertThat(action.site().code()).isEqualTo("c250-7");
        assertThat(Objects.requireNonNull(action.site().outline()).equalsExact(outline))
                .isTrue();
        assertThat(action.owner().name()).isEqualTo("Streets");
        assertThat(action.state()).isEqualTo(ActionState.PLANNED);
    }

    @Test
    void keepsEveryVersionAndLetsOneOfTwoChangesPass() {
        var id = add("Lamps");
        assertThat(actions.change(lyktby, id, 1, terms("More lamps"), ACTOR)).isEqualTo(ActionAnswer.DONE);
        assertThat(actions.change(lyktby, id, 1, terms("No lamps"), ACTOR)).isEqualTo(ActionAnswer.CHANGED_MEANWHILE);
        assertThat(actions.find(lyktby, id).orElseThrow().versions())
                .extracting(version -> version.terms().title())
                .containsExactly("Lamps", "More lamps");
    }

    @Test
    void goesFromProposalToTheEndAndKeepsEveryStep() {
        var id = add("Lamps");
        assertThat(take(id, ActionState.PLANNED, ActionState.ONGOING, null)).isEqualTo(ActionAnswer.NOT_FROM_HERE);
        assertThat(take(id, ActionState.PLANNED, ActionState.DECIDED, null)).isEqualTo(ActionAnswer.DONE);
        assertThat(take(id, ActionState.PLANNED, ActionState.DECIDED, null)).isEqualTo(ActionAnswer.CHANGED_MEANWHILE);
        assertThat(take(id, ActionState.DECIDED, ActionState.ONGOING, null)).isEqualTo(ActionAnswer.DONE);
        assertThat(take(id, ActionState.ONGOING, ActionState.CHECK, null)).isEqualTo(ActionAnswer.DONE);
        assertThat(take(id, ActionState.CHECK, ActionState.CLOSED, null)).isEqualTo(ActionAnswer.NEEDS_OUTCOME);
        var outcome = new Outcome(Outcome.Choice.CONTINUE, "The lamps stay");
        assertThat(take(id, ActionState.CHECK, ActionState.CLOSED, outcome)).isEqualTo(ActionAnswer.DONE);

        var action = actions.find(lyktby, id).orElseThrow();
        assertThat(action.events())
                .extracting(Action.Event::state)
                .containsExactly(
                        ActionState.PLANNED,
                        ActionState.DECIDED,
                        ActionState.ONGOING,
                        ActionState.CHECK,
                        ActionState.CLOSED);
        assertThat(action.events().getLast().outcome()).isEqualTo(outcome);
        assertThat(actions.change(lyktby, id, 1, terms("Other"), ACTOR)).isEqualTo(ActionAnswer.NOT_FROM_HERE);
    }

    @Test
    void letsNothingBeginWithoutMeasureAndLetsNobodyChangeItAfterwards() {
        var terms = terms("Lamps");
        var unset = new ActionTerms(
                "Lamps",
                ActionKind.LIGHTING,
                "",
                "",
                terms.owner(),
                terms.days(),
                null,
                new ActionTerms.Check("", null));
        var id = actions.add(lyktby, TestActions.proposal(unset), ACTOR);
        take(id, ActionState.PLANNED, ActionState.DECIDED, null);
        assertThat(take(id, ActionState.DECIDED, ActionState.ONGOING, null)).isEqualTo(ActionAnswer.NEEDS_MEASURE);
        assertThat(actions.change(lyktby, id, 1, terms, ACTOR)).isEqualTo(ActionAnswer.DONE);
        assertThat(take(id, ActionState.DECIDED, ActionState.ONGOING, null)).isEqualTo(ActionAnswer.DONE);
        assertThat(actions.change(lyktby, id, 2, unset, ACTOR)).isEqualTo(ActionAnswer.MEASURE_LOCKED);
    }

    @Test
    void setsANewDayWhenItGoesOnAfterACheck() {
        var id = add("Lamps");
        take(id, ActionState.PLANNED, ActionState.DECIDED, null);
        take(id, ActionState.DECIDED, ActionState.ONGOING, null);
        take(id, ActionState.ONGOING, ActionState.CHECK, null);
        var outcome = new Outcome(Outcome.Choice.CHANGE, "Brighter");
        assertThat(take(id, ActionState.CHECK, ActionState.ONGOING, outcome)).isEqualTo(ActionAnswer.NEEDS_MEASURE);
        var next = START.plusYears(1);
        var step = new Step(ActionState.CHECK, ActionState.ONGOING, outcome, next);
        assertThat(actions.take(lyktby, id, step, ACTOR)).isEqualTo(ActionAnswer.DONE);
        var terms = actions.find(lyktby, id).orElseThrow().terms();
        assertThat(terms.check()).isEqualTo(new ActionTerms.Check("Incidents a week", next));
    }

    @Test
    void asksWhatTheKindDemandsBeforeItBegins() {
        var gated = TestActions.over(db, (municipality, action) -> false);
        var id = add("Lamps");
        take(id, ActionState.PLANNED, ActionState.DECIDED, null);
        var begin = new Step(ActionState.DECIDED, ActionState.ONGOING, null, null);
        assertThat(gated.take(lyktby, id, begin, ACTOR)).isEqualTo(ActionAnswer.NEEDS_ASSESSMENT);
        assertThat(actions.find(lyktby, id).orElseThrow().state()).isEqualTo(ActionState.DECIDED);
    }

    @Test
    void tellsWhenSomebodyMustAct() {
        var id = add("Lamps");
        assertThat(due(id, START)).isEqualTo(Action.Due.NOTHING);
        assertThat(due(id, START.plusDays(1))).isEqualTo(Action.Due.LATE);
        take(id, ActionState.PLANNED, ActionState.DECIDED, null);
        take(id, ActionState.DECIDED, ActionState.ONGOING, null);
        assertThat(due(id, START.plusDays(1))).isEqualTo(Action.Due.NOTHING);
        assertThat(due(id, START.plusMonths(6))).isEqualTo(Action.Due.CHECK);
    }

    @Test
    void recordsEveryWriteAndHidesTheActionsOfOthers() {
        var other = TestDatabase.municipality(db, "9902");
        var id = add("Lamps");
        actions.change(lyktby, id, 1, terms("More lamps"), ACTOR);
        take(id, ActionState.PLANNED, ActionState.DECIDED, null);

        var recorded = db.<List<String>>read(
                lyktby,
                client -> client.sql("""
                        select action
                        from audit_entry
                        where municipality_id = :municipality and subject_id = :id
                        order by seq
                        """)
                        .param("municipality", lyktby.value())
                        .param("id", id.toString())
                        .query(String.class)
                        .list());
        assertThat(recorded).containsExactly("action.add", "action.change", "action.move");
        assertThat(actions.all(other)).isEmpty();
        assertThat(actions.change(other, id, 2, terms("Mine"), ACTOR)).isEqualTo(ActionAnswer.NO_SUCH_ACTION);
    }

    @Test
    void hasACatalogueThatAMunicipalityCanExtend() {
        var catalogue = new Catalogue(db, new Audit(db));
        var shipped = catalogue.kinds(lyktby);
        assertThat(shipped).hasSizeGreaterThan(12).extracting(ActionKind::code).contains("LIGHTING", "CAMERA");
        var text = new se.lykta.area.LocalText("Schack", "Chess");
        var own = new ActionKind("CHESS", text, text, text, text, false, null, null);
        assertThat(catalogue.add(lyktby, own, ACTOR)).isTrue();
        assertThat(catalogue.add(lyktby, own, ACTOR)).isFalse();
        assertThat(catalogue.add(lyktby, shipped.getFirst(), ACTOR)).isFalse();
        assertThat(catalogue.find(lyktby, "CHESS")).contains(own);
        assertThat(catalogue.kinds(TestDatabase.municipality(db, "9902"))).isEqualTo(shipped);
    }

    @Test
    void tellsAPlaceOnlyOfWhatBeganThere() {
        var placeId = UUID.randomUUID();
        var begun = addAt(placeId, "Lamps");
        take(begun, ActionState.PLANNED, ActionState.DECIDED, null);
        take(begun, ActionState.DECIDED, ActionState.ONGOING, null);
        var dropped = addAt(placeId, "Fence");
        var outcome = new Outcome(Outcome.Choice.STOP, "No money");
        assertThat(take(dropped, ActionState.PLANNED, ActionState.CLOSED, outcome))
                .isEqualTo(ActionAnswer.DONE);

        assertThat(new ActionsAtPlaces(actions).at(lyktby, placeId))
                .extracting(PlaceActions.Done::title)
                .containsExactly("Lamps");
    }

    private UUID addAt(UUID placeId, String title) {
        var site = new Site(Site.Kind.PLACE, "", "The tunnel", null, placeId);
        return actions.add(
                lyktby, new Actions.Proposal(site, new Basis.Reason("Residents asked"), terms(title)), ACTOR);
    }

    private Action.Due due(UUID id, LocalDate day) {
        return actions.find(lyktby, id).orElseThrow().due(day);
    }

    private ActionTerms terms(String title) {
        return TestActions.terms(title, owner, START);
    }

    private UUID add(String title) {
        return actions.add(lyktby, TestActions.proposal(terms(title)), ACTOR);
    }

    private ActionAnswer take(UUID id, ActionState from, ActionState to, @Nullable Outcome outcome) {
        return actions.take(lyktby, id, new Step(from, to, outcome, null), ACTOR);
    }
}
