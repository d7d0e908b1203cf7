package se.lykta.ingest.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.Header;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.Row;

/// The part that spreadsheet formats share: header row, blank rows, rows wider than the header.
abstract class SheetReader extends EntryReader {

    static final int MOST_ROWS = 1 << 20;

    private final int headerLine;
    private @Nullable Header header;
    final List<String> cells = new ArrayList<>();
    long rowNumber;

    SheetReader(int headerLine) {
        this.headerLine = headerLine;
    }

    /// Fills [#cells] and [#rowNumber] with the next row; false after the last.
    abstract boolean nextRow() throws Exception;

    final void setCell(int column, String value) throws Unreadable {
        if (column < 0 || column >= Header.MOST_COLUMNS) {
            throw new Unreadable(RejectCode.COLUMNS_TOO_MANY, Integer.toString(column));
        }
        if (value.isEmpty()) {
            return;
        }
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, value);
    }

    @Override
    final long line() {
        return rowNumber;
    }

    @Override
    final @Nullable Entry read() throws Exception {
        while (nextRow()) {
            if (rowNumber > MOST_ROWS) {
                throw new Unreadable(RejectCode.PART_TOO_LONG, Long.toString(rowNumber));
            }
            Entry row = row();
            if (row != null) {
                return row;
            }
        }
        if (header == null) {
            header = Header.ofTyped(List.of());
            return Rejected.file(RejectCode.FILE_EMPTY, "");
        }
        return null;
    }

    /// The row as an entry; null for blank rows and the header.
    private @Nullable Entry row() {
        while (!cells.isEmpty() && cells.getLast().isBlank()) {
            cells.removeLast();
        }
        Header columns = header;
        if (cells.isEmpty() || columns == null && rowNumber < headerLine) {
            return null;
        }
        if (columns == null) {
            columns = Header.ofTyped(headerLine == 0 ? java.util.Collections.nCopies(cells.size(), "") : cells);
            header = columns;
            if (headerLine != 0) {
                return null;
            }
        }
        if (cells.size() > columns.size()) {
            return new Rejected(rowNumber, "", RejectCode.CELL_COUNT_WRONG, cells.getLast());
        }
        String[] row = new String[columns.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = i < cells.size() ? cells.get(i) : "";
        }
        return new Row(rowNumber, columns, row);
    }
}
