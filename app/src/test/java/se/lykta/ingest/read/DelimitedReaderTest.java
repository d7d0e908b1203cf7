package se.lykta.ingest.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lykta.ingest.Question;
import se.lykta.ingest.Row;
import se.lykta.ingest.RowReader;
import se.lykta.ingest.RowSource;
import se.lykta.ingest.TestFiles;

class DelimitedReaderTest {

    @TempDir
    Path folder;

    private List<String> told(String text) {
        return TestFiles.told(TestFiles.write(folder, "a.csv", text));
    }

    @Test
    void readsCellsWithQuotesAndLineEndsInside() {
        assertThat(told("a;b;c\r\n1;\"x;\"\"y\"\"\";3\r\n4;\"two\nlines\";6\n7;;9"))
                .containsExactly("2: 1|x;\"y\"|3", "3: 4|two\nlines|6", "5: 7||9");
    }

    @Test
    void readsAnyDelimiter() {
        for (String delimiter : List.of(";", ",", "\t", "|")) {
            Path file = TestFiles.write(folder, "d.csv", "a;b;c\n1;2;3\n4;5;6\n".replace(";", delimiter));
            assertThat(RowSource.open(file).delimiter()).isEqualTo(delimiter.charAt(0));
            assertThat(TestFiles.told(file)).containsExactly("2: 1|2|3", "3: 4|5|6");
        }
    }

    @Test
    void asksWhenTwoDelimitersFitEquallyWell() {
        Path file = TestFiles.write(folder, "a.csv", "a;b,c\n1;2,3\n4;5,6\n");
        assertThat(RowSource.open(file).questions())
                .extracting(Question::kind)
                .containsExactly(Question.Kind.DELIMITER);
    }

    @Test
    void takesDecimalCommasForNoDelimiter() {
        Path file = TestFiles.write(folder, "a.csv", "id;lat;lon\n1;57,93;12,53\n2;57,94;12,54\n");
        assertThat(RowSource.open(file).delimiter()).isEqualTo(';');
        assertThat(RowSource.open(file).questions()).isEmpty();
    }

    @Test
    void rejectsRowsWithAnotherNumberOfCellsAndGoesOn() {
        assertThat(told("a;b;c\n1;2\n1;2;3\n1;2;3;4\n1;2;3;\n"))
                .containsExactly("2! CELL_COUNT_WRONG", "3: 1|2|3", "4! CELL_COUNT_WRONG", "5: 1|2|3");
    }

    @Test
    void losesOneLineToAStrayQuote() {
        assertThat(told("a;b;c\n1;\"open;3\n4;5;6\n7;\"8\";9\n10;11;12\n"))
                .containsExactly("2! QUOTE_UNTERMINATED", "3: 4|5|6", "4: 7|8|9", "5: 10|11|12");
        assertThat(told("a;b\n1;2\n3;\"4\n5;6\n")).containsExactly("2: 1|2", "3! QUOTE_UNTERMINATED", "4: 5|6");
        assertThat(told("a;b\n1;\"2")).containsExactly("2! QUOTE_UNTERMINATED");
    }

    @Test
    void skipsBlankLinesAndTheSeparatorLine() {
        assertThat(told("sep=;\n\na;b\n\n1;2\n\r\n3;4\n\n")).containsExactly("5: 1|2", "7: 3|4");
    }

    @Test
    void readsOldMacLineEnds() {
        assertThat(told("a;b\r1;2\r3;4\r")).containsExactly("2: 1|2", "3: 3|4");
    }

    @Test
    void skipsALineOfAnyLength() {
        String longLine = "x".repeat(3_000_000);
        assertThat(told("a;b\n1;2\n" + longLine + "\n3;4\n1;\"" + longLine + "\n5;6\n"))
                .containsExactly("2: 1|2", "3! LINE_TOO_LONG", "4: 3|4", "5! LINE_TOO_LONG", "6: 5|6");
    }

    @Test
    void staysFastWhenEveryLineLeavesAQuoteOpen() {
        String text = "a;b\n" + "x\";\"a\n".repeat(400_000);
        long before = System.nanoTime();
        assertThat(told(text)).hasSizeGreaterThan(300_000);
        assertThat(System.nanoTime() - before).isLessThan(15_000_000_000L);
    }

    @Test
    void refusesMoreColumnsThanASpreadsheetHas() {
        assertThat(told("a" + ";a".repeat(20_000) + "\n")).containsExactly("1! COLUMNS_TOO_MANY");
        assertThat(told("a" + ";a".repeat(16_383) + "\n1" + ";1".repeat(16_383) + "\n"))
                .hasSize(1);
    }

    @Test
    void tellsAnEmptyFile() {
        assertThat(told("")).containsExactly("0! FILE_EMPTY");
        assertThat(told("\n\n")).containsExactly("3! FILE_EMPTY");
        assertThat(told("a;b\n")).isEmpty();
    }

    @Test
    void namesColumnsApart() {
        Path file = TestFiles.write(folder, "a.csv", "a;;A;a\n1;2;3;4\n");
        Row row = (Row) TestFiles.read(file).getFirst();
        assertThat(row.header().names()).containsExactly("a", "#2", "A (2)", "a (3)");
        assertThat(row.cell(" a ")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "ISO-8859-1", "UTF-16LE", "UTF-16BE"})
    void readsSwedishLettersInEveryEncoding(String encoding) {
        String text = "plats;händelse\nTorget;Skadegörelse på bänk\nÅgatan;Klotter\nÄlvgränd;Öppen dörr\n".repeat(3);
        Path file = TestFiles.write(folder, "a.csv", text, Charset.forName(encoding));
        RowSource source = RowSource.open(file);
        assertThat(source.questions()).isEmpty();
        assertThat(TestFiles.told(file)).contains("2: Torget|Skadegörelse på bänk", "4: Älvgränd|Öppen dörr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void dropsTheByteOrderMark(String encoding) {
        Path file = TestFiles.write(folder, "a.csv", "\ufeffå;b\n1;2\n", Charset.forName(encoding));
        Row row = (Row) TestFiles.read(file).getFirst();
        assertThat(row.header().names()).containsExactly("å", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM850", "x-MacRoman"})
    void asksForEncodingsThatNobodyDeclares(String encoding) {
        Path file = TestFiles.write(
                folder, "a.csv", "plats;text\nÅgatan;Skadegörelse på bänk\n", Charset.forName(encoding));
        RowSource source = RowSource.open(file);
        assertThat(source.questions()).extracting(Question::kind).containsExactly(Question.Kind.ENCODING);
        assertThat(source.questions().getFirst().options().getFirst()).isEqualTo(encoding);
    }

    @Test
    void rejectsSingleLinesThatAreNoText() throws Exception {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        bytes.write("a;b\n".getBytes(StandardCharsets.UTF_8));
        bytes.write("på;åäö\n".repeat(300).getBytes(StandardCharsets.UTF_8));
        bytes.write(new byte[] {'x', (byte) 0xe5, ';', '1', '\n', 'y', ';', '2', '\n'});
        Path file = TestFiles.write(folder, "a.csv", bytes.toByteArray());
        assertThat(TestFiles.told(file)).contains("302! ENCODING_INVALID", "303: y|2");
    }

    @Test
    void readsGzipWhateverTheName() throws Exception {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(bytes)) {
            gzip.write("a;b\n1;2\n3;4\n".getBytes(StandardCharsets.UTF_8));
        }
        Path file = TestFiles.write(folder, "a.csv", bytes.toByteArray());
        assertThat(RowSource.open(file).isGzipped()).isTrue();
        assertThat(TestFiles.told(file)).containsExactly("2: 1|2", "3: 3|4");
    }

    @Test
    void tellsAMissingFile() {
        List<RowReader.Entry> entries = TestFiles.read(folder.resolve("missing.csv"));
        assertThat(TestFiles.told(entries)).containsExactly("0! FILE_UNREADABLE");
    }
}
