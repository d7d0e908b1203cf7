package se.lykta.ingest.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.lykta.ingest.Header;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.Row;
import se.lykta.ingest.RowReader;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Rows out of JSON objects: nested objects become columns with a path (`location.name`), an array of values one
/// cell with commas, anything deeper its JSON text. Columns are added as they appear.
final class FlatRows {

    /// More than any supplier sends; each new column costs a new header, so the number must stay small.
    static final int MOST_COLUMNS = 1024;

    static final int MOST_ROW_CHARS = 1 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(MOST_ROW_CHARS)
                    .maxNumberLength(400)
                    .maxNameLength(2_000)
                    .build())
            .build();

    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private Header header = Header.ofTyped(List.of());
    private String[] cells = new String[16];
    private int chars;
    private boolean invalid;

    static JsonParser parser(java.io.Reader text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    void begin() {
        Arrays.fill(cells, "");
        chars = 0;
        invalid = false;
    }

    /// Forgets every column: what was read so far were not rows.
    void forget() {
        names.clear();
        positions.clear();
        header = Header.ofTyped(List.of());
    }

    void put(String path, String value) throws Unreadable {
        chars += value.length();
        invalid |= value.indexOf('\ufffd') >= 0;
        if (chars > MOST_ROW_CHARS) {
            return;
        }
        Integer position = positions.get(path);
        if (position == null) {
            position = addColumn(path);
        }
        cells[position] = value;
    }

    private int addColumn(String path) throws Unreadable {
        int position = names.size();
        if (position == MOST_COLUMNS) {
            throw new Unreadable(RejectCode.COLUMNS_TOO_MANY, path);
        }
        names.add(path);
        positions.put(path, position);
        if (position == cells.length) {
            cells = Arrays.copyOf(cells, position * 2);
            Arrays.fill(cells, position, cells.length, "");
        }
        return position;
    }

    RowReader.Entry end(long line) {
        if (chars > MOST_ROW_CHARS || invalid) {
            return new Rejected(line, "", invalid ? RejectCode.ENCODING_INVALID : RejectCode.CELL_TOO_LONG, cells[0]);
        }
        if (header.size() != names.size()) {
            header = Header.ofTyped(names);
        }
        return new Row(line, header, Arrays.copyOf(cells, names.size()));
    }

    /// Puts every value of the object the parser stands at the start of.
    void putObject(JsonParser parser, String prefix) throws Unreadable {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            putValue(parser, prefix.isEmpty() ? name : prefix + '.' + name);
        }
    }

    /// Puts the value the parser stands at, and leaves the parser at its end.
    void putValue(JsonParser parser, String path) throws Unreadable {
        switch (parser.currentToken()) {
            case START_OBJECT -> putObject(parser, path);
            case START_ARRAY -> {
                StringBuilder text = new StringBuilder();
                appendArray(parser, text);
                put(path, text.toString());
            }
            case VALUE_NULL -> put(path, "");
            case null -> throw new Unreadable(RejectCode.FILE_TRUNCATED, path);
            default -> put(path, parser.getString());
        }
    }

    private void appendArray(JsonParser parser, StringBuilder text) {
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY && token != null;
                token = parser.nextToken()) {
            if (!text.isEmpty() && text.charAt(text.length() - 1) != '[') {
                text.append(',');
            }
            appendValue(parser, token, text);
        }
    }

    private void appendValue(JsonParser parser, JsonToken token, StringBuilder text) {
        if (text.length() > MOST_ROW_CHARS) {
            parser.skipChildren();
        } else if (token == JsonToken.START_ARRAY) {
            text.append('[');
            appendArray(parser, text);
            text.append(']');
        } else if (token == JsonToken.START_OBJECT) {
            text.append('{');
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                text.append(text.charAt(text.length() - 1) == '{' ? "" : ",")
                        .append(parser.currentName())
                        .append(':');
                appendValue(parser, parser.nextToken(), text);
            }
            text.append('}');
        } else {
            text.append(parser.getString());
        }
    }
}
