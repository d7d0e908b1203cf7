package se.lykta.ingest.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import se.lykta.ingest.ShippedTemplates;
import se.lykta.ingest.Template;

/// Good files of every format, each with a shipped template that reads all of it: what [MutatedFilesDbTest]
/// breaks.
final class MutatedSeeds {
    /// CSV, TSV, XLSX, ODS, GeoJSON, GeoPackage, JSON, NDJSON and gzip; police.uk and the police feed's two
    /// shapes.
    static final int COUNT = 12;

    private static final int ROWS = 25;
    private static final String TEXT = "Bänk trasig, ring Anna Svensson 070-123 45 67";

    private MutatedSeeds() {}

    /// @param part of a packed file, which may be broken before it is packed again; empty for others
    record Seed(String name, Template template, byte[] bytes, String part) {

        /// Every other time a packed file is broken inside, so that the packing is whole.
        byte[] mutated(int i, UnaryOperator<byte[]> breaking) throws IOException {
            if (part.isEmpty() || i % 2 == 0) {
                return breaking.apply(bytes);
            }
            return part.equals("gz") ? gzip(breaking.apply(gunzip(bytes))) : repacked(breaking);
        }

        private byte[] repacked(UnaryOperator<byte[]> breaking) throws IOException {
            var out = new ByteArrayOutputStream();
            var packed = Files.write(Files.createTempFile("packed", ".zip"), bytes);
            try (var in = new ZipFile(packed.toFile());
                    var zip = new ZipOutputStream(out)) {
                for (var entry : Collections.list(in.entries())) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    var content = in.getInputStream(entry).readAllBytes();
                    zip.write(entry.getName().equals(part) ? breaking.apply(content) : content);
                }
            }
            Files.delete(packed);
            return out.toByteArray();
        }
    }

    /// Writes the files into the folder; their names begin with their template's.
    static Path write(Path folder) throws Exception {
        write(folder, "guard-profile.csv", guardReports());
        write(folder, "generic.tsv", generic("\t"));
        write(folder, "generic.utf16.csv", generic(";").getBytes(StandardCharsets.UTF_16));
        write(folder, "police-uk.csv", policeUk());
        write(folder, "generic.csv.gz", gzip(generic(";").getBytes(StandardCharsets.UTF_8)));
        write(folder, "observation-sheet.xlsx", xlsx());
        write(folder, "observation-sheet.ods", ods());
        write(folder, "generic.geojson", geoJson());
        geoPackage(folder.resolve("generic.gpkg"));
        write(folder, "generic.ndjson", objects("\n"));
        write(folder, "police-feed.json", "[" + lines(",\n", MutatedSeeds::event) + "]");
        write(
                folder,
                "police-feed.versions.jsonl",
                lines(
                        "\n",
                        i ->
                                "{\"id\": %d, \"versions\": [{\"first_seen\": \"2026-01-16T09:00:00+00:00\", \"event\": %s}]}"
                                        .formatted(i, event(i))));
        return folder;
    }

    static List<Seed> read(Path folder) throws IOException {
        var seeds = new ArrayList<Seed>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                var template = ShippedTemplates.find(name.substring(0, name.indexOf('.')))
                        .orElseThrow();
                seeds.add(new Seed(name, spatial(name, template), Files.readAllBytes(file), part(name)));
            }
        }
        return seeds;
    }

    private static String part(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "xlsx" -> "xl/worksheets/sheet1.xml";
            case "ods" -> "content.xml";
            case "gz" -> "gz";
            default -> "";
        };
    }

    /// The generic template with the position from the geometry.
    private static Template spatial(String name, Template template) {
        return name.endsWith("geojson") || name.endsWith("gpkg")
                ? Template.parse(template.toJson()
                        .replace("\"longitude\"", "\"geometry.x\"")
                        .replace("\"latitude\"", "\"geometry.y\""))
                : template;
    }

    private static void write(Path folder, String name, String text) throws IOException {
        write(folder, name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path folder, String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private static String lines(String separator, IntFunction<String> line) {
        return IntStream.range(0, ROWS).mapToObj(line).collect(Collectors.joining(separator));
    }

    private static String guardReports() {
        return "source_id;start;end;reported;type;place;x;y;location_quality;radius_metres;description;measure;outcome\n"
                + lines(
                        "\n",
                        i ->
                                "R-%d;2026-01-15 22:10;2026-01-15 22:25;;Klotter;Torget;353916.4;6423582.5;place;;\"%s\n\"\"ny\"\"\";;"
                                        .formatted(i, TEXT));
    }

    private static String generic(String delimiter) {
        return "id;time;category;place;latitude;longitude;text\n".replace(";", delimiter)
                + lines(
                        "\n",
                        i -> String.join(
                                delimiter, "" + i, "2026-01-15 22:10", "graffiti", "Ågatan", "57.93", "12.53", TEXT));
    }

    private static String policeUk() {
        return "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
                + "Last outcome category,Context\n"
                + lines(
                        "\n",
                        i -> "a%d,2022-01,X,X,12.53,57.93,On or near Anna Svensson Close,E0101,X 1A,Burglary,,"
                                .formatted(i));
    }

    private static String objects(String separator) {
        return lines(separator, i -> """
                        {"id": %d, "time": "2026-01-15", "category": "litter", "place": "Torget", "latitude": 57.93, \
                        "longitude": 12.53, "text": "%s"}""".formatted(i, TEXT));
    }

    private static String event(int id) {
        return """
                {"id": %d, "datetime": "2026-01-16 9:35:09 +01:00", "name": "16 januari 06.00, Brand, Ale", \
                "summary": "%s", "url": "/x", "type": "Brand", "location": {"name": "Ale", "gps": "57.9,12.1"}}""".formatted(id, TEXT);
    }

    private static String geoJson() {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + lines(",\n", i -> """
                                {"type":"Feature","properties":{"id":%d,"time":"2026-01-15T22:10:00Z","category":"fire",\
                                "place":"Torget","text":"%s"},"geometry":{"type":"Point","coordinates":[12.53,57.93]}}""".formatted(i, TEXT)) + "]}";
    }

    private static List<String> observation() {
        return List.of("2026-01-15", "22:05", "Ågatan", "klotter", "upptäckt", TEXT);
    }

    private static final List<String> OBSERVATION_COLUMNS =
            List.of("Datum", "Tid", "Plats", "Typ", "Anmält eller upptäckt", "Beskrivning");

    private static byte[] xlsx() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Lykta", "1.0")) {
            var sheet = workbook.newWorksheet("Observationer");
            for (int column = 0; column < OBSERVATION_COLUMNS.size(); column++) {
                sheet.value(0, column, OBSERVATION_COLUMNS.get(column));
                for (int row = 1; row <= ROWS; row++) {
                    sheet.value(row, column, observation().get(column));
                }
            }
            for (int row = 1; row <= ROWS; row++) {
                sheet.value(row, 0, LocalDateTime.of(2026, 1, 15, 0, 0));
                sheet.style(row, 0).format("yyyy-mm-dd").set();
            }
        }
        return out.toByteArray();
    }

    private static byte[] ods() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("mimetype"));
            zip.write("application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.write("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
                        xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
                        xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:spreadsheet>
                    <t:table t:name="Blad1">%s
                    %s</t:table></o:spreadsheet></o:body></o:document-content>
                    """.formatted(odsRow(OBSERVATION_COLUMNS), lines("\n", i -> odsRow(observation())))
                    .strip()
                    .getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static String odsRow(List<String> cells) {
        return cells.stream()
                .map(cell -> "<t:table-cell o:value-type=\"string\"><x:p>" + cell + "</x:p></t:table-cell>")
                .collect(Collectors.joining("", "<t:table-row>", "</t:table-row>"));
    }

    private static void geoPackage(Path file) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("create table gpkg_contents (table_name text, data_type text, srs_id integer)");
            statement.execute("create table gpkg_geometry_columns (table_name text, column_name text, srs_id integer)");
            statement.execute(
                    "create table handelser (id integer primary key, geom blob, time text, category text, place text, text text)");
            statement.execute("insert into gpkg_contents values ('handelser', 'features', 4326)");
            statement.execute("insert into gpkg_geometry_columns values ('handelser', 'geom', 4326)");
            var point = ByteBuffer.allocate(29).order(ByteOrder.LITTLE_ENDIAN);
            point.put(new byte[] {'G', 'P', 0, 1}).putInt(4326);
            point.put((byte) 1).putInt(1).putDouble(12.53).putDouble(57.93);
            try (var insert = connection.prepareStatement(
                    "insert into handelser values (?, ?, '2026-01-15 22:10', 'theft', 'Torget', ?)")) {
                for (int i = 0; i < ROWS; i++) {
                    insert.setInt(1, i);
                    insert.setBytes(2, point.array());
                    insert.setString(3, TEXT);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] gunzip(byte[] bytes) throws IOException {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        }
    }
}
