package se.lykta.ingest.read;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// The lines of a text, one after the other, none kept beyond a million characters.
final class Lines {

    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private final StringBuilder collected = new StringBuilder();
    private int at;
    private int limit;
    private long number;
    private boolean tooLong;

    Lines(Reader in) {
        this.in = in;
    }

    /// The next line without its end, or null after the last. Of a line that [#isTooLong] only the first part
    /// is given.
    @Nullable
    String next() throws IOException {
        collected.setLength(0);
        tooLong = false;
        boolean any = false;
        while (at < limit || fill()) {
            any = true;
            int from = at;
            while (at < limit && buffer[at] != '\n') {
                at++;
            }
            keep(from);
            if (at < limit) {
                at++;
                break;
            }
        }
        if (!any) {
            return null;
        }
        number++;
        return collected.toString();
    }

    private void keep(int from) {
        int room = DelimitedReader.MOST_RECORD_CHARS - collected.length();
        tooLong |= at - from > room;
        collected.append(buffer, from, Math.min(room, at - from));
    }

    private boolean fill() throws IOException {
        at = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    /// Number of the line given last, from 1.
    long number() {
        return number;
    }

    boolean isTooLong() {
        return tooLong;
    }

    void close() throws IOException {
        in.close();
    }
}
