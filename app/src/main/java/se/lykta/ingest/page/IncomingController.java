package se.lykta.ingest.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Files;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;
import se.lykta.ingest.Template;
import se.lykta.ingest.run.Import;
import se.lykta.ingest.run.ImportRun;
import se.lykta.ingest.run.Templates;

/// Steps 1 to 4 of an import: choose file and template, answer what is unclear, map the columns, look at the
/// result. Every step is a page of its own that can be reloaded, left and come back to; nothing is stored in the
/// database before the file is read in full.
@Controller
@Requires(value = Permission.INGEST_RUN, keepsLimit = true)
class IncomingController {
    private static final String FILE = "/ingest/files/{id}";

    private final IncomingFiles files;
    private final Templates templates;
    private final Import imports;
    private final BackgroundRuns background;
    private final Pages pages;
    private final Clock clock;

    IncomingController(
            IncomingFiles files,
            Templates templates,
            Import imports,
            BackgroundRuns background,
            Pages pages,
            Clock clock) {
        this.files = files;
        this.templates = templates;
        this.imports = imports;
        this.background = background;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/ingest/new")
    String choose(SignedIn me, Locale locale, Model model, @RequestParam(required = false) @Nullable String note) {
        model.addAttribute("page", new Start(pages.templates(me, locale), "empty".equals(note)));
        return "ingest/new";
    }

    /// @param fileMissing did somebody send the form without a file?
    record Start(java.util.List<Choice> templates, boolean fileMissing) {}

    @PostMapping("/ingest/files")
    String receive(SignedIn me, @RequestParam MultipartFile file, @RequestParam String template) {
        if (file.isEmpty()) {
            return "redirect:/ingest/new?note=empty";
        }
        var incoming = files.receive(me, file, template.isEmpty() ? null : template);
        if (!template.isEmpty()) {
            var chosen = pages.findTemplate(me, template)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
            files.save(me.municipality(), incoming.with(chosen));
        }
        return step(incoming, "read");
    }

    @GetMapping(FILE + "/read")
    String read(SignedIn me, @PathVariable UUID id, Locale locale, Model model) {
        var incoming = get(me, id);
        if (isGone(me, incoming)) {
            return elsewhere(incoming);
        }
        model.addAttribute(
                "page", FileReading.of(files.file(me.municipality(), incoming), incoming, pages.page(me, locale)));
        return "ingest/read";
    }

    @PostMapping(FILE + "/read")
    String answer(SignedIn me, @PathVariable UUID id, HttpServletRequest request, Locale locale) {
        var incoming = get(me, id);
        if (isGone(me, incoming)) {
            return elsewhere(incoming);
        }
        var answered = incoming.with(answers(request.getParameterMap()));
        try {
            var reading = FileReading.of(files.file(me.municipality(), incoming), answered, pages.page(me, locale));
            files.save(me.municipality(), answered);
            return step(incoming, reading.isReady() ? "map" : "read");
        } catch (IllegalArgumentException nonsense) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, nonsense);
        }
    }

    private static Map<String, String> answers(Map<String, String[]> fields) {
        var answers = new HashMap<String, String>();
        fields.forEach((name, values) -> {
            if (name.startsWith(Incoming.ANSWER) && values.length > 0) {
                answers.put(name, values[0]);
            }
        });
        return answers;
    }

    @GetMapping(FILE + "/map")
    String map(SignedIn me, @PathVariable UUID id, Locale locale, Model model) {
        var incoming = get(me, id);
        if (isGone(me, incoming)) {
            return elsewhere(incoming);
        }
        var page = pages.page(me, locale);
        var file = files.file(me.municipality(), incoming);
        if (!FileReading.of(file, incoming, page).isReady()) {
            return step(incoming, "read");
        }
        return showMap(Mapping.of(file, incoming, page), page, null, model);
    }

    @PostMapping(FILE + "/map")
    String map(SignedIn me, @PathVariable UUID id, HttpServletRequest request, Locale locale, Model model) {
        var incoming = get(me, id);
        if (isGone(me, incoming)) {
            return elsewhere(incoming);
        }
        var page = pages.page(me, locale);
        var fields = new HashMap<>(request.getParameterMap());
        fields.put("zone", new String[] {page.zone().getId()});
        var form = new MappingForm(fields, Mapping.of(files.file(me.municipality(), incoming), incoming, page));
        return switch (read(form)) {
            case MappingForm.Result.Wrong(var note) -> showMap(form.entered(), page, note, model);
            case MappingForm.Result.WordsMissing(var template) -> {
                files.save(me.municipality(), incoming.with(template));
                yield step(incoming, "map");
            }
            case MappingForm.Result.Mapped(var template, var saveAs) -> {
                if (saveAs && mayAll(me)) {
                    templates.save(me.municipality(), template, Actor.of(me));
                }
                files.save(me.municipality(), incoming.with(template));
                yield step(incoming, "preview");
            }
        };
    }

    private static MappingForm.Result read(MappingForm form) {
        try {
            return form.read();
        } catch (IllegalArgumentException nonsense) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, nonsense);
        }
    }

    private static String showMap(Mapping mapping, Page page, @Nullable String note, Model model) {
        model.addAttribute("page", mapping);
        model.addAttribute("note", note);
        return "ingest/map";
    }

    @GetMapping(FILE + "/preview")
    String preview(SignedIn me, @PathVariable UUID id, Locale locale, Model model) {
        var incoming = get(me, id);
        if (isGone(me, incoming)) {
            return elsewhere(incoming);
        }
        if (incoming.template() == null) {
            return step(incoming, "map");
        }
        var file = files.file(me.municipality(), incoming);
        model.addAttribute("page", Preview.of(file, incoming, pages.page(me, locale), clock));
        return "ingest/preview";
    }

    /// Begins the run, once however often the button is pressed.
    @PostMapping(FILE + "/start")
    synchronized String start(SignedIn me, @PathVariable UUID id) {
        var incoming = get(me, id);
        if (isGone(me, incoming)) {
            return elsewhere(incoming);
        }
        if (incoming.template() == null) {
            return step(incoming, "map");
        }
        var file = files.file(me.municipality(), incoming);
        var template = Template.parse(incoming.template());
        var run = mayAll(me)
                ? imports.begin(me.municipality(), file, incoming.fileName(), template, Actor.of(me))
                : imports.beginOwn(me, file, incoming.fileName(), template);
        files.give(me.municipality(), incoming, run.id());
        if (run.state() == ImportRun.State.STAGING) {
            files.findOfRun(me.municipality(), run.id()).ifPresent(path -> background.stage(run, path));
        } else {
            files.deleteOfRun(me.municipality(), run.id());
        }
        return "redirect:/ingest/runs/" + run.id();
    }

    @PostMapping(FILE + "/discard")
    String discard(SignedIn me, @PathVariable UUID id) {
        files.find(me.municipality(), id)
                .filter(incoming -> mayTouch(me, incoming) && incoming.runId() == null)
                .ifPresent(incoming -> files.discard(me.municipality(), incoming));
        return "redirect:/ingest";
    }

    private Incoming get(SignedIn me, UUID id) {
        return files.find(me.municipality(), id)
                .filter(incoming -> mayTouch(me, incoming))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// May they import on behalf of the municipality, or only for their own organisation?
    private static boolean mayAll(SignedIn me) {
        return Access.of(me).may(Permission.INGEST_RUN);
    }

    private static boolean mayTouch(SignedIn me, Incoming incoming) {
        return mayAll(me) || me.organisation().id().toString().equals(incoming.organisation());
    }

    /// Has the file become a run already, or been deleted?
    private boolean isGone(SignedIn me, Incoming incoming) {
        return incoming.runId() != null || !Files.exists(files.file(me.municipality(), incoming));
    }

    private static String elsewhere(Incoming incoming) {
        return incoming.runId() == null ? "redirect:/ingest/new" : "redirect:/ingest/runs/" + incoming.runId();
    }

    private static String step(Incoming incoming, String step) {
        return "redirect:/ingest/files/" + incoming.id() + "/" + step;
    }
}
