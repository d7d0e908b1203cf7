package se.lykta.municipality;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.lykta.area.LocalText;
import se.lykta.area.LonLat;
import se.lykta.municipality.ConfigurationProblem.Code;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One JSON object while it is read: gives typed values, and notes a placed problem and a harmless stand-in where a
/// value is missing or wrong, so that all problems of a file come out at once.
final class Fields {

    private static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();

    private final JsonNode node;
    private final String where;
    private final List<ConfigurationProblem> problems;
    private final Set<String> asked = new HashSet<>(Set.of("$schema", "comment"));

    Fields(JsonNode node, String where, List<ConfigurationProblem> problems) {
        this.node = node;
        this.where = where;
        this.problems = problems;
        if (!node.isObject()) {
            note(Code.TYPE_WRONG, where.isEmpty() ? "/" : where, shown(node), "{ }");
        }
    }

    /// Where a field stands, as a JSON pointer.
    String at(String field) {
        return where + "/" + field;
    }

    void note(Code code, String place, String found, String expected) {
        problems.add(new ConfigurationProblem(code, place, found, expected));
    }

    boolean has(String field) {
        return value(field) != null;
    }

    String text(String field) {
        JsonNode value = required(field, "\"…\"");
        if (value == null) {
            return "?";
        }
        if (!value.isString() || value.stringValue().isBlank()) {
            note(Code.TYPE_WRONG, at(field), shown(value), "\"…\"");
            return "?";
        }
        return value.stringValue().strip();
    }

    String text(String field, String otherwise) {
        return has(field) ? text(field) : otherwise;
    }

    String text(String field, Pattern form) {
        String text = text(field);
        if (!text.equals("?") && !form.matcher(text).matches()) {
            note(Code.VALUE_NOT_ALLOWED, at(field), text, form.pattern());
        }
        return text;
    }

    double number(String field, double least, double most) {
        JsonNode value = required(field, range(least, most));
        if (value == null) {
            return least;
        }
        if (!value.isNumber()) {
            note(Code.TYPE_WRONG, at(field), shown(value), range(least, most));
            return least;
        }
        double number = value.doubleValue();
        if (!(number >= least && number <= most)) {
            note(Code.VALUE_NOT_ALLOWED, at(field), shown(value), range(least, most));
            return least;
        }
        return number;
    }

    int integer(String field, int least, int most) {
        double number = number(field, least, most);
        if (number != Math.rint(number)) {
            note(Code.VALUE_NOT_ALLOWED, at(field), String.valueOf(number), least + ".." + most);
        }
        return (int) number;
    }

    int integer(String field, int least, int most, int otherwise) {
        return has(field) ? integer(field, least, most) : otherwise;
    }

    boolean truth(String field) {
        JsonNode value = required(field, "true, false");
        if (value != null && !value.isBoolean()) {
            note(Code.TYPE_WRONG, at(field), shown(value), "true, false");
        }
        return value != null && value.isBoolean() && value.booleanValue();
    }

    LocalDate day(String field) {
        String text = text(field);
        try {
            return text.equals("?") ? LocalDate.EPOCH : LocalDate.parse(text);
        } catch (DateTimeException notADay) {
            note(Code.VALUE_NOT_ALLOWED, at(field), text, "2026-01-31");
            return LocalDate.EPOCH;
        }
    }

    <E extends Enum<E>> E oneOf(String field, Class<E> type) {
        E[] all = type.getEnumConstants();
        String text = text(field);
        for (E each : all) {
            if (word(each).equals(text)) {
                return each;
            }
        }
        if (!text.equals("?")) {
            note(
                    Code.VALUE_NOT_ALLOWED,
                    at(field),
                    text,
                    String.join(", ", Arrays.stream(all).map(Fields::word).toList()));
        }
        return all[0];
    }

    LocalText localText(String field) {
        Fields languages = object(field);
        LocalText text = new LocalText(languages.text("sv"), languages.text("en"));
        languages.refuseUnknown();
        return text;
    }

    /// Longitude and latitude that stand in this object as `lon` and `lat`.
    LonLat position() {
        return new LonLat(number("lon", -180, 180), number("lat", -90, 90));
    }

    Fields object(String field) {
        JsonNode value = required(field, "{ }");
        return value == null ? new Fields(EMPTY, at(field), new ArrayList<>()) : child(value, at(field));
    }

    /// The objects of a list; none when the field is not there.
    List<Fields> objects(String field) {
        JsonNode value = value(field);
        List<Fields> objects = new ArrayList<>();
        if (value == null) {
            return objects;
        }
        if (!value.isArray()) {
            note(Code.TYPE_WRONG, at(field), shown(value), "[ ]");
            return objects;
        }
        for (int i = 0; i < value.size(); i++) {
            objects.add(child(value.get(i), at(field) + "/" + i));
        }
        return objects;
    }

    /// The texts of a list; none when the field is not there.
    List<String> texts(String field) {
        JsonNode value = value(field);
        List<String> texts = new ArrayList<>();
        if (value == null) {
            return texts;
        }
        if (!value.isArray()) {
            note(Code.TYPE_WRONG, at(field), shown(value), "[ ]");
            return texts;
        }
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isString()) {
                texts.add(value.get(i).stringValue());
            } else {
                note(Code.TYPE_WRONG, at(field) + "/" + i, shown(value.get(i)), "\"…\"");
            }
        }
        return texts;
    }

    /// All field names of this object, all of which then count as known.
    List<String> names() {
        List<String> names = List.copyOf(node.propertyNames());
        asked.addAll(names);
        return names;
    }

    /// Notes every field that nobody asked for: a misspelt field must not pass for one left out.
    void refuseUnknown() {
        for (String name : node.propertyNames()) {
            if (!asked.contains(name)) {
                note(
                        Code.FIELD_UNKNOWN,
                        at(name),
                        name,
                        String.join(", ", asked.stream().sorted().toList()));
            }
        }
    }

    String where() {
        return where;
    }

    private Fields child(JsonNode value, String place) {
        return new Fields(value.isObject() ? value : wrong(value, place), place, problems);
    }

    private JsonNode wrong(JsonNode value, String place) {
        note(Code.TYPE_WRONG, place, shown(value), "{ }");
        return EMPTY;
    }

    private @Nullable JsonNode value(String field) {
        asked.add(field);
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private @Nullable JsonNode required(String field, String expected) {
        JsonNode value = value(field);
        if (value == null) {
            note(Code.FIELD_MISSING, at(field), "", expected);
        }
        return value;
    }

    private static String range(double least, double most) {
        return plain(least) + ".." + plain(most);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String shown(JsonNode value) {
        return value.isContainer() ? (value.isArray() ? "[ ]" : "{ }") : value.toString();
    }
}
