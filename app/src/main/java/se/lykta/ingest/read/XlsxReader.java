package se.lykta.ingest.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.Header;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.RowSource;

/// The rows of one sheet of an XLSX file (ECMA-376), read as a stream. Dates and times are recognised by the format
/// of their cells and come as ISO text. Written by hand because readers on the market size a row by the column
/// number that the file claims. Hidden rows are read, formulas are taken at their stored value.
final class XlsxReader extends SheetReader {

    private static final int MOST_STRINGS = 2_000_000;
    private static final long MOST_STRING_CHARS = 40_000_000;

    private final Archive archive;
    private final XMLStreamReader xml;
    private final List<String> strings;
    private final CellFormats formats;
    private boolean ended;

    private XlsxReader(Archive archive, InputStream sheet, int headerLine) throws IOException, XMLStreamException {
        super(headerLine);
        this.archive = archive;
        this.strings = strings(archive);
        this.formats = CellFormats.read(archive);
        this.xml = Xml.open(sheet);
    }

    static XlsxReader open(Path file, boolean gzipped, RowSource.Hints hints) throws IOException {
        Archive archive = Archive.open(file, gzipped);
        try {
            Map<String, String> sheets = sheets(archive);
            String wanted = hints.sheet();
            String part = wanted == null ? sheets.values().stream().findFirst().orElse(null) : sheets.get(wanted);
            if (part == null) {
                throw new Unreadable(RejectCode.SHEET_MISSING, String.valueOf(wanted));
            }
            InputStream sheet = archive.findPart(part).orElseThrow(() -> new Unreadable(RejectCode.FILE_DAMAGED, part));
            return new XlsxReader(archive, sheet, Objects.requireNonNullElse(hints.headerLine(), 1));
        } catch (IOException | RuntimeException failure) {
            archive.close();
            throw failure;
        } catch (XMLStreamException failure) {
            archive.close();
            throw new IOException(failure);
        }
    }

    /// Names of the visible sheets and the parts that hold them, in order.
    static Map<String, String> sheets(Archive archive) throws IOException, XMLStreamException {
        Map<String, String> targets = new LinkedHashMap<>();
        try (InputStream part = archive.findPart("xl/_rels/workbook.xml.rels")
                .orElseThrow(() -> new Unreadable(RejectCode.FILE_DAMAGED, "xl/_rels/workbook.xml.rels"))) {
            XMLStreamReader xml = Xml.open(part);
            while (xml.hasNext()) {
                if (Xml.next(xml) == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    String target = Xml.attribute(xml, "Target");
                    targets.put(
                            Xml.attribute(xml, "Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
                }
            }
        }
        Map<String, String> sheets = new LinkedHashMap<>();
        try (InputStream part = archive.findPart("xl/workbook.xml")
                .orElseThrow(() -> new Unreadable(RejectCode.FILE_DAMAGED, "xl/workbook.xml"))) {
            XMLStreamReader xml = Xml.open(part);
            while (xml.hasNext() && sheets.size() < 1000) {
                if (Xml.next(xml) == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("sheet")) {
                    String target = targets.get(relation(xml));
                    if (target != null && !Xml.attribute(xml, "state").endsWith("idden")) {
                        sheets.put(Xml.attribute(xml, "name"), target);
                    }
                }
            }
        }
        return sheets;
    }

    private static String relation(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            boolean namespaced = xml.getAttributeNamespace(i) != null
                    && !xml.getAttributeNamespace(i).isEmpty();
            if (xml.getAttributeLocalName(i).equals("id") && namespaced) {
                return xml.getAttributeValue(i);
            }
        }
        return "";
    }

    private static List<String> strings(Archive archive) throws IOException, XMLStreamException {
        List<String> strings = new ArrayList<>();
        InputStream part = archive.findPart("xl/sharedStrings.xml").orElse(null);
        if (part == null) {
            return strings;
        }
        try (part) {
            XMLStreamReader xml = Xml.open(part);
            long chars = 0;
            while (xml.hasNext()) {
                if (Xml.next(xml) == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    String text = richText(xml);
                    chars += text.length();
                    strings.add(text);
                    if (chars > MOST_STRING_CHARS || strings.size() > MOST_STRINGS) {
                        throw new Unreadable(RejectCode.FILE_UNPACKS_TOO_LARGE, strings.size() + " / " + chars);
                    }
                }
            }
        }
        return strings;
    }

    /// The text of a string item without its phonetic guide.
    private static String richText(XMLStreamReader xml) throws XMLStreamException, Unreadable {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            int event = Xml.next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("rPh")) {
                    Xml.text(xml);
                } else {
                    depth++;
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.CHARACTERS) {
                Xml.append(text, xml);
            } else if (event == XMLStreamConstants.END_DOCUMENT) {
                depth = 0;
            }
        }
        return text.toString();
    }

    @Override
    boolean nextRow() throws XMLStreamException, IOException {
        while (!ended && xml.hasNext()) {
            int event = Xml.next(xml);
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("row")) {
                readRow();
                return true;
            }
            ended = event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("sheetData");
        }
        return false;
    }

    private void readRow() throws XMLStreamException, IOException {
        cells.clear();
        String number = Xml.attribute(xml, "r");
        rowNumber = isShortNumber(number) ? Math.max(Long.parseLong(number), rowNumber + 1) : rowNumber + 1;
        int column = -1;
        while (xml.hasNext()) {
            int event = Xml.next(xml);
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                return;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                column = column(Xml.attribute(xml, "r"), column + 1);
                setCell(column, cell(Xml.attribute(xml, "t"), Xml.attribute(xml, "s")));
            }
        }
    }

    private static boolean isShortNumber(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int column(String reference, int otherwise) throws Unreadable {
        int column = 0;
        for (int i = 0; i < reference.length() && reference.charAt(i) >= 'A' && reference.charAt(i) <= 'Z'; i++) {
            column = column * 26 + reference.charAt(i) - 'A' + 1;
            if (column > Header.MOST_COLUMNS) {
                throw new Unreadable(RejectCode.COLUMNS_TOO_MANY, reference);
            }
        }
        return column == 0 ? otherwise : column - 1;
    }

    private String cell(String type, String style) throws XMLStreamException, Unreadable {
        String value = "";
        while (xml.hasNext()) {
            int event = Xml.next(xml);
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                if (name.equals("v")) {
                    value = Xml.text(xml);
                } else if (name.equals("is")) {
                    value = richText(xml);
                } else {
                    Xml.text(xml);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                break;
            }
        }
        return switch (type) {
            case "s" ->
                isShortNumber(value) && Integer.parseInt(value) < strings.size()
                        ? strings.get(Integer.parseInt(value))
                        : "";
            case "str", "inlineStr", "d", "b" -> value;
            case "e" -> "";
            default -> number(value, style);
        };
    }

    private String number(String value, String style) {
        if (value.isEmpty() || value.length() > 400) {
            return "";
        }
        double number;
        try {
            number = Double.parseDouble(value);
        } catch (NumberFormatException text) {
            return value;
        }
        @Nullable String time = isShortNumber(style) ? formats.time(number, Integer.parseInt(style)) : null;
        return time == null ? CellText.number(number) : time;
    }

    @Override
    void closeFile() throws IOException {
        archive.close();
    }
}
