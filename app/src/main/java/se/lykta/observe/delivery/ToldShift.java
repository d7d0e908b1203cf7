package se.lykta.observe.delivery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a document says of one shift, in its own words and not yet judged. Filled while it is read.
///
/// @param line where it begins in the document, from 1
/// @param values of the shift's fields as written
/// @param events in the order told
record ToldShift(long line, Map<Field, String> values, List<ToldEvent> events) {
    /// @param line where it begins in the document, from 1
    record ToldEvent(long line, Map<Field, String> values) {
        ToldEvent(long line) {
            this(line, new EnumMap<>(Field.class));
        }

        String value(Field field) {
            return values.getOrDefault(field, "").strip();
        }
    }

    ToldShift(long line) {
        this(line, new EnumMap<>(Field.class), new ArrayList<>());
    }

    String value(Field field) {
        return values.getOrDefault(field, "").strip();
    }

    /// Adds text to what is told already, on a line of its own.
    static void append(Map<Field, String> values, Field field, String text) {
        values.merge(field, text, (before, after) -> before.isEmpty() ? after : before + "\n" + after);
    }
}
