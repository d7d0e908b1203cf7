package se.lykta.benchmarks.kernel;

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
import se.lykta.analysis.nearrepeat.Advice;
import se.lykta.analysis.nearrepeat.Events;
import se.lykta.analysis.nearrepeat.Knox;
import se.lykta.analysis.nearrepeat.KnoxResult;
import se.lykta.analysis.nearrepeat.NearRepeatAdvice;

/// The Knox table with 999 shuffles, and the advice made from it, over a year of events of one kind.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@NullUnmarked
public class NearRepeatBenchmark {
    @Param({"1000", "10000"})
    int events;

    private Events year;

    @Setup
    public void make() {
        var town = MadeUpTown.of(events);
        year = Events.of(
                town.x(), town.y(), new Random(20260101).ints(events, 0, 365).toArray());
    }

    @Benchmark
    public KnoxResult knox() {
        return Knox.withDefaults().test(year);
    }

    @Benchmark
    public Advice advice() {
        return NearRepeatAdvice.withDefaults().after(year);
    }
}
