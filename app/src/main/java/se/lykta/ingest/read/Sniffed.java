package se.lykta.ingest.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.Question;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.RowSource;

/// What was found out about a file before its first row is read?
/// @param refused null = the file can be read
public record Sniffed(
        RowSource.Format format,
        boolean gzipped,
        String encoding,
        char delimiter,
        List<String> sheets,
        List<Question> questions,
        @Nullable Rejected refused) {

    static Sniffed refused(Rejected reason) {
        return new Sniffed(RowSource.Format.UNKNOWN, false, "UTF-8", ',', List.of(), List.of(), reason);
    }

    static Sniffed of(RowSource.Format format, boolean gzipped) {
        return new Sniffed(format, gzipped, "UTF-8", ',', List.of(), List.of(), null);
    }

    Sniffed withSheets(List<String> names, List<Question> asked) {
        return new Sniffed(format, gzipped, encoding, delimiter, List.copyOf(names), List.copyOf(asked), refused);
    }
}
