package se.lykta.observe.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.lykta.area.LonLat;
import se.lykta.observe.Shift;
import se.lykta.privacy.TextScreening;

/// Is what a document says of an event whole and possible?
final class EventReading {
    /// What happens on the way there or back is told too.
    private static final Duration MARGIN = Duration.ofHours(1);
    private static final int MOST_TEXT = 2000;
    private static final int MOST_PLACE = 200;

    private final ShiftWords words = ShiftWords.shipped();
    private final ShiftReading.Context context;

    EventReading(ShiftReading.Context context) {
        this.context = context;
    }

    /// @return empty when a fault was added
    Optional<ShiftEvent> read(ToldShift.ToldEvent told, Shift shift, Faults faults) {
        var at = findTime(told, shift, faults);
        var category = words.findCategory(
                told.value(Field.CATEGORY), context.municipality().words().taxonomy());
        if (category.isEmpty()) {
            faults.add(FaultCode.CATEGORY_UNKNOWN, told.value(Field.CATEGORY), known());
        }
        var text = Stream.of(told.value(Field.DESCRIPTION), told.value(Field.ACTION))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n"));
        if (text.length() > MOST_TEXT || told.value(Field.PLACE).length() > MOST_PLACE) {
            faults.add(FaultCode.TEXT_TOO_LONG, Integer.toString(text.length()), "<= " + MOST_TEXT);
        }
        var position = position(told, faults);
        if (faults.isAny() || at == null || category.isEmpty()) {
            return Optional.empty();
        }
        var place = TextScreening.screen(told.value(Field.PLACE), context.places());
        var screened = TextScreening.screen(text, context.places());
        var code = category.get().code();
        return Optional.of(new ShiftEvent(
                key(at, code, told.value(Field.PLACE)),
                at,
                code,
                place.masked(),
                position,
                screened.masked(),
                place.findings().size() + screened.findings().size()));
    }

    /// Without its text, so that a corrected wording is the same event.
    private static String key(Instant at, String category, String place) {
        return UUID.nameUUIDFromBytes((at + "|" + category + "|" + place).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private @Nullable Instant findTime(ToldShift.ToldEvent told, Shift shift, Faults faults) {
        var text = told.value(Field.EVENT_TIME);
        var clock = Clocks.findTime(text);
        if (clock.isEmpty()) {
            faults.add(FaultCode.EVENT_TIME_UNREADABLE, text, "21:40");
            return null;
        }
        var at = Clocks.findDay(text)
                .map(day -> day.atTime(clock.get()).atZone(context.zone()).toInstant())
                .orElseGet(() -> nearest(clock.get(), shift));
        if (at.isBefore(shift.span().start().minus(MARGIN))
                || at.isAfter(shift.span().end().plus(MARGIN))
                || at.isAfter(context.now())) {
            faults.add(
                    FaultCode.EVENT_OUTSIDE_SHIFT,
                    text,
                    local(shift.span().start()) + "-" + local(shift.span().end()));
            return null;
        }
        return at;
    }

    /// A clock time belongs to the night it fits.
    private Instant nearest(LocalTime clock, Shift shift) {
        var sameDay = shift.day().atTime(clock).atZone(context.zone()).toInstant();
        return sameDay.isBefore(shift.span().start().minus(MARGIN))
                ? shift.day().plusDays(1).atTime(clock).atZone(context.zone()).toInstant()
                : sameDay;
    }

    private String local(Instant instant) {
        return instant.atZone(context.zone()).toLocalTime().toString();
    }

    private @Nullable LonLat position(ToldShift.ToldEvent told, Faults faults) {
        var latitude = told.value(Field.LATITUDE).replace(',', '.');
        var longitude = told.value(Field.LONGITUDE).replace(',', '.');
        if (latitude.isEmpty() && longitude.isEmpty()) {
            return null;
        }
        var found = longitude + " " + latitude;
        try {
            var position = new LonLat(Double.parseDouble(longitude), Double.parseDouble(latitude));
            var box = context.municipality().map().box();
            if (box.contains(position)) {
                return position;
            }
            faults.add(
                    FaultCode.POSITION_OUTSIDE,
                    found,
                    context.municipality().id().value());
        } catch (IllegalArgumentException e) {
            faults.add(FaultCode.POSITION_UNREADABLE, found, "12.53 57.93");
        }
        return null;
    }

    private String known() {
        return context.municipality().words().taxonomy().categories().stream()
                .map(category -> category.name().sv())
                .collect(Collectors.joining(", "));
    }
}
