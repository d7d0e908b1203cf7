package se.lykta.action.page;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Organisation;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.account.Organisations;
import se.lykta.action.Action;
import se.lykta.action.ActionAccess;
import se.lykta.action.ActionAnswer;
import se.lykta.action.ActionKind;
import se.lykta.action.ActionState;
import se.lykta.action.Actions;
import se.lykta.action.Basis;
import se.lykta.action.FormFields;
import se.lykta.action.Outcome;
import se.lykta.action.Screening;
import se.lykta.action.Site;
import se.lykta.audit.Actor;
import se.lykta.municipality.Municipalities;

/// One action with its history, the steps it can take, and the form that changes it.
@Controller
@Requires(value = Permission.ACTION_READ, keepsLimit = true)
class ActionPage {
    private static final String PATH = "/action/{id}";

    private final Actions actions;
    private final ActionChoices choices;
    private final Organisations organisations;
    private final Screening screening;
    private final Municipalities municipalities;
    private final Clock clock;

    ActionPage(
            Actions actions,
            ActionChoices choices,
            Organisations organisations,
            Screening screening,
            Municipalities municipalities,
            Clock clock) {
        this.actions = actions;
        this.choices = choices;
        this.organisations = organisations;
        this.screening = screening;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    private record Asked(ActionAccess may, Locale locale) {}

    @GetMapping(PATH)
    String show(SignedIn me, Access access, @PathVariable UUID id, Locale locale, Model model) {
        var may = new ActionAccess(me, access);
        var action = get(may, id);
        return show(new Asked(may, locale), action, ActionForm.of(action.terms()), List.of(), model);
    }

    @Requires(value = Permission.ACTION_WRITE, keepsLimit = true)
    @PostMapping(PATH)
    String change(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> sent,
            Locale locale,
            Model model) {
        var may = new ActionAccess(me, access);
        var action = getForWriting(may, id);
        var fields = screening.fields(me.municipality(), sent);
        var offered = choices.of(may);
        var terms = ActionForm.read(fields, offered.kinds(), offered.owners());
        if (terms != null) {
            var answer = actions.change(me.municipality(), id, version, terms, Actor.of(me));
            fields.requireThat(answer == ActionAnswer.DONE, "action.answer." + answer);
        }
        return fields.isRight()
                ? "redirect:/action/" + id
                : show(new Asked(may, locale), action, new ActionForm(sent, fields.faults()), List.of(), model);
    }

    @Requires(value = Permission.ACTION_WRITE, keepsLimit = true)
    @PostMapping(PATH + "/step")
    String step(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam ActionState from,
            @RequestParam ActionState to,
            @RequestParam Map<String, String> sent,
            Locale locale,
            Model model) {
        var may = new ActionAccess(me, access);
        var action = getForWriting(may, id);
        if (!may.mayTake(action, to)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var fields = screening.fields(me.municipality(), sent);
        var outcome = from.needsOutcome(to) ? outcome(fields) : null;
        var nextCheck = fields.day("nextCheck");
        var start = fields.day("start");
        var end = action.terms().days().end();
        fields.requireThat(start == null || end == null || !end.isBefore(start), "action.fault.end");
        if (fields.isRight()) {
            var step = new Actions.Step(from, to, outcome, nextCheck, start);
            var answer = actions.take(me.municipality(), id, step, Actor.of(me));
            fields.requireThat(answer == ActionAnswer.DONE, "action.answer." + answer);
        }
        return fields.isRight()
                ? "redirect:/action/" + id
                : show(new Asked(may, locale), action, ActionForm.of(action.terms()), fields.faults(), model);
    }

    private static @Nullable Outcome outcome(FormFields fields) {
        var choice = fields.word("outcome", Outcome.Choice.class, "action.answer.NEEDS_OUTCOME");
        var reason = fields.text("reason", FormFields.LONG_TEXT, "action.answer.NEEDS_OUTCOME");
        return reason.isBlank() ? null : new Outcome(choice, reason);
    }

    private String show(Asked asked, Action action, ActionForm form, List<String> stepFaults, Model model) {
        var may = asked.may();
        var municipality = may.me().municipality();
        var zone = municipalities.get(municipality).profile().zone();
        var offered = choices.of(may);
        var kind = offered.kinds().stream()
                .filter(known -> known.code().equals(action.terms().kindCode()))
                .findFirst()
                .orElse(null);
        var names = organisations.all(municipality).stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity()));
        var steps = action.state().next().stream()
                .filter(to -> may.mayTake(action, to))
                .toList();
        model.addAttribute(
                "page",
                new Shown(
                        action,
                        kind,
                        ActionCard.owner(action),
                        cost(action, asked.locale()),
                        action.basis() instanceof Basis.Finding finding
                                ? choices.finding(municipality, may.access(), finding)
                                : null,
                        pictureHref(action),
                        action.due(LocalDate.now(clock.withZone(zone))),
                        LocalDate.now(clock.withZone(zone)),
                        history(action, names, zone),
                        may.mayWrite(action) && action.state() != ActionState.CLOSED,
                        steps,
                        stepFaults,
                        form,
                        offered));
        return "action/action";
    }

    private static String cost(Action action, Locale locale) {
        var kronor = action.terms().costKronor();
        return kronor == null ? "" : NumberFormat.getIntegerInstance(locale).format(kronor);
    }

    /// The picture as it was asked then, with the spot picked out.
    private static @Nullable String pictureHref(Action action) {
        return action.basis() instanceof Basis.Finding finding && action.site().kind() != Site.Kind.PLACE
                ? "/picture?" + (finding.query().isEmpty() ? "" : finding.query() + "&") + "selected="
                        + action.site().code()
                : null;
    }

    private static List<HistoryLine> history(Action action, Map<UUID, Organisation> names, ZoneId zone) {
        var lines = new java.util.ArrayList<HistoryLine>();
        action.events()
                .forEach(event -> lines.add(new HistoryLine(
                        event.at(),
                        day(event.at(), zone),
                        event.state(),
                        0,
                        event.outcome(),
                        name(event.by(), names))));
        action.versions().stream()
                .skip(1)
                .forEach(version -> lines.add(new HistoryLine(
                        version.madeAt(),
                        day(version.madeAt(), zone),
                        null,
                        version.number(),
                        null,
                        name(version.by(), names))));
        return lines.stream()
                .sorted(java.util.Comparator.comparing(HistoryLine::at).reversed())
                .toList();
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }

    private static String name(@Nullable UUID organisation, Map<UUID, Organisation> names) {
        var known = organisation == null ? null : names.get(organisation);
        return known == null ? "" : known.name();
    }

    private Action get(ActionAccess may, UUID id) {
        return actions.find(may.me().municipality(), id)
                .filter(may::mayRead)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Action getForWriting(ActionAccess may, UUID id) {
        var action = get(may, id);
        if (!may.mayWrite(action)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return action;
    }

    /// A step or a new version, newest first.
    ///
    /// @param state null for a version
    /// @param version number of a version; 0 for a step
    /// @param by organisation; empty for the program itself
    record HistoryLine(
            Instant at,
            LocalDate day,
            @Nullable ActionState state,
            int version,
            @Nullable Outcome outcome,
            String by) {}

    /// @param kind null when the catalogue has it no more
    /// @param cost empty when not known
    /// @param finding null when the basis is a reason
    /// @param steps states it may go to now, for this reader
    record Shown(
            Action action,
            @Nullable ActionKind kind,
            String owner,
            String cost,
            ActionChoices.@Nullable FindingLine finding,
            @Nullable String pictureHref,
            Action.Due due,
            LocalDate today,
            List<HistoryLine> history,
            boolean mayWrite,
            List<ActionState> steps,
            List<String> stepFaults,
            ActionForm form,
            ActionChoices.Offered choices) {
        /// Does the step ask for the day the action began, since nobody has set one?
        public boolean asksStart(ActionState to) {
            return action.state() == ActionState.DECIDED
                    && to == ActionState.ONGOING
                    && action.terms().days().start() == null;
        }

        public List<Outcome.Choice> outcomes() {
            return List.of(Outcome.Choice.values());
        }
    }
}
