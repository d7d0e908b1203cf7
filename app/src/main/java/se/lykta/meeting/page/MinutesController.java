package se.lykta.meeting.page;

import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;

/// The minutes of a meeting as documents, with what the reader may see.
@Controller
@Requires(value = Permission.MEETING_READ, keepsLimit = true)
class MinutesController {
    private static final MediaType DOCX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final MeetingController meetings;
    private final MeetingWords words;
    private final MinutesPdf pdf;

    MinutesController(MeetingController meetings, MeetingWords words, MinutesPdf pdf) {
        this.meetings = meetings;
        this.words = words;
        this.pdf = pdf;
    }

    @GetMapping("/meeting/{id}/minutes.docx")
    ResponseEntity<byte[]> docx(SignedIn me, Access access, @PathVariable UUID id, Locale locale) {
        var minutes = minutes(me, access, id, locale);
        return answer(minutes, DOCX, "docx", MinutesDocx.write(minutes));
    }

    @GetMapping("/meeting/{id}/minutes.pdf")
    ResponseEntity<byte[]> pdf(SignedIn me, Access access, @PathVariable UUID id, Locale locale) {
        var minutes = minutes(me, access, id, locale);
        return answer(minutes, MediaType.APPLICATION_PDF, "pdf", pdf.draw(minutes));
    }

    private Minutes minutes(SignedIn me, Access access, UUID id, Locale locale) {
        var meeting = meetings.get(me, access, id);
        return words.minutes(words.view(meeting, meetings.reader(me, access, locale)), locale);
    }

    private static ResponseEntity<byte[]> answer(Minutes minutes, MediaType type, String end, byte[] body) {
        var plain = Normalizer.normalize(minutes.title(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .toLowerCase(Locale.ROOT);
        var disposition =
                ContentDisposition.attachment().filename(plain + "." + end).build();
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(body);
    }
}
