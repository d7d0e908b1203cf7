package se.lykta.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files written for one test, and short ways to look at what a reader makes of them.
public final class TestFiles {

    private TestFiles() {}

    public static Path write(Path folder, String name, String text) {
        return write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Path write(Path folder, String name, String text, Charset charset) {
        return write(folder, name, text.getBytes(charset));
    }

    public static Path write(Path folder, String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static List<RowReader.Entry> read(Path file) {
        return RowSource.open(file).preview(Integer.MAX_VALUE);
    }

    /// One line per entry: `line: cells` or `line! CODE`.
    public static List<String> told(List<RowReader.Entry> entries) {
        List<String> told = new ArrayList<>();
        for (RowReader.Entry entry : entries) {
            told.add(
                    switch (entry) {
                        case Row row -> row.line() + ": " + String.join("|", row.cells());
                        case Rejected rejected -> rejected.line() + "! " + rejected.code();
                    });
        }
        return told;
    }

    public static List<String> told(Path file) {
        return told(read(file));
    }
}
