package se.lykta.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.read.Readers;
import se.lykta.ingest.read.Sniffed;
import se.lykta.ingest.read.Sniffer;

/// What kind of file is this, and what rows does it hold?
///
/// The format is recognised by content, not by name, also when gzipped. Nothing throws for a broken or hostile
/// file: opening always succeeds, and what is wrong comes as a [Rejected] among the rows. Memory is bounded
/// whatever the file says of itself. Formats and limits: docs/sources/generic-csv.md.
public final class RowSource {

    /// Which format?
    public enum Format {
        /// Text with a delimiter: CSV, TSV.
        CSV,
        XLSX,
        ODS,
        /// A JSON array of objects, or an object that holds one.
        JSON,
        /// One JSON object per line.
        NDJSON,
        GEOJSON,
        GEOPACKAGE,
        /// The open event feed of the Swedish police, as JSON array or as one event with versions per line. Never
        /// recognised by content; a template asks for it.
        POLICE_EVENTS,
        UNKNOWN
    }

    /// What does the template or a person say of the file? Null = find out.
    /// @param encoding name of a Java charset
    /// @param delimiter one character; `\t` for tab
    /// @param headerLine row of the column names, from 1; null = 1, 0 = the file has none and columns are
    ///     `#1`, `#2`
    /// @param sheet name of the sheet, layer or table; null = the first
    public record Hints(
            @Nullable Format format,
            @Nullable String encoding,
            @Nullable String delimiter,
            @Nullable Integer headerLine,
            @Nullable String sheet) {

        public static final Hints NONE = new Hints(null, null, null, null, null);

        public Hints {
            if (delimiter != null && delimiter.length() != 1) {
                throw new IllegalArgumentException("delimiter is " + delimiter + ", must be one character");
            }
            if (encoding != null && !Sniffer.isCharset(encoding)) {
                throw new IllegalArgumentException("encoding is " + encoding + ", must be like UTF-8 or windows-1252");
            }
            if (headerLine != null && (headerLine < 0 || headerLine > 1000)) {
                throw new IllegalArgumentException("headerLine is " + headerLine + ", must be 0 to 1000");
            }
        }

        public static Hints format(Format format) {
            return new Hints(format, null, null, null, null);
        }
    }

    private final Path file;
    private final Hints hints;
    private final Sniffed sniffed;

    private RowSource(Path file, Hints hints, Sniffed sniffed) {
        this.file = file;
        this.hints = hints;
        this.sniffed = sniffed;
    }

    /// Looks at the file and finds out what is not hinted.
    public static RowSource open(Path file, Hints hints) {
        return new RowSource(file, hints, Sniffer.sniff(file, hints));
    }

    public static RowSource open(Path file) {
        return open(file, Hints.NONE);
    }

    public Format format() {
        return sniffed.format();
    }

    /// Is the file packed with gzip?
    public boolean isGzipped() {
        return sniffed.gzipped();
    }

    /// Name of the charset the text is read in; UTF-8 for the formats that prescribe it.
    public String encoding() {
        return sniffed.encoding();
    }

    /// The delimiter of a CSV file.
    public char delimiter() {
        return sniffed.delimiter();
    }

    /// Names of sheets, layers or tables, in the order of the file; empty if the format has none.
    public List<String> sheets() {
        return sniffed.sheets();
    }

    /// What the file itself does not settle: encoding, delimiter, which of several sheets.
    public List<Question> questions() {
        return sniffed.questions();
    }

    /// Does the first row carry all columns? False for JSON, where any row may bring a new one.
    public boolean hasFixedHeader() {
        return switch (format()) {
            case CSV, XLSX, ODS, GEOPACKAGE -> true;
            case JSON, NDJSON, GEOJSON, POLICE_EVENTS, UNKNOWN -> false;
        };
    }

    /// The rows from the first to the last; each call reads the file anew. Close it.
    public RowReader rows() {
        return Readers.open(file, hints, sniffed);
    }

    /// The first rows and refusals, at most so many.
    public List<RowReader.Entry> preview(int most) {
        List<RowReader.Entry> entries = new ArrayList<>();
        try (RowReader rows = rows()) {
            while (entries.size() < most && rows.hasNext()) {
                entries.add(rows.next());
            }
        }
        return entries;
    }
}
