package se.lykta.action.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.action.Action;
import se.lykta.action.ActionAccess;
import se.lykta.action.ActionDetail;
import se.lykta.action.ActionDetails;
import se.lykta.action.ActionKind;
import se.lykta.action.Actions;
import se.lykta.action.Catalogue;
import se.lykta.action.DetailFields;
import se.lykta.audit.CsvCells;

/// The register of a special kind: the municipality's cameras with what the law asks of them, its guard permits,
/// its pledges with what is done of what was promised, its lighting.
@Controller
@Requires(value = Permission.ACTION_READ, keepsLimit = true)
class RegisterPage {
    private static final int YEARS_KEPT = 5;

    private final Actions actions;
    private final ActionDetails details;
    private final Catalogue catalogue;
    private final MessageSource messages;

    RegisterPage(Actions actions, ActionDetails details, Catalogue catalogue, MessageSource messages) {
        this.actions = actions;
        this.details = details;
        this.catalogue = catalogue;
        this.messages = messages;
    }

    @GetMapping("/action/register/{kind:[A-Z_]+}")
    String show(SignedIn me, Access access, @PathVariable String kind, Locale locale, Model model) {
        var fields = fields(kind);
        model.addAttribute(
                "page", new Shown(name(me, kind, locale), fields, rows(new ActionAccess(me, access), kind, locale)));
        return "action/register";
    }

    /// The whole register, every field, for whoever has a right to ask for it.
    @GetMapping("/action/register/{kind:[A-Z_]+}.csv")
    ResponseEntity<String> export(SignedIn me, Access access, @PathVariable String kind, Locale locale) {
        var fields = fields(kind);
        var rows = rows(new ActionAccess(me, access), kind, locale);
        var head = Stream.concat(
                Stream.of("action.register.title", "action.register.state", "action.register.keep")
                        .map(key -> messages.getMessage(key, null, locale)),
                fields.fields().stream().map(field -> field.label().in(locale)));
        var lines = Stream.concat(
                Stream.of(line(head)),
                rows.stream()
                        .map(row -> line(Stream.concat(
                                Stream.of(row.action().terms().title(), row.state(), row.keptUntil()),
                                fields.fields().stream().map(field -> row.value(field.code()))))));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + kind.toLowerCase(Locale.ROOT) + ".csv\"")
                .body("\ufeff" + lines.collect(Collectors.joining("\r\n", "", "\r\n")));
    }

    private static String line(Stream<String> cells) {
        return cells.map(cell -> "\"" + CsvCells.guarded(cell).replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(";"));
    }

    private DetailFields fields(String kind) {
        return details.findFields(kind).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String name(SignedIn me, String kind, Locale locale) {
        return catalogue
                .find(me.municipality(), kind)
                .map(ActionKind::name)
                .map(name -> name.in(locale))
                .orElse(kind);
    }

    private List<Row> rows(ActionAccess may, String kind, Locale locale) {
        return actions.all(may.me().municipality()).stream()
                .filter(may::mayRead)
                .filter(action -> action.terms().kindCode().equals(kind))
                .map(action -> new Row(
                        action,
                        details.findNewest(may.me().municipality(), action.id()).stream()
                                .toList(),
                        messages.getMessage("action.state." + action.state(), null, locale)))
                .toList();
    }

    /// @param detail one, or none while nothing is written
    record Row(Action action, List<ActionDetail> detail, String state) {
        public String value(String code) {
            return detail.isEmpty() ? "" : detail.getFirst().value(code);
        }

        /// Five years after the surveillance ended; empty while it goes on.
        public String keptUntil() {
            var ended = value("endedOn");
            return ended.isEmpty()
                    ? ""
                    : LocalDate.parse(ended).plusYears(YEARS_KEPT).toString();
        }
    }

    record Shown(String name, DetailFields fields, List<Row> rows) {
        /// The fields short enough for a table; the rest stand on each action's page and in the file.
        public List<DetailFields.Field> columns() {
            return fields.fields().stream()
                    .filter(field -> field.type() != DetailFields.Type.LONG)
                    .toList();
        }
    }
}
