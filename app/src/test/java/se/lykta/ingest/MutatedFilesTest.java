package se.lykta.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.lykta.area.LonLatBox;

/// 500 broken versions of a file of each format, read in a program of its own with a heap of 512 MB: it must
/// end well,
/// and every refusal must have a code and a place.
@Tag("slow")
class MutatedFilesTest {

    private static final int MUTATIONS = 500;
    private static final long SEED = 20260101;

    @TempDir
    Path folder;

    @Test
    void readsBrokenFilesWithoutFailing() throws Exception {
        Path seeds = Files.createDirectory(folder.resolve("seeds"));
        writeSeeds(seeds);
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MutatedFilesTest.class.getName(),
                        seeds.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(180, java.util.concurrent.TimeUnit.SECONDS);
        process.destroyForcibly();
        String told = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended).as(told).isTrue();
        assertThat(process.exitValue()).as(told).isZero();
        assertThat(told.lines().filter(line -> line.startsWith("format=")).count())
                .isEqualTo(9);
        System.out.print(told);
    }

    private void writeSeeds(Path seeds) throws Exception {
        StringBuilder csv = new StringBuilder("id;tid;typ;lat;lon;text\n");
        StringBuilder lines = new StringBuilder();
        StringBuilder features = new StringBuilder();
        StringBuilder odsRows = new StringBuilder(FormatsTest.ODS_ROWS);
        for (int i = 0; i < 60; i++) {
            csv.append(i).append(";2026-01-15 22:10;klotter;57.93;12.53;\"Bänk; \"\"trasig\"\"\nvid ån\"\n");
            lines.append("{\"id\":")
                    .append(i)
                    .append(",\"tid\":\"2026-01-15\",\"plats\":{\"lat\":57.93,\"lon\":[1,2]}}\n");
            features.append(i == 0 ? "" : ",\n")
                    .append("{\"type\":\"Feature\",\"properties\":{\"id\":")
                    .append(i)
                    .append("},\"geometry\":{\"type\":\"Point\",\"coordinates\":[12.5,57.9]}}");
        }
        String array = "[" + lines.toString().strip().replace("\n", ",\n") + "]";
        TestFiles.write(seeds, "a.csv", csv.toString());
        TestFiles.write(seeds, "b.csv", csv.toString(), StandardCharsets.UTF_16LE);
        TestFiles.write(seeds, "c.json", array);
        TestFiles.write(seeds, "d.ndjson", lines.toString());
        TestFiles.write(seeds, "e.geojson", "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}");
        TestFiles.write(seeds, "f.xlsx", FormatsTest.xlsx());
        TestFiles.write(seeds, "g.ods", FormatsTest.ods(odsRows.toString()));
        TestFiles.write(seeds, "h.csv", FormatsTest.gzip(csv.toString().getBytes(StandardCharsets.UTF_8)));
        FormatsTest formats = new FormatsTest();
        formats.folder = folder;
        Files.copy(formats.geoPackage(), seeds.resolve("i.gpkg"));
    }

    /// The program: mutates each file of the folder and reads what comes out.
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<Path> seeds;
        try (var files = Files.list(folder)) {
            seeds = files.sorted().toList();
        }
        Path target = folder.resolve("mutated.bin");
        for (Path seed : seeds) {
            byte[] bytes = Files.readAllBytes(seed);
            Random random = new Random(SEED);
            long[] counts = new long[3];
            long before = System.nanoTime();
            long slowest = 0;
            for (int i = 0; i < MUTATIONS; i++) {
                long start = System.nanoTime();
                Files.write(target, mutate(bytes, random, i));
                read(target, counts);
                slowest = Math.max(slowest, System.nanoTime() - start);
            }
            System.out.printf(
                    "format=%s mutations=%d rows=%d drafts=%d rejects=%d seconds=%.1f slowestMs=%d%n",
                    seed.getFileName(),
                    MUTATIONS,
                    counts[0],
                    counts[1],
                    counts[2],
                    (System.nanoTime() - before) / 1e9,
                    slowest / 1_000_000);
        }
    }

    private static void read(Path file, long[] counts) {
        RowSource source = RowSource.open(file);
        Template template = ShippedTemplates.find("generic").orElseThrow();
        RowMapping mapping = RowMapping.of(
                template,
                new RowMapping.Setting(new LonLatBox(12, 57, 13, 58), Instant.parse("2026-03-01T00:00:00Z"), Set.of()));
        List<Row> first = new ArrayList<>();
        try (RowReader rows = source.rows()) {
            while (rows.hasNext()) {
                RowReader.Entry entry = rows.next();
                counts[0]++;
                if (entry instanceof Row row) {
                    if (first.size() < 50) {
                        first.add(row);
                    }
                    if (mapping.map(row) instanceof Draft) {
                        counts[1]++;
                    }
                } else if (entry instanceof Rejected rejected) {
                    counts[2]++;
                    if (rejected.line() < 0 || rejected.code() == null) {
                        throw new IllegalStateException(rejected.toString());
                    }
                }
            }
        }
        if (!first.isEmpty()) {
            Header header = first.getLast().header();
            ColumnGuess.of(
                    header,
                    first.stream().filter(row -> row.header() == header).toList(),
                    new LonLatBox(12, 57, 13, 58));
        }
    }

    static byte[] mutate(byte[] seed, Random random, int i) {
        byte[] bytes = seed.clone();
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(200));
        switch (i % 8) {
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
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        for (int i = 0; i < times; i++) {
            out.writeBytes(piece);
        }
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }
}
