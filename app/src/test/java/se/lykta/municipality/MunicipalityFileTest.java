package se.lykta.municipality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.lykta.area.AreaLocator;
import se.lykta.area.AreaProblem;
import se.lykta.area.AreaReading;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.LonLat;
import se.lykta.area.PlaceName;
import se.lykta.municipality.ConfigurationProblem.Code;

class MunicipalityFileTest {

    private static final Path TEST_FILES = Path.of("src/test/resources/municipalities");

    @TempDir
    Path folder;

    @Test
    void readsTheShippedExample() {
        Municipality town = read(ShippedMunicipality.unpack("1489", folder));

        assertThat(town.id().value()).isEqualTo("1489");
        assertThat(town.profile().zone()).isEqualTo(ZoneId.of("Europe/Stockholm"));
        assertThat(town.map().local()).isEqualTo(CoordinateSystem.of(3007));
        assertThat(town.rules().thresholds()).isEqualTo(new Thresholds(5, 500, 1));
        assertThat(town.rules().retention()).noneMatch(Retention::isDecided);
        assertThat(town.words().taxonomy().get("BIKE_THEFT").crimeCode()).isEqualTo("0807");
        assertThat(town.geography().populations().getFirst().total()).isEqualTo(42_855);
    }

    @Test
    void shippedLayerHasAnOutlineForEveryPopulationAndHoldsEveryPlace() {
        Municipality town = read(ShippedMunicipality.unpack("1489", folder));
        AreaReading reading =
                town.geography().layers().getFirst().file().read(town.map().metric());

        assertThat(reading).isInstanceOfSatisfying(AreaReading.Read.class, read -> {
            assertThat(read.notices()).isEmpty();
            assertThat(read.areas())
                    .hasSize(23)
                    .allSatisfy(area -> assertThat(
                                    town.geography().populations().getFirst().perArea())
                            .containsKey(area.code()));
            var locator = new AreaLocator(read.areas());
            assertThat(town.geography().places()).hasSize(23).allSatisfy(place -> {
                LonLat position = place.position();
                assertThat(position).isNotNull();
                if (position != null) {
                    var metres = town.map().metric().project(position);
                    assertThat(locator.locate(metres.east(), metres.north()))
                            .as(place.name())
                            .isNotNegative();
                }
            });
        });
        assertThat(town.geography().places())
                .filteredOn(place -> place.kind() != PlaceName.Kind.LOCALITY)
                .hasSize(20)
                .allMatch(place -> place.kind() == PlaceName.Kind.EXAMPLE);
    }

    @ParameterizedTest
    @CsvSource({
        "chicago, CHI, America/Chicago, 32616, -87.65, 41.85",
        "new-york, NYC, America/New_York, 32618, -73.94, 40.7",
        "lancashire, LANCS, Europe/London, 32630, -2.6, 53.83",
        "vancouver, VAN, America/Vancouver, 32610, -123.11, 49.25",
        "boston, BOS, America/New_York, 32619, -71.07, 42.32"
    })
    void readsTownsElsewhere(String file, String code, String zone, int epsg, double longitude, double latitude) {
        Municipality town = read(TEST_FILES.resolve(file + ".json"));

        assertThat(town.id().value()).isEqualTo(code);
        assertThat(town.profile().zone()).isEqualTo(ZoneId.of(zone));
        assertThat(town.map().metric()).isEqualTo(CoordinateSystem.of(epsg));
        LonLat centre = town.map().centre();
        assertThat(centre).isEqualTo(new LonLat(longitude, latitude));
        // The zone fits when its own metre is a metre on the ground to within its design limit of 0.1 %.
        var here = town.map().metric().project(centre);
        var north = town.map().metric().project(new LonLat(longitude, latitude + 0.009));
        assertThat(here.distanceMetres(north)).isCloseTo(1000, within(3.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lyktby", "skumby", "glimminge"})
    void readsTheInventedMunicipalitiesWithTheirAreas(String file) {
        Municipality town = read(TEST_FILES.resolve(file + ".json"));

        assertThat(town.geography().layers())
                .allSatisfy(layer ->
                        assertThat(layer.file().read(town.map().metric())).isInstanceOf(AreaReading.Read.class));
        assertThat(town.words().taxonomy().find("VANDALISM")).isPresent();
    }

    @Test
    void changesTheSharedTaxonomy() throws IOException {
        Municipality town = read(write(MINIMAL.replace("\"sources\": []", """
                "sources": [], "taxonomy": {"without": ["RUMOUR"], "categories": [
                  {"code": "FIRE", "name": {"sv": "Brand", "en": "Fire"}, "kind": "event", "sensitivity": "open"},
                  {"code": "WILD_BOAR", "name": {"sv": "Vildsvin", "en": "Wild boar"}, "kind": "event",
                   "sensitivity": "open"}]}""")));

        Taxonomy taxonomy = town.words().taxonomy();
        assertThat(taxonomy.find("RUMOUR")).isEmpty();
        assertThat(taxonomy.get("FIRE").kind()).isEqualTo(Category.Kind.EVENT);
        assertThat(taxonomy.categories().getLast().code()).isEqualTo("WILD_BOAR");
        assertThat(taxonomy.categories()).hasSize(34);
    }

    @Test
    void namesEveryFaultAtItsPlace() throws IOException {
        String wrong = MINIMAL.replace("\"code\": \"9999\"", "\"code\": \"Å\"")
                .replace("Europe/Stockholm", "Mars/Olympus")
                .replace("#000000", "#eeeeee")
                .replace("\"zoom\": 12", "\"zoom\": 99, \"metricEpsg\": 27700, \"nort\": 1")
                .replace("\"country\": \"SE\",", "")
                .replace("\"sources\": []", """
                        "sources": {},
                        "localities": [{"name": "Far", "lon": 1, "lat": 2, "source": "s"}],
                        "examplePlaces": [{"name": "Real", "lon": 12.5, "lat": 57.9, "invented": false}],
                        "layers": [{"code": "a", "kind": "ward", "name": {"sv": "A", "en": "A"}, "path": "../x",
                          "codeField": "k", "validFrom": "2025-13-01", "source": "s"}],
                        "populations": [{"code": "p", "name": {"sv": "P"}, "layer": "b", "day": "2025-01-01",
                          "source": "s", "perArea": {"X": -1}}]""");

        assertThat(problems(write(wrong)))
                .extracting(problem -> problem.code() + " " + problem.where() + " " + problem.found())
                .containsExactly(
                        "VALUE_NOT_ALLOWED /code Å",
                        "FIELD_MISSING /country ",
                        "VALUE_NOT_ALLOWED /timeZone Mars/Olympus",
                        "CONTRAST_TOO_LOW /theme 1.16",
                        "VALUE_NOT_ALLOWED /map/zoom 99",
                        "VALUE_NOT_ALLOWED /map/metricEpsg 27700",
                        "FIELD_UNKNOWN /map/nort nort",
                        "TYPE_WRONG /sources { }",
                        "VALUE_NOT_ALLOWED /layers/0/path ../x",
                        "VALUE_NOT_ALLOWED /layers/0/kind ward",
                        "VALUE_NOT_ALLOWED /layers/0/validFrom 2025-13-01",
                        "OUTSIDE_FRAME /localities/0 1.0 2.0",
                        "SOURCE_MISSING /examplePlaces/0/source ",
                        "REFERENCE_UNKNOWN /populations/0/layer b",
                        "VALUE_NOT_ALLOWED /populations/0/perArea/X -1",
                        "FIELD_MISSING /populations/0/name/en ");
    }

    @Test
    void placesSyntaxFaultsByLineAndColumn() throws IOException {
        assertThat(problems(write("{\n  \"format\": 1,\n  oops")))
                .extracting(ConfigurationProblem::code, ConfigurationProblem::where)
                .containsExactly(tuple(Code.JSON_MALFORMED, "3:3"));
        assertThat(problems(folder.resolve("missing.json")))
                .extracting(ConfigurationProblem::code)
                .containsExactly(Code.FILE_UNREADABLE);
        assertThat(problems(write(""))).isNotEmpty();
        assertThat(problems(write("[]"))).isNotEmpty();
    }

    @Test
    void survivesFiveHundredMutatedFiles() throws IOException {
        String whole = Files.readString(ShippedMunicipality.unpack("1489", folder));
        SplittableRandom random = new SplittableRandom(1489);
        for (int i = 0; i < 500; i++) {
            StringBuilder mutated = new StringBuilder(whole);
            for (int change = 0; change < 1 + i % 4; change++) {
                int at = random.nextInt(mutated.length());
                switch (random.nextInt(4)) {
                    case 0 -> mutated.setCharAt(at, (char) random.nextInt(1, 300));
                    case 1 -> mutated.deleteCharAt(at);
                    case 2 -> mutated.insert(at, "[{\"1".charAt(random.nextInt(4)));
                    default -> mutated.replace(at, Math.min(at + 20, mutated.length()), "null");
                }
            }
            if (MunicipalityFile.parse(mutated.toString(), folder) instanceof MunicipalityReading.Refused refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void everyProblemHasItsMessageInBothLanguages() throws IOException {
        for (String language : List.of("sv", "en")) {
            Properties messages = new Properties();
            try (var in = Files.newBufferedReader(Path.of("src/main/resources/messages_" + language + ".properties"))) {
                messages.load(in);
            }
            for (Code code : Code.values()) {
                assertThat(messages).containsKey(code.messageKey());
            }
            for (AreaProblem.Code code : AreaProblem.Code.values()) {
                assertThat(messages).containsKey(code.messageKey());
            }
        }
    }

    private static final String MINIMAL = """
            {"format": 1, "code": "9999", "name": {"sv": "By", "en": "Village"}, "country": "SE",
             "timeZone": "Europe/Stockholm", "languages": ["sv"],
             "theme": {"primary": "#ffffff", "onPrimary": "#000000"},
             "map": {"west": 12, "south": 57, "east": 13, "north": 58, "zoom": 12},
             "thresholds": {}, "sources": []}
            """;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("written.json"), text);
    }

    private static Municipality read(Path file) {
        MunicipalityReading reading = MunicipalityFile.read(file);
        assertThat(reading).isInstanceOf(MunicipalityReading.Read.class);
        return ((MunicipalityReading.Read) reading).municipality();
    }

    private static List<ConfigurationProblem> problems(Path file) {
        MunicipalityReading reading = MunicipalityFile.read(file);
        assertThat(reading).isInstanceOf(MunicipalityReading.Refused.class);
        return ((MunicipalityReading.Refused) reading).problems();
    }
}
