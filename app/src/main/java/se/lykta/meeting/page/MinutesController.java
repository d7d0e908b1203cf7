package se.lykta.meeting.page;

import java.util.Locale;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.document.Document;
import se.lykta.document.Documents;

/// The minutes of a meeting as documents, with what the reader may see.
@Controller
@Requires(value = Permission.MEETING_READ, keepsLimit = true)
class MinutesController {
    private final MeetingController meetings;
    private final MeetingWords words;
    private final Documents documents;

    MinutesController(MeetingController meetings, MeetingWords words, Documents documents) {
        this.meetings = meetings;
        this.words = words;
        this.documents = documents;
    }

    @GetMapping("/meeting/{id}/minutes.docx")
    ResponseEntity<byte[]> docx(SignedIn me, Access access, @PathVariable UUID id, Locale locale) {
        return documents.docx(minutes(me, access, id, locale));
    }

    @GetMapping("/meeting/{id}/minutes.pdf")
    ResponseEntity<byte[]> pdf(SignedIn me, Access access, @PathVariable UUID id, Locale locale) {
        return documents.pdf(minutes(me, access, id, locale));
    }

    private Document minutes(SignedIn me, Access access, UUID id, Locale locale) {
        var meeting = meetings.get(me, access, id);
        return words.minutes(words.view(meeting, meetings.reader(me, access, locale)), locale);
    }
}
