package se.lykta.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.audit.Actor;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.incident.ColumnStore;
import se.lykta.ingest.ShippedTemplates;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.MunicipalityLoad;

/// The feed of the whole country in one municipality's store.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestProgram.class)
class PoliceImportDbTest {
    private static final MunicipalityId ALINGSAS = new MunicipalityId("1489");

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

    @BeforeEach
    void emptyMunicipality() {
        assertThat(municipalities.load(Path.of("src/main/resources/municipalities/1489/municipality.json")))
                .isNotInstanceOf(MunicipalityLoad.Refused.class);
        database.run(ALINGSAS, db -> {
            db.sql("delete from incident").update();
            db.sql("delete from incident_version").update();
        });
        columns.reload(ALINGSAS);
    }

    @Test
    void keepsEventsOfTheWholeCountryAndCountsThoseOfTheMunicipality() throws IOException {
        var file = Files.writeString(
                folder.resolve("events.json"),
                "["
                        + String.join(
                                ",",
                                event(1, "Stöld", "Alingsås"),
                                event(2, "Stöld", "Ale"),
                                event(3, "Stöld", "Västra Götalands län"),
                                event(4, "Sammanfattning natt", "Alingsås"))
                        + "]");

        assertThat(take(file).counts()).isEqualTo(new Destination.Counts(4, 0, 0));

        assertThat(stored())
                .containsExactly(
                        "1 MUNICIPALITY 1489 counted", "2 MUNICIPALITY 1440", "3 UNKNOWN 14", "4 MUNICIPALITY 1489");
    }

    private static String event(int id, String type, String area) {
        return """
                {"id": %d, "datetime": "2026-02-11 9:35:09 +01:00", "name": "11 februari 06.00, %s, %s",
                 "summary": "Text.", "url": "/x", "type": "%s",
                 "location": {"name": "Västra Götalands län", "gps": "58.252793,13.059643"}}
                """.formatted(id, type, area, type);
    }

    private List<String> stored() {
        return database.read(ALINGSAS, db -> db.sql("""
                        select source_key || case location_quality when 5 then ' MUNICIPALITY ' when 6 then ' UNKNOWN ' end
                               || area_code || case when is_counted then ' counted' else '' end
                        from incident
                        where longitude is null and east_metres is null
                        order by incident_id
                        """).query(String.class).list());
    }

    /// Expected numbers: counted from the same files by bin/real-data-counts.py, which shares no code with the
    /// program. A version that differs in nothing but the location, which is not used when the title names the
    /// place, is the same.
    @Test
    @Tag("slow")
    void keepsEveryRealEventOnceAndEveryVersion() {
        for (int year = 2022; year <= 2026; year++) {
            take(data("events_" + year + ".json.gz"));
        }
        assertThat(facts()).containsExactly(72_925L, 72_925L, 53_644L, 19_281L, 107L, 103L, 0L);
        assertThat(columns.upToDate(ALINGSAS).size()).isEqualTo(72_925);

        long again = 0;
        for (int year = 2022; year <= 2026; year++) {
            var counts = take(data("events_" + year + ".json.gz")).counts();
            assertThat(counts).isEqualTo(new Destination.Counts(0, 0, counts.same()));
            again += counts.same();
        }
        assertThat(again).isEqualTo(72_925);

        assertThat(take(data("event_versions.jsonl.gz")).counts()).isEqualTo(new Destination.Counts(0, 2_358, 1_202));
        assertThat(take(data("event_versions.jsonl.gz")).counts()).isEqualTo(new Destination.Counts(0, 0, 3_560));
        assertThat(number("select count(*) from incident_version")).isEqualTo(2_358);
        assertThat(number("select count(*) from incident")).isEqualTo(72_925);
    }

    /// Stored, distinct keys, by municipality, by county only, naming 1489, counted, may be a dot.
    private List<Long> facts() {
        return List.of(
                number("select count(*) from incident"),
                number("select count(distinct source_key) from incident"),
                number("select count(*) from incident where location_quality = 5 and length(area_code) = 4"),
                number("select count(*) from incident where location_quality = 6 and length(area_code) = 2"),
                number("select count(*) from incident where area_code = '1489'"),
                number("select count(*) from incident where is_counted"),
                number("select count(*) from incident where location_quality < 4 or longitude is not null"));
    }

    private long number(String sql) {
        return database.read(ALINGSAS, db -> db.sql(sql).query(Long.class).single());
    }

    private static Path data(String file) {
        String real = System.getenv("LYKTA_REAL_DATA");
        assumeTrue(real != null, "LYKTA_REAL_DATA is not set");
        return Path.of(String.valueOf(real), "polisen_events", file);
    }

    private ImportRun take(Path file) {
        var template = ShippedTemplates.find("police-feed").orElseThrow();
        var run = imports.begin(ALINGSAS, file, "events.json", template, Actor.commandLine());
        return imports.commit(imports.stage(run, file, any -> {}), Actor.commandLine(), any -> {});
    }
}
