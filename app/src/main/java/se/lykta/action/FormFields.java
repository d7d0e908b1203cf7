package se.lykta.action;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.lykta.privacy.TextScreening.Screened;

/// Reads the fields of a sent form one by one and gathers what is wrong with them.
///
/// A text with a personal number is refused; other signs of a person in it are masked. Faults are keys of messages,
/// each once, in the order they were found.
public final class FormFields {
    public static final int SHORT_TEXT = 200;
    public static final int LONG_TEXT = 4000;

    private final Map<String, String> values;
    private final Function<String, Screened> screening;
    private final List<String> faults = new ArrayList<>();

    FormFields(Map<String, String> values, Function<String, Screened> screening) {
        this.values = Map.copyOf(values);
        this.screening = screening;
    }

    /// As written, stripped; empty when it was not sent.
    public String value(String name) {
        return values.getOrDefault(name, "").strip();
    }

    public List<String> faults() {
        return List.copyOf(faults);
    }

    public boolean isRight() {
        return faults.isEmpty();
    }

    public void requireThat(boolean right, String fault) {
        if (!right && !faults.contains(fault)) {
            faults.add(fault);
        }
    }

    /// A screened text; empty is right.
    public String text(String name, int longest) {
        var screened = screening.apply(value(name));
        requireThat(!screened.isBlocked(), "action.fault.personal");
        requireThat(value(name).length() <= longest, "action.fault.long");
        return screened.masked();
    }

    /// A screened text that must be there.
    public String text(String name, int longest, String faultWhenEmpty) {
        requireThat(!value(name).isEmpty(), faultWhenEmpty);
        return text(name, longest);
    }

    /// A day; null when none was given or it cannot be read, which is a fault.
    public @Nullable LocalDate day(String name) {
        try {
            return value(name).isEmpty() ? null : LocalDate.parse(value(name));
        } catch (DateTimeException e) {
            requireThat(false, "action.fault.day");
            return null;
        }
    }

    /// A day that must be there; the epoch when it is not, which is a fault.
    public LocalDate day(String name, String faultWhenEmpty) {
        var day = day(name);
        requireThat(day != null, faultWhenEmpty);
        return day == null ? LocalDate.EPOCH : day;
    }

    /// A whole number from 0; blanks within it are read over. Null when none was given.
    public @Nullable Integer number(String name, int most) {
        var digits = value(name).replaceAll("[\\s\\u00a0]", "");
        if (digits.isEmpty()) {
            return null;
        }
        boolean right = digits.matches("[0-9]{1,9}") && Integer.parseInt(digits) <= most;
        requireThat(right, "action.fault.number");
        return right ? Integer.valueOf(digits) : null;
    }

    /// One of the words of a type; the first of them, and a fault, when it is none.
    public <E extends Enum<E>> E word(String name, Class<E> type, String faultWhenNone) {
        for (var word : type.getEnumConstants()) {
            if (word.name().equals(value(name))) {
                return word;
            }
        }
        requireThat(false, faultWhenNone);
        return type.getEnumConstants()[0];
    }

    /// Null when it is none.
    public @Nullable UUID id(String name) {
        try {
            return value(name).isEmpty() ? null : UUID.fromString(value(name));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
