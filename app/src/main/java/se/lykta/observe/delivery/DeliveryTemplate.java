package se.lykta.observe.delivery;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Workbook;

/// The table that a company fills in: the columns' names in the language asked for, and no rows.
public final class DeliveryTemplate {
    private static final double COLUMN_WIDTH = 18;

    private DeliveryTemplate() {}

    static List<String> columns(Locale locale) {
        return List.copyOf(ShiftWords.shipped().labels(locale).values());
    }

    /// With `;` between the columns, as Swedish spreadsheets read it.
    public static void writeCsv(Locale locale, Writer out) {
        try (var csv = CsvWriter.builder().fieldSeparator(';').build(out)) {
            csv.writeRecord(columns(locale));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param sheetName of the one sheet
    public static void writeXlsx(Locale locale, String sheetName, OutputStream out) {
        try (var book = new Workbook(out, "Lykta", "1.0")) {
            var sheet = book.newWorksheet(sheetName);
            var columns = columns(locale);
            for (int column = 0; column < columns.size(); column++) {
                sheet.value(0, column, columns.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, COLUMN_WIDTH);
            }
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
