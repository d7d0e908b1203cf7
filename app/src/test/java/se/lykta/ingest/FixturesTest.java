package se.lykta.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lykta.area.LonLatBox;

/// Each template on a small file of our own making with the quirks of the real one.
class FixturesTest {

    private static final LonLatBox ALINGSAS = new LonLatBox(12.35, 57.76, 12.72, 58.20);

    @TempDir
    Path folder;

    private static Template template(String name) throws IOException {
        Path own = Path.of("src/test/resources/templates/" + name + ".json");
        return Files.exists(own)
                ? Template.parse(Files.readString(own, StandardCharsets.UTF_8))
                : ShippedTemplates.find(name).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "guard-profile.csv; guard-profile; LIGHTING PLACE INTERVAL, GRAFFITI UNKNOWN MINUTE, INTERVAL_REVERSED, CATEGORY_UNKNOWN",
                "observation-sheet.csv; observation-sheet; LITTER UNKNOWN MINUTE, OTHER UNKNOWN DAY, TIME_UNREADABLE",
                "police-feed.json; police-feed; TRAFFIC MUNICIPALITY MINUTE, OTHER UNKNOWN MINUTE, POLICE_TITLE_UNREADABLE",
                "generic.csv; generic; GRAFFITI POINT MINUTE, AXES_SWAPPED"
            })
    void mapsSwedishFiles(String file, String template, String expected) throws IOException {
        assertThat(told(file, template, ALINGSAS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "police-uk.csv; police-uk; DISORDER STREET MONTH, BURGLARY AREA MONTH, TIME_IMPLAUSIBLE, OUTSIDE_FRAME; -3; 53",
                "chicago-assaults.csv; chicago-assaults; THREAT_VIOLENCE STREET MINUTE, THREAT_VIOLENCE STREET MINUTE; -88; 41",
                "new-york-vehicle-thefts.csv; new-york-vehicle-thefts; THEFT STREET INTERVAL; -74; 40",
                "lancashire-asb.tab; lancashire-asb; DISORDER STREET MONTH; -3; 53",
                "vancouver-crime.csv; vancouver-crime; VANDALISM STREET MINUTE, THREAT_VIOLENCE UNKNOWN DAY; -124; 49",
                "boston-311.csv; boston-311; LIGHTING ADDRESS MINUTE; -72; 42"
            })
    void mapsFilesFromElsewhere(String file, String template, String expected, double west, double south)
            throws IOException {
        assertThat(told(file, template, new LonLatBox(west, south, west + 1, south + 1)))
                .isEqualTo(expected);
    }

    private static String told(String file, String name, LonLatBox frame) throws IOException {
        Template template = template(name);
        RowMapping mapping =
                RowMapping.of(template, new RowMapping.Setting(frame, Instant.parse("2026-03-01T00:00:00Z"), Set.of()));
        List<String> told = new ArrayList<>();
        RowSource source = RowSource.open(Path.of("src/test/resources/fixtures/ingest", file), template.format());
        assertThat(source.questions()).isEmpty();
        for (RowReader.Entry entry : source.preview(100)) {
            RowMapping.Mapped mapped = switch (entry) {
                case Row row -> mapping.map(row);
                case Rejected rejected -> rejected;
            };
            told.add(
                    switch (mapped) {
                        case Draft draft ->
                            draft.what().categoryCode() + " " + draft.where().quality() + " "
                                    + draft.when().precision();
                        case Rejected rejected -> rejected.code().name();
                    });
        }
        return String.join(", ", told);
    }

    @Test
    @Tag("slow")
    void mapsAMillionRowsInSeconds() throws IOException {
        Path file = folder.resolve("million.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id;time;category;place;latitude;longitude;text\n");
            for (int i = 0; i < 1_000_000; i++) {
                out.write(
                        i + ";2025-0" + (1 + i % 9) + "-1" + i % 10 + " 2" + i % 4 + ":1" + i % 10 + ";GRAFFITI;Ågatan "
                                + i % 97 + ";57.9" + i % 1000 + ";12.5" + i % 1000 + ";Lampan är släckt vid entrén\n");
            }
        }
        Template template = ShippedTemplates.find("generic").orElseThrow();
        for (int round = 0; round < 2; round++) {
            long before = System.nanoTime();
            RowMapping mapping = RowMapping.of(
                    template, new RowMapping.Setting(ALINGSAS, Instant.parse("2026-03-01T00:00:00Z"), Set.of()));
            int drafts = 0;
            try (RowReader rows = RowSource.open(file, template.format()).rows()) {
                while (rows.hasNext()) {
                    drafts += rows.next() instanceof Row row && mapping.map(row) instanceof Draft ? 1 : 0;
                }
            }
            System.out.printf("rows=1000000 drafts=%d seconds=%.2f%n", drafts, (System.nanoTime() - before) / 1e9);
            assertThat(drafts).isEqualTo(1_000_000);
        }
    }
}
