package se.lykta.ingest;

import se.lykta.ingest.map.Texts;

/// What could not be used, where, and why?
/// @param line line or row number as a person sees it in the file, from 1; 0 = the file as a whole
/// @param column name of the column; empty = the whole row
/// @param found what stood there, cut to 200 characters, control characters removed; not screened for
///     personal data
public record Rejected(long line, String column, RejectCode code, String found)
        implements RowReader.Entry, RowMapping.Mapped {

    private static final int LONGEST_FOUND = 200;

    public Rejected {
        if (line < 0) {
            throw new IllegalArgumentException("line is " + line + ", must be >= 0");
        }
        column = Texts.clean(Texts.cut(column, LONGEST_FOUND));
        found = Texts.clean(Texts.cut(found, LONGEST_FOUND));
    }

    /// A refusal of the file as a whole.
    public static Rejected file(RejectCode code, String found) {
        return new Rejected(0, "", code, found);
    }

    /// Does this concern the file rather than one of its rows?
    public boolean isWholeFile() {
        return line == 0;
    }
}
