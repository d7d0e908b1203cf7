package se.lykta.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.RejectCode;

/// Which cells of an XLSX file hold dates or times, and what do their serial numbers mean?
///
/// Days since 1899-12-31 with the leap day of 1900 that never was, or since 1904-01-01 when the workbook says
/// so.
final class CellFormats {

    private static final int MOST_FORMATS = 100_000;
    private static final double LARGEST_SERIAL = 2_958_466;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private enum Kind {
        NONE,
        DATE,
        TIME,
        DATE_TIME
    }

    private final List<Kind> kinds = new ArrayList<>();
    private boolean from1904;

    static CellFormats read(Archive archive) throws IOException, XMLStreamException {
        CellFormats formats = new CellFormats();
        InputStream workbook = archive.findPart("xl/workbook.xml").orElse(null);
        if (workbook != null) {
            try (workbook) {
                formats.readEpoch(Xml.open(workbook));
            }
        }
        InputStream styles = archive.findPart("xl/styles.xml").orElse(null);
        if (styles != null) {
            try (styles) {
                formats.readStyles(Xml.open(styles));
            }
        }
        return formats;
    }

    private void readEpoch(XMLStreamReader xml) throws XMLStreamException, Unreadable {
        while (xml.hasNext()) {
            if (Xml.next(xml) == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("workbookPr")) {
                String flag = Xml.attribute(xml, "date1904");
                from1904 = flag.equals("1") || flag.equals("true");
                return;
            }
        }
    }

    private void readStyles(XMLStreamReader xml) throws XMLStreamException, Unreadable {
        Map<String, Kind> own = new HashMap<>();
        boolean inCellFormats = false;
        while (xml.hasNext()) {
            int event = Xml.next(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("cellXfs")) {
                return;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "numFmt" -> own.put(Xml.attribute(xml, "numFmtId"), kind(Xml.attribute(xml, "formatCode")));
                case "cellXfs" -> inCellFormats = true;
                case "xf" -> {
                    String id = Xml.attribute(xml, "numFmtId");
                    if (inCellFormats) {
                        kinds.add(own.getOrDefault(id, builtIn(id)));
                    }
                }
                default -> {
                    // Fonts, fills and borders.
                }
            }
            if (own.size() + kinds.size() > MOST_FORMATS) {
                throw new Unreadable(RejectCode.FILE_UNPACKS_TOO_LARGE, Integer.toString(kinds.size()));
            }
        }
    }

    private static Kind builtIn(String id) {
        return switch (id) {
            case "14", "15", "16", "17", "27", "28", "29", "30", "31", "36", "50", "51", "52", "53", "54", "57", "58" ->
                Kind.DATE;
            case "18", "19", "20", "21", "32", "33", "34", "35", "45", "46", "47", "55", "56" -> Kind.TIME;
            case "22" -> Kind.DATE_TIME;
            default -> Kind.NONE;
        };
    }

    /// What a format code shows: letters outside quotes, brackets and escapes.
    private static Kind kind(String code) {
        boolean date = false;
        boolean time = false;
        char closing = 0;
        for (int i = 0; i < code.length() && i < 1000; i++) {
            char c = Character.toLowerCase(code.charAt(i));
            if (closing != 0) {
                closing = c == closing ? 0 : closing;
            } else if (c == '"' || c == '[') {
                closing = c == '"' ? '"' : ']';
                time |= c == '[' && code.regionMatches(true, i, "[h", 0, 2);
            } else if (c == '\\' || c == '_') {
                i++;
            } else {
                date |= c == 'y' || c == 'd' || c == 'å';
                time |= c == 'h' || c == 's';
            }
        }
        return date ? time ? Kind.DATE_TIME : Kind.DATE : time ? Kind.TIME : Kind.NONE;
    }

    /// The date or time that the number means in a cell of this style, as ISO text; null if it is just a
    /// number.
    @Nullable
    String time(double serial, int style) {
        Kind kind = style < kinds.size() ? kinds.get(style) : Kind.NONE;
        if (kind == Kind.NONE || !(serial >= 0 && serial < LARGEST_SERIAL)) {
            return null;
        }
        long seconds = Math.round(serial * 86_400);
        LocalDateTime start = from1904
                ? LocalDateTime.of(1904, 1, 1, 0, 0)
                : LocalDateTime.of(1899, 12, seconds >= 60 * 86_400L ? 30 : 31, 0, 0);
        LocalDateTime moment = start.plusSeconds(seconds);
        return switch (kind) {
            case DATE -> seconds % 86_400 == 0 ? DATE.format(moment) : DATE_TIME.format(moment);
            case TIME -> serial < 1 ? TIME.format(moment) : DATE_TIME.format(moment);
            case DATE_TIME -> DATE_TIME.format(moment);
            case NONE -> null;
        };
    }
}
