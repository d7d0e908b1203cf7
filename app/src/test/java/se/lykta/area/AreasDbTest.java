package se.lykta.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;

class AreasDbTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2025, 1, 1);

    @TempDir
    Path folder;

    private final Database db = TestDatabase.fresh();
    private final List<String> told = new ArrayList<>();
    private final Areas areas = new Areas(
            db,
            () -> List.of((municipality, layer) ->
                    told.add(municipality + " " + layer.version().number())));
    private MunicipalityId lyktby = new MunicipalityId("9901");

    @BeforeEach
    void makeMunicipalities() {
        lyktby = TestDatabase.municipality(db, "9901");
    }

    @Test
    void storesALayerAndReadsItBackWhole() throws IOException {
        AreaLayerLoad load = areas.load(lyktby, squares(NEW_YEAR, 350_000, 351_000), CoordinateSystem.SWEREF99_TM);

        AreaLayer layer = areas.find(lyktby, "own", NEW_YEAR).orElseThrow();
        assertThat(load).isEqualTo(new AreaLayerLoad.Loaded(layer, List.of()));
        assertThat(layer.areas()).extracting(Area::code).containsExactly("A1", "A2");
        assertThat(layer.areas().getFirst().squareMetres()).isEqualTo(1_000_000);
        assertThat(layer.areas().getFirst().labelPoint()).isEqualTo(new EastNorth(350_500, 6_420_500));
        assertThat(layer.name()).isEqualTo(new LocalText("Egna områden", "Own areas"));
        assertThat(layer.locator().locate(351_500, 6_420_500)).isEqualTo(1);
        assertThat(told).containsExactly("9901 1");
    }

    @Test
    void writesNothingWhenTheSameFileComesAgain() throws IOException {
        AreaLayerFile file = squares(NEW_YEAR, 350_000);
        areas.load(lyktby, file, CoordinateSystem.SWEREF99_TM);

        assertThat(areas.load(lyktby, file, CoordinateSystem.SWEREF99_TM)).isInstanceOf(AreaLayerLoad.Unchanged.class);
        assertThat(areas.versions(lyktby)).hasSize(1);
        assertThat(told).hasSize(1);
    }

    @Test
    void keepsFormerVersionsWithTheirValidity() throws IOException {
        areas.load(lyktby, squares(NEW_YEAR, 350_000), CoordinateSystem.SWEREF99_TM);
        areas.load(lyktby, squares(NEW_YEAR.plusYears(1), 350_000, 351_000), CoordinateSystem.SWEREF99_TM);
        areas.load(lyktby, squares(NEW_YEAR, 352_000), CoordinateSystem.SWEREF99_TM);

        assertThat(areas.versions(lyktby))
                .extracting(layer -> layer.version().validTo())
                .containsExactly(NEW_YEAR, null, NEW_YEAR.plusYears(1));
        assertThat(areas.find(lyktby, "own", NEW_YEAR.minusDays(1))).isEmpty();
        assertThat(areas.find(lyktby, "own", NEW_YEAR).orElseThrow().version().number())
                .isEqualTo(3);
        assertThat(areas.on(lyktby, NEW_YEAR.plusYears(1)))
                .extracting(layer -> layer.version().number())
                .containsExactly(2);
        assertThat(told).containsExactly("9901 1", "9901 2", "9901 3");
    }

    @Test
    void storesNothingWhenTheFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.geojson"), "{\"features\":[]}");
        AreaLayerLoad load = areas.load(lyktby, layer(file, NEW_YEAR), CoordinateSystem.SWEREF99_TM);

        assertThat(load).isInstanceOf(AreaLayerLoad.Refused.class);
        assertThat(areas.versions(lyktby)).isEmpty();
    }

    @Test
    void hidesAnotherMunicipalitysAreasAndNames() throws IOException {
        MunicipalityId other = TestDatabase.municipality(db, "9902");
        areas.load(lyktby, squares(NEW_YEAR, 350_000), CoordinateSystem.SWEREF99_TM);
        PlaceNames names = new PlaceNames(db);
        names.replace(lyktby, "test", List.of(new PlaceName("Lyktparken", PlaceName.Kind.EXAMPLE, null, "invented")));

        assertThat(areas.versions(other)).isEmpty();
        assertThat(names.all(other)).isEmpty();
        long seen = db.read(
                other,
                client -> client.sql("select count(*) from area")
                        .query(Long.class)
                        .single());
        assertThat(seen).isZero();
    }

    @Test
    void replacesAListOfPlaceNames() {
        PlaceNames names = new PlaceNames(db);
        PlaceName park = new PlaceName("Lyktparken", PlaceName.Kind.EXAMPLE, new LonLat(12.5, 57.9), "invented");
        names.replace(lyktby, "a", List.of(park));
        names.replace(lyktby, "b", List.of(new PlaceName("Storgatan", PlaceName.Kind.STREET, null, "list")));
        names.replace(lyktby, "a", List.of(park));

        assertThat(names.all(lyktby)).extracting(PlaceName::name).containsExactly("Lyktparken", "Storgatan");
        assertThat(names.gazetteer(lyktby).findExact("LYKTPARKEN")).contains(park);
    }

    /// Squares of a kilometre from these eastings on, in SWEREF 99 TM.
    private AreaLayerFile squares(LocalDate validFrom, int... eastings) throws IOException {
        List<String> features = new ArrayList<>();
        for (int i = 0; i < eastings.length; i++) {
            int e = eastings[i];
            features.add("""
                    {"properties":{"k":"A%d"},"geometry":{"type":"Polygon","coordinates":
                    [[[%d,6420000],[%d,6420000],[%d,6421000],[%d,6421000],[%d,6420000]]]}}""".formatted(i + 1, e, e + 1000, e + 1000, e, e));
        }
        Path file = Files.writeString(
                folder.resolve("own.geojson"),
                "{\"crs\":{\"properties\":{\"name\":\"EPSG:3006\"}},\"features\":[" + String.join(",", features)
                        + "]}");
        return layer(file, validFrom);
    }

    private static AreaLayerFile layer(Path file, LocalDate validFrom) {
        return new AreaLayerFile(
                "own",
                AreaKind.OWN,
                new LocalText("Egna områden", "Own areas"),
                new AreaFile(file, "k", null, null, null),
                validFrom,
                "invented");
    }
}
