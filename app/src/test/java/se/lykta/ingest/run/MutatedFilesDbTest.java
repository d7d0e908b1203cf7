package se.lykta.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.LonLatBox;
import se.lykta.database.Database;
import se.lykta.database.DatabaseAddress;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;
import se.lykta.ingest.ColumnGuess;
import se.lykta.ingest.Row;
import se.lykta.ingest.RowMapping;
import se.lykta.ingest.RowSource;
import se.lykta.ingest.Template;
import se.lykta.privacy.KnownPlaces;

/// 500 broken versions of a file of each format, each read by a template that fits it, mapped, screened and staged
/// into PostgreSQL by a program of its own with a heap of 512 MB: it must end well, and every refusal must have a
/// code and a place.
@Tag("slow")
class MutatedFilesDbTest {
    private static final int MUTATIONS = 500;
    private static final long SEED = 20260101;
    private static final LonLatBox FRAME = new LonLatBox(12, 57, 13, 58.5);
    private static final MunicipalityId MUNICIPALITY = new MunicipalityId("9901");

    @TempDir
    Path folder;

    @Test
    void stagesWhatBrokenFilesStillTell() throws Exception {
        var seeds = MutatedSeeds.write(Files.createDirectory(folder.resolve("seeds")));
        var output = folder.resolve("output.txt");
        var address = TestDatabase.freshAddress();
        addMunicipality(address);
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MutatedFilesDbTest.class.getName(),
                        seeds.toString(),
                        address.url())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        program.environment().put("TEST_DB_USER", address.application().user());
        program.environment().put("TEST_DB_PASSWORD", address.application().password());
        var process = program.start();
        boolean ended = process.waitFor(300, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        var told = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as(told).isTrue();
        assertThat(process.exitValue()).as(told).isZero();
        var formats = told.lines().filter(line -> line.startsWith("format=")).toList();
        assertThat(formats).as(told).hasSize(MutatedSeeds.COUNT);
        assertThat(formats)
                .as("mutations reach the staged rows, the rejects and the screening")
                .allSatisfy(line -> assertThat(line).doesNotContain("staged=0 ", "rejected=0 ", "masked=0 "));
        assertThat(told).doesNotContain("\tat ", "Exception");
        System.out.print(told);
    }

    private static void addMunicipality(DatabaseAddress address) {
        var application = address.application();
        var source = new SingleConnectionDataSource(address.url(), application.user(), application.password(), true);
        TestDatabase.municipality(new Database(source), MUNICIPALITY.value());
        source.destroy();
    }

    /// The program: mutates each file of the folder and stages what comes out.
    public static void main(String[] arguments) throws Exception {
        var source = new SingleConnectionDataSource(
                arguments[1] + (arguments[1].contains("?") ? "&" : "?") + "options=-c%20synchronous_commit=off",
                System.getenv("TEST_DB_USER"),
                System.getenv("TEST_DB_PASSWORD"),
                true);
        var stage = new Stage(new Database(source));
        for (var seed : MutatedSeeds.read(Path.of(arguments[0]))) {
            System.out.println(stage.run(seed));
        }
        source.destroy();
        System.out.printf(
                "cpuSeconds=%.0f%n",
                ProcessHandle.current()
                                .info()
                                .totalCpuDuration()
                                .orElse(Duration.ZERO)
                                .toMillis()
                        / 1e3);
    }

    /// What one file left in the tables, and what its run says of it.
    record Told(long read, long masked, long staged, long rejected, long nameless, long rowsStaged, long rowsRejected) {
        Told plus(Told other) {
            return new Told(
                    read + other.read,
                    masked + other.masked,
                    staged + other.staged,
                    rejected + other.rejected,
                    nameless + other.nameless,
                    rowsStaged + other.rowsStaged,
                    rowsRejected + other.rowsRejected);
        }
    }

    /// Stages one mutated file after the other, each in a run of its own.
    private static final class Stage {
        private final Database database;
        private final ImportRuns runs;

        Stage(Database database) {
            this.database = database;
            runs = new ImportRuns(database);
        }

        String run(MutatedSeeds.Seed seed) throws Exception {
            var random = new Random(SEED);
            var target = Files.createTempFile("mutated", ".bin");
            var sums = new Told(0, 0, 0, 0, 0, 0, 0);
            long before = System.nanoTime();
            long slowest = 0;
            for (int i = 0; i < MUTATIONS; i++) {
                long start = System.nanoTime();
                int number = i;
                Files.write(target, seed.mutated(i, part -> mutate(part, random, number)));
                if (i % 4 < 2) {
                    guess(target);
                }
                var run = begin(seed);
                stage(run, seed.template(), target);
                sums = sums.plus(told(run));
                slowest = Math.max(slowest, System.nanoTime() - start);
            }
            Files.delete(target);
            return "format=%s template=%s mutations=%d rows=%d staged=%d rejected=%d masked=%d seconds=%.1f slowestMs=%d"
                    .formatted(
                            seed.name(),
                            seed.template().about().name(),
                            MUTATIONS,
                            sums.read(),
                            sums.staged(),
                            sums.rejected(),
                            sums.masked(),
                            (System.nanoTime() - before) / 1e9,
                            slowest / 1_000_000);
        }

        private ImportRun begin(MutatedSeeds.Seed seed) {
            long id = database.write(
                    MUNICIPALITY,
                    db -> runs.insert(
                            db, MUNICIPALITY, new ImportRun.File(seed.name(), "0", 1), seed.template(), "test"));
            return runs.get(MUNICIPALITY, id);
        }

        private void stage(ImportRun run, Template template, Path file) {
            var mapping = RowMapping.of(
                    template, new RowMapping.Setting(FRAME, Instant.parse("2026-03-01T00:00:00Z"), Set.of()));
            var setting = new ImportSettings.Setting(
                    FRAME, Set.of(), CoordinateSystem.SWEREF99_TM, List.of(), KnownPlaces.NONE);
            new Staging(database, run, template, setting, () -> {})
                    .readAll(RowSource.open(file, template.format()), mapping);
        }

        /// Counts what is in the tables and sees that every reject has a code and a place.
        private Told told(ImportRun run) {
            var told = database.read(
                    MUNICIPALITY,
                    db -> db.sql("""
                            select rows_read as read, texts_masked as masked,
                                   (select count(*) from ingest_row
                                     where municipality_id = :m and run_id = :run) as staged,
                                   (select count(*) from ingest_reject
                                     where municipality_id = :m and run_id = :run) as rejected,
                                   (select count(*) from ingest_reject
                                     where municipality_id = :m and run_id = :run
                                       and (code = '' or line_no < 0)) as nameless,
                                   rows_staged, rows_rejected
                            from ingest_run
                            where municipality_id = :m and run_id = :run
                            """)
                            .param("m", MUNICIPALITY.value())
                            .param("run", run.id())
                            .query(Told.class)
                            .single());
            require(told.staged() == told.rowsStaged(), "rows staged");
            require(told.rejected() == told.rowsRejected(), "rows rejected");
            require(told.nameless() == 0, "a code and a place for every reject");
            return told;
        }

        private static void require(boolean holds, String what) {
            if (!holds) {
                throw new IllegalStateException("not so: " + what);
            }
        }

        /// A file without a template goes through the guesses first.
        private static void guess(Path file) {
            var first = RowSource.open(file).preview(50).stream()
                    .filter(Row.class::isInstance)
                    .map(Row.class::cast)
                    .toList();
            if (!first.isEmpty()) {
                var header = first.getLast().header();
                ColumnGuess.of(
                        header,
                        first.stream().filter(row -> row.header() == header).toList(),
                        FRAME);
            }
        }
    }

    static byte[] mutate(byte[] seed, Random random, int i) {
        byte[] bytes = seed.clone();
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(200));
        switch (i / 2 % 9) {
            case 0 -> {
                for (int n = 0; n < 1 + i / 40; n++) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 1 -> bytes = Arrays.copyOf(bytes, at);
            case 2 -> bytes = splice(bytes, at, Arrays.copyOfRange(bytes, at, at + length), 1 + random.nextInt(50));
            case 3 -> damageHeader(bytes, random);
            case 4 ->
                bytes = splice(bytes, at, "99999999999999999999999999999999".getBytes(StandardCharsets.US_ASCII), 40);
            case 5 -> bytes = splice(bytes, at, new byte[] {'"'}, 1);
            case 6 -> Arrays.fill(bytes, at, at + length, (byte) random.nextInt(256));
            case 7 -> bytes = splice(bytes, at, new byte[] {0}, 1 + random.nextInt(3));
            default -> bytes = splice(Arrays.copyOfRange(bytes, at, bytes.length), 0, Arrays.copyOf(bytes, at), 1);
        }
        return bytes;
    }

    private static void damageHeader(byte[] bytes, Random random) {
        byte[] noise = new byte[Math.min(bytes.length, 1 + random.nextInt(40))];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, random.nextInt(Math.min(60, bytes.length - noise.length + 1)), noise.length);
    }

    private static byte[] splice(byte[] bytes, int at, byte[] piece, int times) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        for (int i = 0; i < times; i++) {
            out.writeBytes(piece);
        }
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }
}
