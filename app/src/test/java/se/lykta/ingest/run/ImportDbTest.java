package se.lykta.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.IntStream;
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
import se.lykta.incident.ColumnStore;
import se.lykta.ingest.Template;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.MunicipalityLoad;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestProgram.class)
class ImportDbTest {
    private static final MunicipalityId LYKTBY = Lyktby.ID;

    private static final Template TEMPLATE = Template.parse("""
            {"about": {"name": "test", "supplier": "Testvakt", "source": "test"},
             "key": ["id"],
             "when": {"single": ["time"]},
             "where": {"coordinates": {"x": "lon", "y": "lat"}, "placeText": ["place"]},
             "what": {"category": {"column": "type"}, "knownBy": {"fixed": "DISCOVERED"}, "text": ["text"]}}
            """);

    @TempDir
    Path folder;

    @Autowired
    Import imports;

    @Autowired
    ImportRuns runs;

    @Autowired
    Database database;

    @Autowired
    ColumnStore columns;

    @Autowired
    Municipalities municipalities;

    @BeforeEach
    void emptyMunicipality() {
        Lyktby.load(municipalities);
        Lyktby.empty(database);
        columns.reload(LYKTBY);
    }

    @Test
    void countsNewChangedAndSameExactlyBeforeAndAfterCommit() throws IOException {
        take("a;GRAFFITI;1", "b;GRAFFITI;2", "c;GRAFFITI;3");

        var run = stage("a;GRAFFITI;1", "b;FIGHT;2", "d;GRAFFITI;4", "e;NO_SUCH;5");

        assertThat(imports.compare(run)).isEqualTo(new Destination.Counts(1, 1, 1));
        assertThat(run.progress().rowsRejected()).isEqualTo(1);
        var committed = imports.commit(run, Actor.commandLine(), any -> {});
        assertThat(committed.counts()).isEqualTo(new Destination.Counts(1, 1, 1));
        assertThat(columns.upToDate(LYKTBY).size()).isEqualTo(4);
        assertThat(versions()).isEqualTo(1);
    }

    @Test
    void findsNothingNewInTheSameFile() throws IOException {
        take("a;GRAFFITI;1", "b;GRAFFITI;2");
        var again = take("a;GRAFFITI;1", "b;GRAFFITI;2");
        assertThat(again.counts()).isEqualTo(new Destination.Counts(0, 0, 2));
    }

    @Test
    void keepsEveryVersionOfAKeyThatOccursSeveralTimes() throws IOException {
        var run = stage("a;GRAFFITI;1", "a;FIGHT;1", "a;FIGHT;1", "a;FIRE;1");
        assertThat(imports.compare(run)).isEqualTo(new Destination.Counts(1, 2, 1));
        var committed = imports.commit(run, Actor.commandLine(), any -> {});
        assertThat(committed.counts()).isEqualTo(new Destination.Counts(1, 2, 1));
        assertThat(versions()).isEqualTo(2);
    }

    @Test
    void leavesTheFormerStateWhenUndone() throws IOException {
        take("a;GRAFFITI;1", "b;GRAFFITI;2");
        var before = incidents();
        var second = take("a;FIGHT;1", "c;GRAFFITI;3", "c;FIGHT;3");

        assertThat(imports.undo(second, Actor.commandLine())).isEqualTo(new Import.Undone.Done(1, 1));

        assertThat(incidents()).isEqualTo(before);
        assertThat(versions()).isZero();
        assertThat(columns.upToDate(LYKTBY).size()).isEqualTo(2);
    }

    @Test
    void refusesToUndoWhatALaterImportChanged() throws IOException {
        var first = take("a;GRAFFITI;1");
        take("a;FIGHT;1");
        assertThat(imports.undo(first, Actor.commandLine())).isEqualTo(new Import.Undone.ChangedLater(1));
    }

    @Test
    void goesOnWithAnUnfinishedRunOfTheSameFile() throws IOException {
        var path = file("a;GRAFFITI;1", "b;GRAFFITI;2");
        var run = imports.begin(LYKTBY, path, "f.csv", TEMPLATE, Actor.commandLine());
        imports.stage(run, path, any -> {});
        var again = imports.begin(LYKTBY, path, "f.csv", TEMPLATE, Actor.commandLine());
        assertThat(again.id()).isEqualTo(run.id());
        assertThat(imports.stage(again, path, any -> {}).progress().rowsStaged())
                .isEqualTo(2);
    }

    @Test
    void readsTheFileAgainWhenACrashEmptiedTheStagedRows() throws IOException {
        var path = file("a;GRAFFITI;1", "b;GRAFFITI;2", "c;NO_SUCH;2");
        var run = imports.begin(LYKTBY, path, "f.csv", TEMPLATE, Actor.commandLine());
        imports.stage(run, path, any -> {});
        database.run(LYKTBY, db -> db.sql("delete from ingest_row").update());

        assertThat(imports.commit(run, Actor.commandLine(), any -> {}).state()).isEqualTo(ImportRun.State.STAGING);
        var staged = imports.stage(runs.get(LYKTBY, run.id()), path, any -> {});
        var committed = imports.commit(staged, Actor.commandLine(), any -> {});

        assertThat(committed.counts()).isEqualTo(new Destination.Counts(2, 0, 0));
        assertThat(runs.rejects(committed, 0, 10)).hasSize(1);
    }

    @Test
    void refusesASecondReaderOfTheSameRun() throws IOException {
        var path = file("a;GRAFFITI;1", "b;GRAFFITI;2");
        var run = imports.begin(LYKTBY, path, "f.csv", TEMPLATE, Actor.commandLine());
        imports.stage(run, path, any -> {});
        var stale = new ImportRun(
                run.municipality(),
                run.id(),
                ImportRun.State.STAGING,
                run.file(),
                run.templateName(),
                run.sourceId(),
                run.startedBy(),
                run.startedAt(),
                null,
                run.progress(),
                run.counts());
        assertThatThrownBy(() -> imports.stage(stale, path, any -> {})).isInstanceOf(ImportBusy.class);
        assertThat(runs.get(LYKTBY, run.id()).progress().rowsStaged()).isEqualTo(2);
    }

    @Test
    void leavesTheFormerStateWhenAFileWithBadRowsIsUndone() throws IOException {
        take(rows(0, 200));
        var before = incidents();
        var mixed = rows(100, 400);
        for (int i = 0; i < mixed.length; i += 20) {
            mixed[i] = "bad" + i + ";NO_SUCH;" + (1 + i % 9);
        }

        var run = stage(mixed);
        assertThat(run.progress().rowsRejected()).isEqualTo(15);
        imports.commit(run, Actor.commandLine(), any -> {});
        assertThat(incidents()).isNotEqualTo(before);
        imports.undo(run, Actor.commandLine());

        assertThat(incidents()).isEqualTo(before);
    }

    @Test
    void takesEveryRowExactlyOnceWhenKilledAfterAnyBatch() throws IOException {
        var path = file(rows(0, 45_000));
        assertThatThrownBy(() -> imports.stage(
                        imports.begin(LYKTBY, path, "f.csv", TEMPLATE, Actor.commandLine()), path, dieAfter(20_000)))
                .isInstanceOf(Killed.class);
        var run = imports.begin(LYKTBY, path, "f.csv", TEMPLATE, Actor.commandLine());
        var staged = imports.stage(run, path, any -> {});
        assertThat(staged.progress().rowsStaged()).isEqualTo(45_000);
        assertThatThrownBy(() -> imports.commit(staged, Actor.commandLine(), dieAfter(0)))
                .isInstanceOf(Killed.class);

        var again = imports.begin(LYKTBY, path, "f.csv", TEMPLATE, Actor.commandLine());
        assertThat(again.id()).isEqualTo(run.id());
        var committed = imports.commit(imports.stage(again, path, any -> {}), Actor.commandLine(), any -> {});

        assertThat(committed.counts()).isEqualTo(new Destination.Counts(45_000, 0, 0));
        assertThat(columns.upToDate(LYKTBY).size()).isEqualTo(45_000);
        assertThat(incidents()).hasSize(45_000);
    }

    @Test
    void leavesTheDatabaseKnowingWhatALargeImportBrought() throws IOException {
        take(rows(0, 6000));

        assertThat(incidentsKnownToThePlanner()).isGreaterThanOrEqualTo(6000);
    }

    /// Else the planner expects no rows of a municipality it has not seen, and looks each key up among all of
    /// them.
    @Test
    void tellsTheDatabaseOfAMunicipalityAfterItsFirstBatch() throws IOException {
        var known = new java.util.ArrayList<Double>();

        imports.commit(stage(rows(0, 26_000)), Actor.commandLine(), any -> known.add(incidentsKnownToThePlanner()));

        assertThat(known).hasSizeGreaterThan(1);
        assertThat(known.getFirst()).isGreaterThanOrEqualTo(20_000);
    }

    private double incidentsKnownToThePlanner() {
        return database.<Double>read(
                LYKTBY,
                db -> db.sql("select reltuples from pg_class where oid = 'incident'::regclass")
                        .query(Double.class)
                        .single());
    }

    @Test
    void hidesARunFromAnotherMunicipality() throws IOException {
        var skumby = new MunicipalityId("9902");
        assertThat(municipalities.load(Path.of("src/test/resources/municipalities/skumby.json")))
                .isNotInstanceOf(MunicipalityLoad.Refused.class);
        var path = file("a;GRAFFITI;1", "b;NO_SUCH;2");
        var run = imports.begin(LYKTBY, path, "f.csv", TEMPLATE, Actor.commandLine());
        imports.stage(run, path, any -> {});

        assertThat(runs.find(skumby, run.id())).isEmpty();
        assertThat(runs.newest(skumby, 10)).isEmpty();
        assertThat(runs.findUnfinished(skumby, run.file().sha256(), TEMPLATE)).isEmpty();
        assertThat(runs.newest(LYKTBY, 10)).hasSize(1);
        for (var table : new String[] {"ingest_row", "ingest_reject", "ingest_run", "incident"}) {
            assertThat(database.<Long>read(
                            skumby,
                            db -> db.sql("select count(*) from " + table)
                                    .query(Long.class)
                                    .single()))
                    .as(table)
                    .isZero();
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Ends the import like a kill between two batches: once more rows than these are read or taken in.
    private static Consumer<ImportRun> dieAfter(long rows) {
        return run -> {
            boolean enough = run.state() == ImportRun.State.COMMITTING
                    ? run.counts().all() > rows
                    : run.progress().rowsStaged() >= rows;
            if (enough && run.state() != ImportRun.State.STAGED) {
                throw new Killed();
            }
        };
    }

    private static String[] rows(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "k" + i + ";" + (i % 3 == 0 ? "GRAFFITI" : "FIGHT") + ";" + (1 + i % 9))
                .toArray(String[]::new);
    }

    private ImportRun take(String... rows) throws IOException {
        return imports.commit(stage(rows), Actor.commandLine(), any -> {});
    }

    private ImportRun stage(String... rows) throws IOException {
        var path = file(rows);
        return imports.stage(imports.begin(LYKTBY, path, "f.csv", TEMPLATE, Actor.commandLine()), path, any -> {});
    }

    /// Rows `id;type;number`: the number sets the minute and the place.
    private Path file(String... rows) throws IOException {
        var text = new StringBuilder("id;type;time;lon;lat;place;text\n");
        var box = municipalities.get(LYKTBY).map().box();
        for (var row : rows) {
            var cells = row.split(";");
            double share = Integer.parseInt(cells[2]) / 10.0;
            text.append("%s;%s;2026-03-0%s 12:00;%s;%s;Torget;Text\n"
                    .formatted(
                            cells[0],
                            cells[1],
                            cells[2],
                            box.west() + share * (box.east() - box.west()),
                            box.south() + share * (box.north() - box.south())));
        }
        return Files.writeString(Files.createTempFile(folder, "import", ".csv"), text);
    }

    private long versions() {
        return database.read(
                LYKTBY,
                db -> db.sql("select count(*) from incident_version")
                        .query(Long.class)
                        .single());
    }

    private java.util.List<String> incidents() {
        return database.read(LYKTBY, db -> db.sql("""
                        select (to_jsonb(i) - 'revision')::text
                        from incident i
                        order by incident_id
                        """).query(String.class).list());
    }
}
