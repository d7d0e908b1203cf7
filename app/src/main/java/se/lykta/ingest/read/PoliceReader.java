package se.lykta.ingest.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.Row;
import se.lykta.ingest.police.PoliceEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The events of the police feed, as an answer of the API (an array) or as a history with one event per line, where
/// `versions` holds its successive contents; each version is a row, oldest first.
final class PoliceReader extends EntryReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BufferedReader text;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private @Nullable JsonReader array;
    private @Nullable Lines lines;
    private boolean started;

    PoliceReader(Reader text) {
        this.text = new BufferedReader(text, 1 << 16);
    }

    @Override
    @Nullable
    Entry read() throws IOException {
        if (!started) {
            started = true;
            start();
        }
        JsonReader events = array;
        if (events != null) {
            return events.hasNext() ? event(events.next()) : null;
        }
        while (waiting.isEmpty() && readLine()) {
            // Blank lines and events without versions leave nothing waiting.
        }
        return waiting.poll();
    }

    private void start() throws IOException {
        text.mark(1 << 12);
        int first;
        do {
            first = text.read();
        } while (first == '\ufeff' || first >= 0 && Character.isWhitespace(first));
        text.reset();
        if (first == '[') {
            array = new JsonReader(text);
        } else {
            lines = new Lines(text);
        }
    }

    private static Entry event(Entry entry) {
        return switch (entry) {
            case Rejected rejected -> rejected;
            case Row row ->
                new PoliceEvent(
                                row.cell("id"),
                                row.cell("datetime"),
                                row.cell("name"),
                                row.cell("summary"),
                                row.cell("url"),
                                row.cell("type"),
                                row.cell("location.name"),
                                "")
                        .toRow(row.line());
        };
    }

    /// Reads a line and lets its versions wait; false at the end.
    private boolean readLine() throws IOException {
        Lines source = lines;
        String line = source == null ? null : source.next();
        if (source == null || line == null) {
            return false;
        }
        if (source.isTooLong()) {
            waiting.add(new Rejected(source.number(), "", RejectCode.LINE_TOO_LONG, line));
        } else if (!line.isBlank()) {
            try {
                addVersions(JSON.readTree(line), source.number());
            } catch (JacksonException broken) {
                waiting.add(new Rejected(source.number(), "", RejectCode.JSON_BROKEN, line));
            }
        }
        return true;
    }

    private void addVersions(JsonNode node, long line) {
        JsonNode versions = node.path("versions");
        if (!versions.isArray()) {
            waiting.add(event(node, "", line));
            return;
        }
        for (JsonNode version : versions) {
            waiting.add(event(version.path("event"), text(version, "first_seen"), line));
        }
    }

    private static Entry event(JsonNode event, String firstSeen, long line) {
        if (!event.isObject()) {
            return new Rejected(line, "", RejectCode.ROW_NOT_OBJECT, "");
        }
        return new PoliceEvent(
                        text(event, "id"),
                        text(event, "datetime"),
                        text(event, "name"),
                        text(event, "summary"),
                        text(event, "url"),
                        text(event, "type"),
                        text(event.path("location"), "name"),
                        firstSeen)
                .toRow(line);
    }

    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() ? value.asString("") : "";
    }

    @Override
    long line() {
        Lines source = lines;
        JsonReader events = array;
        return source != null ? source.number() : events == null ? 1 : events.line();
    }

    @Override
    void closeFile() throws IOException {
        text.close();
    }
}
