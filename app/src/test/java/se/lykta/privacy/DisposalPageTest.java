package se.lykta.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.TickingClock;
import se.lykta.access.Role;
import se.lykta.account.ExampleMode;
import se.lykta.account.TestBrowser;
import se.lykta.area.LocationQuality;
import se.lykta.audit.Actor;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.example.Lyktby;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.MunicipalityLoad;
import se.lykta.observe.FieldPhoto;
import se.lykta.observe.FieldPhotos;
import se.lykta.observe.FieldReport;
import se.lykta.observe.FieldReports;
import se.lykta.observe.contact.Assignment;
import se.lykta.observe.contact.Assignments;

/// Disposal by a clock that the test moves, and the page that tells of it.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "lykta.example=true")
@ContextConfiguration(initializers = TestProgram.class)
class DisposalPageTest {
    private static final MunicipalityId TOWN = new MunicipalityId("9977");
    private static final Path LYKTBY = Path.of("src/test/resources/municipalities/lyktby.json");
    private static final Actor ACTOR = Actor.commandLine();
    private static final String DECIDED = ", \"decision\": \"KS 2026:17, 2026-01-12\"";

    @LocalServerPort
    private int port;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private ExampleMode exampleMode;

    @Autowired
    private Database database;

    @Autowired
    private FieldReports reports;

    @Autowired
    private FieldPhotos photos;

    @Autowired
    private Assignments assignments;

    @Autowired
    private List<Disposable> kinds;

    @Autowired
    private Disposals disposals;

    /// Half past two in the night, in Swedish summer time.
    private final TickingClock clock = new TickingClock("2026-05-20T00:30:00Z");

    @Test
    void takesAwayEachNightWhatHasHadItsTimeWhereThatIsDecided(@TempDir Path folder) throws IOException {
        load(folder, DECIDED, "");
        var job = new DisposalJob(kinds, disposals, municipalities, clock);
        var account = UUID.randomUUID();
        var old = report(null, "2026-01-10T11:00:00Z");
        var young = report(null, "2026-05-19T11:00:00Z");
        var field = report(account, "2026-01-10T11:00:00Z");
        photo(field, account, LocalDate.parse("2026-04-10"));
        sender(old);
        assignments.put(TOWN, new Assignment(old, 0, null, LocalDate.parse("2026-01-20")), ACTOR);

        job.run();
        assertThat(night("tip")).containsExactly("2026-05-20 0");
        clock.pass(Duration.ofDays(52).plusHours(22));
        job.run();
        assertThat(note(old)).as("before two in the night, after the last day").isEqualTo("Berättelse");

        clock.pass(Duration.ofHours(3));
        job.run();
        job.run();
        assertThat(night("tip")).containsExactly("2026-07-12 1", "2026-05-20 0");
        assertThat(note(old)).isEmpty();
        assertThat(reports.find(TOWN, old).orElseThrow().where().position()).isNull();
        assertThat(reports.find(TOWN, old).orElseThrow().handling().state()).isEqualTo(FieldReport.State.DISPOSED);
        assertThat(rows("observe_tip_sender")).isZero();
        assertThat(assignments.get(TOWN, old).version()).isZero();
        assertThat(note(young)).isEqualTo("Berättelse");
        assertThat(note(field)).isEqualTo("Berättelse");
        assertThat(photos.of(TOWN, field)).as("without a decision").hasSize(1);
        assertThat(night("observe.photo")).isEmpty();
        assertThat(rows("audit_entry where action = 'observe.dispose-reports'")).isEqualTo(1);

        assertThat(reports.put(TOWN, told(old, null, "2026-01-10T11:00:00Z"), ACTOR)
                        .what()
                        .note())
                .as("sent again")
                .isEmpty();
        load(folder, DECIDED, DECIDED);
        clock.pass(Duration.ofDays(1));
        job.run();
        assertThat(photos.of(TOWN, field)).isEmpty();
    }

    @Test
    void tellsTheAdministratorWhatGoesWhen() {
        Lyktby.loadAsExample(municipalities, exampleMode);
        var administrator = new TestBrowser(port).signInAs(Lyktby.ID, Role.ADMINISTRATOR);
        assertThat(administrator.get("/privacy/disposal").body())
                .contains("Tips från boende, med svar", "6 månader", "inget beslut: gallras inte", "aldrig")
                .contains("Foton till rapporter från fältet", "href=\"/privacy/disposal\"");
        assertThat(new TestBrowser(port)
                        .signInAs(Lyktby.ID, Role.COORDINATOR)
                        .get("/privacy/disposal")
                        .statusCode())
                .isEqualTo(403);
    }

    private void load(Path folder, String tips, String pictures) throws IOException {
        var rules = """
                { "retention": [
                    {"what": "tip", "months": 6%s}, {"what": "observe.photo", "months": 3%s},
                    {"what": "observe.report", "months": 24%s}],
                """.formatted(tips, pictures, DECIDED);
        Files.copy(
                LYKTBY.resolveSibling("lyktby-own.geojson"),
                folder.resolve("lyktby-own.geojson"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        var file = folder.resolve("town.json");
        Files.writeString(
                file, Files.readString(LYKTBY).replace("\"9901\"", "\"9977\"").replaceFirst("\\{", rules));
        assertThat(municipalities.load(file)).isInstanceOf(MunicipalityLoad.Loaded.class);
    }

    private UUID report(@Nullable UUID account, String at) {
        return reports.put(TOWN, told(UUID.randomUUID(), account, at), ACTOR).id();
    }

    private static FieldReport told(UUID id, @Nullable UUID account, String at) {
        var when = Instant.parse(at);
        return FieldReport.received(
                id,
                new FieldReport.Reporter(null, account, ""),
                new FieldReport.Times(when, when, when, when),
                new FieldReport.Where(LocationQuality.MUNICIPALITY, 15_000, null, null, "Torget"),
                new FieldReport.What("LIGHTING", "Berättelse", 0, List.of()),
                null);
    }

    private void photo(UUID report, UUID account, LocalDate until) {
        photos.put(
                TOWN,
                new FieldPhoto(
                        UUID.randomUUID(),
                        report,
                        account,
                        Instant.parse("2026-01-10T11:00:00Z"),
                        new FieldPhoto.Picture(1, 1, new byte[] {1}),
                        until),
                ACTOR);
    }

    private void sender(UUID report) {
        database.run(
                TOWN,
                db -> db.sql("""
                        insert into observe_tip_sender (municipality_id, report_id, code_hash, email)
                        values (:municipality, :report, :hash, 'nagon@example.invalid')
                        """)
                        .param("municipality", TOWN.value())
                        .param("report", report)
                        .param("hash", "0".repeat(64))
                        .update());
    }

    private List<String> night(String what) {
        return disposals.since(TOWN, LocalDate.EPOCH).stream()
                .filter(night -> night.what().equals(what))
                .map(night -> night.day() + " " + night.disposed())
                .toList();
    }

    private String note(UUID report) {
        return reports.find(TOWN, report).orElseThrow().what().note();
    }

    private long rows(String of) {
        return database.<Long>read(
                TOWN,
                db -> db.sql("select count(*) from " + of).query(Long.class).single());
    }
}
