package se.lykta.ingest.read;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import se.lykta.ingest.RowSource;

/// Which of the JSON formats is this?
final class JsonShape {

    private static final Pattern FEATURES = Pattern.compile("\"type\"\\s*:\\s*\"FeatureCollection\"");
    private static final Pattern LINE_SEPARATED_NAME = Pattern.compile(".*\\.(nd|)json(l|s|seq)?(\\.gz)?");

    private JsonShape() {}

    /// @param text the start of the file, from its first bracket
    static RowSource.Format of(String text, Path file) {
        if (FEATURES.matcher(text).find()) {
            return RowSource.Format.GEOJSON;
        }
        if (text.charAt(0) == '[') {
            return RowSource.Format.JSON;
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean named = LINE_SEPARATED_NAME.matcher(name).matches() && !name.matches(".*\\.json(\\.gz)?");
        return named || isOneObjectPerLine(text) ? RowSource.Format.NDJSON : RowSource.Format.JSON;
    }

    /// Two first lines that each begin and end like an object.
    private static boolean isOneObjectPerLine(String text) {
        int end = text.indexOf('\n');
        if (end < 0) {
            return false;
        }
        String first = text.substring(0, end).strip();
        String rest = text.substring(end + 1).stripLeading();
        return first.endsWith("}") && rest.startsWith("{");
    }
}
