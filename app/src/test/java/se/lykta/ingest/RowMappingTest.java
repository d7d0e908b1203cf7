package se.lykta.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLatBox;

class RowMappingTest {

    private static final LonLatBox ALINGSAS = new LonLatBox(12.35, 57.76, 12.72, 58.20);
    private static final RowMapping.Setting SETTING =
            new RowMapping.Setting(ALINGSAS, Instant.parse("2026-03-01T00:00:00Z"), Set.of());

    private static final String GUARD = """
            {
              "about": {"name": "guard", "version": 1},
              "key": ["id"],
              "when": {"earliest": ["start"], "latest": ["slut"]},
              "where": {"coordinates": {"x": "x", "y": "y", "epsg": 3006}, "placeText": ["plats"]},
              "what": {
                "category": {"column": "typ", "values": {"klotter": "GRAFFITI", "trasig*": "LIGHTING"}},
                "knownBy": {"fixed": "DISCOVERED"},
                "text": ["fritext"]
              }
            }
            """;

    private static Template coordinates(String coordinates) {
        return Template.parse("""
                {"about": {"name": "t", "version": 1}, "when": {"single": ["tid"]},
                 "where": {"coordinates": %s}, "what": {"category": {"fixed": "OTHER"}}}
                """.formatted(coordinates));
    }

    private static Template times(String when) {
        return Template.parse("""
                {"about": {"name": "t", "version": 1}, "when": %s, "what": {"category": {"fixed": "OTHER"}}}
                """.formatted(when));
    }

    private static RowMapping.Mapped map(Template template, String header, String row) {
        return map(RowMapping.of(template, SETTING), header, row);
    }

    private static RowMapping.Mapped map(RowMapping mapping, String header, String row) {
        return mapping.map(new Row(2, Header.ofText(Arrays.asList(header.split(";", -1))), row.split(";", -1)));
    }

    private static String when(String when, String header, String row) {
        return switch (map(times(when), header, row)) {
            case Draft draft ->
                Instant.ofEpochSecond(draft.when().earliestMinute() * 60) + " "
                        + Instant.ofEpochSecond(draft.when().latestMinute() * 60) + " "
                        + draft.when().precision();
            case Rejected rejected -> rejected.code() + " " + rejected.column() + " " + rejected.found();
        };
    }

    @Test
    void mapsAGuardReport() {
        Draft draft = (Draft) map(
                Template.parse(GUARD),
                "id;start;slut;typ;plats;x;y;fritext",
                "7;2026-01-15 22:10;2026-01-15 22:40;Trasig lampa;Stora torget;353916.4;6423582.5;Lampan är släckt");
        assertThat(draft.sourceKey()).isEqualTo("7");
        assertThat(draft.what())
                .isEqualTo(new Draft.What(
                        "LIGHTING",
                        "Trasig lampa",
                        KnownBy.DISCOVERED,
                        Verification.UNCONFIRMED,
                        true,
                        "Lampan är släckt"));
        assertThat(draft.when().earliestMinute())
                .isEqualTo(Instant.parse("2026-01-15T21:10:00Z").getEpochSecond() / 60);
        assertThat(draft.when().latestMinute() - draft.when().earliestMinute()).isEqualTo(30);
        assertThat(draft.when().precision()).isEqualTo(TimePrecision.INTERVAL);
        // 57.93 N 12.53306 E: PROJ 9.1.1, cs2cs EPSG:3006 to EPSG:4326.
        assertThat(draft.where().lat()).isCloseTo(57.93, within(1e-6));
        assertThat(draft.where().lon()).isCloseTo(12.53306, within(1e-6));
        assertThat(draft.where().quality()).isEqualTo(LocationQuality.POINT);
        assertThat(draft.where().placeText()).isEqualTo("Stora torget");
    }

    @Test
    void rejectsWithCodeAndPlace() {
        String header = "id;start;slut;typ;plats;x;y;fritext";
        Template guard = Template.parse(GUARD);
        assertThat(map(guard, header, "7;2026-01-15 22:10;;okänd;;353916;6423582;"))
                .isEqualTo(new Rejected(2, "typ", RejectCode.CATEGORY_UNKNOWN, "okänd"));
        assertThat(map(guard, header, "7;2026-01-15 22:10;;;;353916;6423582;"))
                .isEqualTo(new Rejected(2, "typ", RejectCode.CATEGORY_MISSING, ""));
        assertThat(map(guard, header, "7;;;klotter;;353916;6423582;"))
                .isEqualTo(new Rejected(2, "start", RejectCode.TIME_MISSING, ""));
        assertThat(map(guard, header, "7;2026-01-15 22:10;2026-01-15 22:00;klotter;;353916;6423582;"))
                .isEqualTo(new Rejected(2, "slut", RejectCode.INTERVAL_REVERSED, "2026-01-15 22:00"));
        assertThat(map(guard, header, "7;15/1 2026;;klotter;;353916;6423582;"))
                .isEqualTo(new Rejected(2, "start", RejectCode.TIME_UNREADABLE, "15/1 2026"));
        assertThat(map(guard, header, "7;2026-02-30;;klotter;;353916;6423582;"))
                .isEqualTo(new Rejected(2, "start", RejectCode.TIME_IMPLAUSIBLE, "2026-02-30"));
        assertThat(map(guard, header, "7;2027-01-01;;klotter;;353916;6423582;"))
                .isEqualTo(new Rejected(2, "start", RejectCode.TIME_IN_FUTURE, "2027-01-01"));
        assertThat(map(guard, header, "7;2026-01-15;;klotter;;353916;;"))
                .isEqualTo(new Rejected(2, "y", RejectCode.COORDINATE_INCOMPLETE, "353916"));
        assertThat(map(guard, header, "7;2026-01-15;;klotter;;353916;nord;"))
                .isEqualTo(new Rejected(2, "y", RejectCode.NUMBER_UNREADABLE, "nord"));
        assertThat(map(guard, header, "7;2026-01-15;;klotter;;353916;6523582;"))
                .isEqualTo(new Rejected(2, "x", RejectCode.OUTSIDE_FRAME, "353916 6523582"));
        assertThat(map(guard, header, "7;2026-01-15;;klotter;;6423582;353916;"))
                .isEqualTo(new Rejected(2, "x", RejectCode.AXES_SWAPPED, "6423582 353916"));
    }

    @Test
    void keepsAWithheldPlaceAsUnknown() {
        Draft draft = (Draft)
                map(Template.parse(GUARD), "id;start;slut;typ;plats;x;y;fritext", "7;2026-01-15;;klotter;;0;0.0;");
        assertThat(draft.where().quality()).isEqualTo(LocationQuality.UNKNOWN);
        assertThat(draft.where().hasPosition()).isFalse();
        assertThat(draft.where().radiusMetres()).isZero();
    }

    @Test
    void readsTimesAtTheirOwnPrecision() {
        String single = "{\"single\": [\"d\"], \"zone\": \"UTC\"}";
        assertThat(when(single, "d", "2025-03-01 9:05")).isEqualTo("2025-03-01T09:05:00Z 2025-03-01T09:05:00Z MINUTE");
        assertThat(when(single, "d", "2025-03-01T09:05:59.123Z"))
                .isEqualTo("2025-03-01T09:05:00Z 2025-03-01T09:05:00Z MINUTE");
        assertThat(when(single, "d", "2025-03-01 9:05:11 +01:00"))
                .isEqualTo("2025-03-01T08:05:00Z 2025-03-01T08:05:00Z MINUTE");
        assertThat(when(single, "d", "2025-03-01")).isEqualTo("2025-03-01T00:00:00Z 2025-03-01T23:59:00Z DAY");
        assertThat(when(single, "d", "2024-02")).isEqualTo("2024-02-01T00:00:00Z 2024-02-29T23:59:00Z MONTH");
        assertThat(when(single, "d", "2024")).isEqualTo("2024-01-01T00:00:00Z 2024-12-31T23:59:00Z YEAR");
    }

    @Test
    void readsTheTwoHoursWhenTheClockChanges() {
        String single = "{\"single\": [\"d\"]}";
        // Spring 2025: 02:00 to 03:00 on 30 March does not exist; autumn: 02:00 to 03:00 on 26 October comes twice.
        assertThat(when(single, "d", "2025-03-30 02:30")).isEqualTo("2025-03-30T01:30:00Z 2025-03-30T01:30:00Z MINUTE");
        assertThat(when(single, "d", "2025-03-30 01:59")).isEqualTo("2025-03-30T00:59:00Z 2025-03-30T00:59:00Z MINUTE");
        assertThat(when(single, "d", "2025-10-26 02:30")).isEqualTo("2025-10-26T00:30:00Z 2025-10-26T01:30:00Z HOUR");
        assertThat(when(single, "d", "2025-10-26")).isEqualTo("2025-10-25T22:00:00Z 2025-10-26T22:59:00Z DAY");
        assertThat(when(single, "d", "2025-03-30")).isEqualTo("2025-03-29T23:00:00Z 2025-03-30T21:59:00Z DAY");
    }

    @Test
    void readsSuppliersPatterns() {
        assertThat(when(
                        "{\"single\":[\"d\"],\"zone\":\"UTC\",\"patterns\":[\"MM/dd/yyyy hh:mm:ss a\"]}",
                        "d",
                        "01/05/2015 12:25:23 AM"))
                .isEqualTo("2015-01-05T00:25:00Z 2015-01-05T00:25:00Z MINUTE");
        assertThat(when(
                        "{\"single\":[\"d\",\"t\"],\"zone\":\"UTC\",\"patterns\":[\"d/M/yyyy H.mm\",\"d/M/yyyy\"]}",
                        "d;t",
                        "5/11/2025;7.30"))
                .isEqualTo("2025-11-05T07:30:00Z 2025-11-05T07:30:00Z MINUTE");
        assertThat(when(
                        "{\"single\":[\"d\",\"t\"],\"zone\":\"UTC\",\"patterns\":[\"d/M/yyyy H.mm\",\"d/M/yyyy\"]}",
                        "d;t",
                        "5/11/2025;"))
                .isEqualTo("2025-11-05T00:00:00Z 2025-11-05T23:59:00Z DAY");
        assertThat(when(
                        "{\"single\":[\"y\",\"m\",\"d\",\"h\",\"n\"],\"zone\":\"UTC\",\"patterns\":[\"yyyy M d H m\"]}",
                        "y;m;d;h;n",
                        "2020;6;19;3;40"))
                .isEqualTo("2020-06-19T03:40:00Z 2020-06-19T03:40:00Z MINUTE");
        assertThat(when("{\"single\":[\"d\"],\"zone\":\"UTC\",\"patterns\":[\"d MMMM yyyy\"]}", "d", "3 maj 2025"))
                .isEqualTo("2025-05-03T00:00:00Z 2025-05-03T23:59:00Z DAY");
        assertThat(when(
                        "{\"single\":[\"d\"],\"zone\":\"UTC\",\"patterns\":[\"EEEE d MMMM yyyy\"]}",
                        "d",
                        "lördag 3 maj 2025"))
                .isEqualTo("2025-05-03T00:00:00Z 2025-05-03T23:59:00Z DAY");
    }

    @Test
    void readsCoordinatesInOneColumnAndWithDecimalComma() {
        Draft pair = (Draft) map(coordinates("{\"pair\": \"gps\"}"), "tid;gps", "2025-01-01;57.93, 12.53");
        assertThat(pair.where().lat()).isEqualTo(57.93);
        assertThat(pair.where().lon()).isEqualTo(12.53);
        Draft comma = (Draft) map(
                coordinates("{\"x\": \"x\", \"y\": \"y\", \"epsg\": 3007, \"decimal\": \"COMMA\"}"),
                "tid;x;y",
                "2025-01-01;181 582,7;6.423.610,8");
        assertThat(comma.where().lat()).isCloseTo(57.93, within(1e-6));
        assertThat(comma.where().lon()).isCloseTo(12.53306, within(1e-6));
    }

    @Test
    void tellsEqualRowsApartWhenThereIsNoKey() {
        RowMapping mapping = RowMapping.of(coordinates("{\"pair\": \"gps\"}"), SETTING);
        Header header = Header.ofText(List.of("tid", "gps"));
        Draft first = (Draft) mapping.map(new Row(2, header, new String[] {"2025-01-01", "57.93,12.53"}));
        Draft second = (Draft) mapping.map(new Row(3, header, new String[] {"2025-01-01", "57.93,12.53"}));
        Draft other = (Draft) mapping.map(new Row(4, header, new String[] {"2025-01-02", "57.93,12.53"}));
        assertThat(first.sourceKey()).endsWith("-1");
        assertThat(second.sourceKey()).endsWith("-2");
        assertThat(second.contentHash()).isEqualTo(first.contentHash());
        assertThat(other.contentHash()).isNotEqualTo(first.contentHash());
        assertThat(other.sourceKey()).isNotEqualTo(first.sourceKey()).endsWith("-1");
    }

    @Test
    void namesMissingColumns() {
        List<Rejected> missing = RowMapping.of(Template.parse(GUARD), SETTING)
                .missingColumns(Header.ofText(List.of("ID", "Start", "x", "y")));
        assertThat(missing).extracting(Rejected::column).containsExactly("slut", "plats", "fritext", "typ");
    }

    @Test
    void refusesTemplatesWithTheReason() {
        assertThatThrownBy(() -> Template.parse(GUARD.replace("\"when\"", "\"wen\": 1, \"when\"")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wen");
        assertThatThrownBy(() -> times("{\"single\": [\"d\"], \"zone\": \"Europa/Stockholm\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Europa/Stockholm");
        assertThatThrownBy(() -> Template.parse("{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void writesATemplateThatReadsBackEqual() {
        Template template = Template.parse(GUARD);
        assertThat(Template.parse(template.toJson())).isEqualTo(template);
    }
}
