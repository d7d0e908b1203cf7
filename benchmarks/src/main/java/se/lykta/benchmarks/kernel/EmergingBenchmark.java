package se.lykta.benchmarks.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import se.lykta.analysis.emerging.Cases;
import se.lykta.analysis.emerging.ScanResult;
import se.lykta.analysis.emerging.SpaceTimeScan;
import se.lykta.analysis.emerging.SpaceTimeScan.Reach;
import se.lykta.analysis.emerging.SpaceTimeScan.Shuffles;

/// The nightly scan for emerging places: a year of incidents in eight categories, all 1094 shuffles for each
/// (`every`), or stopping early as on an ordinary night (`ordinary`). Bar: under a minute at 1e5.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@NullUnmarked
public class EmergingBenchmark {
    private static final double[] SHARE = {.28, .22, .12, .12, .09, .08, .06, .03};
    private static final int DAYS = 365;
    /// As the nightly search makes them: 3 of 1095 is once in 365 nights.
    private static final int SHUFFLES = 1094;

    @Param({"10000", "100000"})
    int incidents;

    /// Width of the squares that places are taken together in; 0 keeps every place.
    @Param({"0", "50"})
    int cellMetres;

    private List<Cases> categories;

    @Setup
    public void make() {
        var random = new Random(20260101);
        categories = new ArrayList<>();
        var town = MadeUpTown.of(incidents);
        int from = 0;
        for (double share : SHARE) {
            int to = from + (int) Math.round(share * incidents);
            categories.add(new Cases(
                    Arrays.copyOfRange(town.x(), from, to),
                    Arrays.copyOfRange(town.y(), from, to),
                    IntStream.range(from, to).map(i -> random.nextInt(DAYS)).toArray(),
                    DAYS));
            from = to;
        }
    }

    @Benchmark
    public List<ScanResult> every() {
        return night(SHUFFLES);
    }

    @Benchmark
    public List<ScanResult> ordinary() {
        return night(50);
    }

    private List<ScanResult> night(int stopAfter) {
        var scan = SpaceTimeScan.withDefaults()
                .withReach(new Reach(1000, 28, cellMetres))
                .withShuffles(new Shuffles(SHUFFLES, stopAfter, 1, 2));
        return categories.stream().map(scan::scan).toList();
    }
}
