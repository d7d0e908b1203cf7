package se.lykta.picture;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.lykta.access.Access;
import se.lykta.access.SignedIn;
import se.lykta.incident.ColumnStore;
import se.lykta.incident.IncidentColumns;
import se.lykta.picture.answer.Pictures;

/// Reads what a request asks of the picture.
@Component
class Askings {
    private final Grounds grounds;
    private final ColumnStore store;
    private final Pictures pictures;
    private final MessageSource messages;
    private final Clock clock;

    Askings(Grounds grounds, ColumnStore store, Pictures pictures, MessageSource messages, Clock clock) {
        this.grounds = grounds;
        this.store = store;
        this.pictures = pictures;
        this.messages = messages;
        this.clock = clock;
    }

    Asking of(HttpServletRequest request, SignedIn person, Access access, Locale locale) {
        return of(request.getParameterMap(), person, access, locale);
    }

    Asking of(Map<String, String[]> parameters, SignedIn person, Access access, Locale locale) {
        var ground = grounds.of(person.municipality());
        var zone = ground.municipality().profile().zone();
        var columns =
                store.find(person.municipality()).orElseGet(() -> IncidentColumns.none(person.municipality(), zone));
        var today = LocalDate.now(clock.withZone(zone));
        var state = PictureState.of(parameters, today, pictures.usualKnown(columns));
        return new Asking(ground, columns, state, new Phrases(messages, locale), access);
    }
}
