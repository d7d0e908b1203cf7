package se.lykta.ingest.read;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.Header;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.Row;

/// The rows of a text file with a delimiter (RFC 4180 with what suppliers make of it).
///
/// A quoted cell may hold delimiters, doubled quotes and line ends. A record that goes wrong after a line end
/// inside quotes most likely has a stray quote: its first line is refused and reading starts again at its second
/// line, so one stray quote costs one line. What is read twice in this way is bounded by a budget; after it, quotes
/// end with their line. A record holds at most a million characters; a longer line is skipped without being kept.
/// Written by hand rather than on a library because no library goes on after these faults.
final class DelimitedReader extends EntryReader {

    static final int MOST_RECORD_CHARS = 1 << 20;
    private static final long RESCAN_BUDGET_CHARS = 64L << 20;
    private static final char QUOTE = '"';
    private static final char INVALID = '\ufffd';

    private final Reader in;
    private final char delimiter;
    private final int headerLine;

    private char[] buffer = new char[1 << 16];
    private int start;
    private int at;
    private int limit;
    private boolean atEnd;
    private boolean tooLong;

    private @Nullable Header header;
    private long line = 1;
    private int recordLines;
    private String[] cells = new String[64];
    private int cellCount;
    private boolean extraFilled;
    private boolean invalid;
    private boolean unterminated;
    private long rescanned;
    private int mostCells = Header.MOST_COLUMNS + 1;

    DelimitedReader(Reader in, char delimiter, int headerLine) {
        this.in = in;
        this.delimiter = delimiter;
        this.headerLine = headerLine;
    }

    @Override
    long line() {
        return line;
    }

    @Override
    void closeFile() throws IOException {
        in.close();
    }

    @Override
    @Nullable
    Entry read() throws IOException {
        Header columns = header;
        if (columns == null) {
            columns = readHeader();
        }
        while (scanRecord()) {
            long recordLine = line;
            Rejected fault = fault(columns, recordLine);
            if (fault != null) {
                return fault;
            }
            boolean blank = cellCount == 1 && cells[0].isBlank() && columns.size() > 1;
            String[] row = Arrays.copyOf(cells, columns.size());
            consume();
            if (!blank) {
                return new Row(recordLine, columns, row);
            }
        }
        return null;
    }

    private Header readHeader() throws IOException {
        dropByteOrderMark();
        for (int skipped = 1; skipped < headerLine && scanRecord(); skipped++) {
            consume();
        }
        do {
            if (!scanRecord()) {
                throw new Unreadable(RejectCode.FILE_EMPTY, "");
            }
            if (tooLong) {
                throw new Unreadable(RejectCode.LINE_TOO_LONG, excerpt());
            }
            if (cellCount > Header.MOST_COLUMNS) {
                throw new Unreadable(RejectCode.COLUMNS_TOO_MANY, Integer.toString(cellCount));
            }
        } while (isSeparatorLine() || isBlank());
        List<String> names = new ArrayList<>(Arrays.asList(cells).subList(0, cellCount));
        if (headerLine == 0) {
            names.replaceAll(ignored -> "");
        } else {
            while (names.size() > 1 && names.getLast().isBlank()) {
                names.removeLast();
            }
            consume();
        }
        Header columns = Header.ofText(names);
        mostCells = columns.size();
        header = columns;
        return columns;
    }

    private void dropByteOrderMark() throws IOException {
        if (fill() && buffer[start] == '\ufeff') {
            start++;
            at = start;
        }
    }

    /// Spreadsheet programs write `sep=;` as a first line of their own.
    private boolean isSeparatorLine() {
        boolean separator = line == 1 && new String(buffer, start, Math.min(4, at - start)).equalsIgnoreCase("sep=");
        if (separator) {
            consume();
        }
        return separator;
    }

    private boolean isBlank() {
        boolean blank = cellCount == 1 && cells[0].isBlank() && headerLine != 0;
        if (blank) {
            consume();
        }
        return blank;
    }

    private @Nullable Rejected fault(Header columns, long recordLine) throws IOException {
        boolean wrongCount = cellCount < columns.size() && !(cellCount == 1 && cells[0].isBlank()) || extraFilled;
        if (recordLines > 0 && (tooLong || unterminated || wrongCount) && rescanned < RESCAN_BUDGET_CHARS) {
            return startAgainAtSecondLine(recordLine);
        }
        if (tooLong) {
            Rejected rejected = new Rejected(recordLine, "", RejectCode.LINE_TOO_LONG, excerpt());
            skipLine();
            return rejected;
        }
        RejectCode code = unterminated
                ? RejectCode.QUOTE_UNTERMINATED
                : wrongCount ? RejectCode.CELL_COUNT_WRONG : RejectCode.ENCODING_INVALID;
        if (!unterminated && !wrongCount && !invalid) {
            return null;
        }
        Rejected rejected = new Rejected(recordLine, "", code, excerpt());
        consume();
        return rejected;
    }

    private Rejected startAgainAtSecondLine(long recordLine) {
        Rejected rejected = new Rejected(recordLine, "", RejectCode.QUOTE_UNTERMINATED, excerpt());
        rescanned += at - start;
        int second = start;
        while (buffer[second] != '\n' && buffer[second] != '\r') {
            second++;
        }
        second += buffer[second] == '\r' && second + 1 < limit && buffer[second + 1] == '\n' ? 2 : 1;
        start = second;
        at = second;
        tooLong = false;
        line++;
        return rejected;
    }

    /// The first line of the record, as much as a refusal shows.
    private String excerpt() {
        int end = start;
        while (end < at && end - start < 200 && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return new String(buffer, start, end - start);
    }

    /// Leaves the record behind, with its line end.
    private void consume() {
        line += recordLines;
        if (at < limit) {
            line++;
            at += buffer[at] == '\r' && at + 1 < limit && buffer[at + 1] == '\n' ? 2 : 1;
        }
        start = at;
    }

    private void skipLine() throws IOException {
        line += recordLines;
        recordLines = 0;
        tooLong = false;
        while (true) {
            while (at < limit && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            start = at;
            if (at < limit || !fill()) {
                break;
            }
        }
        if (at < limit && buffer[at] == '\r' && at + 1 == limit) {
            fill();
        }
        consume();
    }

    /// Finds the cells of the next record; false at the end of the text. `at` then stands on its line end or at the
    /// limit.
    private boolean scanRecord() throws IOException {
        cellCount = 0;
        recordLines = 0;
        extraFilled = false;
        invalid = false;
        unterminated = false;
        tooLong = false;
        at = start;
        if (at == limit && !fill()) {
            return false;
        }
        while (true) {
            boolean quoted = at < limit && buffer[at] == QUOTE;
            String cell = quoted ? scanQuoted() : scanPlain();
            addCell(cell);
            if (at >= limit || buffer[at] != delimiter) {
                break;
            }
            at++;
            if (at == limit) {
                fill();
            }
        }
        if (at < limit && buffer[at] == '\r' && at + 1 == limit) {
            fill();
        }
        return true;
    }

    private void addCell(String cell) {
        if (cellCount >= mostCells) {
            extraFilled |= !cell.isBlank();
        } else {
            if (cellCount == cells.length) {
                cells = Arrays.copyOf(cells, Math.min(mostCells, cells.length * 2));
            }
            cells[cellCount] = cell;
        }
        cellCount++;
    }

    private String scanPlain() throws IOException {
        int offset = at - start;
        while (true) {
            char[] text = buffer;
            int end = limit;
            int i = at;
            for (; i < end; i++) {
                char c = text[i];
                if (c == delimiter || c == '\n' || c == '\r') {
                    break;
                }
                if (c == INVALID) {
                    invalid = true;
                }
            }
            at = i;
            if (i < end || !fill()) {
                int from = start + offset;
                return at == from ? "" : new String(buffer, from, at - from);
            }
        }
    }

    private String scanQuoted() throws IOException {
        int offset = ++at - start;
        StringBuilder earlier = null;
        while (true) {
            if (at == limit && !fill()) {
                unterminated = true;
                return "";
            }
            char c = buffer[at];
            if (c == QUOTE) {
                int end = at - start;
                at++;
                boolean more = at < limit || fill();
                if (!more || buffer[at] != QUOTE) {
                    return closeQuoted(earlier, offset, end);
                }
                earlier = earlier == null ? new StringBuilder() : earlier;
                earlier.append(buffer, start + offset, end - offset).append(QUOTE);
                offset = ++at - start;
            } else {
                invalid |= c == INVALID;
                if (isLineEnd(c) && rescanned >= RESCAN_BUDGET_CHARS) {
                    recordLines--;
                    unterminated = true;
                    return "";
                }
                at++;
            }
        }
    }

    private boolean isLineEnd(char c) throws IOException {
        if (c == '\n') {
            recordLines++;
            return true;
        }
        if (c != '\r') {
            return false;
        }
        if (at + 1 == limit) {
            fill();
        }
        boolean alone = at + 1 >= limit || buffer[at + 1] != '\n';
        recordLines += alone ? 1 : 0;
        return alone;
    }

    /// The text between the quotes and, as spreadsheet programs do, whatever stands between the closing quote and
    /// the delimiter.
    private String closeQuoted(@Nullable StringBuilder earlier, int offset, int end) throws IOException {
        String inside = new String(buffer, start + offset, end - offset);
        String after = at < limit && buffer[at] != delimiter ? scanPlain() : "";
        unterminated |= recordLines > 0 && !after.isBlank();
        if (earlier == null) {
            return after.isEmpty() ? inside : inside + after;
        }
        return earlier.append(inside).append(after).toString();
    }

    /// Reads more behind what is kept of this record; false at the end of the file or when the record is too
    /// long.
    private boolean fill() throws IOException {
        if (atEnd || tooLong) {
            return false;
        }
        if (limit - start >= MOST_RECORD_CHARS) {
            tooLong = true;
            return false;
        }
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            at -= start;
            limit -= start;
            start = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, MOST_RECORD_CHARS + (1 << 16)));
        }
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count <= 0) {
            atEnd = true;
            return false;
        }
        limit += count;
        return true;
    }
}
