package se.lykta.observe.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.Municipality;
import se.lykta.municipality.WrittenTimes;
import se.lykta.observe.Shift;
import se.lykta.observe.delivery.ShiftEvent;
import se.lykta.observe.delivery.ShiftEvents;
import se.lykta.observe.mailbox.Reminders;

/// What more is known of a shift: the events its company told of, without their texts, and when it was asked for
/// the report.
@Component
class ShiftFacts {
    private final Municipalities municipalities;
    private final ShiftEvents events;
    private final Reminders reminders;
    private final MessageSource messages;

    ShiftFacts(Municipalities municipalities, ShiftEvents events, Reminders reminders, MessageSource messages) {
        this.municipalities = municipalities;
        this.events = events;
        this.reminders = reminders;
        this.messages = messages;
    }

    /// @param time as a reader has it
    /// @param what category and place
    record Event(String time, String what) {}

    /// @param reminded days on which the report was asked for
    record Shown(List<Event> events, List<String> reminded) {
        public Shown {
            events = List.copyOf(events);
            reminded = List.copyOf(reminded);
        }
    }

    Shown of(MunicipalityId id, Shift shift) {
        var municipality = municipalities.get(id);
        return new Shown(
                events.of(id, shift.agreementId(), shift.day()).stream()
                        .map(event -> shown(event, municipality, times(id)))
                        .toList(),
                reminders.of(id, shift.agreementId(), shift.day()).stream()
                        .map(Object::toString)
                        .toList());
    }

    WrittenTimes times(MunicipalityId id) {
        return WrittenTimes.of(municipalities.get(id), messages, LocaleContextHolder.getLocale());
    }

    private static Event shown(ShiftEvent event, Municipality municipality, WrittenTimes times) {
        var category = municipality
                .words()
                .taxonomy()
                .find(event.category())
                .map(known -> known.name().in(times.locale()))
                .orElse(event.category());
        return new Event(
                times.at(event.at()),
                Stream.of(category, event.place())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", ")));
    }
}
