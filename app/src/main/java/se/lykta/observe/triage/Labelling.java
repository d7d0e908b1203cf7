package se.lykta.observe.triage;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.lykta.account.Organisations;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.WrittenTimes;

/// Gathers the words of a municipality in the reader's language.
@Component
class Labelling {
    private final Municipalities municipalities;
    private final Organisations organisations;
    private final MessageSource messages;
    private final Clock clock;

    Labelling(Municipalities municipalities, Organisations organisations, MessageSource messages, Clock clock) {
        this.municipalities = municipalities;
        this.organisations = organisations;
        this.messages = messages;
        this.clock = clock;
    }

    Labels of(MunicipalityId id) {
        var municipality = municipalities.get(id);
        var times = WrittenTimes.of(municipality, messages, LocaleContextHolder.getLocale());
        return new Labels(municipality, organisations.all(id), times, Instant.now(clock));
    }
}
