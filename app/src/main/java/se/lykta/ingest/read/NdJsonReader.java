package se.lykta.ingest.read;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The rows of a text with one JSON object per line; a broken line costs only itself.
final class NdJsonReader extends EntryReader {

    private final Lines lines;
    private final FlatRows rows = new FlatRows();

    NdJsonReader(Reader text) {
        this.lines = new Lines(text);
    }

    @Override
    @Nullable
    Entry read() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            String json = lines.number() == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
            if (lines.isTooLong()) {
                return new Rejected(lines.number(), "", RejectCode.LINE_TOO_LONG, json);
            }
            if (!json.isBlank()) {
                return row(json);
            }
        }
        return null;
    }

    private Entry row(String json) throws IOException {
        rows.begin();
        try (JsonParser parser = FlatRows.parser(new StringReader(json))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Rejected(lines.number(), "", RejectCode.ROW_NOT_OBJECT, json);
            }
            rows.putObject(parser, "");
            boolean more = parser.nextToken() != null;
            return more ? new Rejected(lines.number(), "", RejectCode.JSON_BROKEN, json) : rows.end(lines.number());
        } catch (JacksonException broken) {
            return new Rejected(lines.number(), "", RejectCode.JSON_BROKEN, json);
        }
    }

    @Override
    long line() {
        return lines.number();
    }

    @Override
    void closeFile() throws IOException {
        lines.close();
    }
}
