package se.lykta.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import se.lykta.ingest.Question;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.RowSource;

/// Which format, packing, encoding and delimiter has a file, judged by its first bytes?
public final class Sniffer {

    private static final int SAMPLE_BYTES = 1 << 18;

    private Sniffer() {}

    /// Does this machine know a charset by this name?
    public static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException noName) {
            return false;
        }
    }

    public static Sniffed sniff(Path file, RowSource.Hints hints) {
        try {
            byte[] start = start(file, false, 16);
            boolean gzipped = FileBytes.isGzip(start);
            byte[] sample = start(file, gzipped, SAMPLE_BYTES);
            if (sample.length == 0) {
                return Sniffed.refused(Rejected.file(RejectCode.FILE_EMPTY, ""));
            }
            return byContent(file, hints, gzipped, sample);
        } catch (IOException | UnsupportedCharsetException failure) {
            Rejected rejected = EntryReader.rejected(failure, 1);
            boolean missing = !Files.isReadable(file) || Files.isDirectory(file);
            return Sniffed.refused(
                    Rejected.file(missing ? RejectCode.FILE_UNREADABLE : rejected.code(), rejected.found()));
        }
    }

    /// The first bytes after unpacking. What a broken packing gives before it breaks is enough here; the reader
    /// will meet the break and name its place.
    private static byte[] start(Path file, boolean gzipped, int most) throws IOException {
        byte[] bytes = new byte[most];
        int length = 0;
        try (InputStream in = FileBytes.open(file, gzipped)) {
            for (int count; length < most && (count = in.read(bytes, length, most - length)) > 0; ) {
                length += count;
            }
        } catch (IOException broken) {
            if (length == 0) {
                throw broken;
            }
        }
        return java.util.Arrays.copyOf(bytes, length);
    }

    private static Sniffed byContent(Path file, RowSource.Hints hints, boolean gzipped, byte[] sample)
            throws IOException {
        if (begins(sample, 'P', 'K', 3, 4)) {
            return Spreadsheets.sniff(file, gzipped, hints);
        }
        if (begins(sample, 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm', 'a', 't', ' ', '3', 0)) {
            return GeoPackageReader.sniff(file, gzipped, hints);
        }
        if (begins(sample, 0xd0, 0xcf, 0x11, 0xe0)) {
            return Sniffed.refused(Rejected.file(RejectCode.FORMAT_OLD_SPREADSHEET, ""));
        }
        return text(file, hints, gzipped, sample);
    }

    private static boolean begins(byte[] sample, int... magic) {
        if (sample.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (sample[i] != (byte) magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static Sniffed text(Path file, RowSource.Hints hints, boolean gzipped, byte[] sample) throws IOException {
        List<Question> questions = new ArrayList<>();
        String encoding = hints.encoding();
        if (encoding == null) {
            EncodingGuess guess = EncodingGuess.of(FileBytes.open(file, gzipped));
            if (guess.encoding().isEmpty()) {
                return Sniffed.refused(Rejected.file(RejectCode.FORMAT_UNKNOWN, ""));
            }
            encoding = guess.encoding();
            questions.addAll(guess.questions());
        }
        String text = new String(sample, Charset.forName(encoding));
        RowSource.Format format = hints.format() == null ? textFormat(text, file) : hints.format();
        if (format != RowSource.Format.CSV) {
            return new Sniffed(format, gzipped, encoding, ',', List.of(), questions, null);
        }
        DelimiterGuess delimiter = DelimiterGuess.of(text);
        String hinted = hints.delimiter();
        if (hinted == null) {
            questions.addAll(delimiter.questions());
        }
        char separator = hinted == null ? delimiter.delimiter() : hinted.charAt(0);
        return new Sniffed(format, gzipped, encoding, separator, List.of(), questions, null);
    }

    private static RowSource.Format textFormat(String text, Path file) {
        int at = 0;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\ufeff')) {
            at++;
        }
        char first = at < text.length() ? text.charAt(at) : ' ';
        return first == '{' || first == '[' && looksLikeJsonArray(text, at + 1)
                ? JsonShape.of(text.substring(at), file)
                : RowSource.Format.CSV;
    }

    /// A CSV header may begin with a bracket; a JSON array goes on with an object or ends.
    private static boolean looksLikeJsonArray(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == text.length() || "{]".indexOf(text.charAt(at)) >= 0;
    }
}
