package se.lykta.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One table in every format, and the traps of each.
class FormatsTest {

    @TempDir
    Path folder;

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    static byte[] xlsx() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Lykta", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Händelser");
            List<String> header = List.of("Datum", "Klockslag", "Plats", "x");
            for (int i = 0; i < header.size(); i++) {
                sheet.value(0, i, header.get(i));
            }
            sheet.value(1, 0, LocalDateTime.of(2026, 1, 15, 0, 0));
            sheet.style(1, 0).format("yyyy-mm-dd").set();
            sheet.value(1, 1, 22.0 / 24 + 5.0 / 1440);
            sheet.style(1, 1).format("hh:mm").set();
            sheet.value(1, 2, "Ågatan; \"hörnet\"");
            sheet.value(1, 3, 12.53);
            sheet.value(3, 0, LocalDateTime.of(2026, 1, 16, 8, 30));
            sheet.style(3, 0).format("yyyy-mm-dd hh:mm").set();
            sheet.value(3, 3, 1e6);
        }
        return out.toByteArray();
    }

    static byte[] ods(String rows) throws IOException {
        return zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", """
                <?xml version="1.0" encoding="UTF-8"?>
                <o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                    xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
                    xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:spreadsheet>
                <t:table t:name="Blad1">%s</t:table></o:spreadsheet></o:body></o:document-content>
                """.formatted(rows)
                .strip());
    }

    static final String ODS_ROWS = """
            <t:table-row><t:table-cell><x:p>Datum</x:p></t:table-cell><t:table-cell><x:p>Plats</x:p></t:table-cell>
            <t:table-cell><x:p>n</x:p></t:table-cell><t:table-cell t:number-columns-repeated="16381"/></t:table-row>
            <t:table-row><t:table-cell o:value-type="date" o:date-value="2026-01-15T22:05:00"><x:p>15/1</x:p></t:table-cell>
            <t:table-cell o:value-type="string"><x:p>Ågatan</x:p><x:p>hörnet</x:p></t:table-cell>
            <t:table-cell o:value-type="float" o:value="12.5"><x:p>12,5</x:p></t:table-cell></t:table-row>
            <t:table-row t:number-rows-repeated="1048000"><t:table-cell t:number-columns-repeated="16384"/></t:table-row>
            """;

    Path geoPackage() throws Exception {
        Path file = folder.resolve("a.gpkg");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("create table gpkg_contents (table_name text, data_type text, srs_id integer)");
            statement.execute("create table gpkg_geometry_columns (table_name text, column_name text, srs_id integer)");
            statement.execute("create table handelser (fid integer primary key, geom blob, typ text, n real)");
            statement.execute("insert into gpkg_contents values ('handelser', 'features', 3006)");
            statement.execute("insert into gpkg_geometry_columns values ('handelser', 'geom', 3006)");
            try (PreparedStatement insert = connection.prepareStatement("insert into handelser values (?, ?, ?, ?)")) {
                for (int type : new int[] {1, 2, 1001}) {
                    ByteBuffer blob = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
                    blob.put((byte) 'G')
                            .put((byte) 'P')
                            .put((byte) 0)
                            .put((byte) 1)
                            .putInt(3006);
                    blob.put((byte) 1).putInt(type).putDouble(353916.4).putDouble(6423582.5);
                    insert.setInt(1, type);
                    insert.setBytes(2, blob.array());
                    insert.setString(3, "klöver");
                    insert.setDouble(4, 0.5);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
        return file;
    }

    private List<String> told(String name, String text) {
        return TestFiles.told(TestFiles.write(folder, name, text));
    }

    @Test
    void readsXlsxWithDatesTimesAndNumbers() throws IOException {
        Path file = TestFiles.write(folder, "a.xlsx", xlsx());
        assertThat(RowSource.open(file).sheets()).containsExactly("Händelser");
        assertThat(TestFiles.told(file))
                .containsExactly("2: 2026-01-15|22:05:00|Ågatan; \"hörnet\"|12.53", "4: 2026-01-16 08:30:00|||1000000");
        assertThat(TestFiles.told(TestFiles.write(folder, "b.xlsx", gzip(xlsx()))))
                .hasSize(2);
    }

    @Test
    void readsOdsWithTypedValuesAndRepeatedCells() throws IOException {
        Path file = TestFiles.write(folder, "a.ods", ods(ODS_ROWS));
        assertThat(RowSource.open(file).format()).isEqualTo(RowSource.Format.ODS);
        assertThat(TestFiles.told(file)).containsExactly("2: 2026-01-15 22:05:00|Ågatan\nhörnet|12.5");
    }

    @Test
    void readsGeoPackagePoints() throws Exception {
        Path file = geoPackage();
        assertThat(RowSource.open(file).sheets()).containsExactly("handelser");
        assertThat(TestFiles.told(file))
                .containsExactly(
                        "1: 1|klöver|0.5|353916.4|6423582.5",
                        "2! GEOMETRY_NOT_POINT",
                        "3: 1001|klöver|0.5|353916.4|6423582.5");
        Path packed = TestFiles.write(folder, "b", gzip(java.nio.file.Files.readAllBytes(file)));
        assertThat(TestFiles.told(packed)).hasSize(3);
    }

    @Test
    void readsJsonArraysWithNestedObjects() {
        assertThat(
                        told(
                                "a.json",
                                "[{\"id\":1,\"location\":{\"gps\":\"57,12\"},\"tags\":[1,\"å\"]},\n3,\n{\"id\":2,\"new\":null}]"))
                .containsExactly("1: 1|57,12|1,å", "2! ROW_NOT_OBJECT", "3: 2|||");
    }

    @Test
    void readsTheArrayInsideAnAnswer() {
        assertThat(told("a.json", "{\"count\": 2, \"value\": [\n{\"a\": 1},\n{\"a\": 2.50}\n]}"))
                .containsExactly("2: 1", "3: 2.50");
        assertThat(told("b.json", "{\"a\": 1}")).containsExactly("1: 1");
    }

    @Test
    void readsOneObjectPerLineAndLosesOnlyBrokenLines() {
        assertThat(told("a.ndjson", "{\"a\":1}\n{\"a\":\n\n{\"a\":2,\"b\":3}\n[1]\n"))
                .containsExactly("1: 1", "2! JSON_BROKEN", "4: 2|3", "5! ROW_NOT_OBJECT");
    }

    @Test
    void endsAtBrokenJsonWithItsPlace() {
        assertThat(told("a.json", "[{\"a\":1},\n{\"a\":2},\n{\"a\" 3}]"))
                .containsExactly("1: 1", "2: 2", "3! JSON_BROKEN");
        assertThat(told("b.json", "[{\"a\":1},\n{\"a\":2}\n"))
                .last()
                .isIn("2! JSON_BROKEN", "3! JSON_BROKEN", "3! FILE_TRUNCATED");
    }

    @Test
    void readsGeoJsonPoints() {
        assertThat(told("a.geojson", """
                {"type": "FeatureCollection", "features": [
                {"type": "Feature", "id": 7, "properties": {"typ": "klotter"}, "geometry": {"type": "Point", "coordinates": [12.53, 57.93]}},
                {"type": "Feature", "properties": {"typ": "x"}, "geometry": {"coordinates": [[1, 2], [3, 4]], "type": "LineString"}},
                {"type": "Feature", "properties": {"typ": "y"}, "geometry": null}
                ]}
                """))
                .containsExactly("2: 7|klotter|12.53|57.93", "3! GEOMETRY_NOT_POINT", "4: |y||");
    }

    @Test
    void refusesZipBombs() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String part : List.of("xl/workbook.xml", "xl/_rels/workbook.xml.rels")) {
                zip.putNextEntry(new ZipEntry(part));
                zip.write((part.endsWith("rels")
                                ? "<r><Relationship Id='r1' Target='s.xml'/></r>"
                                : "<w xmlns:r='x'><sheet name='a' r:id='r1'/></w>")
                        .getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("xl/s.xml"));
            zip.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
            byte[] spaces = new byte[1 << 20];
            java.util.Arrays.fill(spaces, (byte) ' ');
            for (int i = 0; i < 100; i++) {
                zip.write(spaces);
            }
        }
        assertThat(TestFiles.told(TestFiles.write(folder, "bomb.xlsx", out.toByteArray())))
                .singleElement()
                .asString()
                .endsWith("FILE_UNPACKS_TOO_LARGE");
        byte[] zeros = new byte[100 << 20];
        java.util.Arrays.fill(zeros, (byte) '\n');
        assertThat(TestFiles.told(TestFiles.write(folder, "bomb.csv", gzip(zeros))))
                .last()
                .asString()
                .endsWith("FILE_UNPACKS_TOO_LARGE");
    }

    @Test
    void neverReadsEntities() throws IOException {
        Path secret = TestFiles.write(folder, "secret.txt", "hemligt");
        String entity = "<!DOCTYPE d [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>";
        byte[] ods = zip(
                "content.xml",
                entity + "<d xmlns:t='t' xmlns:x='x'><t:table><t:table-row><t:table-cell><x:p>&e;</x:p></t:table-cell>"
                        + "</t:table-row></t:table></d>");
        assertThat(TestFiles.told(TestFiles.write(folder, "a.ods", ods)))
                .singleElement()
                .asString()
                .endsWith("XML_DEFINITIONS_FORBIDDEN");
    }

    @Test
    void boundsRepeatedCellsAndClaimedColumns() throws IOException {
        String repeated = "<t:table-row t:number-rows-repeated=\"999999999\">"
                + "<t:table-cell t:number-columns-repeated=\"999999999\"><x:p>a</x:p></t:table-cell></t:table-row>";
        assertThat(TestFiles.told(TestFiles.write(folder, "a.ods", ods(repeated))))
                .containsExactly("1! COLUMNS_TOO_MANY");
        byte[] xlsx = zip(
                "xl/workbook.xml",
                "<w xmlns:r='x'><sheet name='a' r:id='r1'/></w>",
                "xl/_rels/workbook.xml.rels",
                "<r><Relationship Id='r1' Target='s.xml'/></r>",
                "xl/s.xml",
                "<w><sheetData><row r='1'><c r='ZZZZZZ1'><v>1</v></c></row></sheetData></w>");
        assertThat(TestFiles.told(TestFiles.write(folder, "a.xlsx", xlsx))).containsExactly("1! COLUMNS_TOO_MANY");
    }

    @Test
    void tellsOldSpreadsheetsAndOtherFiles() {
        assertThat(TestFiles.told(TestFiles.write(
                        folder, "a.xls", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0, 0, 0})))
                .containsExactly("0! FORMAT_OLD_SPREADSHEET");
        byte[] noise = new byte[5000];
        new java.util.Random(1).nextBytes(noise);
        assertThat(TestFiles.told(TestFiles.write(folder, "a.bin", noise))).containsExactly("0! FORMAT_UNKNOWN");
    }
}
