package se.lykta.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;

/// The auditor's page: who did what, newest first, and whether the record is as it was written.
@Controller
@Requires(Permission.AUDIT_READ)
class AuditPage {
    static final int PAGE_ROWS = 100;
    private static final int FILE_ROWS = 100_000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Europe/Stockholm"));

    private final Audit audit;
    private final AuditVerifier verifier;
    private final ObjectProvider<ActorNames> names;

    AuditPage(Audit audit, AuditVerifier verifier, ObjectProvider<ActorNames> names) {
        this.audit = audit;
        this.verifier = verifier;
        this.names = names;
    }

    @GetMapping("/audit")
    String show(
            SignedIn me,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate first,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate last,
            @RequestParam(required = false) @Nullable Long before,
            Model model) {
        return show(me, new AuditFilter(action, first, last, before), model);
    }

    @PostMapping("/audit/verify")
    String verify(SignedIn me, @RequestParam(defaultValue = "") String kept, Model model) {
        var anchor = AuditHead.find(kept);
        if (anchor.isPresent() && !anchor.get().municipality().equals(me.municipality())
                || anchor.isEmpty() && !kept.isBlank()) {
            model.addAttribute("note", "audit.keptUnreadable");
            return show(me, new AuditFilter(null, null, null, null), model);
        }
        var verdict = anchor.map(verifier::verify).orElseGet(() -> verifier.verify(me.municipality()));
        audit.recordRead(
                Actor.of(me),
                AuditEntry.of(me.municipality(), "audit.verify", "municipality", me.municipality())
                        .withCode("verdict", verdict.getClass().getSimpleName()));
        model.addAttribute("verdict", Verdict.of(verdict));
        return show(me, new AuditFilter(null, null, null, null), model);
    }

    @GetMapping(path = "/audit/entries.csv", produces = "text/csv")
    void download(
            SignedIn me,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate first,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate last,
            HttpServletResponse response)
            throws IOException {
        audit.recordRead(
                Actor.of(me), AuditEntry.of(me.municipality(), "audit.download", "municipality", me.municipality()));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit-" + me.municipality() + ".csv\"");
        var people = people(me);
        try (var csv = CsvWriter.builder().build(response.getWriter())) {
            csv.writeRecord("seq", "time", "actor", "role", "action", "subject_kind", "subject", "details");
            for (var row : audit.rows(me.municipality(), new AuditFilter(action, first, last, null), FILE_ROWS)) {
                var entry = entry(row, people);
                csv.writeRecord(List.of(
                        Long.toString(entry.seq()),
                        entry.time(),
                        CsvCells.guarded(entry.who()),
                        String.valueOf(row.actor().role()),
                        CsvCells.guarded(entry.action()),
                        CsvCells.guarded(entry.subjectKind()),
                        CsvCells.guarded(entry.subject()),
                        CsvCells.guarded(entry.details())));
            }
        }
    }

    private String show(SignedIn me, AuditFilter filter, Model model) {
        var people = people(me);
        var rows = audit.rows(me.municipality(), filter, PAGE_ROWS + 1).stream()
                .map(row -> entry(row, people))
                .toList();
        var more = rows.size() > PAGE_ROWS;
        var shown = more ? rows.subList(0, PAGE_ROWS) : rows;
        model.addAttribute(
                "page", new Shown(shown, filter, more ? shown.getLast().seq() : null));
        return "audit/entries";
    }

    private Map<UUID, String> people(SignedIn me) {
        var source = names.getIfAvailable();
        return source == null ? Map.of() : source.names(me.municipality());
    }

    private static Entry entry(AuditRow row, Map<UUID, String> people) {
        var actor = row.actor();
        var id = actor.accountId();
        var who = id == null ? (actor.name() == null ? "" : actor.name()) : people.getOrDefault(id, id.toString());
        var details = row.details().entrySet().stream()
                .map(detail -> detail.getKey() + "=" + detail.getValue())
                .collect(Collectors.joining(" "));
        return new Entry(
                row.seq(),
                TIME.format(row.at()),
                actor,
                who,
                row.action(),
                row.subjectKind(),
                row.subjectId(),
                details);
    }

    /// @param next the number to turn the page with; null on the last page
    record Shown(
            List<Entry> entries,
            AuditFilter filter,
            @Nullable Long next) {}

    /// @param who the person's or job's name; empty when the kind of actor says it all
    record Entry(
            long seq,
            String time,
            Actor actor,
            String who,
            String action,
            String subjectKind,
            String subject,
            String details) {}

    /// @param key of the sentence that tells it; takes the other three in order
    /// @param head to be kept outside the database; empty unless intact
    record Verdict(String key, long first, long second, String head) {
        static Verdict of(AuditVerdict verdict) {
            return switch (verdict) {
                case AuditVerdict.Intact intact ->
                    new Verdict(
                            "audit.verdict.intact",
                            intact.rows(),
                            0,
                            intact.head().toString());
                case AuditVerdict.Broken broken ->
                    new Verdict("audit.verdict." + broken.fault().name(), broken.seq(), 0, "");
                case AuditVerdict.TailMissing missing ->
                    new Verdict("audit.verdict.tailMissing", missing.anchoredSeq(), missing.lastSeq(), "");
            };
        }
    }
}
