package se.lykta.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class AreaCoverageTest {

    private static final URL SHIPPED =
            Objects.requireNonNull(AreaCoverageTest.class.getResource("/municipalities/1489/deso.geojson"));

    @TempDir
    Path folder;

    @Test
    void closesASliverAndGivesAnOverlapToTheLowerCode() throws ParseException {
        List<Area> simple = AreaCoverage.simplified(
                List.of(
                        area("A", "POLYGON((0 0,1000 0,1020 500,1000 1000,0 1000,0 0))"),
                        area("B", "POLYGON((1000 0,2000 0,2000 1000,1000 1000,1040 800,1000 0))")),
                5,
                0,
                50_000);

        assertThat(CoverageValidator.isValid(outlines(simple))).isTrue();
        assertThat(simple.get(0).squareMetres()).isGreaterThan(1_008_000);
        assertThat(simple.stream().mapToDouble(Area::squareMetres).sum()).isCloseTo(2_000_000, within(1.0));
    }

    @Test
    void shippedAreasMeetWithoutGapOrOverlap() throws URISyntaxException {
        List<Area> shipped = read(Path.of(SHIPPED.toURI()), "code", "name");

        assertThat(shipped).hasSize(23);
        assertThat(CoverageValidator.isValid(outlines(shipped))).isTrue();
    }

    @Test
    void shippedAreasAreWhatTheScriptMakesOfTheSource() throws IOException, URISyntaxException {
        String root = System.getenv("LYKTA_REAL_DATA");
        assumeTrue(root != null, "LYKTA_REAL_DATA is not set: the shipped outlines are not made anew");
        Path source = Path.of(root, "geo_alingsas_deso2025/alingsas_deso2025.geojson");
        Path made = folder.resolve("made.geojson");

        SimplifyAreas.main(new String[] {source.toString(), "desokod", "regsonamn", "50", made.toString()});

        assertThat(Files.mismatch(made, Path.of(SHIPPED.toURI()))).isEqualTo(-1);
        List<Area> before = read(source, "desokod", "regsonamn");
        List<Area> after = read(made, "code", "name");
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).code()).isEqualTo(before.get(i).code());
            double ratio = after.get(i).squareMetres() / before.get(i).squareMetres();
            assertThat(ratio).as(after.get(i).code()).isCloseTo(1, within(0.03));
        }
    }

    private static List<Area> read(Path file, String codeField, String nameField) {
        return ((AreaReading.Read) new AreaFile(file, codeField, nameField).read(CoordinateSystem.SWEREF99_TM)).areas();
    }

    private static Geometry[] outlines(List<Area> areas) {
        return areas.stream().map(Area::outline).toArray(Geometry[]::new);
    }

    private static Area area(String code, String wkt) throws ParseException {
        return new Area(code, code, new WKTReader().read(wkt));
    }
}
