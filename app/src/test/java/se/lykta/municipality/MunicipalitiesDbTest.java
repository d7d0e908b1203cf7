package se.lykta.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lykta.area.AreaFile;
import se.lykta.area.AreaKind;
import se.lykta.area.AreaLayer;
import se.lykta.area.AreaLayerFile;
import se.lykta.area.AreaLayerLoad;
import se.lykta.area.Areas;
import se.lykta.area.LocalText;
import se.lykta.area.PlaceName;
import se.lykta.area.PlaceNames;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;

class MunicipalitiesDbTest {

    private static final Path TEST_FILES = Path.of("src/test/resources/municipalities");
    private static final MunicipalityId LYKTBY = new MunicipalityId("9901");

    @TempDir
    Path folder;

    private final Database db = TestDatabase.fresh();
    private final Areas areas = new Areas(db, List::of);
    private final PlaceNames placeNames = new PlaceNames(db);
    private final Municipalities municipalities = new Municipalities(db, areas, placeNames);

    @Test
    void loadsTheShippedExampleOnce() {
        Path file = ShippedMunicipality.unpack(ShippedMunicipality.EXAMPLE, folder);

        MunicipalityLoad first = municipalities.load(file);
        MunicipalityLoad second = municipalities.load(file);

        assertThat(first).isInstanceOfSatisfying(MunicipalityLoad.Loaded.class, loaded -> {
            assertThat(loaded.version()).isEqualTo(1);
            assertThat(loaded.changed()).contains("layers", "layers/deso", "map", "name");
            assertThat(loaded.notices()).isEmpty();
        });
        assertThat(second).isInstanceOf(MunicipalityLoad.Unchanged.class);
        MunicipalityId id = new MunicipalityId("1489");
        assertThat(municipalities.get(id).profile().name().sv()).isEqualTo("Alingsås");
        assertThat(areas.find(id, "deso", LocalDate.of(2026, 1, 1))
                        .orElseThrow()
                        .areas())
                .hasSize(23);
        var gazetteer = placeNames.gazetteer(id);
        assertThat(gazetteer.findExact("sollebrunn"))
                .as("locality and area of one name")
                .isEmpty();
        assertThat(gazetteer.findExact("Lykttorget"))
                .get()
                .extracting(PlaceName::kind)
                .isEqualTo(PlaceName.Kind.EXAMPLE);
    }

    @Test
    void versionsWhatChanged() throws IOException {
        Path file = copy("lyktby");
        municipalities.load(file);
        Files.writeString(file, Files.readString(file).replace("\"zoom\": 12", "\"zoom\": 13"));

        assertThat(municipalities.load(file)).isInstanceOfSatisfying(MunicipalityLoad.Loaded.class, loaded -> {
            assertThat(loaded.version()).isEqualTo(2);
            assertThat(loaded.changed()).containsExactly("map");
        });
        assertThat(municipalities.get(LYKTBY).map().zoom()).isEqualTo(13);
        assertThat(areas.versions(LYKTBY)).hasSize(1);
    }

    @Test
    void keepsTheVersionWhenOnlyALayerFileChanged() throws IOException {
        Path file = copy("lyktby");
        municipalities.load(file);
        Path layer = folder.resolve("lyktby-own.geojson");
        Files.writeString(layer, Files.readString(layer).replace("Norra", "Yttre"));

        assertThat(municipalities.load(file)).isInstanceOfSatisfying(MunicipalityLoad.Loaded.class, loaded -> {
            assertThat(loaded.version()).isEqualTo(1);
            assertThat(loaded.changed()).containsExactly("layers/own");
        });
        assertThat(areas.versions(LYKTBY)).hasSize(2);
        assertThat(placeNames.gazetteer(LYKTBY).findExact("Yttre Lyktby")).isPresent();
        assertThat(placeNames.gazetteer(LYKTBY).findExact("Norra Lyktby")).isEmpty();
    }

    @Test
    void writesNothingWhenALayerIsRefused() throws IOException {
        Path file = copy("lyktby");
        Files.writeString(folder.resolve("lyktby-own.geojson"), "{}");

        assertThat(municipalities.load(file)).isInstanceOfSatisfying(MunicipalityLoad.Refused.class, refused -> {
            assertThat(refused.problems())
                    .extracting(ConfigurationProblem::code)
                    .containsExactly(ConfigurationProblem.Code.LAYER_REFUSED);
            assertThat(refused.layerProblems()).hasSize(1);
        });
        assertThat(municipalities.all()).isEmpty();
        assertThat(municipalities.find(LYKTBY)).isEmpty();
        assertThatThrownBy(() -> municipalities.get(LYKTBY)).hasMessageContaining("9901");
    }

    @Test
    void takesUpTheNamesOfALayerLoadedLater() throws IOException {
        municipalities.load(copy("lyktby"));
        var later = new AreaLayerFile(
                "parks",
                AreaKind.OWN,
                new LocalText("Parker", "Parks"),
                new AreaFile(TEST_FILES.resolve("glimminge-own.geojson"), "code", "name"),
                LocalDate.of(2026, 1, 1),
                "Invented");

        assertThat(municipalities.loadLayer(LYKTBY, later)).isInstanceOf(AreaLayerLoad.Loaded.class);
        assertThat(municipalities.loadLayer(LYKTBY, later)).isInstanceOf(AreaLayerLoad.Unchanged.class);
        assertThat(placeNames.gazetteer(LYKTBY).findExact("glimminge")).isPresent();
        assertThat(areas.on(LYKTBY, LocalDate.of(2026, 6, 1)))
                .extracting(AreaLayer::code)
                .containsExactly("own", "parks");
    }

    @Test
    void servesSeveralMunicipalitiesSideBySide() {
        for (String name : List.of("lyktby", "skumby", "glimminge", "chicago")) {
            assertThat(municipalities.load(TEST_FILES.resolve(name + ".json")))
                    .isInstanceOf(MunicipalityLoad.Loaded.class);
        }

        assertThat(municipalities.all())
                .extracting(MunicipalityId::value)
                .containsExactly("9901", "9902", "9903", "CHI");
        assertThat(areas.on(LYKTBY, LocalDate.of(2026, 1, 1)).getFirst().areas())
                .hasSize(3);
        assertThat(areas.on(new MunicipalityId("CHI"), LocalDate.of(2026, 1, 1)))
                .isEmpty();
    }

    private Path copy(String name) throws IOException {
        Files.copy(TEST_FILES.resolve(name + "-own.geojson"), folder.resolve(name + "-own.geojson"));
        return Files.copy(TEST_FILES.resolve(name + ".json"), folder.resolve(name + ".json"));
    }
}
