package se.lykta.meeting.page;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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
import se.lykta.audit.Actor;
import se.lykta.meeting.Meeting;
import se.lykta.meeting.MeetingAccess;
import se.lykta.meeting.MeetingKind;
import se.lykta.meeting.Meetings;
import se.lykta.meeting.Preparation;
import se.lykta.municipality.Municipalities;

/// The list of meetings, a meeting and its full-screen mode.
@Controller
@Requires(value = Permission.MEETING_READ, keepsLimit = true)
class MeetingController {
    private final Meetings meetings;
    private final MeetingWords words;
    private final Preparation preparation;
    private final Municipalities municipalities;
    private final Clock clock;

    MeetingController(
            Meetings meetings,
            MeetingWords words,
            Preparation preparation,
            Municipalities municipalities,
            Clock clock) {
        this.meetings = meetings;
        this.words = words;
        this.preparation = preparation;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    @GetMapping("/meeting")
    String list(SignedIn me, Access access, Locale locale, Model model) {
        var may = new MeetingAccess(me, access);
        var lines = meetings.all(me.municipality()).stream()
                .filter(may::maySee)
                .map(meeting -> new Line(meeting, words.title(meeting, locale)))
                .toList();
        model.addAttribute("page", new Listed(lines, List.of(MeetingKind.values())));
        return "meeting/list";
    }

    @Requires(Permission.MEETING_LEAD)
    @PostMapping("/meeting")
    String prepare(SignedIn me, @RequestParam MeetingKind kind) {
        return "redirect:/meeting/" + preparation.prepare(me.municipality(), kind, Actor.of(me));
    }

    @GetMapping("/meeting/{id}")
    String show(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean full,
            Locale locale,
            Model model) {
        var view = words.view(get(me, access, id), reader(me, access, locale));
        model.addAttribute("page", new Shown(view, full, new MeetingAccess(me, access).mayLead(), List.of()));
        return "meeting/meeting";
    }

    MeetingWords.Reader reader(SignedIn me, Access access, Locale locale) {
        var zone = municipalities.get(me.municipality()).profile().zone();
        return new MeetingWords.Reader(new MeetingAccess(me, access), locale, LocalDate.now(clock.withZone(zone)));
    }

    Meeting get(SignedIn me, Access access, UUID id) {
        return meetings.find(me.municipality(), id)
                .filter(new MeetingAccess(me, access)::maySee)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    record Line(Meeting meeting, String title) {}

    record Listed(List<Line> lines, List<MeetingKind> kinds) {}

    /// @param full whether the page fills the screen
    /// @param faults keys of messages about what was written last
    record Shown(MeetingView view, boolean full, boolean mayLead, List<String> faults) {
        public List<se.lykta.meeting.MeetingItem.Kind> kinds() {
            return Arrays.asList(se.lykta.meeting.MeetingItem.Kind.values());
        }
    }
}
