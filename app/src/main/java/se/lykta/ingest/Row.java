package se.lykta.ingest;

/// One row of a file as text.
/// @param line line or row number as a person sees it in the file, from 1
/// @param header the columns; the same instance for all rows until new columns appear (JSON only)
/// @param cells one per column, never null, empty = no value; not copied, do not change
public record Row(long line, Header header, String[] cells) implements RowReader.Entry {

    public Row {
        if (cells.length != header.size()) {
            throw new IllegalArgumentException(
                    "cells has length " + cells.length + ", must be the header's " + header.size());
        }
    }

    /// The cell under this name, or empty if there is no such column.
    public String cell(String column) {
        int position = header.position(column);
        return position < 0 ? "" : cells[position];
    }
}
