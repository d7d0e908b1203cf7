package se.lykta.observe.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.lykta.access.Organisation;
import se.lykta.access.Role;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;
import se.lykta.area.LocationQuality;
import se.lykta.audit.Actor;
import se.lykta.database.Database;
import se.lykta.example.LyktbyPages;
import se.lykta.observe.FieldReport;
import se.lykta.observe.FieldReports;

/// Triage as a browser without scripts does it, down to the incident and its versions.
class TriagePageTest extends LyktbyPages {
    private static final String INBOX = "/observe/triage";

    @Autowired
    private FieldReports reports;

    @Autowired
    private Database database;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    @Test
    void makesOneIncidentOfAReportAcceptedTwiceAndAVersionOfAChange() {
        var path = path(report(0, "GRAFFITI", "Ny tagg"));
        assertThat(coordinator.get(INBOX).body()).contains("Klotter", "Exempelbevakning AB", path);
        assertThat(coordinator.submit(path, path + "/accept", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(coordinator.get(path).body()).contains("Godtagen").doesNotContain("Godta som händelse");
        assertThat(coordinator.submit(path, path + "/accept", Map.of()).body())
                .contains("Någon annan har redan avgjort");
        assertThat(incidents(path)).containsExactly("1 GRAFFITI field POINT 1");

        assertThat(coordinator
                        .submit(path, path + "/change", Map.of("category", "VANDALISM", "quality", "PLACE"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(incidents(path)).containsExactly("2 VANDALISM field PLACE 1");
        coordinator.submit(path, path + "/change", Map.of("category", "VANDALISM", "quality", "PLACE"));
        assertThat(incidents(path)).as("the same again").containsExactly("2 VANDALISM field PLACE 1");
        assertThat(count("incident_version where source_key = '" + key(path) + "'"))
                .isEqualTo(1);
        assertThat(count("audit_entry where action = 'observe.accept-report' and subject_id = '" + key(path) + "'"))
                .isEqualTo(1);
    }

    @Test
    void showsProbableDuplicatesSideBySideAndKeepsBothOrigins() {
        var first = path(report(3000, "FIGHT", "Fyra slogs vid kiosken"));
        var second = path(report(3040, "FIGHT", "Bråk vid kiosken"));
        assertThat(coordinator.get(second).body())
                .contains("Kan vara samma händelse", "10 m bort", "samma slag", "Fyra slogs vid kiosken");

        coordinator.submit(second, second + "/merge", Map.of("into", key(first)));
        assertThat(coordinator.get(second).body()).contains("Sammanslagen med", first);
        assertThat(coordinator.get(first).body()).contains("Har också berättats av", second);
        coordinator.submit(first, first + "/accept", Map.of());
        assertThat(incidents(first)).hasSize(1);
        assertThat(incidents(second)).isEmpty();
    }

    @Test
    void rejectsWithAReasonAndAnswersFromATemplate() {
        var path = path(report(6000, "OTHER", ""));
        coordinator.submit(path, path + "/reject", Map.of("reason", "TOO_LITTLE_TOLD"));
        assertThat(coordinator.get(path).body()).contains("Avvisad", "För lite sagt");
        assertThat(incidents(path)).isEmpty();

        coordinator.submit(
                path, path + "/answer", Map.of("template", "MORE", "addition", "Ring 070-123 45 67 om du vill."));
        assertThat(coordinator.get(path).body()).contains("Vi behöver veta mer", "Ring [***] om du vill.");
        assertThat(reports.find(LYKTBY, UUID.fromString(key(path)))
                        .orElseThrow()
                        .handling()
                        .answeredAt())
                .isNotNull();
        assertThat(coordinator.get(INBOX).body())
                .contains("Mediantid till avgörande", "Mediantid till svar")
                .doesNotContain(path);
    }

    @Test
    void wordsTheAnswersAnew() {
        var page = INBOX + "/answers";
        coordinator.submit(page, page + "/KNOWN", Map.of("sv", "Vi vet om det.", "en", "We know."));
        assertThat(coordinator.get(page).body()).contains("Vi vet om det.", "Kommunens egna ord");
        assertThat(coordinator
                        .submit(page, page + "/KNOWN", Map.of("sv", "", "en", "x"))
                        .body())
                .contains("Inget är sparat");
    }

    @Test
    void showsWhatTheScreeningFindsBeforeATextIsSaved() {
        var path = path(report(9000, "DISORDER", "Ungdomar"));
        var text = Map.of("note", "Anna Andersson vid Karl Johan Svensson", "place", "Torget");
        assertThat(coordinator.submit(path, path + "/text", text).body())
                .contains("Texten är inte sparad än", "Namn: Anna Andersson", "Namn: Karl Johan");
        assertThat(note(path)).isEqualTo("Ungdomar");

        coordinator.submit(
                path,
                path + "/text",
                Map.of("note", text.get("note"), "place", "Torget", "decided", "true", "keep", "1"));
        assertThat(note(path)).startsWith("[***] vid Karl Johan");
    }

    @Test
    void forwardsAsARecordedDecisionThatTheReceiverSeesInPart() {
        var path = path(report(12000, "THREAT_VIOLENCE", "Hot vid kiosken"));
        var police = signedIn(Role.POLICE_PARTNER);
        var to = policeOrganisation();
        assertThat(coordinator
                        .submit(
                                path,
                                path + "/forward",
                                Map.of(
                                        "to",
                                        to.id().toString(),
                                        "ground",
                                        "LAW_2025_170",
                                        "parts",
                                        "TIME",
                                        "reason",
                                        " "))
                        .body())
                .contains("Inget är lämnat");
        assertThat(police.get(INBOX).body()).doesNotContain("Hot vid kiosken");

        coordinator.submit(
                path,
                path + "/forward",
                Map.of(
                        "to",
                        to.id().toString(),
                        "ground",
                        "LAW_2025_170",
                        "parts",
                        "CATEGORY",
                        "reason",
                        "Behövs i utredning, inget intresse väger tyngre."));
        assertThat(coordinator.get(path).body())
                .contains("Lämnad vidare", to.name(), "Lag 2025:170", "Behövs i utredning");
        assertThat(police.get(INBOX).body())
                .contains("Lämnat till oss", "Lag 2025:170")
                .doesNotContain("Hot vid kiosken");
        assertThat(police.get(path).statusCode()).isEqualTo(403);
        assertThat(count("audit_entry where action = 'observe.forward-report' and subject_id = '" + key(path) + "'"))
                .isEqualTo(1);
    }

    @Test
    void isClosedToReporters() {
        var guard = signedIn(Role.REPORTER);
        assertThat(guard.get(INBOX).statusCode()).isEqualTo(403);
        assertThat(guard.get("/observe").body()).doesNotContain("href=\"/observe/triage\"");
    }

    private Organisation policeOrganisation() {
        return database.<Organisation>read(
                LYKTBY,
                db -> organisations.all(LYKTBY).stream()
                        .filter(known -> known.kind() == se.lykta.access.OrganisationKind.AUTHORITY)
                        .findFirst()
                        .orElseThrow());
    }

    private String path(FieldReport report) {
        return INBOX + "/" + reports.put(LYKTBY, report, Actor.commandLine()).id();
    }

    private static String key(String path) {
        return path.substring(INBOX.length() + 1);
    }

    private String note(String path) {
        return reports.find(LYKTBY, UUID.fromString(key(path)))
                .orElseThrow()
                .what()
                .note();
    }

    /// Version, category, source, quality and number of areas.
    private List<String> incidents(String path) {
        return database.<List<String>>read(
                LYKTBY,
                db -> db.sql("""
                        select i.version, i.category, s.code, i.location_quality, cardinality(i.area_ids)
                        from incident i
                        join ingest_source s on s.municipality_id = i.municipality_id and s.source_id = i.source_id
                        where i.municipality_id = :municipality and i.source_key = :key
                        """)
                        .param("municipality", LYKTBY.value())
                        .param("key", key(path))
                        .query((row, number) -> row.getInt(1) + " " + row.getString(2) + " " + row.getString(3) + " "
                                + LocationQuality.values()[row.getInt(4)] + " " + row.getInt(5))
                        .list());
    }

    private long count(String what) {
        return database.<Long>read(
                LYKTBY,
                db -> db.sql("select count(*) from " + what).query(Long.class).single());
    }

    /// In the west of Lyktby, an hour ago.
    private FieldReport report(int metresSouth, String category, String note) {
        var metric = new EastNorth(499_000, 6_652_900 - metresSouth / 4.0);
        var position = CoordinateSystem.SWEREF99_TM.unproject(metric);
        var at = now.minusSeconds(3_600);
        @Nullable UUID account = UUID.randomUUID();
        var company = organisations.findByName(LYKTBY, "Exempelbevakning AB").orElseThrow();
        return FieldReport.received(
                UUID.randomUUID(),
                new FieldReport.Reporter(company.id(), account, "T-104"),
                new FieldReport.Times(at, at, at, at),
                new FieldReport.Where(LocationQuality.POINT, 25, position, metric, ""),
                new FieldReport.What(category, note, 0, List.of()),
                null);
    }
}
