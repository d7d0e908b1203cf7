package se.lykta.action.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
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
import se.lykta.action.ActionDetail;
import se.lykta.action.ActionDetails;
import se.lykta.action.Actions;
import se.lykta.action.DetailFields;
import se.lykta.action.EvidenceCounts;
import se.lykta.action.FormFields;
import se.lykta.action.Screening;
import se.lykta.audit.Actor;

/// What a special kind of action asks to be written down: a camera's assessment, a guard permit, a pledge,
/// lighting.
@Controller
@Requires(value = Permission.ACTION_READ, keepsLimit = true)
class DetailPage {
    private static final String PATH = "/action/{id}/detail";
    private static final int MOST = 1_000_000;

    private final Actions actions;
    private final ActionDetails details;
    private final EvidenceCounts evidence;
    private final Screening screening;

    DetailPage(Actions actions, ActionDetails details, EvidenceCounts evidence, Screening screening) {
        this.actions = actions;
        this.details = details;
        this.evidence = evidence;
        this.screening = screening;
    }

    @GetMapping(PATH)
    String show(SignedIn me, Access access, @PathVariable UUID id, Model model) {
        var may = new ActionAccess(me, access);
        var action = get(may, id);
        var newest = details.findNewest(me.municipality(), id).orElse(null);
        var form = new ActionForm(newest == null ? Map.of() : newest.values(), List.of());
        return show(may, action, form, model);
    }

    @Requires(value = Permission.ACTION_WRITE, keepsLimit = true)
    @PostMapping(PATH)
    String write(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> sent,
            Locale locale,
            Model model) {
        var may = new ActionAccess(me, access);
        var action = get(may, id);
        if (!may.mayWrite(action)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var fields = screening.fields(me.municipality(), sent);
        var values = new LinkedHashMap<String, String>();
        for (var field : fields(action).fields()) {
            var value = read(fields, field);
            if (!value.isEmpty()) {
                values.put(field.code(), value);
            }
        }
        if (fields.isRight()) {
            var shown = evidence.find(me.municipality(), action).orElse(null);
            boolean written = details.write(me.municipality(), id, version, values, shown, Actor.of(me));
            fields.requireThat(written, "action.answer.CHANGED_MEANWHILE");
        }
        return fields.isRight()
                ? "redirect:/action/" + id + "/detail"
                : show(may, action, new ActionForm(sent, fields.faults()), model);
    }

    /// What of the counts this reader may see.
    static ActionDetail.@Nullable Evidence evidence(ActionAccess may, @Nullable ActionDetail newest) {
        return newest == null || !may.access().may(Permission.PICTURE_VIEW) ? null : newest.evidence();
    }

    private static String read(FormFields fields, DetailFields.Field field) {
        return switch (field.type()) {
            case SHORT -> fields.text(field.code(), FormFields.SHORT_TEXT);
            case LONG -> fields.text(field.code(), FormFields.LONG_TEXT);
            case DAY -> text(fields.day(field.code()));
            case NUMBER -> text(fields.number(field.code(), MOST));
        };
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private DetailFields fields(Action action) {
        return details.findFields(action.terms().kindCode())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String show(ActionAccess may, Action action, ActionForm form, Model model) {
        var versions = details.versions(may.me().municipality(), action.id());
        var newest = versions.isEmpty() ? null : versions.getLast();
        model.addAttribute(
                "page",
                new Shown(
                        action,
                        fields(action),
                        form,
                        versions.size(),
                        evidence(may, newest),
                        details.mayBegin(may.me().municipality(), action),
                        may.mayWrite(action)));
        return "action/detail";
    }

    private Action get(ActionAccess may, UUID id) {
        return actions.find(may.me().municipality(), id)
                .filter(may::mayRead)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// @param version of the newest; 0 = none
    /// @param evidence null when there is none, or this reader may not see counts at a place
    /// @param complete whether all that must be there before the start is there
    record Shown(
            Action action,
            DetailFields fields,
            ActionForm form,
            int version,
            ActionDetail.@Nullable Evidence evidence,
            boolean complete,
            boolean mayWrite) {
        public List<Integer> hours() {
            return IntStream.range(0, 24).boxed().toList();
        }
    }
}
