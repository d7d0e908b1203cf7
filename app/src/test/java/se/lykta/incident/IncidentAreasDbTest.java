package se.lykta.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.area.AreaFile;
import se.lykta.area.AreaId;
import se.lykta.area.AreaKind;
import se.lykta.area.AreaLayer;
import se.lykta.area.AreaLayerFile;
import se.lykta.area.AreaLayerLoad;
import se.lykta.area.Areas;
import se.lykta.area.LocalText;
import se.lykta.audit.Actor;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.example.Lyktby;
import se.lykta.ingest.Template;
import se.lykta.ingest.run.Import;
import se.lykta.ingest.run.ImportRun;
import se.lykta.municipality.Municipalities;

/// Lyktby's districts get other outlines while incidents are stored and a file waits for a decision.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestProgram.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_EACH_TEST_METHOD)
class IncidentAreasDbTest {
    private static final MunicipalityId LYKTBY = Lyktby.ID;

    private static final Template TEMPLATE = Template.parse("""
            {"about": {"name": "test", "supplier": "Testvakt", "source": "test"},
             "key": ["id"],
             "when": {"single": ["time"]},
             "where": {"coordinates": {"x": "x", "y": "y", "epsg": 3006}, "areaCode": "district"},
             "what": {"category": {"column": "type"}}}
            """);

    @TempDir
    Path folder;

    @Autowired
    Import imports;

    @Autowired
    Database database;

    @Autowired
    ColumnStore columns;

    @Autowired
    Municipalities municipalities;

    @Autowired
    Areas areas;

    @BeforeEach
    void threeIncidents() throws IOException {
        Lyktby.load(municipalities);
        take("north;499000;6652000;;FIRE", "south;499000;6650000;;FIRE", "by-code;;;B;FIRE", "new;;;D;FIRE");
    }

    @Test
    void assignsAreasByTheNewOutlinesAndLetsTheColumnsFollow() throws IOException {
        assertThat(assigned()).containsExactly("by-code=1B", "new=", "north=1A", "south=1B");
        assertThat(inColumns("B")).isEqualTo(2);

        swapNorthAndSouth(LocalDate.of(2021, 1, 1));

        assertThat(assigned()).containsExactly("by-code=2B", "new=2D", "north=2B", "south=2A");
        assertThat(inColumns("B")).isEqualTo(2);
        assertThat(inColumns("D")).isEqualTo(1);
        assertThat(columns.upToDate(LYKTBY).size()).isEqualTo(4);
    }

    @Test
    void keepsTheAreasInForceUntilTheNewOnesHold() throws IOException {
        swapNorthAndSouth(LocalDate.of(2300, 1, 1));
        assertThat(assigned()).containsExactly("by-code=1B 2B", "new=2D", "north=1A 2B", "south=1B 2A");
        assertThat(inColumns("B")).isEqualTo(2);
        take("later;499000;6652000;;FIRE");
        assertThat(assigned()).contains("later=1A 2B");
    }

    @Test
    void undoesAnImportThatWasMadeBefore() throws IOException {
        var second = take("north;499000;6650000;;FIGHT", "more;499000;6650000;;FIRE");
        swapNorthAndSouth(LocalDate.of(2021, 1, 1));

        assertThat(imports.undo(second, Actor.commandLine())).isEqualTo(new Import.Undone.Done(1, 1));

        assertThat(assigned()).containsExactly("by-code=2B", "new=2D", "north=2B", "south=2A");
        assertThat(inColumns("B")).isEqualTo(2);
    }

    @Test
    void assignsRowsThatWaitForADecision() throws IOException {
        var waiting = stage("late;499000;6652000;;FIRE");
        swapNorthAndSouth(LocalDate.of(2021, 1, 1));
        imports.commit(waiting, Actor.commandLine(), any -> {});
        assertThat(assigned()).contains("late=2B");
    }

    /// In the second version A is in the south, B in the north, and a new district D has no incidents with a
    /// position.
    private void swapNorthAndSouth(LocalDate validFrom) throws IOException {
        var text = Files.readString(Path.of("src/test/resources/municipalities/lyktby-own.geojson"));
        var swapped = text.replace("\"A\"", "\"X\"")
                .replace("\"B\"", "\"A\"")
                .replace("\"X\"", "\"B\"")
                .replace("\"C\"", "\"D\"");
        var file = Files.writeString(folder.resolve("own.geojson"), swapped);
        var load = municipalities.loadLayer(
                LYKTBY,
                new AreaLayerFile(
                        "own",
                        AreaKind.OWN,
                        new LocalText("Stadsdelar", "Districts"),
                        new AreaFile(file, "code", "name", null, null),
                        validFrom,
                        "Invented"));
        assertThat(load).isInstanceOf(AreaLayerLoad.Loaded.class);
    }

    /// `key=versions and codes of its areas`, by key.
    private List<String> assigned() {
        var layers = new TreeMap<Integer, AreaLayer>();
        areas.onOrAfter(LYKTBY, LocalDate.of(1900, 1, 1)).forEach(layer -> layers.put(layer.number(), layer));
        return database.read(
                LYKTBY,
                db -> db.sql("""
                        select source_key, area_ids
                        from incident
                        order by source_key
                        """)
                        .query((row, n) -> {
                            var names = new StringBuilder(row.getString(1)).append('=');
                            for (Integer id : (Integer[]) row.getArray(2).getArray()) {
                                var layer = layers.get(AreaId.layerNumber(id));
                                names.append(names.toString().endsWith("=") ? "" : " ")
                                        .append(
                                                layer == null
                                                        ? "?"
                                                        : layer.number()
                                                                + layer.areas()
                                                                        .get(AreaId.index(id))
                                                                        .code());
                            }
                            return names.toString();
                        })
                        .list());
    }

    private long inColumns(String code) {
        var layer = areas.on(LYKTBY, LocalDate.of(2026, 11, 23)).getFirst();
        int index = layer.areas().stream().map(area -> area.code()).toList().indexOf(code);
        var all = IncidentFilter.counted(0, Integer.MAX_VALUE);
        return new IncidentScan(columns.upToDate(LYKTBY)).count(all.inArea(AreaId.of(layer.number(), index)));
    }

    private ImportRun take(String... rows) throws IOException {
        return imports.commit(stage(rows), Actor.commandLine(), any -> {});
    }

    private ImportRun stage(String... rows) throws IOException {
        var text = new StringBuilder("id;x;y;district;type;time\n");
        for (var row : rows) {
            text.append(row).append(";2026-03-01 12:00\n");
        }
        var file = Files.writeString(Files.createTempFile(folder, "import", ".csv"), text);
        var run = imports.begin(LYKTBY, file, "f.csv", TEMPLATE, Actor.commandLine());
        return imports.stage(run, file, any -> {});
    }
}
