package se.lykta.benchmarks.kernel;

import java.time.ZoneId;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
import se.lykta.analysis.rhythm.HourClock;
import se.lykta.analysis.rhythm.HourWeights;

/// Spreading intervals of up to a day, eight hours in the mean for a third of the events, over the hours of the week.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@NullUnmarked
public class ClockBenchmark {
    @Param({"10000", "1000000"})
    int events;

    private long[] earliest;
    private long[] latest;

    @Setup
    public void make() {
        var random = new Random(20260101);
        earliest = new long[events];
        latest = new long[events];
        for (int i = 0; i < events; i++) {
            earliest[i] = 28_000_000L + random.nextInt(2_000_000);
            latest[i] = earliest[i] + (i % 3 == 0 ? random.nextInt(960) : 0);
        }
    }

    @Benchmark
    public HourWeights weigh() {
        return HourClock.of(ZoneId.of("Europe/Stockholm")).weigh(earliest, latest);
    }
}
