package se.lykta.action.page;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.action.ActionKind;
import se.lykta.action.Actions;
import se.lykta.action.Catalogue;
import se.lykta.action.FormFields;
import se.lykta.action.OwnExperience;
import se.lykta.action.Screening;
import se.lykta.area.LocalText;
import se.lykta.audit.Actor;

/// Which kinds of action there are, how each is meant to work and what it needs; and the form that adds one.
@Controller
@Requires(value = Permission.ACTION_READ, keepsLimit = true)
class CataloguePage {
    private static final String PATH = "/action/catalogue";

    private final Catalogue catalogue;
    private final Screening screening;
    private final Actions actions;

    CataloguePage(Catalogue catalogue, Screening screening, Actions actions) {
        this.catalogue = catalogue;
        this.screening = screening;
        this.actions = actions;
    }

    @GetMapping(PATH)
    String show(SignedIn me, Model model) {
        return show(me, new ActionForm(Map.of(), List.of()), model);
    }

    @Requires(Permission.ACTION_DECIDE)
    @PostMapping(PATH)
    String add(SignedIn me, @RequestParam Map<String, String> sent, Model model) {
        var fields = screening.fields(me.municipality(), sent);
        var code = fields.value("code");
        fields.requireThat(code.matches("[A-Z][A-Z0-9_]{1,39}"), "action.fault.code");
        var texts = List.of(
                text(fields, "name", FormFields.SHORT_TEXT),
                text(fields, "mechanism", FormFields.LONG_TEXT),
                text(fields, "needs", FormFields.LONG_TEXT),
                text(fields, "measure", FormFields.LONG_TEXT));
        if (fields.isRight()) {
            var kind = new ActionKind(
                    code,
                    texts.get(0),
                    texts.get(1),
                    texts.get(2),
                    texts.get(3),
                    !fields.value("control").isEmpty(),
                    null,
                    null);
            fields.requireThat(catalogue.add(me.municipality(), kind, Actor.of(me)), "action.fault.taken");
        }
        return fields.isRight()
                ? "redirect:" + PATH + "#" + code
                : show(me, new ActionForm(sent, fields.faults()), model);
    }

    private static LocalText text(FormFields fields, String name, int longest) {
        var sv = fields.text(name + "Sv", longest, "action.fault.bothLanguages");
        var en = fields.text(name + "En", longest, "action.fault.bothLanguages");
        return new LocalText(sv.isBlank() ? "-" : sv, en.isBlank() ? "-" : en);
    }

    private String show(SignedIn me, ActionForm form, Model model) {
        var kinds = catalogue.kinds(me.municipality());
        var all = actions.all(me.municipality());
        var own =
                kinds.stream().collect(Collectors.toMap(ActionKind::code, kind -> OwnExperience.of(all, kind.code())));
        model.addAttribute("page", new Shown(kinds, own, form));
        return "action/catalogue";
    }

    /// @param own by the kinds' codes
    record Shown(List<ActionKind> kinds, Map<String, OwnExperience> own, ActionForm form) {}
}
