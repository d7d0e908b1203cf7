package se.lykta.ingest.read;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The rows of a JSON document: the objects of an array at the root or of the first such array in an object; an
/// object without one is a single row. A fault in the JSON itself ends the reading, since nothing tells where the
/// next row would begin.
class JsonReader extends EntryReader {

    private final Reader text;
    private final JsonParser parser;
    final FlatRows rows = new FlatRows();
    private boolean started;
    private boolean inWrapper;
    private boolean done;
    private long ordinal;

    JsonReader(Reader text) {
        this.text = text;
        this.parser = FlatRows.parser(text);
    }

    @Override
    final long line() {
        int line = parser.currentTokenLocation().getLineNr();
        return line > 1 ? line : Math.max(1, ordinal);
    }

    @Override
    final void closeFile() throws IOException {
        text.close();
    }

    @Override
    final @Nullable Entry read() throws IOException {
        if (done) {
            return null;
        }
        try {
            if (!started) {
                started = true;
                Entry only = start();
                if (only != null || done) {
                    return only;
                }
            }
            return next(parser.nextToken());
        } catch (JacksonException broken) {
            done = true;
            return new Rejected(Math.max(1, line()), "", RejectCode.JSON_BROKEN, broken.getOriginalMessage());
        }
    }

    /// Goes to the array of rows; gives the only row of a document that has none.
    private @Nullable Entry start() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_ARRAY) {
            return null;
        }
        if (first != JsonToken.START_OBJECT) {
            done = true;
            return Rejected.file(RejectCode.ROW_NOT_OBJECT, "");
        }
        inWrapper = true;
        rows.begin();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && isRowArray(name)) {
                rows.forget();
                return null;
            }
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else {
                rows.putValue(parser, name);
            }
        }
        done = true;
        return rows.end(1);
    }

    /// Is the array under this name, in an object at the root, the array of rows?
    boolean isRowArray(String name) {
        return true;
    }

    private @Nullable Entry next(@Nullable JsonToken token) throws IOException {
        ordinal++;
        if (token == JsonToken.START_OBJECT) {
            long line = line();
            rows.begin();
            Rejected fault = readRow(parser, line);
            Entry row = rows.end(line);
            return fault == null ? row : fault;
        }
        if (token == JsonToken.END_ARRAY) {
            done = true;
            boolean more = !inWrapper && parser.nextToken() != null;
            return more ? new Rejected(line(), "", RejectCode.JSON_BROKEN, "]") : null;
        }
        if (token == null) {
            done = true;
            return new Rejected(line(), "", RejectCode.FILE_TRUNCATED, "");
        }
        Rejected rejected = new Rejected(line(), "", RejectCode.ROW_NOT_OBJECT, parser.getString());
        parser.skipChildren();
        return rejected;
    }

    /// Puts the values of the object the parser stands at the start of, to its end; says what is wrong with
    /// it.
    @Nullable
    Rejected readRow(JsonParser at, long line) throws IOException {
        rows.putObject(at, "");
        return null;
    }
}
