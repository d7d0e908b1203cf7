package se.lykta.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
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
import se.lykta.audit.Actor;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.example.Lyktby;
import se.lykta.ingest.ShippedTemplates;
import se.lykta.ingest.run.Destination;
import se.lykta.ingest.run.Import;
import se.lykta.ingest.run.ImportRun;
import se.lykta.ingest.run.ImportRuns;
import se.lykta.ingest.run.Templates;
import se.lykta.municipality.Municipalities;

/// The seven steps as a browser without scripts goes through them.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"lykta.example=true", "lykta.incoming=target/test-incoming"})
@ContextConfiguration(initializers = TestProgram.class)
class ImportPageTest {
    private static final MunicipalityId LYKTBY = Lyktby.ID;
    private static final Path INCOMING = Path.of("target/test-incoming/9901");
    private static final String HEADER =
            "source_id;start;end;reported;type;place;x;y;location_quality;radius_metres;description;measure;outcome\n";
    private static final String GUARD = HEADER + """
            R-1;2026-01-15 22:10;2026-01-15 22:25;;Trasig belysning;Torget;;;;;Tre stolpar;Felanmält;
            R-2;2026-01-16 01:30;;2026-01-16 06:00;klotter;Ågatan;;;;;Ring 070-123 45 67;Foto;
            R-2;2026-01-16 01:30;;2026-01-16 06:00;klotter;Ågatan;;;;;Ring 070-123 45 67;Foto;
            R-3;2026-01-16 02:30;2026-01-16 02:00;;klotter;Ågatan;;;;;;;
            R-4;2026-01-16 03:30;;;=okänd sak;Ågatan;;;;;;;
            """;

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

    @Autowired
    private Import imports;

    @Autowired
    private Templates templates;

    private TestBrowser browser = new TestBrowser(0);

    @BeforeEach
    void emptyMunicipality() {
        Lyktby.loadAsExample(municipalities, exampleMode);
        Lyktby.empty(database);
        browser = new TestBrowser(port).signInAs(LYKTBY, Role.COORDINATOR);
    }

    @Test
    void takesAGuardReportThroughAllSevenSteps() {
        var read = uploaded("guard-profile", TestFile.of("väktare.csv", GUARD));
        assertThat(browser.get(read).body()).contains("väktare.csv", "text med skiljetecken", "semikolon", "UTF-8");
        var map = TestBrowser.location(browser.submit(read, read, Map.of()));
        assertThat(map).endsWith("/map");
        assertThat(browser.get(map).body()).contains("leverantörens nummer", "Trasig belysning", "=okänd sak");

        var preview = TestBrowser.location(browser.submit(map, map, entered(map, Map.of())));

        assertThat(preview).endsWith("/preview");
        assertThat(browser.get(preview).body())
                .contains("Filen har 5 rader: 3 går att använda och 2 avvisas.")
                .contains("Den senaste tiden ligger före den tidigaste.", "Rad 5")
                .contains("hör inte till någon kategori", "”=okänd sak”")
                .doesNotContain("070-123");
        var run = TestBrowser.location(browser.submit(preview, preview.replace("/preview", "/start"), Map.of()));
        settle();
        assertThat(TestBrowser.location(browser.get(run))).isEqualTo(run + "/duplicates");
        assertThat(browser.get(run + "/duplicates").body()).contains("En rad upprepar en annan helt", "R-2");
        assertThat(browser.get(run + "/confirm").body())
                .contains("2 nya händelser läggs in och ingen ändras.", "2 texter maskerades");

        assertThat(TestBrowser.location(browser.submit(run + "/confirm", run + "/commit", Map.of())))
                .isEqualTo(run);
        settle();
        assertThat(TestBrowser.location(browser.get(run))).isEqualTo(run + "/report");
        assertThat(browser.get(run + "/report").body())
                .contains("2 nya händelser lades in och ingen ändrades.")
                .contains("/picture?period=own&amp;from=2026-01-15&amp;to=2026-01-16");
        assertThat(newest().counts()).isEqualTo(new Destination.Counts(2, 0, 1));
        assertThat(browser.get("/ingest").body()).contains("väktare.csv", "Inlagd", "Ta tillbaka");
        assertThat(INCOMING.resolve("run-" + id(run) + ".file")).doesNotExist();
    }

    @Test
    void showsTheAdministratorWhatWasImportedAndWhetherTheFeedIsOn() {
        var run = staged(GUARD);
        browser.submit(run + "/confirm", run + "/commit", Map.of());
        settle();
        assertThat(browser.get("/ingest").body()).contains("Polisens händelseflöde", "Flödet hämtas inte.", run);

        var administrator = new TestBrowser(port).signInAs(LYKTBY, Role.ADMINISTRATOR);

        assertThat(administrator.get("/ingest").body())
                .contains("a.csv", "Inlagd", "Flödet hämtas inte.")
                .doesNotContain(run, "/ingest/new");
        assertThat(administrator.get(run).statusCode()).isEqualTo(403);
    }

    @Test
    void sendsTheRejectsAsASpreadsheetMayOpenThem() {
        var run = staged(GUARD);
        var csv = browser.get(run + "/rejects.csv");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body().lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith("5,end,INTERVAL_REVERSED,2026-01-16 02:00,"))
                .anySatisfy(line -> assertThat(line).startsWith("6,type,CATEGORY_UNKNOWN,'=okänd sak,"));
    }

    @Test
    void undoesAnImportAfterAsking() {
        var run = staged(GUARD);
        browser.submit(run + "/confirm", run + "/commit", Map.of());
        settle();
        assertThat(browser.get(run + "/undo").body()).contains("2 händelser tas bort och ingen får");

        browser.submit(run + "/undo", run + "/undo", Map.of());

        assertThat(newest().state()).isEqualTo(ImportRun.State.UNDONE);
        assertThat(browser.get(run + "/report").body()).contains("Inläsningen togs tillbaka");
        assertThat(TestBrowser.location(browser.get(run + "/undo"))).isEqualTo(run);
    }

    @Test
    void saysWhyAnImportCannotBeUndone() {
        var first = staged(GUARD);
        browser.submit(first + "/confirm", first + "/commit", Map.of());
        settle();
        var second = staged(GUARD.replace("Tre stolpar", "Fyra stolpar"));
        browser.submit(second + "/confirm", second + "/commit", Map.of());
        settle();

        var answer = browser.submit(first + "/undo", first + "/undo", Map.of());

        assertThat(answer.body()).contains("En händelse i den här inläsningen har ändrats av en senare inläsning");
        assertThat(runs.get(LYKTBY, id(first)).state()).isEqualTo(ImportRun.State.COMMITTED);
    }

    @Test
    void doesNothingTwiceWhenAButtonIsPressedTwice() {
        var read = uploaded("guard-profile", TestFile.of("a.csv", GUARD));
        var start = read.replace("/read", "/start");
        var first = TestBrowser.location(browser.submit(read, start, Map.of()));
        assertThat(TestBrowser.location(browser.submit("/ingest/new", start, Map.of())))
                .isEqualTo(first);
        settle();
        for (int i = 0; i < 2; i++) {
            assertThat(TestBrowser.location(browser.submit("/ingest/new", first + "/commit", Map.of())))
                    .isEqualTo(first);
        }
        settle();
        browser.submit("/ingest/new", first + "/commit", Map.of());
        browser.submit("/ingest/new", first + "/discard", Map.of());
        assertThat(runs.newest(LYKTBY, 10)).hasSize(1);
        assertThat(newest().state()).isEqualTo(ImportRun.State.COMMITTED);
        assertThat(newest().counts()).isEqualTo(new Destination.Counts(2, 0, 1));
        assertThat(TestBrowser.location(browser.get(read))).isEqualTo(first);
        assertThat(TestBrowser.location(browser.get(first + "/confirm"))).isEqualTo(first);
    }

    @Test
    void saysWhatIsWrongWithAFileThatIsNone() {
        var old = new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
        var read = uploaded("", new TestFile("old.xls", old));
        assertThat(browser.get(read).body()).contains("går inte att läsa", "före 2007", "spara som xlsx");
        assertThat(TestBrowser.location(browser.get(read.replace("/read", "/map"))))
                .isEqualTo(read);
        browser.submit(read, read.replace("/read", "/discard"), Map.of());
        assertThat(browser.get(read).statusCode()).isEqualTo(404);
        assertThat(TestBrowser.location(browser.upload(
                        "/ingest/new", "/ingest/files", Map.of("template", ""), TestFile.of("empty.csv", ""))))
                .isEqualTo("/ingest/new?note=empty");
    }

    @Test
    void asksForTheOrderOfDayAndMonthAndSavesWhatItLearnt() {
        var read = uploaded("", TestFile.of("ny.csv", """
                nr;datum;typ;plats;beskrivning
                1;03/04/2026;klotter;Torget;Vägg
                2;05/06/2026;bråk;Ågatan;Två personer
                """));
        assertThat(browser.get(read).body())
                .contains("Hur ska datumen i kolumnen datum läsas?", "2026-04-03", "2026-03-04");
        assertThat(TestBrowser.location(browser.submit(read, read, Map.of()))).isEqualTo(read);
        var map = TestBrowser.location(browser.submit(read, read, Map.of("answer:DATE_ORDER:datum", "d/M/yyyy")));
        assertThat(browser.get(map).body()).contains("gissad").contains("value=\"d/M/yyyy\"");
        assertThat(browser.submit(map, map, entered(map, Map.of())).body()).contains("Skriv vem filen kommer från.");

        var preview = TestBrowser.location(browser.submit(
                map, map, entered(map, Map.of("supplier", "Östra Väktarna", "knownBy", "DISCOVERED", "save", "yes"))));

        assertThat(browser.get(preview).body()).contains("2026-04-03", "Filen har 2 rader: 2 går att använda och 0");
        assertThat(templates.names(LYKTBY)).contains("ostra-vaktarna");
        assertThat(browser.get("/ingest/new").body()).contains("Östra Väktarna");
    }

    @Test
    void asksForTheSameFileAgainWhenAReadingWasCutOff() throws IOException {
        var file = Files.writeString(Files.createTempFile("import", ".csv"), GUARD);
        var run = imports.begin(
                LYKTBY, file, "a.csv", ShippedTemplates.find("guard-profile").orElseThrow(), Actor.commandLine());
        var path = "/ingest/runs/" + run.id();
        assertThat(browser.get(path).body()).contains("Välj samma fil igen: a.csv");
        assertThat(TestBrowser.location(
                        browser.upload(path, path + "/file", Map.of(), TestFile.of("b.csv", GUARD + "\n"))))
                .isEqualTo(path + "?note=other");
        assertThat(browser.get(path + "?note=other").body()).contains("Det var inte samma fil");

        browser.upload(path, path + "/file", Map.of(), TestFile.of("b.csv", GUARD));

        settle();
        assertThat(newest().state()).isEqualTo(ImportRun.State.STAGED);
        assertThat(newest().progress().rowsStaged()).isEqualTo(3);
    }

    /// Lets the work in the background end.
    private void settle() {
        for (int i = 0; i < 200; i++) {
            var page = browser.get("/ingest/runs/" + newest().id());
            if (page.headers().firstValue("Refresh").isEmpty()) {
                return;
            }
            sleep();
        }
        throw new AssertionError("the run is still " + newest().state());
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String staged(String text) {
        var read = uploaded("guard-profile", TestFile.of("a.csv", text));
        var run = TestBrowser.location(browser.submit(read, read.replace("/read", "/start"), Map.of()));
        settle();
        return run;
    }

    private String uploaded(String template, TestFile file) {
        HttpResponse<String> answer =
                browser.upload("/ingest/new", "/ingest/files", Map.of("template", template), file);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(TestBrowser.location(answer)).endsWith("/read");
        return TestBrowser.location(answer);
    }

    /// The mapping form as the page offers it, with some fields changed.
    private Map<String, String> entered(String page, Map<String, String> changed) {
        var body = browser.get(page).body();
        var fields = new HashMap<String, String>();
        var inputs = Pattern.compile("<input(?: type=\"hidden\")? name=\"([^\"]+)\"(?: value=\"([^\"]*)\")?")
                .matcher(body);
        while (inputs.find()) {
            fields.put(inputs.group(1), inputs.group(2) == null ? "" : inputs.group(2));
        }
        var selects = Pattern.compile(
                        "(?s)<select[^>]* name=\"([^\"]+)\".*?</select>|<select name=\"([^\"]+)\".*?</select>")
                .matcher(body);
        while (selects.find()) {
            var name = selects.group(1) == null ? selects.group(2) : selects.group(1);
            var chosen = Pattern.compile("value=\"([^\"]*)\" selected").matcher(selects.group());
            fields.put(name, chosen.find() ? chosen.group(1) : "");
        }
        fields.remove("_csrf");
        fields.putAll(changed);
        return fields;
    }

    private ImportRun newest() {
        return runs.newest(LYKTBY, 1).getFirst();
    }

    private static long id(String run) {
        return Long.parseLong(run.substring(run.lastIndexOf('/') + 1));
    }
}
