package se.lykta.ingest.police;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLatBox;
import se.lykta.ingest.Draft;
import se.lykta.ingest.Row;
import se.lykta.ingest.RowMapping;
import se.lykta.ingest.RowReader;
import se.lykta.ingest.RowSource;
import se.lykta.ingest.ShippedTemplates;
import se.lykta.ingest.Template;
import se.lykta.ingest.TestFiles;

class PoliceFeedTest {

    private static final Template TEMPLATE =
            ShippedTemplates.find("police-feed").orElseThrow();
    private static final RowMapping.Setting SETTING =
            new RowMapping.Setting(new LonLatBox(10, 55, 25, 70), Instant.parse("2026-03-01T00:00:00Z"), Set.of());

    @TempDir
    Path folder;

    private static String event(String datetime, String name, String type, String location) {
        return """
                {"id": 7, "datetime": "%s", "name": "%s", "summary": "Text.", "url": "/x", "type": "%s",
                 "location": {"name": "%s", "gps": "57.930021,12.536211"}}""".formatted(datetime, name, type, location);
    }

    private Draft draft(String json) {
        Path file = TestFiles.write(folder, "e.json", "[" + json + "]");
        RowReader.Entry entry =
                RowSource.open(file, TEMPLATE.format()).preview(1).getFirst();
        return (Draft) RowMapping.of(TEMPLATE, SETTING).map((Row) entry);
    }

    @Test
    void readsTypeAndPlaceFromTheTitle() {
        Draft draft = draft(event(
                "2026-02-11 9:35:09 +01:00",
                "10 februari 22.40, Trafikolycka, personskada, Alingsås",
                "Trafikolycka, personskada",
                "Västra Götalands län"));
        assertThat(draft.sourceKey()).isEqualTo("7");
        assertThat(draft.what().categoryCode()).isEqualTo("TRAFFIC");
        assertThat(draft.what().sourceType()).isEqualTo("Trafikolycka, personskada");
        assertThat(draft.what().countable()).isTrue();
        assertThat(draft.where().quality()).isEqualTo(LocationQuality.MUNICIPALITY);
        assertThat(draft.where().areaCode()).isEqualTo("1489");
        assertThat(draft.where().hasPosition()).isFalse();
        assertThat(Instant.ofEpochSecond(draft.when().earliestMinute() * 60)).isEqualTo("2026-02-10T21:40:00Z");
        assertThat(Instant.ofEpochSecond(draft.when().reportedMinute() * 60)).isEqualTo("2026-02-11T08:35:00Z");
    }

    @Test
    void keepsCountyEventsAsSuchAndNeverCountsSummaries() {
        Draft draft = draft(event(
                "2026-02-11 9:35:09 +01:00",
                "11 februari 06:00, Sammanfattning natt, Hallands län",
                "Sammanfattning natt",
                "Hallands län"));
        assertThat(draft.where().quality()).isEqualTo(LocationQuality.UNKNOWN);
        assertThat(draft.where().areaCode()).isEqualTo("13");
        assertThat(draft.what().countable()).isFalse();
        assertThat(draft(event(
                                "2026-02-11 9:35:09 +01:00",
                                "11 februari 06:00, Lagen om hundar och katter , Upplands väsby",
                                "Lagen om hundar och katter ",
                                "Stockholms län"))
                        .where()
                        .areaCode())
                .isEqualTo("0114");
    }

    @ParameterizedTest
    @CsvSource({
        "31 december 23.50, 2026-01-01, 2025-12-31T23:50",
        "01 januari 00.04, 2025-12-31, 2026-01-01T00:04",
        "15 juni 07.00, 2024-06-13, 2024-06-15T07:00",
        "26 september 10:00, 2023-03-26, 2022-09-26T10:00",
        "29 februari 10:00, 2025-01-10, 2024-02-29T10:00"
    })
    void findsTheYearThatTheTitleLeavesOut(String time, LocalDate published, LocalDateTime expected) {
        assertThat(PoliceTitle.find(time + ", Brand, Ale").orElseThrow().findTime(published))
                .contains(expected);
    }

    @Test
    void refusesTitlesOfAnotherKind() {
        for (String title : List.of(
                "", "Brand, Ale", "32 mars 10.00, Brand, Ale", "3 mars 25.00, Brand, Ale", "3 mars, Brand, Ale")) {
            assertThat(PoliceTitle.find(title)).as(title).isEmpty();
        }
    }

    @Test
    void readsVersionsOfAnEventInTheirOrder() {
        String first = event("2026-02-11 9:35:09 +01:00", "11 februari 06:00, Brand, Ale", "Brand", "Ale")
                .replace("\n", "");
        String line = "{\"id\": 7, \"versions\": [{\"first_seen\": \"2026-02-11T08:40:00+00:00\", \"event\": " + first
                + "}, {\"first_seen\": \"2026-02-11T09:40:00+00:00\", \"event\": " + first.replace("Text.", "Ny text.")
                + "}]}";
        Path file = TestFiles.write(folder, "v.jsonl", line + "\n{\n");
        List<String> told = new ArrayList<>();
        RowMapping mapping = RowMapping.of(TEMPLATE, SETTING);
        for (RowReader.Entry entry : RowSource.open(file, TEMPLATE.format()).preview(10)) {
            told.add(
                    entry instanceof Row row
                            ? mapping.map(row) instanceof Draft draft
                                    ? draft.sourceKey() + " " + draft.what().text()
                                    : "?"
                            : entry.toString());
        }
        assertThat(told).hasSize(3);
        assertThat(told.get(0)).endsWith("\nText.");
        assertThat(told.get(1)).endsWith("\nNy text.");
        assertThat(told.get(2)).contains("JSON_BROKEN");
    }

    @Test
    void knowsEveryMunicipalityAndCounty() {
        assertThat(SwedishAreas.size()).isEqualTo(290 + 21);
        assertThat(SwedishAreas.findCode("Västra Götalands län")).contains("14");
        assertThat(SwedishAreas.findCode(" östra Göinge")).contains("1256");
        assertThat(SwedishAreas.findCode("Göteborgs och Bohus län")).isEmpty();
    }
}
