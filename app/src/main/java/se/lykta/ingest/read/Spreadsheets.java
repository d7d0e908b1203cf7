package se.lykta.ingest.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import se.lykta.ingest.Question;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.RowSource;

/// Which spreadsheet format does a zip file hold, and which sheets?
final class Spreadsheets {

    private Spreadsheets() {}

    static Sniffed sniff(Path file, boolean gzipped, RowSource.Hints hints) throws IOException {
        try (Archive archive = Archive.open(file, gzipped)) {
            boolean xlsx = archive.has("xl/workbook.xml");
            if (!xlsx && !archive.has("content.xml")) {
                return Sniffed.refused(Rejected.file(RejectCode.FORMAT_UNKNOWN, ""));
            }
            List<String> sheets = xlsx ? List.copyOf(XlsxReader.sheets(archive).keySet()) : OdsReader.tables(archive);
            RowSource.Format format = xlsx ? RowSource.Format.XLSX : RowSource.Format.ODS;
            return Sniffed.of(format, gzipped).withSheets(sheets, which(sheets, hints));
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    /// Asks which sheet, layer or table when there are several and none is named.
    static List<Question> which(List<String> sheets, RowSource.Hints hints) {
        return sheets.size() < 2 || hints.sheet() != null
                ? List.of()
                : List.of(new Question(Question.Kind.SHEET, "", sheets, List.of()));
    }
}
