package se.lykta.observe.triage;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;

/// The municipality's own wording of the answers to reporters.
@Controller
@Requires(Permission.TRIAGE)
class AnswerTemplatePage {
    private static final String PATH = "/observe/triage/answers";

    private final AnswerTemplates templates;

    AnswerTemplatePage(AnswerTemplates templates) {
        this.templates = templates;
    }

    @GetMapping(PATH)
    String show(SignedIn me, Model model) {
        return show(me, false, model);
    }

    @PostMapping(PATH + "/{code}")
    String change(
            SignedIn me, @PathVariable String code, @RequestParam String sv, @RequestParam String en, Model model) {
        if (templates.find(me.municipality(), code).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (isWrong(sv) || isWrong(en)) {
            return show(me, true, model);
        }
        templates.put(me.municipality(), new AnswerTemplate(code, sv.strip(), en.strip(), true), Actor.of(me));
        return "redirect:" + PATH;
    }

    private static boolean isWrong(String text) {
        return text.isBlank() || text.length() > AnswerTemplate.MOST_TEXT;
    }

    private String show(SignedIn me, boolean wrong, Model model) {
        model.addAttribute("page", new Shown(templates.all(me.municipality()), wrong));
        return "observe/answers";
    }

    record Shown(List<AnswerTemplate> templates, boolean wrong) {}
}
