package se.lykta.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import se.lykta.access.Open;
import se.lykta.access.SignedIn;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;

/// The feed that a calendar program asks for. It bears no cookie: the secret in the address says whose it is, and
/// what that person's role may read at the moment is what it shows.
@Controller
class FeedController {
    /// A municipality, a secret and a language.
    static final String PATH = "/reminder/feed/{code}/{token}/{language:sv|en}.ics";

    private final Feeds feeds;
    private final Deadlines deadlines;
    private final Municipalities municipalities;
    private final MessageSource messages;
    private final Clock clock;

    FeedController(
            Feeds feeds, Deadlines deadlines, Municipalities municipalities, MessageSource messages, Clock clock) {
        this.feeds = feeds;
        this.deadlines = deadlines;
        this.municipalities = municipalities;
        this.messages = messages;
        this.clock = clock;
    }

    @Open("calendar programs cannot sign in; a secret of 256 bits in the address names the person")
    @GetMapping(PATH)
    ResponseEntity<String> feed(@PathVariable String code, @PathVariable String token, @PathVariable String language) {
        var reader = get(code, token);
        feeds.noteReading(reader);
        var locale = Locale.forLanguageTag(language);
        var now = Instant.now(clock);
        var zone = municipalities.get(reader.municipality()).profile().zone();
        var file = new CalendarFile(
                messages.getMessage("reminder.feed.name", null, locale),
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString(),
                messages,
                locale);
        return ResponseEntity.ok()
                .header("Content-Type", "text/calendar;charset=UTF-8")
                .cacheControl(CacheControl.noStore())
                .body(file.of(deadlines.of(reader, locale, LocalDate.ofInstant(now, zone)), now));
    }

    private SignedIn get(String code, String token) {
        try {
            return feeds.findReader(new MunicipalityId(code), token)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
    }
}
