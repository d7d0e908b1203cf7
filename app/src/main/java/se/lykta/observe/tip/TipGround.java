package se.lykta.observe.tip;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.lykta.account.ExampleMode;
import se.lykta.area.Areas;
import se.lykta.database.MunicipalityId;
import se.lykta.map.Outlines;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.Municipality;
import se.lykta.municipality.WrittenTimes;
import se.lykta.observe.FieldReport;

/// What the public pages show of a municipality and of what was told.
@Component
class TipGround {
    private final Municipalities municipalities;
    private final Areas areas;
    private final MessageSource messages;
    private final Clock clock;
    private final ExampleMode exampleMode;

    TipGround(
            Municipalities municipalities, Areas areas, MessageSource messages, Clock clock, ExampleMode exampleMode) {
        this.municipalities = municipalities;
        this.areas = areas;
        this.messages = messages;
        this.clock = clock;
        this.exampleMode = exampleMode;
    }

    Optional<Municipality> find(MunicipalityId id) {
        return municipalities.find(id);
    }

    /// Is there nobody who reads what is told?
    boolean isExample(Municipality municipality) {
        return exampleMode.isMarked(municipality.id());
    }

    Map<String, Object> outline(Municipality municipality) {
        var today =
                LocalDate.ofInstant(Instant.now(clock), municipality.profile().zone());
        return Outlines.ground(
                areas.on(municipality.id(), today),
                municipality.geography().places(),
                municipality.map().metric());
    }

    /// What became of a tip, and nothing of what it told.
    ///
    /// @param answer empty while there is none
    /// @param answered null while there is no answer
    record Told(
            String sent,
            boolean decided,
            String answer,
            @Nullable String answered) {}

    Told told(Municipality municipality, FieldReport report, Locale locale) {
        var times = WrittenTimes.of(municipality, messages, locale);
        var handling = report.handling();
        var answered = handling.answeredAt();
        return new Told(
                times.at(report.times().receivedAt()),
                handling.state() != FieldReport.State.RECEIVED,
                handling.answer(),
                answered == null ? null : times.at(answered));
    }
}
