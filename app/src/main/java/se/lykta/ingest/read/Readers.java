package se.lykta.ingest.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.RowReader;
import se.lykta.ingest.RowSource;

/// Which reader reads this file?
public final class Readers {

    private Readers() {}

    /// A reader over the file; when it cannot be opened, one that holds only the refusal.
    public static RowReader open(Path file, RowSource.Hints hints, Sniffed sniffed) {
        if (sniffed.refused() != null) {
            return new RefusingReader(sniffed.refused());
        }
        try {
            return openChecked(file, hints, sniffed);
        } catch (IOException | RuntimeException failure) {
            return new RefusingReader(wholeFile(EntryReader.rejected(failure, 1)));
        }
    }

    private static Rejected wholeFile(Rejected rejected) {
        return Rejected.file(rejected.code(), rejected.found());
    }

    private static RowReader openChecked(Path file, RowSource.Hints hints, Sniffed sniffed) throws IOException {
        int headerLine = Objects.requireNonNullElse(hints.headerLine(), 1);
        return switch (sniffed.format()) {
            case CSV -> new DelimitedReader(text(file, sniffed), sniffed.delimiter(), headerLine);
            case JSON -> new JsonReader(json(file, sniffed));
            case NDJSON -> new NdJsonReader(json(file, sniffed));
            case GEOJSON -> new GeoJsonReader(json(file, sniffed));
            case POLICE_EVENTS -> new PoliceReader(json(file, sniffed));
            case XLSX -> XlsxReader.open(file, sniffed.gzipped(), hints);
            case ODS -> OdsReader.open(file, sniffed.gzipped(), hints);
            case GEOPACKAGE -> GeoPackageReader.open(file, sniffed.gzipped(), hints);
            case UNKNOWN -> new RefusingReader(Rejected.file(RejectCode.FORMAT_UNKNOWN, ""));
        };
    }

    /// The text of the file; bytes that are no text come as U+FFFD. A byte order mark is left for the reader
    /// to drop.
    static InputStreamReader text(Path file, Sniffed sniffed) throws IOException {
        InputStream bytes = FileBytes.open(file, sniffed.gzipped());
        return new InputStreamReader(
                bytes,
                Charset.forName(sniffed.encoding())
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private static Reader json(Path file, Sniffed sniffed) throws IOException {
        Reader text = new BufferedReader(text(file, sniffed), 1 << 16);
        text.mark(1);
        if (text.read() != '\ufeff') {
            text.reset();
        }
        return text;
    }

    /// Holds nothing but the reason why the file is not read.
    private static final class RefusingReader extends EntryReader {
        private @Nullable Rejected reason;

        RefusingReader(Rejected reason) {
            this.reason = reason;
        }

        @Override
        @Nullable
        Entry read() {
            Rejected once = reason;
            reason = null;
            return once;
        }

        @Override
        long line() {
            return 1;
        }

        @Override
        void closeFile() {}
    }
}
