package se.lykta.meeting.page;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.action.FormFields;
import se.lykta.action.Screening;
import se.lykta.audit.Actor;
import se.lykta.meeting.Meeting;
import se.lykta.meeting.MeetingAccess;
import se.lykta.meeting.MeetingItem;
import se.lykta.meeting.Meetings;

/// What is written down at a meeting: decisions and notes, who takes part, what became of a decision, the end.
@Controller
@Requires(Permission.MEETING_LEAD)
class MeetingWriting {
    private final Meetings meetings;
    private final MeetingController pages;
    private final MeetingWords words;
    private final MeetingTasks tasks;
    private final Screening screening;
    private final Clock clock;

    MeetingWriting(
            Meetings meetings,
            MeetingController pages,
            MeetingWords words,
            MeetingTasks tasks,
            Screening screening,
            Clock clock) {
        this.meetings = meetings;
        this.pages = pages;
        this.words = words;
        this.tasks = tasks;
        this.screening = screening;
        this.clock = clock;
    }

    @PostMapping("/meeting/{id}/items")
    String write(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean full,
            @RequestParam Map<String, String> sent,
            Locale locale,
            Model model) {
        var meeting = pages.get(me, access, id);
        var fields = screening.fields(me.municipality(), sent);
        var kind = fields.word("kind", MeetingItem.Kind.class, "meeting.fault.kind");
        var text = fields.text("text", FormFields.LONG_TEXT, "meeting.fault.text");
        var day = fields.day("day");
        var owner = fields.id("owner");
        boolean decides = kind == MeetingItem.Kind.DECISION;
        fields.requireThat(!decides || (day != null && owner != null), "meeting.fault.decision");
        if (fields.isRight()) {
            var item = new MeetingItem(1, kind, text, decides ? owner : null, day, null, null);
            fields.requireThat(meetings.write(me.municipality(), id, item, Actor.of(me)), "meeting.fault.closed");
        }
        if (fields.isRight()) {
            return back(id, full, "items");
        }
        var view = words.view(meeting, pages.reader(me, access, locale));
        model.addAttribute("page", new MeetingController.Shown(view, full, true, fields.faults()));
        return "meeting/meeting";
    }

    @PostMapping("/meeting/{id}/attending")
    String attend(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean full,
            @RequestParam(required = false, defaultValue = "") List<UUID> organisation) {
        pages.get(me, access, id);
        meetings.attend(me.municipality(), id, organisation, Actor.of(me));
        return back(id, full, "attending");
    }

    @PostMapping("/meeting/{id}/close")
    String close(SignedIn me, Access access, @PathVariable UUID id) {
        pages.get(me, access, id);
        meetings.close(me.municipality(), id, LocalDate.now(clock), Actor.of(me));
        return back(id, false, "minutes");
    }

    /// One click makes a decided action of a decision.
    @PostMapping("/meeting/{id}/items/{number}/action")
    String act(SignedIn me, Access access, @PathVariable UUID id, @PathVariable int number) {
        var meeting = pages.get(me, access, id);
        var decision = decision(meeting, number);
        if (decision.actionId() != null) {
            return "redirect:/action/" + decision.actionId();
        }
        var action = tasks.make(me.municipality(), words.title(meeting, Locale.of("sv")), decision, Actor.of(me));
        meetings.settle(me.municipality(), id, new Meetings.Fate(number, action, null), Actor.of(me));
        return back(id, false, "decisions");
    }

    @Requires(value = Permission.MEETING_READ, keepsLimit = true)
    @PostMapping("/meeting/{id}/items/{number}/done")
    String done(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String back) {
        var decision = decision(pages.get(me, access, id), number);
        if (!new MeetingAccess(me, access).maySettle(decision)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        meetings.settle(me.municipality(), id, new Meetings.Fate(number, null, LocalDate.now(clock)), Actor.of(me));
        var shown = back.matches("[0-9a-f-]{36}") ? UUID.fromString(back) : id;
        return back(shown, false, "decisions");
    }

    private static MeetingItem decision(Meeting meeting, int number) {
        return meeting.items(MeetingItem.Kind.DECISION).stream()
                .filter(item -> item.number() == number)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String back(UUID id, boolean full, String part) {
        return "redirect:/meeting/" + Objects.requireNonNull(id) + (full ? "?full=true" : "") + "#" + part;
    }
}
