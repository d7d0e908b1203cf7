package se.lykta.observe.triage;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Organisation;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.area.LocationQuality;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.municipality.Category;
import se.lykta.observe.FieldPhotos;
import se.lykta.observe.contact.ContactDesk;
import se.lykta.observe.contact.ResponseTimes;

/// The inbox by age and the page of each report. Whoever has triage within a limit sees what was given to their own
/// organisation, and of that only the parts that were.
@Controller
@Requires(Permission.TRIAGE)
class TriagePage {
    private static final int MOST_FORWARDED = 200;

    private final TriageDesk desk;
    private final Triage triage;
    private final Forwardings forwardings;
    private final AnswerTemplates answers;
    private final FieldPhotos photos;
    private final Audit audit;

    TriagePage(
            TriageDesk desk,
            Triage triage,
            Forwardings forwardings,
            AnswerTemplates answers,
            FieldPhotos photos,
            Audit audit) {
        this.desk = desk;
        this.triage = triage;
        this.forwardings = forwardings;
        this.answers = answers;
        this.photos = photos;
        this.audit = audit;
    }

    @Requires(value = Permission.TRIAGE, keepsLimit = true)
    @GetMapping("/observe/triage")
    String inbox(SignedIn me, Access access, @RequestParam(defaultValue = "ALL") InboxLine.Shown show, Model model) {
        if (!access.may(Permission.TRIAGE)) {
            model.addAttribute("page", new Given(given(me)));
            return "observe/given";
        }
        model.addAttribute("page", Inbox.of(desk.inbox(me), show, desk.times(me.municipality())));
        return "observe/triage";
    }

    @GetMapping("/observe/triage/{id}")
    String show(SignedIn me, @PathVariable UUID id, @RequestParam(defaultValue = "") String owner, Model model) {
        var triaged = get(me, id);
        model.addAttribute(
                "page",
                shown(
                        me,
                        triaged,
                        TextForm.of(
                                triaged.report().what().note(),
                                triaged.report().where().place()),
                        owner.equals("changed") ? "owner" : ""));
        return "observe/report";
    }

    /// A photo shows what no screening can read, so each look is recorded.
    @GetMapping("/observe/triage/{id}/photos/{photo}")
    ResponseEntity<byte[]> photo(SignedIn me, @PathVariable UUID id, @PathVariable UUID photo) {
        var found = photos.find(me.municipality(), photo)
                .filter(known -> known.reportId().equals(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        audit.recordRead(Actor.of(me), AuditEntry.of(me.municipality(), "observe.read-photo", "field-photo", photo));
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300")
                .contentType(MediaType.IMAGE_JPEG)
                .body(found.picture().jpeg());
    }

    Triaged get(SignedIn me, UUID id) {
        return triage.find(me.municipality(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// @param note the last part of a message's key; empty = none
    Shown shown(SignedIn me, Triaged triaged, TextForm text, String note) {
        var report = triaged.report();
        var labels = desk.labels(me.municipality());
        var merged = triaged.mergedInto();
        return new Shown(
                desk.view(me.municipality(), report),
                triaged,
                new Alike(
                        triage.duplicates(me.municipality(), report).stream()
                                .map(likeness ->
                                        new ReportView.Other(desk.view(me.municipality(), likeness.other()), likeness))
                                .toList(),
                        triage.mergedInto(me.municipality(), report.id()).stream()
                                .map(other -> desk.view(me.municipality(), other))
                                .toList(),
                        merged == null
                                ? null
                                : triage.find(me.municipality(), merged)
                                        .map(kept -> desk.view(me.municipality(), kept.report()))
                                        .orElse(null)),
                new Choices(
                        labels,
                        labels.categories(),
                        qualities(report.where().position() != null),
                        desk.recipients(me),
                        answers.all(me.municipality())),
                forwardings.of(me.municipality(), report.id()).stream()
                        .map(each -> new Decided(
                                each,
                                labels.organisation(each.decision().organisationId()),
                                labels.time(each.decidedAt())))
                        .toList(),
                new Ways(
                        text,
                        desk.next(me.municipality(), report).orElse(null),
                        note,
                        desk.contactForm(me, report, note.equals("owner"))));
    }

    /// Without a position no quality that becomes a dot can be said.
    static List<LocationQuality> qualities(boolean hasPosition) {
        return Arrays.stream(LocationQuality.values())
                .filter(quality -> hasPosition || !quality.mayBeDot())
                .toList();
    }

    private List<GivenLine> given(SignedIn me) {
        return forwardings.to(me.municipality(), me.organisation().id(), MOST_FORWARDED).stream()
                .flatMap(forwarding -> triage.find(me.municipality(), forwarding.reportId()).stream()
                        .map(triaged -> new GivenLine(
                                forwarding,
                                desk.view(me.municipality(), triaged.report()),
                                desk.labels(me.municipality()).time(forwarding.decidedAt()),
                                desk.held(me, triaged.report()))))
                .toList();
    }

    /// @param lines those of the part that is shown
    record Inbox(List<InboxLine> lines, List<Section> sections, ResponseTimes.Line times) {
        /// A part of the inbox to choose, with how much lies in it.
        record Section(InboxLine.Shown code, long count, boolean current) {}

        static Inbox of(List<InboxLine> all, InboxLine.Shown shown, ResponseTimes.Line times) {
            return new Inbox(
                    all.stream().filter(shown::has).toList(),
                    Arrays.stream(InboxLine.Shown.values())
                            .map(part -> new Section(
                                    part, all.stream().filter(part::has).count(), part == shown))
                            .toList(),
                    times);
        }

        public int days() {
            return TriageDesk.DAYS;
        }
    }

    /// @param others probable duplicates
    /// @param merged reports that were merged into this one
    /// @param into the one that this was merged into
    record Alike(
            List<ReportView.Other> others,
            List<ReportView> merged,
            @Nullable ReportView into) {}

    record Choices(
            Labels labels,
            List<Category> categories,
            List<LocationQuality> qualities,
            List<Organisation> recipients,
            List<AnswerTemplate> answers) {
        public List<RejectReason> reasons() {
            return List.of(RejectReason.values());
        }

        public List<LegalGround> grounds() {
            return List.of(LegalGround.values());
        }

        public List<Part> parts() {
            return List.of(Part.values());
        }

        public String category(Category category) {
            return category.name().in(labels.locale());
        }

        public String answer(AnswerTemplate template) {
            return template.in(labels.locale());
        }
    }

    record Decided(Forwarding forwarding, String to, String at) {}

    /// @param next the report to look at after this one; null when none waits
    /// @param contact who deals with it, to be changed
    record Ways(TextForm text, @Nullable UUID next, String note, ContactDesk.Form contact) {}

    record Shown(
            ReportView view, Triaged triaged, Alike alike, Choices choices, List<Decided> forwardings, Ways ways) {}

    record Given(List<GivenLine> lines) {}

    /// @param held shown where it is the reader's
    record GivenLine(Forwarding forwarding, ReportView view, String at, ContactDesk.Held held) {}
}
