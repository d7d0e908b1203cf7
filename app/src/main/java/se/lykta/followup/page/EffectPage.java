package se.lykta.followup.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.action.Action;
import se.lykta.action.ActionAccess;
import se.lykta.action.Actions;
import se.lykta.audit.Actor;
import se.lykta.followup.ComparisonCandidate;
import se.lykta.followup.EffectPlan;
import se.lykta.followup.EffectPlans;
import se.lykta.followup.Effects;
import se.lykta.municipality.IncidentSource;
import se.lykta.municipality.Municipalities;

/// The effect of one action: first what it is to be compared with, chosen without seeing the result; then the
/// result.
@Controller
@Requires(value = Permission.ACTION_READ, keepsLimit = true)
class EffectPage {
    private static final String PATH = "/followup/{id}";
    private static final int TICKED = 4;
    private static final int MOST_TICKED = 8;

    private final Actions actions;
    private final Effects effects;
    private final EffectPlans plans;
    private final EffectWords words;
    private final Municipalities municipalities;

    EffectPage(Actions actions, Effects effects, EffectPlans plans, EffectWords words, Municipalities municipalities) {
        this.actions = actions;
        this.effects = effects;
        this.plans = plans;
        this.words = words;
        this.municipalities = municipalities;
    }

    @GetMapping(PATH)
    String show(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam Optional<String> source,
            Locale locale,
            Model model) {
        var may = new ActionAccess(me, access);
        var action = get(may, id);
        var plan = plans.find(me.municipality(), id);
        if (plan.isPresent()) {
            var card = effects.judge(me.municipality(), action, plan.get());
            var hiddenBelow = access.may(Permission.PICTURE_VIEW)
                    ? 0
                    : municipalities.get(me.municipality()).rules().thresholds().minimumCount();
            model.addAttribute(
                    "page",
                    new Judged(action, words.card(card, sourceName(me, plan.get(), locale), hiddenBelow, locale)));
            return "followup/effect";
        }
        var sources = municipalities.get(me.municipality()).words().sources();
        var chosen = source.orElseGet(
                () -> sources.isEmpty() ? "" : sources.getFirst().code());
        var weeks = effects.findWeeks(me.municipality(), action);
        var candidates = weeks.isEmpty() || !may.mayWrite(action)
                ? List.<ComparisonCandidate>of()
                : effects.suggest(me.municipality(), action, chosen);
        model.addAttribute(
                "page",
                new Planning(
                        action,
                        sources,
                        chosen,
                        weeks.orElse(null),
                        candidates.stream()
                                .map(candidate -> words.line(candidate, locale))
                                .toList(),
                        may.mayWrite(action)));
        return "followup/plan";
    }

    @Requires(value = Permission.ACTION_WRITE, keepsLimit = true)
    @PostMapping(PATH)
    String lock(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam String source,
            @RequestParam Map<String, String> sent) {
        var may = new ActionAccess(me, access);
        var action = get(may, id);
        if (!may.mayWrite(action)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var chosen = effects.suggest(me.municipality(), action, source).stream()
                .filter(candidate -> sent.containsKey("place-" + candidate.id()))
                .limit(MOST_TICKED)
                .toList();
        if (!chosen.isEmpty()) {
            plans.lock(me.municipality(), effects.plan(me.municipality(), action, source, chosen), Actor.of(me));
        }
        return "redirect:/followup/" + id;
    }

    private String sourceName(SignedIn me, EffectPlan plan, Locale locale) {
        return municipalities.get(me.municipality()).words().sources().stream()
                .filter(source -> source.code().equals(plan.sourceCode()))
                .map(source -> source.name().in(locale))
                .findFirst()
                .orElse(plan.sourceCode());
    }

    private Action get(ActionAccess may, UUID id) {
        return actions.find(may.me().municipality(), id)
                .filter(may::mayRead)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    record Judged(Action action, EffectWords.Card card) {}

    /// @param weeks null while the action lacks what is needed
    /// @param candidates most similar first
    record Planning(
            Action action,
            List<IncidentSource> sources,
            String source,
            EffectPlan.@Nullable Weeks weeks,
            List<EffectWords.Line> candidates,
            boolean mayLock) {
        public int ticked() {
            return TICKED;
        }
    }
}
