package se.lykta.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

class AreaFileTest {

    @TempDir
    Path folder;

    @Test
    void readsStatisticsSwedensFormWithOldSystemMember() throws IOException {
        AreaReading.Read read = read("""
                {"type":"FeatureCollection","features":[
                 {"type":"Feature","id":"DeSO_2025.2","properties":{"desokod":"1489B0020","namn":null,"extra":{"a":[1]}},
                  "geometry":{"type":"MultiPolygon","coordinates":[[[[350000,6420000],[351000,6420000],[351000,6421000],[350000,6421000],[350000,6420000]]]]}},
                 {"type":"Feature","properties":{"desokod":"1489A0010","namn":"Skogen"},
                  "geometry":{"type":"Polygon","coordinates":[[[351000,6420000,7.5],[352000,6420000,7.5],[352000,6421000,7.5],[351000,6420000,7.5]]]}}],
                 "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3006"}}}
                """);

        assertThat(read.areas()).extracting(Area::code).containsExactly("1489A0010", "1489B0020");
        assertThat(read.areas()).extracting(Area::name).containsExactly("Skogen", "1489B0020");
        assertThat(read.areas().get(1).squareMetres()).isEqualTo(1_000_000);
        assertThat(read.areas().get(1).centroid()).isEqualTo(new EastNorth(350_500, 6_420_500));
        assertThat(read.notices()).isEmpty();
    }

    @Test
    void takesAFileWithoutSystemAsWgs84() throws IOException {
        AreaReading.Read read = read(collection(
                "[[12.5,57.9],[12.51,57.9],[12.51,57.91],[12.5,57.91],[12.5,57.9]]", "\"k\":\"A\",\"n\":\"Öst\""));

        Area area = read.areas().getFirst();
        EastNorth corner = CoordinateSystem.SWEREF99_TM.project(new LonLat(12.5, 57.9));
        assertThat(area.name()).isEqualTo("Öst");
        assertThat(area.outline().getCoordinate().getX()).isCloseTo(corner.east(), within(1e-6));
        assertThat(area.outline().getCoordinate().getY()).isCloseTo(corner.north(), within(1e-6));
    }

    @Test
    void mendsABowTieAndSaysSo() throws IOException {
        AreaReading.Read read = read(collection("[[12,57],[12.1,57.1],[12.1,57],[12,57.1],[12,57]]", "\"k\":\"A\""));

        assertThat(read.notices())
                .containsExactly(new AreaProblem(AreaProblem.Code.GEOMETRY_REPAIRED, 1, "A", "Self-intersection"));
        assertThat(read.areas().getFirst().outline().isValid()).isTrue();
    }

    @Test
    void refusesWhatCannotBeMended() throws IOException {
        assertThat(problems(collection("[[12,57],[12.1,57.1],[12,57],[12,57]]", "\"k\":\"A\"")))
                .extracting(AreaProblem::code)
                .containsExactly(AreaProblem.Code.GEOMETRY_BEYOND_REPAIR);
        assertThat(problems(collection("[[12,57],[12,57]]", "\"k\":\"A\"")))
                .extracting(AreaProblem::code)
                .containsExactly(AreaProblem.Code.GEOMETRY_MISSING);
        assertThat(problems(collection("[[350000,6420000],[1,2],[3,4],[350000,6420000]]", "\"k\":\"A\"")))
                .extracting(AreaProblem::code)
                .containsExactly(AreaProblem.Code.GEOMETRY_NOT_IN_SYSTEM);
    }

    @Test
    void refusesTheSameCodeTwiceAndMissingCodes() throws IOException {
        String ring = "[[12,57],[12.1,57],[12.1,57.1],[12,57]]";
        String file = "{\"features\":[" + feature(ring, "\"k\":\"A\"") + "," + feature(ring, "\"k\":\"A\"") + ","
                + feature(ring, "\"n\":\"B\"") + "]}";

        assertThat(problems(file))
                .containsExactly(
                        new AreaProblem(AreaProblem.Code.CODE_DUPLICATE, 2, "A", "1"),
                        new AreaProblem(AreaProblem.Code.CODE_MISSING, 3, "", "Polygon"));
    }

    @Test
    void refusesPointsUnknownSystemsAndBrokenFiles() throws IOException {
        assertThat(problems("{\"features\":[{\"properties\":{\"k\":\"A\"},\"geometry\":"
                        + "{\"type\":\"Point\",\"coordinates\":[12,57]}}]}"))
                .extracting(AreaProblem::code)
                .containsExactly(AreaProblem.Code.GEOMETRY_NOT_A_SURFACE);
        assertThat(problems("{\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:27700\"}},\"features\":[]}"))
                .containsExactly(new AreaProblem(AreaProblem.Code.SYSTEM_UNKNOWN, 0, "", "EPSG:27700"));
        assertThat(problems("{\"features\":[{\"geometry\": tru"))
                .extracting(AreaProblem::code)
                .containsExactly(AreaProblem.Code.FILE_UNREADABLE);
        for (String empty : List.of("", "[]", "{}", "{\"features\":{}}", "{\"features\":[]}")) {
            assertThat(problems(empty)).as(empty).hasSize(1);
        }
        assertThat(new AreaFile(folder.resolve("missing.geojson"), "k", "n").read(CoordinateSystem.SWEREF99_TM))
                .isInstanceOf(AreaReading.Refused.class);
    }

    @Test
    void survivesFiveHundredMutatedFiles() throws IOException {
        String whole = collection(
                "[[12.5,57.9],[12.51,57.9],[12.51,57.91],[12.5,57.91],[12.5,57.9]]", "\"k\":\"A\",\"n\":\"Öst\"");
        SplittableRandom random = new SplittableRandom(1489);
        for (int i = 0; i < 500; i++) {
            StringBuilder mutated = new StringBuilder(whole);
            for (int change = 0; change < 1 + i % 3; change++) {
                int at = random.nextInt(mutated.length());
                switch (random.nextInt(3)) {
                    case 0 -> mutated.setCharAt(at, (char) random.nextInt(1, 127));
                    case 1 -> mutated.deleteCharAt(at);
                    default -> mutated.setLength(Math.max(2, at));
                }
            }
            AreaReading reading = reading(mutated.toString());
            if (reading instanceof AreaReading.Refused refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void readsAGeoPackageWithChosenFields() throws SQLException, ParseException {
        Path file = folder.resolve("wards.gpkg");
        writeGeoPackage(file, 3006, "POLYGON((350000 6420000,351000 6420000,351000 6421000,350000 6420000))");

        assertThat(new AreaFile(file, "code", "label").read(CoordinateSystem.SWEREF99_TM))
                .isInstanceOfSatisfying(AreaReading.Read.class, read -> {
                    assertThat(read.areas()).extracting(Area::code).containsExactly("W1");
                    assertThat(read.areas()).extracting(Area::name).containsExactly("Ward 1");
                    assertThat(read.areas().getFirst().squareMetres()).isEqualTo(500_000);
                });
        assertThat(new AreaFile(file, "kod", "label").read(CoordinateSystem.SWEREF99_TM))
                .isEqualTo(new AreaReading.Refused(
                        List.of(new AreaProblem(AreaProblem.Code.FIELD_MISSING, 0, "", "kod"))));
    }

    @Test
    void refusesAGeoPackageInAnUnknownSystemAndAFileThatIsNone() throws SQLException, ParseException, IOException {
        Path file = folder.resolve("grid.gpkg");
        writeGeoPackage(file, 27700, "POLYGON((0 0,1 0,1 1,0 0))");
        assertThat(new AreaFile(file, "code", "label").read(CoordinateSystem.SWEREF99_TM))
                .isEqualTo(new AreaReading.Refused(
                        List.of(new AreaProblem(AreaProblem.Code.SYSTEM_UNKNOWN, 0, "", "EPSG:27700"))));

        Path text = Files.writeString(folder.resolve("text.gpkg"), "this is no database, whatever its name says");
        assertThat(new AreaFile(text, "code", "label").read(CoordinateSystem.SWEREF99_TM))
                .isInstanceOf(AreaReading.Refused.class);
    }

    @Test
    void survivesThreeHundredMutatedGeoPackages() throws SQLException, ParseException, IOException {
        Path whole = folder.resolve("whole.gpkg");
        writeGeoPackage(whole, 3006, "POLYGON((350000 6420000,351000 6420000,351000 6421000,350000 6420000))");
        byte[] bytes = Files.readAllBytes(whole);
        SplittableRandom random = new SplittableRandom(1489);
        Path file = folder.resolve("mutated.gpkg");
        for (int i = 0; i < 300; i++) {
            byte[] mutated = bytes.clone();
            for (int change = 0; change < 1 + i % 40; change++) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
            }
            Files.write(file, mutated);
            if (new AreaFile(file, "code", "label").read(CoordinateSystem.SWEREF99_TM)
                    instanceof AreaReading.Refused refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void readsTheRealFilesOfStatisticsSweden() {
        String root = System.getenv("LYKTA_REAL_DATA");
        assumeTrue(root != null, "LYKTA_REAL_DATA is not set: the real area files are not tried");
        AreaReading town = new AreaFile(
                        Path.of(root, "geo_alingsas_deso2025/alingsas_deso2025.geojson"), "desokod", "regsonamn")
                .read(CoordinateSystem.SWEREF99_TM);
        assertThat(town).isInstanceOfSatisfying(AreaReading.Read.class, read -> {
            assertThat(read.areas()).hasSize(23);
            assertThat(read.areas().stream().mapToDouble(Area::squareMetres).sum() / 1e6)
                    .isCloseTo(553.4, within(1.0));
        });
        AreaReading county = new AreaFile(
                        Path.of(root, "geo_deso_dalarna_scb_wfs/deso_2025_dalarna_sweref99tm.geojson.gz"),
                        "desokod",
                        null,
                        null,
                        null)
                .read(CoordinateSystem.SWEREF99_TM);
        assertThat(county)
                .isInstanceOfSatisfying(
                        AreaReading.Read.class, read -> assertThat(read.areas()).hasSize(99));
    }

    private static String collection(String ring, String properties) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + feature(ring, properties) + "]}";
    }

    private static String feature(String ring, String properties) {
        return "{\"type\":\"Feature\",\"properties\":{" + properties
                + "},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" + ring + "]}}";
    }

    private AreaReading reading(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("areas.geojson"), text);
        String codeField = text.contains("desokod") ? "desokod" : "k";
        return new AreaFile(file, codeField, codeField.equals("k") ? "n" : "namn").read(CoordinateSystem.SWEREF99_TM);
    }

    private AreaReading.Read read(String text) throws IOException {
        AreaReading reading = reading(text);
        assertThat(reading).isInstanceOf(AreaReading.Read.class);
        return (AreaReading.Read) reading;
    }

    private List<AreaProblem> problems(String text) throws IOException {
        AreaReading reading = reading(text);
        assertThat(reading).as(text).isInstanceOf(AreaReading.Refused.class);
        return ((AreaReading.Refused) reading).problems();
    }

    private static void writeGeoPackage(Path file, int epsg, String wkt) throws SQLException, ParseException {
        byte[] wkb = new WKBWriter(2).write(new WKTReader().read(wkt));
        ByteBuffer blob = ByteBuffer.allocate(8 + 32 + wkb.length).order(ByteOrder.LITTLE_ENDIAN);
        blob.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) 0b11).putInt(epsg);
        blob.putDouble(0).putDouble(0).putDouble(0).putDouble(0).put(wkb);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table gpkg_spatial_ref_sys (srs_id integer, organization text, organization_coordsys_id integer)");
            statement.execute("create table gpkg_contents (table_name text, data_type text)");
            statement.execute("create table gpkg_geometry_columns (table_name text, column_name text, srs_id integer)");
            statement.execute("create table \"my wards\" (fid integer, geom blob, code text, label text)");
            statement.execute("insert into gpkg_spatial_ref_sys values (" + epsg + ", 'EPSG', " + epsg + ")");
            statement.execute("insert into gpkg_contents values ('my wards', 'features')");
            statement.execute("insert into gpkg_geometry_columns values ('my wards', 'geom', " + epsg + ")");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into \"my wards\" values (1, ?, 'W1', 'Ward 1')")) {
                insert.setBytes(1, blob.array());
                insert.execute();
            }
        }
    }
}
