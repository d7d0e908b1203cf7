package se.lykta.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLat;
import se.lykta.ingest.Draft;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.Row;
import se.lykta.ingest.RowMapping;
import se.lykta.ingest.RowSource;
import se.lykta.ingest.ShippedTemplates;
import se.lykta.ingest.TimePrecision;
import se.lykta.municipality.Category;
import se.lykta.privacy.TextScreening;

/// The example's files are read by the templates that come with the program, without a single reject.
class ExampleFilesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final ExampleSet SET = ExampleSet.draw(ExampleData.SEED, TODAY);

    @TempDir
    Path folder;

    private final Map<String, List<Draft>> drafts = new TreeMap<>();
    private final List<Rejected> rejects = new ArrayList<>();

    @BeforeEach
    void readEveryFile() throws IOException {
        for (var file : ExampleFiles.write(SET, folder)) {
            var name = file.template().about().name();
            drafts.put(name, read(file));
            assertThat(from(name)).hasSize(file.rows());
        }
    }

    @Test
    void givesOneIncidentPerRowAndNoReject() {
        assertThat(rejects).isEmpty();
        assertThat(drafts)
                .containsOnlyKeys(
                        "guard-profile",
                        "example-staff",
                        "observation-sheet",
                        "example-police-statistics",
                        "police-feed");
        assertThat(drafts.values().stream().mapToInt(List::size).sum()).isEqualTo(SET.incidents());
    }

    @Test
    void givesEveryIncidentAKeyOfItsOwn() {
        drafts.forEach((template, list) -> assertThat(
                        new HashSet<>(list.stream().map(Draft::sourceKey).toList()))
                .as(template)
                .hasSameSizeAs(list));
    }

    @Test
    void keepsWhatEachSourceKnowsOfTimeAndPlace() {
        assertThat(from("guard-profile"))
                .allMatch(draft -> draft.what().knownBy() == KnownBy.DISCOVERED)
                .filteredOn(draft -> draft.when().precision() != TimePrecision.MINUTE)
                .as("in the hour that autumn has twice")
                .hasSizeLessThan(10)
                .allMatch(draft -> draft.when().precision() == TimePrecision.HOUR);
        assertThat(from("example-staff"))
                .anyMatch(draft -> draft.when().precision() == TimePrecision.INTERVAL)
                .anyMatch(draft -> draft.when().precision() == TimePrecision.MINUTE);
        assertThat(from("example-police-statistics"))
                .allMatch(draft -> draft.when().precision() == TimePrecision.MONTH)
                .allMatch(draft -> draft.where().quality() == LocationQuality.AREA)
                .allMatch(draft -> draft.where().areaCode().startsWith("1489"))
                .allMatch(draft -> draft.what().knownBy() == KnownBy.STATISTIC);
        assertThat(from("police-feed"))
                .noneMatch(draft -> draft.where().quality().mayBeDot())
                .anyMatch(draft -> draft.where().quality() == LocationQuality.MUNICIPALITY)
                .anyMatch(draft -> !draft.what().countable());
    }

    @Test
    void putsTheGuardsReportsWhereTheyWereDrawn() {
        var metric = SET.town().municipality().map().metric();
        var first = SET.guardReports().getFirst();
        var read = from("guard-profile").getFirst();
        var place = SET.town().placeNamed(first.spot().place());
        var at = metric.project(new LonLat(read.where().lon(), read.where().lat()));

        assertThat(at.distanceMetres(place.centre())).isLessThan(4 * place.spreadMetres());
        assertThat(from("example-staff").stream()
                        .map(draft -> draft.where().areaCode())
                        .distinct())
                .hasSizeGreaterThan(15);
    }

    @Test
    void readsGeneratedIncidentsByTheGenericTemplate() throws IOException {
        var path = folder.resolve("generated.csv");
        var centre = SET.town().municipality().map().centre();
        new GeneratedIncidents(7, 5_000, centre, TODAY.minusDays(1)).write(path);
        var template = ShippedTemplates.find(GeneratedIncidents.TEMPLATE).orElseThrow();

        var read = read(new ExampleFiles.Written(path, template, 5_000));

        assertThat(rejects).isEmpty();
        assertThat(read)
                .hasSize(5_000)
                .allMatch(draft -> draft.where().quality() == LocationQuality.POINT)
                .allMatch(draft -> TextScreening.screen(draft.what().text()).isClean())
                .allMatch(draft -> TextScreening.screen(draft.sourceKey()).isClean());
    }

    private List<Draft> from(String template) {
        return drafts.getOrDefault(template, List.of());
    }

    private List<Draft> read(ExampleFiles.Written file) {
        var municipality = SET.town().municipality();
        var categories = municipality.words().taxonomy().categories().stream()
                .map(Category::code)
                .collect(Collectors.toSet());
        var mapping = RowMapping.of(
                file.template(),
                new RowMapping.Setting(
                        municipality.map().box(),
                        TODAY.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        categories));
        var read = new ArrayList<Draft>();
        try (var rows = RowSource.open(file.path(), file.template().format()).rows()) {
            while (rows.hasNext()) {
                switch (rows.next()) {
                    case Row row -> {
                        switch (mapping.map(row)) {
                            case Draft draft -> read.add(draft);
                            case Rejected rejected -> rejects.add(rejected);
                        }
                    }
                    case Rejected rejected -> rejects.add(rejected);
                }
            }
        }
        return read;
    }
}
