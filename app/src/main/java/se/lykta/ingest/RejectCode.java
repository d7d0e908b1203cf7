package se.lykta.ingest;

import java.util.Locale;

/// Why was a file, a row or a value not used? The texts stand in the message files under
/// `ingest.reject.<key>`.
public enum RejectCode {
    /// The file is missing or may not be read.
    FILE_UNREADABLE,
    /// The file has no rows at all.
    FILE_EMPTY,
    /// None of the known formats.
    FORMAT_UNKNOWN,
    /// A spreadsheet of the kind used before 2007 (.xls).
    FORMAT_OLD_SPREADSHEET,
    /// The bytes break the rules of the format; reading stopped at the place named.
    FILE_DAMAGED,
    /// The file ends in the middle.
    FILE_TRUNCATED,
    /// The unpacked content is larger than the limit, or grows so much that it looks like a trap.
    FILE_UNPACKS_TOO_LARGE,
    /// The file holds a document type or entity definitions, which are never read.
    XML_DEFINITIONS_FORBIDDEN,
    /// One part of the file (a tag, a text, a number) is longer than any real one.
    PART_TOO_LONG,
    /// The sheet, layer or table that the template names is not there.
    SHEET_MISSING,
    /// More columns than a spreadsheet can have.
    COLUMNS_TOO_MANY,
    /// A column that the template names is not in the file.
    COLUMN_MISSING,
    /// The row has another number of cells than the header.
    CELL_COUNT_WRONG,
    /// The line is longer than a million characters.
    LINE_TOO_LONG,
    /// A cell is longer than allowed.
    CELL_TOO_LONG,
    /// A quote that is never closed.
    QUOTE_UNTERMINATED,
    /// Bytes that are no text in the encoding of the file.
    ENCODING_INVALID,
    /// The JSON of this row breaks the rules.
    JSON_BROKEN,
    /// A value that is not an object stands where a row should be.
    ROW_NOT_OBJECT,
    /// The geometry is not a point.
    GEOMETRY_NOT_POINT,
    /// The geometry cannot be read.
    GEOMETRY_BROKEN,
    /// The row has no category.
    CATEGORY_MISSING,
    /// The category is not in the template's table.
    CATEGORY_UNKNOWN,
    /// The row has no time.
    TIME_MISSING,
    /// The time matches none of the template's patterns.
    TIME_UNREADABLE,
    /// The time is before 1900 or after 2200, or no such day exists.
    TIME_IMPLAUSIBLE,
    /// The incident is said to happen after now.
    TIME_IN_FUTURE,
    /// The interval ends before it begins.
    INTERVAL_REVERSED,
    /// Not a number by the template's decimal sign.
    NUMBER_UNREADABLE,
    /// Only one of the two coordinates is given.
    COORDINATE_INCOMPLETE,
    /// The position is outside the municipality's frame.
    OUTSIDE_FRAME,
    /// The position is outside the frame but inside when the two coordinates change places.
    AXES_SWAPPED,
    /// A value that the template's table has no meaning for: location quality, known-by or verification.
    VALUE_UNKNOWN,
    /// The title of a police event does not follow the known pattern.
    POLICE_TITLE_UNREADABLE,
    /// Neither municipality nor county can be recognised.
    AREA_UNRESOLVED;

    /// The last part of the message key: lower case with hyphens.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
