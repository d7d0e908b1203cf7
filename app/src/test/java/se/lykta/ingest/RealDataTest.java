package se.lykta.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import se.lykta.area.LonLatBox;

/// Real files of real suppliers, when the environment variable LYKTA_REAL_DATA names the folder that holds
/// them.
@Tag("slow")
class RealDataTest {

    private static final LonLatBox WORLD = new LonLatBox(-180, -90, 180, 90);

    private record Result(
            int rows,
            int drafts,
            int countable,
            Map<RejectCode, Integer> rejects,
            Map<String, Integer> places,
            double seconds) {}

    private static Path data(String file) {
        String folder = System.getenv("LYKTA_REAL_DATA");
        assumeTrue(folder != null, "LYKTA_REAL_DATA is not set");
        Path path = Path.of(String.valueOf(folder), file);
        assumeTrue(Files.exists(path), "no " + path);
        return path;
    }

    private static Template template(String name) throws IOException {
        return Template.parse(
                Files.readString(Path.of("src/test/resources/templates/" + name + ".json"), StandardCharsets.UTF_8));
    }

    private static Result read(Path file, Template template, LonLatBox frame) {
        long before = System.nanoTime();
        RowMapping mapping =
                RowMapping.of(template, new RowMapping.Setting(frame, Instant.parse("2026-11-01T00:00:00Z"), Set.of()));
        Map<RejectCode, Integer> rejects = new EnumMap<>(RejectCode.class);
        Map<String, Integer> places = new TreeMap<>();
        int rows = 0;
        int drafts = 0;
        int countable = 0;
        try (RowReader reader = RowSource.open(file, template.format()).rows()) {
            while (reader.hasNext()) {
                rows++;
                Object mapped = reader.next() instanceof Row row ? mapping.map(row) : null;
                if (mapped instanceof Draft draft) {
                    drafts++;
                    countable += draft.what().countable() ? 1 : 0;
                    places.merge(draft.where().quality().name(), 1, Integer::sum);
                } else if (mapped instanceof Rejected rejected) {
                    rejects.merge(rejected.code(), 1, Integer::sum);
                }
            }
        }
        Result result = new Result(rows, drafts, countable, rejects, places, (System.nanoTime() - before) / 1e9);
        System.out.println(file.getFileName() + " " + result);
        return result;
    }

    @Test
    void resolvesThePlaceOfPoliceEvents() {
        int rows = 0;
        int drafts = 0;
        for (int year = 2022; year <= 2026; year++) {
            Result result = read(
                    data("polisen_events/events_" + year + ".json.gz"),
                    ShippedTemplates.find("police-feed").orElseThrow(),
                    WORLD);
            rows += result.rows();
            drafts += result.drafts();
            assertThat(result.places().keySet()).isSubsetOf("MUNICIPALITY", "UNKNOWN");
        }
        assertThat(rows).isEqualTo(72_925);
        assertThat((double) (rows - drafts) / rows).isLessThanOrEqualTo(0.001);
    }

    @Test
    void readsVersionsOfPoliceEvents() {
        Result result = read(
                data("polisen_events/event_versions.jsonl.gz"),
                ShippedTemplates.find("police-feed").orElseThrow(),
                WORLD);
        assertThat(result.drafts()).isEqualTo(result.rows()).isGreaterThan(2 * 1698 - 1);
    }

    @Test
    void readsChicago() throws IOException {
        Result result = read(
                data("crime_chicago_assaults/chicago_aggravated_assaults_2010_2017.csv.gz"),
                template("chicago-assaults"),
                new LonLatBox(-88, 41.6, -87.5, 42.1));
        assertThat(result.rows()).isEqualTo(117_875);
        assertThat(result.drafts()).isEqualTo(117_875);
    }

    @Test
    void readsNewYorkIntervals() throws IOException {
        Result result = read(
                data("crime_nyc_vehicle_thefts/nyc_vehicle_thefts_2014_2016.csv.gz"),
                template("new-york-vehicle-thefts"),
                new LonLatBox(-74.3, 40.4, -73.6, 41.0));
        assertThat(result.rows()).isEqualTo(27_861);
    }

    @Test
    void readsLancashireMonths() throws IOException {
        Result result = read(
                data("crime_uk_lancashire_asb/lancashire_asb_2022.tab.gz"),
                template("lancashire-asb"),
                new LonLatBox(-3.2, 53.4, -1.9, 54.3));
        assertThat(result.rows()).isEqualTo(56_434);
    }

    @Test
    void readsVancouverWithWithheldPlaces() throws IOException {
        Result result = read(
                data("crime_vancouver_2020/vancouver_crime_2020-01_to_2020-08.csv.gz"),
                template("vancouver-crime"),
                new LonLatBox(-123.3, 49.15, -122.95, 49.35));
        assertThat(result.rows()).isEqualTo(25_575);
        assertThat(result.places()).containsKeys("STREET", "UNKNOWN");
    }

    @Test
    void readsBostonDisorder() throws IOException {
        Result result = read(
                data("obs_boston_311_2015/boston_311_disorder_2015-01_to_2015-10.csv.gz"),
                template("boston-311"),
                new LonLatBox(-71.3, 42.2, -70.9, 42.45));
        assertThat(result.rows()).isEqualTo(26_852);
    }
}
