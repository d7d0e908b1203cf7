package se.lykta.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.audit.Actor;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.example.Lyktby;
import se.lykta.ingest.Template;
import se.lykta.municipality.Municipalities;

/// Versions of incidents, by the time at which the source had them. Rows are written `k:A3`: key k, content A, seen
/// on 3 March; `k:A` does not say when.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestProgram.class)
class VersionsDbTest {
    private static final MunicipalityId LYKTBY = Lyktby.ID;

    private static final Template TEMPLATE = Template.parse("""
            {"about": {"name": "test", "supplier": "Testvakt", "source": "test"},
             "key": ["id"],
             "when": {"single": ["time"], "version": ["seen"]},
             "what": {"category": {"fixed": "GRAFFITI"}, "text": ["text"]}}
            """);

    @TempDir
    Path folder;

    @Autowired
    Import imports;

    @Autowired
    Database database;

    @Autowired
    Municipalities municipalities;

    @BeforeEach
    void emptyMunicipality() {
        Lyktby.load(municipalities);
        Lyktby.empty(database);
    }

    @Test
    void findsNothingInAFileOfVersionsReadAgain() throws IOException {
        take("k:X", "l:Y");
        assertThat(take("k:A1", "k:B2", "k:X3", "l:Y3")).isEqualTo(new Destination.Counts(0, 3, 1));
        assertThat(take("k:A1", "k:B2", "k:X3", "l:Y3")).isEqualTo(new Destination.Counts(0, 0, 4));
        assertThat(current()).containsExactly("k:X", "l:Y");
    }

    @Test
    void storesALaterChangeBack() throws IOException {
        take("k:A1", "k:B2");
        assertThat(take("k:A3")).isEqualTo(new Destination.Counts(0, 1, 0));
        assertThat(current()).containsExactly("k:A");
        assertThat(take("k:A1", "k:B2", "k:A3")).isEqualTo(new Destination.Counts(0, 0, 3));
        assertThat(current()).containsExactly("k:A");
    }

    @Test
    void keepsTheCurrentContentWhenAnOlderVersionComesAfterIt() throws IOException {
        take("k:C3");
        assertThat(take("k:A1", "k:B2")).isEqualTo(new Destination.Counts(0, 2, 0));
        assertThat(current()).containsExactly("k:C");
        assertThat(history()).containsExactly("B", "A");
    }

    @Test
    void leavesTheFormerStateWhenOlderVersionsAreUndone() throws IOException {
        take("k:C3");
        var before = history();
        var second = run("k:A1", "k:D4");
        assertThat(imports.undo(second, Actor.commandLine())).isEqualTo(new Import.Undone.Done(0, 1));
        assertThat(current()).containsExactly("k:C");
        assertThat(history()).isEqualTo(before);
    }

    @Test
    void refusesToUndoAnIncidentWhoseOlderVersionsALaterImportTold() throws IOException {
        var first = run("k:C3");
        take("k:A1");
        assertThat(imports.undo(first, Actor.commandLine())).isEqualTo(new Import.Undone.ChangedLater(1));
    }

    /// The rule stands twice, in SQL and in [se.lykta.incident] as Java: [#run] compares their counts.
    @Test
    void saysBeforehandExactlyWhatEachOfManyFilesWillDo() throws IOException {
        var random = new Random(20260303);
        for (int i = 0; i < 40; i++) {
            var file = file(random);
            take(file);
            var again = take(file);
            assertThat(again).as(String.join(" ", file)).isEqualTo(new Destination.Counts(0, 0, file.length));
        }
    }

    private static String[] file(Random random) {
        boolean told = random.nextInt(3) > 0;
        var rows = new ArrayList<String>();
        for (char key = 'k'; key < 'q'; key++) {
            int seen = 0;
            for (int n = random.nextInt(4); n > 0; n--) {
                seen += 1 + random.nextInt(7);
                rows.add(key + ":" + "ABC".charAt(random.nextInt(3)) + (told ? "" + seen : ""));
            }
        }
        rows.add("z:A");
        return rows.toArray(String[]::new);
    }

    private Destination.Counts take(String... rows) throws IOException {
        return run(rows).counts();
    }

    private ImportRun run(String... rows) throws IOException {
        var text = new StringBuilder("id;time;seen;text\n");
        for (var row : rows) {
            var seen = row.length() > 3 ? "2026-03-%02d 12:00".formatted(Integer.parseInt(row.substring(3))) : "";
            text.append("%s;2026-02-01 12:00;%s;%s\n".formatted(row.charAt(0), seen, row.charAt(2)));
        }
        var path = Files.writeString(Files.createTempFile(folder, "import", ".csv"), text);
        var run = imports.stage(imports.begin(LYKTBY, path, "f.csv", TEMPLATE, Actor.commandLine()), path, any -> {});
        assertThat(run.progress().rowsRejected()).isZero();
        var expected = imports.compare(run);
        var committed = imports.commit(run, Actor.commandLine(), any -> {});
        assertThat(committed.counts()).as(String.join(" ", rows)).isEqualTo(expected);
        return committed;
    }

    private List<String> current() {
        return texts("select source_key || ':' || summary from incident order by source_key");
    }

    private List<String> history() {
        return texts("select summary from incident_version order by source_key, version");
    }

    private List<String> texts(String sql) {
        return database.read(LYKTBY, db -> db.sql(sql).query(String.class).list());
    }
}
