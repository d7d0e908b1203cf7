package se.lykta.observe.triage;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.area.LocationQuality;
import se.lykta.audit.Actor;
import se.lykta.observe.FieldReport;
import se.lykta.privacy.TextScreening;

/// The forms of a report's page. After a decision comes the report that has waited longest; one that somebody else
/// has decided on in the meantime is shown again with a note.
@Controller
@Requires(Permission.TRIAGE)
class TriageDecisions {
    private static final String REPORT = "/observe/triage/{id}";
    private static final int MOST_ADDITION = 500;

    private final TriagePage page;
    private final Triage triage;
    private final TriageDesk desk;
    private final Forwardings forwardings;
    private final AnswerTemplates answers;

    TriageDecisions(TriagePage page, Triage triage, TriageDesk desk, Forwardings forwardings, AnswerTemplates answers) {
        this.page = page;
        this.triage = triage;
        this.desk = desk;
        this.forwardings = forwardings;
        this.answers = answers;
    }

    @PostMapping(REPORT + "/accept")
    String accept(SignedIn me, @PathVariable UUID id, Model model) {
        var before = page.get(me, id);
        return triage.accept(me.municipality(), id, Actor.of(me)) ? next(me, before) : late(me, id, model);
    }

    @PostMapping(REPORT + "/reject")
    String reject(SignedIn me, @PathVariable UUID id, @RequestParam RejectReason reason, Model model) {
        var before = page.get(me, id);
        return triage.reject(me.municipality(), id, reason, Actor.of(me)) ? next(me, before) : late(me, id, model);
    }

    @PostMapping(REPORT + "/merge")
    String merge(SignedIn me, @PathVariable UUID id, @RequestParam UUID into, Model model) {
        var before = page.get(me, id);
        return triage.merge(me.municipality(), id, into, Actor.of(me)) ? next(me, before) : late(me, id, model);
    }

    @PostMapping(REPORT + "/change")
    String change(
            SignedIn me,
            @PathVariable UUID id,
            @RequestParam String category,
            @RequestParam LocationQuality quality,
            Model model) {
        var report = page.get(me, id).report();
        boolean known = desk.labels(me.municipality()).categories().stream()
                .anyMatch(each -> each.code().equals(category));
        if (!known || !TriagePage.qualities(report.where().position() != null).contains(quality)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return triage.change(me.municipality(), id, category, quality, Actor.of(me)) ? again(id) : late(me, id, model);
    }

    /// First shows what the screening finds in the edited text, then masks all but what was decided to stay.
    @PostMapping(REPORT + "/text")
    String text(
            SignedIn me,
            @PathVariable UUID id,
            @RequestParam String note,
            @RequestParam String place,
            @RequestParam(defaultValue = "false") boolean decided,
            @RequestParam(defaultValue = "") Set<Integer> keep,
            Model model) {
        var triaged = page.get(me, id);
        if (note.length() > FieldReport.MOST_TEXT || place.length() > FieldReport.MOST_PLACE) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var form = TextForm.of(note.strip(), place.strip());
        if (!form.findings().isEmpty() && !decided) {
            model.addAttribute("page", page.shown(me, triaged, form, "findings"));
            return "observe/report";
        }
        var cleared = form.clear(keep);
        int masked = triaged.report().what().masked() + cleared.masked();
        triage.write(
                me.municipality(), id, new TextForm.Cleared(cleared.note(), cleared.place(), masked), Actor.of(me));
        return again(id);
    }

    @PostMapping(REPORT + "/forward")
    String forward(
            SignedIn me,
            @PathVariable UUID id,
            @RequestParam UUID to,
            @RequestParam LegalGround ground,
            @RequestParam(defaultValue = "") List<Part> parts,
            @RequestParam String reason,
            Model model) {
        var before = page.get(me, id);
        if (desk.recipients(me).stream().noneMatch(known -> known.id().equals(to))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var screened = TextScreening.screen(reason.strip()).masked();
        if (parts.isEmpty() || screened.isBlank() || screened.length() > Forwarding.MOST_REASON) {
            model.addAttribute("page", page.shown(me, before, text(before), "forward"));
            return "observe/report";
        }
        var decision = new Forwarding.Decision(to, ground, parts, screened);
        triage.forward(me.municipality(), id, forwardings, decision, Actor.of(me));
        return again(id);
    }

    @PostMapping(REPORT + "/answer")
    String answer(
            SignedIn me,
            @PathVariable UUID id,
            @RequestParam String template,
            @RequestParam(defaultValue = "") String addition) {
        page.get(me, id);
        var chosen = answers.find(me.municipality(), template)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        if (addition.length() > MOST_ADDITION) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        var text = chosen.in(desk.labels(me.municipality()).locale())
                + (addition.isBlank() ? "" : "\n" + addition.strip());
        triage.answer(me.municipality(), id, TextScreening.screen(text).masked(), Actor.of(me));
        return again(id);
    }

    private String next(SignedIn me, Triaged before) {
        return desk.next(me.municipality(), before.report())
                .map(TriageDecisions::again)
                .orElse("redirect:/observe/triage");
    }

    private String late(SignedIn me, UUID id, Model model) {
        var now = page.get(me, id);
        model.addAttribute("page", page.shown(me, now, text(now), "late"));
        return "observe/report";
    }

    private static TextForm text(Triaged triaged) {
        return TextForm.of(
                triaged.report().what().note(), triaged.report().where().place());
    }

    private static String again(UUID id) {
        return "redirect:/observe/triage/" + id;
    }
}
