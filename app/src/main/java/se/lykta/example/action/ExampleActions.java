package se.lykta.example.action;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.stereotype.Component;
import se.lykta.access.Organisation;
import se.lykta.account.Organisations;
import se.lykta.action.Action;
import se.lykta.action.ActionKind;
import se.lykta.action.ActionState;
import se.lykta.action.ActionTerms;
import se.lykta.action.Actions;
import se.lykta.action.Basis;
import se.lykta.action.Outcome;
import se.lykta.action.Site;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.example.PlantedTruths;
import se.lykta.followup.EffectPlans;
import se.lykta.followup.Effects;
import se.lykta.place.Place;
import se.lykta.place.Places;

/// Enters the example's actions through the ordinary store, among them the planted lighting action. Each is
/// labelled in its title.
@Component
public class ExampleActions {
    /// Every title of an example action begins so.
    public static final String LABEL = "Exempel: ";

    private static final String GUARDS = "guard";
    private static final int COMPARISONS = 4;
    private static final int CIRCLE_QUARTER = 8;
    private static final List<ActionState> WAY =
            List.of(ActionState.PLANNED, ActionState.DECIDED, ActionState.ONGOING, ActionState.CHECK);
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final Actions actions;
    private final Organisations organisations;
    private final Effects effects;
    private final EffectPlans plans;
    private final ExampleMeetings meetings;
    private final Places places;

    ExampleActions(
            Actions actions,
            Organisations organisations,
            Effects effects,
            EffectPlans plans,
            ExampleMeetings meetings,
            Places places) {
        this.places = places;
        this.actions = actions;
        this.organisations = organisations;
        this.effects = effects;
        this.plans = plans;
        this.meetings = meetings;
    }

    /// Adds what is not there yet.
    public void load(MunicipalityId municipality, PlantedTruths truths, Actor actor) {
        var known = ours(municipality)
                .filter(action -> action.state() != ActionState.CLOSED
                        || action.events().getLast().outcome() == null
                        || !isTakenBack(action))
                .map(action -> action.terms().title())
                .toList();
        for (var planned : planned(municipality, truths)) {
            if (!known.contains(planned.proposal().terms().title())) {
                add(municipality, planned, actor);
            }
        }
        planEffect(municipality, actor);
        var technical = unit(municipality, "Exempelkommunens tekniska enhet");
        meetings.load(municipality, truths.lastDay().plusDays(1), technical, actor);
    }

    /// Chooses what the lighting action is compared with, as the page would.
    private void planEffect(MunicipalityId municipality, Actor actor) {
        ours(municipality)
                .filter(action -> action.state() == ActionState.CHECK)
                .filter(action -> plans.find(municipality, action.id()).isEmpty())
                .toList()
                .forEach(action -> {
                    var similar = effects.suggest(municipality, action, GUARDS).stream()
                            .limit(COMPARISONS)
                            .toList();
                    if (!similar.isEmpty()) {
                        plans.lock(municipality, effects.plan(municipality, action, GUARDS, similar), actor);
                    }
                });
    }

    /// Closes the actions of an old example.
    public void takeBack(MunicipalityId municipality, Actor actor) {
        var outcome = new Outcome(Outcome.Choice.STOP, TAKEN_BACK);
        ours(municipality)
                .filter(action -> action.state() != ActionState.CLOSED)
                .toList()
                .forEach(action -> actions.take(
                        municipality,
                        action.id(),
                        new Actions.Step(action.state(), ActionState.CLOSED, outcome, null),
                        actor));
    }

    private static final String TAKEN_BACK = "Exemplet gjordes om med nya dagar.";

    private static boolean isTakenBack(Action action) {
        var outcome = action.events().getLast().outcome();
        return outcome != null && outcome.reason().equals(TAKEN_BACK);
    }

    private Stream<Action> ours(MunicipalityId municipality) {
        return actions.all(municipality).stream()
                .filter(action -> action.terms().title().startsWith(LABEL));
    }

    private record Planned(Actions.Proposal proposal, ActionState state) {}

    private void add(MunicipalityId municipality, Planned planned, Actor actor) {
        var id = actions.add(municipality, planned.proposal(), actor);
        for (int i = 1; i <= WAY.indexOf(planned.state()); i++) {
            actions.take(municipality, id, new Actions.Step(WAY.get(i - 1), WAY.get(i), null, null), actor);
        }
    }

    private List<Planned> planned(MunicipalityId municipality, PlantedTruths truths) {
        var technical = unit(municipality, "Exempelkommunens tekniska enhet");
        var safety = unit(municipality, "Exempelkommunens säkerhetsenhet");
        var lit = truths.lighting();
        var today = truths.lastDay().plusDays(1);
        var placeIds = places.all(municipality).stream()
                .collect(Collectors.toMap(Place::name, Place::id, (first, second) -> first));
        return List.of(
                new Planned(
                        new Actions.Proposal(
                                spot(lit.spot(), placeIds),
                                new Basis.Reason("Väktare och personal nämner mörkret i tunneln vecka efter vecka."),
                                new ActionTerms(
                                        LABEL + "nya lampor i gångtunneln",
                                        ActionKind.LIGHTING,
                                        "Tolv armaturer i tunneln och två vid vardera mynningen.",
                                        "",
                                        new ActionTerms.Owner(technical, "gata och park"),
                                        new ActionTerms.Days(lit.from(), lit.from(), null, null),
                                        186_000,
                                        new ActionTerms.Check(
                                                "Upptäckta händelser per vecka mot jämförelseplatser, ett halvår efter.",
                                                lit.from().plusWeeks(40)))),
                        ActionState.CHECK),
                new Planned(
                        proposal(
                                spot(truths.emerging().spot(), placeIds),
                                "Det har blivit fler rapporter de senaste veckorna.",
                                terms("fältare och vuxna kvällstid", "ADULT_PRESENCE", safety, today.plusDays(10))),
                        ActionState.PLANNED),
                new Planned(
                        proposal(
                                spot(truths.moved().after(), placeIds),
                                "Det som hände i parken händer nu vid lekplatsen.",
                                terms("klipp häckarna mot gatan", "SIGHT_LINES", technical, today.minusDays(4))),
                        ActionState.DECIDED),
                new Planned(
                        proposal(
                                spot(truths.moved().before(), placeIds),
                                "Ungdomar samlas där sent på helgerna.",
                                terms("fritidsgården öppen fredagar", "YOUTH_WORK", safety, today.minusDays(60))),
                        ActionState.ONGOING));
    }

    private static Actions.Proposal proposal(Site site, String reason, ActionTerms terms) {
        return new Actions.Proposal(site, new Basis.Reason(reason), terms);
    }

    private static ActionTerms terms(String title, String kind, UUID owner, LocalDate due) {
        return new ActionTerms(
                LABEL + title,
                kind,
                "",
                "",
                new ActionTerms.Owner(owner, ""),
                new ActionTerms.Days(due, due, null, null),
                null,
                new ActionTerms.Check("Händelser per vecka före och efter.", due.plusWeeks(26)));
    }

    private UUID unit(MunicipalityId municipality, String name) {
        return organisations
                .findByName(municipality, name)
                .map(Organisation::id)
                .orElseThrow(
                        () -> new IllegalStateException("municipality " + municipality + " lacks an example unit"));
    }

    /// Tied to the place of that name, so that its page shows the action.
    private static Site spot(PlantedTruths.Spot spot, Map<String, UUID> placeIds) {
        return new Site(Site.Kind.PLACE, "", spot.name(), circle(spot), placeIds.get(spot.name()));
    }

    private static Geometry circle(PlantedTruths.Spot spot) {
        return GEOMETRY.createPoint(
                        new Coordinate(spot.centre().east(), spot.centre().north()))
                .buffer(spot.radiusMetres(), CIRCLE_QUARTER);
    }
}
