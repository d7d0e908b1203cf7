package se.lykta.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.Header;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.RowSource;

/// The rows of one table of an ODS file (OpenDocument 1.3), read as a stream. Dates, times and numbers are taken
/// from their typed values, not from what the cell shows. Repeated cells and rows are repeated, within a sheet's
/// size.
final class OdsReader extends SheetReader {

    private final Archive archive;
    private final XMLStreamReader xml;
    private final @Nullable String wanted;
    private boolean inTable;
    private boolean ended;
    private long repeats;

    private OdsReader(Archive archive, InputStream content, RowSource.Hints hints) throws XMLStreamException {
        super(Objects.requireNonNullElse(hints.headerLine(), 1));
        this.archive = archive;
        this.xml = Xml.open(content);
        this.wanted = hints.sheet();
    }

    static OdsReader open(Path file, boolean gzipped, RowSource.Hints hints) throws IOException {
        Archive archive = Archive.open(file, gzipped);
        try {
            InputStream content = archive.findPart("content.xml")
                    .orElseThrow(() -> new Unreadable(RejectCode.FILE_DAMAGED, "content.xml"));
            return new OdsReader(archive, content, hints);
        } catch (IOException | RuntimeException failure) {
            archive.close();
            throw failure;
        } catch (XMLStreamException failure) {
            archive.close();
            throw new IOException(failure);
        }
    }

    static List<String> tables(Archive archive) throws IOException, XMLStreamException {
        List<String> tables = new ArrayList<>();
        InputStream content = archive.findPart("content.xml")
                .orElseThrow(() -> new Unreadable(RejectCode.FILE_DAMAGED, "content.xml"));
        try (content) {
            XMLStreamReader xml = Xml.open(content);
            while (xml.hasNext() && tables.size() < 1000) {
                if (Xml.next(xml) == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("table")) {
                    tables.add(Xml.attribute(xml, "name"));
                }
            }
        }
        return tables;
    }

    @Override
    boolean nextRow() throws XMLStreamException, IOException {
        if (repeats > 0) {
            repeats--;
            rowNumber++;
            return true;
        }
        while (!ended && xml.hasNext()) {
            int event = Xml.next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                if (name.equals("table") && !inTable) {
                    inTable = wanted == null || wanted.equals(Xml.attribute(xml, "name"));
                } else if (name.equals("table-row") && inTable) {
                    readRow();
                    return true;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && inTable
                    && xml.getLocalName().equals("table")) {
                ended = true;
            }
        }
        if (!inTable) {
            throw new Unreadable(RejectCode.SHEET_MISSING, String.valueOf(wanted));
        }
        return false;
    }

    private void readRow() throws XMLStreamException, IOException {
        cells.clear();
        rowNumber++;
        long rowRepeats = repeated("number-rows-repeated");
        int column = 0;
        while (xml.hasNext()) {
            int event = Xml.next(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("table-row")) {
                break;
            }
            boolean cell = event == XMLStreamConstants.START_ELEMENT
                    && (xml.getLocalName().equals("table-cell")
                            || xml.getLocalName().equals("covered-table-cell"));
            if (cell) {
                long cellRepeats = repeated("number-columns-repeated");
                String value = value();
                for (long i = 0; i < cellRepeats && !value.isEmpty(); i++) {
                    setCell((int) Math.min(column + i, Header.MOST_COLUMNS), value);
                }
                column = (int) Math.min(column + cellRepeats, Header.MOST_COLUMNS);
            }
        }
        if (cells.isEmpty()) {
            rowNumber += rowRepeats - 1;
            rowNumber = Math.min(rowNumber, MOST_ROWS);
        } else {
            repeats = rowRepeats - 1;
        }
    }

    private long repeated(String attribute) {
        String text = Xml.attribute(xml, attribute);
        boolean number = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(Character::isDigit);
        return number ? Math.max(1, Long.parseLong(text)) : 1;
    }

    private String value() throws XMLStreamException, Unreadable {
        String type = Xml.attribute(xml, "value-type");
        String typed = switch (type) {
            case "float", "currency", "percentage" -> number(Xml.attribute(xml, "value"));
            case "date" -> Xml.attribute(xml, "date-value").replace('T', ' ');
            case "time" -> clock(Xml.attribute(xml, "time-value"));
            case "boolean" -> Xml.attribute(xml, "boolean-value");
            default -> "";
        };
        String shown = shownText();
        return typed.isEmpty() ? shown : typed;
    }

    private static String number(String text) {
        try {
            return text.length() > 400 ? "" : CellText.number(Double.parseDouble(text));
        } catch (NumberFormatException none) {
            return "";
        }
    }

    /// `PT22H05M00S` as `22:05:00`.
    private static String clock(String duration) {
        StringBuilder clock = new StringBuilder();
        for (int i = duration.indexOf('T') + 1; i > 0 && i < duration.length(); i++) {
            char c = duration.charAt(i);
            if (c >= '0' && c <= '9') {
                clock.append(c);
            } else if (c == 'H' || c == 'M') {
                clock.append(':');
            } else {
                break;
            }
        }
        return clock.toString();
    }

    /// The paragraphs of the cell with a line end between them, without its comment.
    private String shownText() throws XMLStreamException, Unreadable {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (Xml.next(xml)) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String name = xml.getLocalName();
                    if (name.equals("annotation")) {
                        Xml.text(xml);
                        break;
                    }
                    if (name.equals("p") && !text.isEmpty()) {
                        text.append('\n');
                    }
                    text.append(name.equals("s") || name.equals("tab") ? " " : name.equals("line-break") ? "\n" : "");
                    depth++;
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS -> Xml.append(text, xml);
                case XMLStreamConstants.END_DOCUMENT -> depth = 0;
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
        return text.toString();
    }

    @Override
    void closeFile() throws IOException {
        archive.close();
    }
}
