package se.lykta.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.account.ExampleMode;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.ingest.run.ImportRun;
import se.lykta.ingest.run.ImportRuns;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.MunicipalityLoad;
import se.lykta.municipality.ShippedMunicipality;
import se.lykta.observe.Exposures;
import se.lykta.place.PlaceActions;
import se.lykta.place.Places;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestProgram.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
class ExampleDataDbTest {
    private static final Logger LOG = LoggerFactory.getLogger(ExampleDataDbTest.class);
    private static final MunicipalityId EXAMPLE = new MunicipalityId(ShippedMunicipality.EXAMPLE);
    // Before the program's clock, so that nothing of it lies in the future.
    private static final LocalDate TODAY =
            LocalDate.now(ZoneId.of("Europe/Stockholm")).minusDays(40);

    @TempDir
    Path folder;

    @Autowired
    ExampleData exampleData;

    @Autowired
    ImportRuns runs;

    @Autowired
    Database database;

    @Autowired
    Exposures exposures;

    @Autowired
    ExampleMode exampleMode;

    @Autowired
    Municipalities municipalities;

    @Autowired
    Places places;

    @Autowired
    PlaceActions placeActions;

    @BeforeEach
    void loadMunicipality() {
        var file = ShippedMunicipality.unpack(EXAMPLE.value(), folder.resolve("municipality"));
        assertThat(municipalities.load(file)).isNotInstanceOf(MunicipalityLoad.Refused.class);
    }

    /// One test, because every part needs the loaded example.
    @Test
    void fillsTheMunicipalityOnceAndRenewsAnOldExample() {
        long begun = System.nanoTime();
        var truths = exampleData.load(EXAMPLE, TODAY, folder.resolve("example"));
        double seconds = (System.nanoTime() - begun) / 1e9;
        var counts = countsBySource();
        LOG.info("example loaded seconds={} counts={}", seconds, counts);

        assertThat(seconds).isLessThan(20);
        assertThat(exampleMode.isMarked(EXAMPLE)).isTrue();
        assertThat(folder.resolve("example").resolve(ExampleFiles.TRUTHS)).exists();
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isBetween(6_000L, 9_000L);
        assertThat(runs.newest(EXAMPLE, 100))
                .hasSize(5)
                .allMatch(run -> run.state() == ImportRun.State.COMMITTED)
                .allMatch(run -> run.progress().rowsRejected() == 0)
                .allMatch(run -> run.progress().textsMasked() == 0)
                .allMatch(run -> run.progress().waves() == 1);
        assertThat(withoutArea()).isLessThan(0.06);
        tellsMissingReportsFromQuietWeeks(truths);
        drawsTheLightingOnTheCurveOfItsPlace(truths);

        assertThat(exampleData.load(EXAMPLE, TODAY.plusDays(3), folder.resolve("example")))
                .isEqualTo(truths);
        assertThat(runs.newest(EXAMPLE, 100)).hasSize(5);

        var renewed = exampleData.load(EXAMPLE, TODAY.plusDays(30), folder.resolve("example"));
        assertThat(renewed.lastDay()).isEqualTo(TODAY.plusDays(29));
        assertThat(countsBySource().values().stream().mapToLong(Long::longValue).sum())
                .isBetween(6_000L, 9_000L);
        assertThat(runs.newest(EXAMPLE, 100)).hasSize(10);
    }

    private void tellsMissingReportsFromQuietWeeks(PlantedTruths truths) {
        var zone = ZoneId.of("Europe/Stockholm");
        for (var week : truths.missingReports()) {
            int[] boundaries = {
                minute(week.from().minusDays(7), zone),
                minute(week.from(), zone),
                minute(week.to().plusDays(1), zone),
                minute(week.to().plusDays(8), zone)
            };
            assertThat(exposures.coverage(EXAMPLE, GuardReports.SOURCE, boundaries, zone))
                    .containsExactly(1, 0, 1);
        }
    }

    private void drawsTheLightingOnTheCurveOfItsPlace(PlantedTruths truths) {
        var tunnel = places.all(EXAMPLE).stream()
                .filter(place -> place.name().equals(truths.lighting().spot().name()))
                .findFirst()
                .orElseThrow();
        assertThat(placeActions.at(EXAMPLE, tunnel.id()))
                .singleElement()
                .satisfies(done ->
                        assertThat(done.day()).isEqualTo(truths.lighting().from()));
    }

    private static int minute(LocalDate day, ZoneId zone) {
        return (int) (day.atStartOfDay(zone).toEpochSecond() / 60);
    }

    private Map<String, Long> countsBySource() {
        var counts = new TreeMap<String, Long>();
        database.run(
                EXAMPLE,
                db -> db.sql("""
                        select s.code, count(*)
                        from incident i
                        join ingest_source s using (municipality_id, source_id)
                        where i.municipality_id = :municipality
                        group by s.code
                        """)
                        .param("municipality", EXAMPLE.value())
                        .query((row, number) -> counts.put(row.getString(1), row.getLong(2)))
                        .list());
        return counts;
    }

    /// Share of incidents that belong to no area: the sheet without positions, and what the police say of the whole.
    private double withoutArea() {
        return database.<Double>read(
                EXAMPLE,
                db -> db.sql("""
                        select avg(case when area_ids = '{}' then 1.0 else 0.0 end)
                        from incident
                        where municipality_id = :municipality
                        """)
                        .param("municipality", EXAMPLE.value())
                        .query(Double.class)
                        .single());
    }
}
