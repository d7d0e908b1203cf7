package se.lykta.action.page;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.lykta.access.Access;
import se.lykta.access.Organisation;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.action.Action;
import se.lykta.action.ActionAccess;
import se.lykta.action.ActionDetails;
import se.lykta.action.ActionKind;
import se.lykta.action.ActionState;
import se.lykta.action.Actions;
import se.lykta.action.Catalogue;
import se.lykta.municipality.Municipalities;

/// What is planned, decided, under way, to be looked at, and done? One column each.
@Controller
@Requires(value = Permission.ACTION_READ, keepsLimit = true)
class ActionBoardPage {
    private final Actions actions;
    private final Catalogue catalogue;
    private final ActionDetails details;
    private final Municipalities municipalities;
    private final Clock clock;

    ActionBoardPage(
            Actions actions, Catalogue catalogue, ActionDetails details, Municipalities municipalities, Clock clock) {
        this.actions = actions;
        this.catalogue = catalogue;
        this.details = details;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    @GetMapping("/action")
    String board(
            SignedIn me,
            Access access,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String kind,
            Locale locale,
            Model model) {
        var zone = municipalities.get(me.municipality()).profile().zone();
        var today = LocalDate.now(clock.withZone(zone));
        var may = new ActionAccess(me, access);
        var readable =
                actions.all(me.municipality()).stream().filter(may::mayRead).toList();
        var kinds = catalogue.kinds(me.municipality());
        var byCode = kinds.stream().collect(Collectors.toMap(ActionKind::code, Function.identity()));
        var cards = readable.stream()
                .filter(action ->
                        owner.isEmpty() || action.owner().id().toString().equals(owner))
                .filter(action -> kind.isEmpty() || action.terms().kindCode().equals(kind))
                .map(action -> ActionCard.of(action, byCode, today, locale))
                .toList();
        var columns = Arrays.stream(ActionState.values())
                .map(state -> new Column(
                        state,
                        cards.stream()
                                .filter(card -> card.action().state() == state)
                                .toList()))
                .toList();
        long waiting =
                cards.stream().filter(card -> card.due() != Action.Due.NOTHING).count();
        model.addAttribute(
                "page",
                new Shown(
                        columns,
                        cards.size(),
                        waiting,
                        owners(readable),
                        kinds,
                        new Filter(owner, kind),
                        registers(kinds)));
        return "action/board";
    }

    private List<ActionKind> registers(List<ActionKind> kinds) {
        return kinds.stream()
                .filter(kind -> details.findFields(kind.code()).isPresent())
                .toList();
    }

    private static List<Organisation> owners(List<Action> actions) {
        return actions.stream().map(Action::owner).distinct().toList();
    }

    record Column(ActionState state, List<ActionCard> cards) {}

    record Filter(String owner, String kind) {
        public boolean isSet() {
            return !owner.isEmpty() || !kind.isEmpty();
        }
    }

    /// @param waiting how many ask for somebody to do something today
    /// @param registers kinds that have a register of their own
    record Shown(
            List<Column> columns,
            int shown,
            long waiting,
            List<Organisation> owners,
            List<ActionKind> kinds,
            Filter filter,
            List<ActionKind> registers) {}
}
