package se.lykta.example;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes rows to a text file, with quotes where a cell needs them. UTF-8, lines end with a line feed.
final class CsvFile implements AutoCloseable {
    private final Writer out;
    private final char delimiter;
    private int rows = -1;

    CsvFile(Path path, char delimiter, String... header) throws IOException {
        out = Files.newBufferedWriter(path);
        this.delimiter = delimiter;
        row(header);
    }

    void row(String... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.write(delimiter);
            }
            boolean plain = cells[i].indexOf(delimiter) < 0 && cells[i].indexOf('"') < 0 && cells[i].indexOf('\n') < 0;
            out.write(plain ? cells[i] : '"' + cells[i].replace("\"", "\"\"") + '"');
        }
        out.write('\n');
        rows++;
    }

    /// Rows written, the header not counted.
    int rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
