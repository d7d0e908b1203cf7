package se.lykta.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.access.Role;
import se.lykta.account.ExampleMode;
import se.lykta.account.TestBrowser;
import se.lykta.account.TestBrowser.TestFile;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.example.Lyktby;
import se.lykta.ingest.run.Destination;
import se.lykta.ingest.run.ImportRun;
import se.lykta.ingest.run.ImportRuns;
import se.lykta.municipality.Municipalities;

/// A guard company's reporter brings in the reports of their own company and sees no other import.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"lykta.example=true", "lykta.incoming=target/test-incoming-own"})
@ContextConfiguration(initializers = TestProgram.class)
class OwnImportsPageTest {
    private static final MunicipalityId LYKTBY = Lyktby.ID;
    private static final String GUARD =
            "source_id;start;end;reported;type;place;x;y;location_quality;radius_metres;description;measure;outcome\n"
                    + "R-1;2026-01-15 22:10;2026-01-15 22:25;;Trasig belysning;Torget;;;;;Tre stolpar;Felanmält;\n";

    @LocalServerPort
    private int port;

    @Autowired
    private Database database;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private ExampleMode exampleMode;

    @Autowired
    private ImportRuns runs;

    private TestBrowser coordinator = new TestBrowser(0);
    private TestBrowser reporter = new TestBrowser(0);

    @BeforeEach
    void emptyMunicipality() {
        Lyktby.loadAsExample(municipalities, exampleMode);
        Lyktby.empty(database);
        coordinator = new TestBrowser(port).signInAs(LYKTBY, Role.COORDINATOR);
        reporter = new TestBrowser(port).signInAs(LYKTBY, Role.REPORTER);
    }

    @Test
    void addsToTheIncidentsOfOthersAndChangesNone() {
        committed(coordinator, GUARD);

        committed(reporter, GUARD.replace("Tre stolpar", "Fem stolpar"));

        assertThat(newest().counts()).isEqualTo(new Destination.Counts(1, 0, 0));
        assertThat(texts("""
                        select s.name || ': ' || i.summary || ' ' || i.version
                        from incident i
                        join ingest_source s using (municipality_id, source_id)
                        order by i.incident_id
                        """))
                .containsExactly(
                        "Bevakningsföretag: Tre stolpar\nFelanmält 1", "Exempelbevakning AB: Fem stolpar\nFelanmält 1");
    }

    @Test
    void recognisesItsOwnReportsAgain() {
        committed(reporter, GUARD);
        committed(reporter, GUARD.replace("Tre stolpar", "Fem stolpar"));
        assertThat(newest().counts()).isEqualTo(new Destination.Counts(0, 1, 0));
    }

    @Test
    void showsOnlyTheImportsOfOnesOwnOrganisation() {
        var others = committed(coordinator, GUARD);
        var own = committed(reporter, GUARD);

        assertThat(reporter.get("/ingest").body())
                .contains("/ingest/new", own + "\"")
                .doesNotContain(others + "\"", "Polisens händelseflöde", "/undo");
        assertThat(coordinator.get("/ingest").body()).contains(own, others, "Polisens händelseflöde");
        for (var page : List.of("", "/report", "/confirm", "/duplicates", "/rejects.csv")) {
            assertThat(reporter.get(others + page).statusCode()).as(page).isEqualTo(404);
        }
        for (var step : List.of("/commit", "/discard", "/stage")) {
            assertThat(reporter.submit("/ingest/new", others + step, Map.of()).statusCode())
                    .as(step)
                    .isEqualTo(404);
        }
        assertThat(reporter.get(own + "/report").statusCode()).isEqualTo(200);
        assertThat(reporter.get(own + "/undo").statusCode()).isEqualTo(403);
    }

    @Test
    void hidesARunOfAnotherCompany() {
        var own = committed(reporter, GUARD);
        database.run(
                LYKTBY,
                db -> db.sql("update ingest_run set organisation_id = :other")
                        .param("other", UUID.randomUUID())
                        .update());
        assertThat(reporter.get(own).statusCode()).isEqualTo(404);
        assertThat(reporter.get("/ingest").body()).doesNotContain(own + "\"");
    }

    @Test
    void goesOnWithNobodyElsesFile() {
        var others = uploaded(coordinator, GUARD);
        assertThat(reporter.get(others).statusCode()).isEqualTo(404);
        assertThat(reporter.submit("/ingest/new", others.replace("/read", "/start"), Map.of())
                        .statusCode())
                .isEqualTo(404);
        reporter.submit("/ingest/new", others.replace("/read", "/discard"), Map.of());
        assertThat(coordinator.get(others).statusCode()).as("still there").isEqualTo(200);

        var first = started(coordinator, others);
        var second = started(reporter, uploaded(reporter, GUARD));

        assertThat(second).as("the same file, a run of its own").isNotEqualTo(first);
    }

    @Test
    void isNotOfferedToSaveATemplate() {
        var read = uploaded(reporter, GUARD);
        assertThat(reporter.get(read.replace("/read", "/map")).body())
                .contains("leverantörens nummer")
                .doesNotContain("name=\"save\"");
        assertThat(coordinator
                        .get(uploaded(coordinator, GUARD).replace("/read", "/map"))
                        .body())
                .contains("name=\"save\"");
    }

    private String committed(TestBrowser browser, String text) {
        var run = started(browser, uploaded(browser, text));
        settle(browser, run);
        browser.submit(run + "/confirm", run + "/commit", Map.of());
        settle(browser, run);
        assertThat(newest().state()).isEqualTo(ImportRun.State.COMMITTED);
        return run;
    }

    private static String uploaded(TestBrowser browser, String text) {
        return TestBrowser.location(browser.upload(
                "/ingest/new", "/ingest/files", Map.of("template", "guard-profile"), TestFile.of("a.csv", text)));
    }

    private static String started(TestBrowser browser, String read) {
        return TestBrowser.location(browser.submit("/ingest/new", read.replace("/read", "/start"), Map.of()));
    }

    /// Lets the work in the background end.
    private static void settle(TestBrowser browser, String run) {
        for (int i = 0; i < 400; i++) {
            if (browser.get(run).headers().firstValue("Refresh").isEmpty()) {
                return;
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("the run still works");
    }

    private ImportRun newest() {
        return runs.newest(LYKTBY, 1).getFirst();
    }

    private List<String> texts(String sql) {
        return database.read(LYKTBY, db -> db.sql(sql).query(String.class).list());
    }
}
