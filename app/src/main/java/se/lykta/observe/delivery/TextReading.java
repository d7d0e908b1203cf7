package se.lykta.observe.delivery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads shifts from the text of a mail or PDF: lines such as `Avtal: Centrum`. The line with the agreement
/// begins a shift, a line with an event's time an event; a line without a label goes on with the one before
/// until an empty line. What belongs to nothing is told, so that a person can look.
final class TextReading {
    private static final Pattern LABELLED = Pattern.compile("([\\p{L} ]{2,30}):\\s*(.*)");
    /// `21:40 Graffiti, the square`: time, category and place on one line.
    private static final Pattern SHORT_EVENT = Pattern.compile("([0-9T: .-]*[0-9])\\s+(\\p{L}[^,]*)(?:,\\s*(.+))?");
    /// `2026-11-20 18:00-02:00`: day and both times on one line.
    private static final Pattern SHORT_DAY =
            Pattern.compile("(\\S+)\\s+([0-9]{1,2}[:.][0-9]{2})\\s*[-–]\\s*([0-9]{1,2}[:.][0-9]{2})");

    private final ShiftWords words = ShiftWords.shipped();
    private final List<ToldShift> shifts = new ArrayList<>();
    private final List<String> leftOver = new ArrayList<>();
    private long firstLeftOver;
    private @Nullable ToldShift shift;
    private Map<Field, String> open = new EnumMap<>(Field.class);
    private @Nullable Field last;

    private TextReading() {}

    static Told read(String text) {
        return new TextReading().readAll(text);
    }

    /// Does the text look like labelled lines rather than a table?
    static boolean isTold(String text) {
        return text.lines().limit(40).anyMatch(line -> {
            var labelled = LABELLED.matcher(line.strip());
            return labelled.matches()
                    && ShiftWords.shipped()
                            .findField(labelled.group(1))
                            .filter(Field.AGREEMENT::equals)
                            .isPresent();
        });
    }

    private Told readAll(String text) {
        long number = 0;
        for (var line : text.lines().map(String::strip).toList()) {
            number++;
            if (words.isClosing(line)) {
                break;
            }
            read(line, number);
        }
        if (shifts.isEmpty()) {
            return Told.nothing(FaultCode.TEXT_WITHOUT_SHIFT, text.strip(), words.label(Field.AGREEMENT) + ": …");
        }
        return new Told(
                shifts,
                leftOver.isEmpty()
                        ? List.of()
                        : List.of(new DeliveryFault(
                                "", firstLeftOver, FaultCode.TEXT_LEFT_OVER, String.join(" / ", leftOver), "")));
    }

    private void read(String line, long number) {
        var labelled = LABELLED.matcher(line);
        var field = labelled.matches() ? words.findField(labelled.group(1)).orElse(null) : null;
        if (line.isEmpty()) {
            last = null;
        } else if (field != null) {
            take(field, labelled.group(2).strip(), number);
        } else if (shift != null && words.isYes(line.replaceFirst("[.!]$", ""))) {
            shift.values().put(Field.OUTCOME, line);
            last = null;
        } else if (last != null) {
            ToldShift.append(open, last, line);
        } else if (!words.isCourtesy(line)) {
            firstLeftOver = leftOver.isEmpty() ? number : firstLeftOver;
            leftOver.add(line);
        }
    }

    private void take(Field field, String value, long number) {
        if (field == Field.AGREEMENT) {
            shift = new ToldShift(number);
            shifts.add(shift);
        }
        var told = shift;
        if (told == null) {
            leftOver.add(value);
            firstLeftOver = firstLeftOver == 0 ? number : firstLeftOver;
            return;
        }
        if (field == Field.EVENT_TIME) {
            begin(told, value, number);
        } else if (field.isOfEvent() && !told.events().isEmpty()) {
            open = told.events().getLast().values();
            put(field, value);
        } else {
            open = told.values();
            putOfShift(field, value);
        }
    }

    private void begin(ToldShift told, String value, long number) {
        var event = new ToldShift.ToldEvent(number);
        told.events().add(event);
        open = event.values();
        var parts = SHORT_EVENT.matcher(value);
        if (parts.matches()) {
            put(Field.EVENT_TIME, parts.group(1));
            put(Field.CATEGORY, parts.group(2));
            if (parts.group(3) != null) {
                put(Field.PLACE, parts.group(3));
            }
        } else {
            put(Field.EVENT_TIME, value);
        }
        last = Field.DESCRIPTION;
    }

    private void putOfShift(Field field, String value) {
        var parts = SHORT_DAY.matcher(value);
        if (field == Field.DAY && parts.matches()) {
            put(Field.FROM, parts.group(2));
            put(Field.TO, parts.group(3));
            put(Field.DAY, parts.group(1));
        } else {
            put(field, value);
        }
    }

    private void put(Field field, String value) {
        ToldShift.append(open, field, value);
        last = field;
    }
}
