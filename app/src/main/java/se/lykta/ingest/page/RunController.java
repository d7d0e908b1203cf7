package se.lykta.ingest.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
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
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.audit.CsvCells;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.run.Import;
import se.lykta.ingest.run.ImportRun;
import se.lykta.ingest.run.ImportRuns;

/// Steps 5 to 7 of an import, and what may happen to a run later: duplicates, counts, commit, report, undo. The
/// state of the run decides which page is shown, so a second click, a reload or the back button does no harm.
@Controller
@Requires(value = Permission.INGEST_RUN, keepsLimit = true)
class RunController {
    private static final String RUN = "/ingest/runs/{id}";
    private static final int FILE_PAGE = 10_000;

    private final Import imports;
    private final ImportRuns runs;
    private final BackgroundRuns background;
    private final IncomingFiles files;
    private final RunPages pages;
    private final Audit audit;

    RunController(
            Import imports,
            ImportRuns runs,
            BackgroundRuns background,
            IncomingFiles files,
            RunPages pages,
            Audit audit) {
        this.imports = imports;
        this.runs = runs;
        this.background = background;
        this.files = files;
        this.pages = pages;
        this.audit = audit;
    }

    @Requires(value = Permission.INGEST_READ, keepsLimit = true)
    @GetMapping("/ingest")
    String history(SignedIn me, Locale locale, Model model) {
        model.addAttribute("page", pages.history(me, locale));
        return "ingest/history";
    }

    /// Where the run stands: leads to its next step, shows how far it has come, or offers to go on.
    @GetMapping(RUN)
    String show(
            SignedIn me,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String note,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var run = get(me, id);
        var working = background.isRunning(run);
        var step = step(run, working);
        if (!step.isEmpty()) {
            return "redirect:/ingest/runs/" + id + "/" + step;
        }
        if (working) {
            response.setHeader("Refresh", "2");
            model.addAttribute("page", pages.progress(me, run, locale));
            return "ingest/progress";
        }
        model.addAttribute("page", pages.paused(me, run, locale));
        model.addAttribute("note", "other".equals(note) ? "ingest.paused.otherFile" : null);
        return "ingest/paused";
    }

    private static String step(ImportRun run, boolean working) {
        return switch (run.state()) {
            case STAGED -> working ? "" : "duplicates";
            case STAGING, COMMITTING, UNDOING -> "";
            case COMMITTED, UNDONE, DISCARDED -> "report";
        };
    }

    /// Goes on with reading a file that is still there.
    @PostMapping(RUN + "/stage")
    String stage(SignedIn me, @PathVariable long id) {
        var run = get(me, id);
        if (run.state() == ImportRun.State.STAGING) {
            files.findOfRun(me.municipality(), id).ifPresent(path -> background.stage(run, path));
        }
        return back(id);
    }

    /// Goes on with reading a file that is sent again.
    @PostMapping(RUN + "/file")
    String receiveAgain(SignedIn me, @PathVariable long id, @RequestParam MultipartFile file) {
        var run = get(me, id);
        if (run.state() == ImportRun.State.STAGING && !background.isRunning(run)) {
            if (!files.receiveAgain(run, file)) {
                return back(id) + "?note=other";
            }
            files.findOfRun(me.municipality(), id).ifPresent(path -> background.stage(run, path));
        }
        return back(id);
    }

    @GetMapping(RUN + "/duplicates")
    String duplicates(SignedIn me, @PathVariable long id, Locale locale, Model model) {
        var run = get(me, id);
        if (run.state() != ImportRun.State.STAGED) {
            return back(id);
        }
        model.addAttribute("page", pages.duplicates(me, run, locale));
        return "ingest/duplicates";
    }

    @GetMapping(RUN + "/confirm")
    String confirm(SignedIn me, @PathVariable long id, Locale locale, Model model) {
        var run = get(me, id);
        if (run.state() != ImportRun.State.STAGED) {
            return back(id);
        }
        model.addAttribute("page", pages.confirm(me, run, locale));
        return "ingest/confirm";
    }

    @PostMapping(RUN + "/commit")
    String commit(SignedIn me, @PathVariable long id) {
        var run = get(me, id);
        if (run.state() == ImportRun.State.STAGED || run.state() == ImportRun.State.COMMITTING) {
            background.commit(run, Actor.of(me));
        }
        return back(id);
    }

    @PostMapping(RUN + "/discard")
    String discard(SignedIn me, @PathVariable long id) {
        var run = get(me, id);
        if (!background.isRunning(run)) {
            imports.discard(run, Actor.of(me));
            files.deleteOfRun(me.municipality(), id);
        }
        return back(id);
    }

    @GetMapping(RUN + "/report")
    String report(SignedIn me, @PathVariable long id, Locale locale, Model model) {
        var run = get(me, id);
        if (run.state().isUnfinished()) {
            return back(id);
        }
        model.addAttribute("page", pages.report(me, run, locale));
        return "ingest/report";
    }

    @Requires(Permission.INGEST_UNDO)
    @GetMapping(RUN + "/undo")
    String askUndo(SignedIn me, @PathVariable long id, Locale locale, Model model) {
        var run = get(me, id);
        if (run.state() != ImportRun.State.COMMITTED) {
            return back(id);
        }
        model.addAttribute("page", pages.report(me, run, locale));
        return "ingest/undo";
    }

    @Requires(Permission.INGEST_UNDO)
    @PostMapping(RUN + "/undo")
    String undo(SignedIn me, @PathVariable long id, Locale locale, Model model) {
        return switch (imports.undo(get(me, id), Actor.of(me))) {
            case Import.Undone.Done done -> back(id);
            case Import.Undone.NotCommitted other -> back(id);
            case Import.Undone.ChangedLater(var incidents) -> {
                model.addAttribute("page", pages.report(me, get(me, id), locale));
                model.addAttribute("changedLater", incidents);
                yield "ingest/undo";
            }
        };
    }

    @GetMapping(path = RUN + "/rejects.csv", produces = "text/csv")
    void rejects(SignedIn me, @PathVariable long id, Locale locale, HttpServletResponse response) throws IOException {
        var run = get(me, id);
        audit.recordRead(
                Actor.of(me), AuditEntry.of(me.municipality(), "ingest.download-rejects", "ingest-run", run.id()));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"import-" + id + "-rejects.csv\"");
        var page = pages.page(me, locale);
        try (var csv = CsvWriter.builder().build(response.getWriter())) {
            csv.writeRecord(
                    page.text("ingest.rejects.line"),
                    page.text("ingest.rejects.column"),
                    page.text("ingest.rejects.code"),
                    page.text("ingest.rejects.found"),
                    page.text("ingest.rejects.what"),
                    page.text("ingest.rejects.remedy"));
            List<Rejected> next;
            for (long after = 0; !(next = runs.rejects(run, after, FILE_PAGE)).isEmpty(); after += next.size()) {
                next.forEach(reject -> csv.writeRecord(record(reject, page)));
            }
        }
    }

    private static List<String> record(Rejected reject, Page page) {
        var key = "ingest.reject." + reject.code().key();
        return List.of(
                reject.isWholeFile() ? "" : Long.toString(reject.line()),
                CsvCells.guarded(reject.column()),
                reject.code().name(),
                CsvCells.guarded(reject.found()),
                page.text(key + ".what"),
                page.text(key + ".remedy"));
    }

    /// Somebody within the limit finds only runs of their own organisation.
    private ImportRun get(SignedIn me, long id) {
        var run = Access.of(me).may(Permission.INGEST_RUN)
                ? runs.find(me.municipality(), id)
                : runs.findOwn(me.municipality(), me.organisation(), id);
        return run.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String back(long id) {
        return "redirect:/ingest/runs/" + id;
    }
}
