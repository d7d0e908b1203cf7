package se.lykta.ingest.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import se.lykta.ingest.Question;

/// In which encoding is a text written? Certain for a byte order mark, for UTF-16 by its zero bytes and for valid
/// UTF-8; Windows-1252 when its bytes make Swedish or common western letters inside words; otherwise asked.
/// @param encoding empty = the bytes are no text
/// @param questions empty when there is no doubt
record EncodingGuess(String encoding, List<Question> questions) {

    private static final int MOST_BYTES = 8 << 20;
    private static final List<String> EIGHT_BIT = List.of("windows-1252", "IBM850", "x-MacRoman");
    private static final String LETTERS = "åäöÅÄÖéÉèüÜøæØÆàçñëïôêáíóúß";
    private static final double DAMAGE_TOLERATED = 0.01;

    static EncodingGuess of(InputStream stream) throws IOException {
        byte[] bytes = new byte[MOST_BYTES];
        int length = 0;
        try (stream) {
            for (int count; length < MOST_BYTES && (count = stream.read(bytes, length, MOST_BYTES - length)) > 0; ) {
                length += count;
            }
        } catch (EOFException | ZipException | Unreadable broken) {
            // What came before the break decides; the reader names the break.
        }
        return judge(bytes, length);
    }

    private static EncodingGuess judge(byte[] bytes, int length) {
        if (length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            return new EncodingGuess("UTF-8", List.of());
        }
        if (length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
            return new EncodingGuess("UTF-16LE", List.of());
        }
        if (length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
            return new EncodingGuess("UTF-16BE", List.of());
        }
        int[] zeros = new int[2];
        int controls = 0;
        int high = 0;
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            zeros[i & 1] += b == 0 ? 1 : 0;
            controls += b > 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' ? 1 : 0;
            high += b < 0 ? 1 : 0;
        }
        if (zeros[0] + zeros[1] > length / 4) {
            return zeros[1] > 3 * zeros[0]
                    ? new EncodingGuess("UTF-16LE", List.of())
                    : new EncodingGuess(zeros[0] > 3 * zeros[1] ? "UTF-16BE" : "", List.of());
        }
        if (zeros[0] + zeros[1] + controls > length / 10) {
            return new EncodingGuess("", List.of());
        }
        return high == 0 ? new EncodingGuess("UTF-8", List.of()) : eightBits(bytes, length, high);
    }

    private static EncodingGuess eightBits(byte[] bytes, int length, int high) {
        int[] utf8 = countUtf8(bytes, length);
        if (utf8[1] == 0) {
            return new EncodingGuess("UTF-8", doubleEncoded(bytes, length));
        }
        if (utf8[1] <= DAMAGE_TOLERATED * utf8[0]) {
            return new EncodingGuess("UTF-8", List.of());
        }
        double[] shares = new double[EIGHT_BIT.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (double) lettersInWords(bytes, length, Charset.forName(EIGHT_BIT.get(i))) / high;
        }
        int best = 0;
        for (int i = 1; i < shares.length; i++) {
            best = shares[i] > shares[best] ? i : best;
        }
        boolean certain = best == 0 && shares[0] > 0.5 && shares[1] < shares[0] / 4 && shares[2] < shares[0] / 4;
        if (certain) {
            return new EncodingGuess("windows-1252", List.of());
        }
        List<String> options = new java.util.ArrayList<>(EIGHT_BIT);
        options.add(0, options.remove(best));
        if (utf8[0] > utf8[1]) {
            options.add("UTF-8");
        }
        return new EncodingGuess(
                options.getFirst(),
                List.of(new Question(Question.Kind.ENCODING, "", options, examples(bytes, length, options))));
    }

    /// Whole characters of several bytes, and bytes that belong to none.
    private static int[] countUtf8(byte[] bytes, int length) {
        int good = 0;
        int bad = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] >= 0) {
                continue;
            }
            int lead = bytes[i] & 0xff;
            int more = lead >= 0xc2 && lead <= 0xdf
                    ? 1
                    : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
            int seen = 0;
            while (seen < more && i + seen + 1 < length && (bytes[i + seen + 1] & 0xc0) == 0x80) {
                seen++;
            }
            boolean cutAtEnd = i + more >= length;
            if (more > 0 && (seen == more || cutAtEnd)) {
                good++;
                i += seen;
            } else {
                bad++;
            }
        }
        return new int[] {good, bad};
    }

    /// UTF-8 that was taken for Windows-1252 and written as UTF-8 again: `Ã¥` for å.
    private static List<Question> doubleEncoded(byte[] bytes, int length) {
        String text = new String(bytes, 0, Math.min(length, 1 << 20), java.nio.charset.StandardCharsets.UTF_8);
        boolean doubled = text.contains("Ã¥") || text.contains("Ã¤") || text.contains("Ã¶");
        if (!doubled) {
            return List.of();
        }
        List<String> lines =
                text.lines().filter(line -> line.contains("Ã")).limit(3).toList();
        return List.of(new Question(Question.Kind.ENCODING, "", List.of("UTF-8"), lines));
    }

    private static int lettersInWords(byte[] bytes, int length, Charset charset) {
        boolean[] letter = new boolean[256];
        for (int value = 128; value < 256; value++) {
            String decoded = new String(new byte[] {(byte) value}, charset);
            letter[value] = LETTERS.contains(decoded);
        }
        int count = 0;
        for (int i = 0; i < length; i++) {
            boolean inWord = i > 0 && isAsciiLetter(bytes[i - 1]) || i + 1 < length && isAsciiLetter(bytes[i + 1]);
            count += bytes[i] < 0 && letter[bytes[i] & 0xff] && inWord ? 1 : 0;
        }
        return count;
    }

    private static boolean isAsciiLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    /// The first words with doubtful bytes, read in each encoding.
    private static List<String> examples(byte[] bytes, int length, List<String> encodings) {
        int first = 0;
        while (first < length && bytes[first] >= 0) {
            first++;
        }
        byte[] around = Arrays.copyOfRange(bytes, Math.max(0, first - 20), Math.min(length, first + 20));
        return encodings.stream()
                .map(encoding ->
                        encoding + ": " + new String(around, Charset.forName(encoding)).replaceAll("\\s+", " "))
                .toList();
    }
}
