package se.lykta.benchmarks.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
import se.lykta.analysis.effect.ActionEffect;
import se.lykta.analysis.effect.ComparisonChoice;
import se.lykta.analysis.effect.EffectVerdict;
import se.lykta.analysis.effect.History;
import se.lykta.analysis.effect.Periods;
import se.lykta.analysis.effect.WeeklyCounts;

/// One action judged over four years of weeks, and comparison places ranked for it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@NullUnmarked
public class EffectBenchmark {
    private static final int WEEKS = 208;

    @Param({"100", "1000", "10000"})
    int candidates;

    private WeeklyCounts place;
    private WeeklyCounts comparison;
    private History placeBefore;
    private List<History> candidatesBefore;

    @Setup
    public void make() {
        var random = new Random(20260101);
        place = weeks(random);
        comparison = WeeklyCounts.pooled(
                Stream.generate(() -> weeks(random)).limit(4).toList());
        placeBefore = place.before(WEEKS / 2);
        candidatesBefore = Stream.generate(() -> weeks(random).before(WEEKS / 2))
                .limit(candidates)
                .toList();
    }

    @Benchmark
    public EffectVerdict judge() {
        return ActionEffect.withDefaults().judge(place, comparison, Periods.splitAt(WEEKS / 2, WEEKS));
    }

    @Benchmark
    public List<ComparisonChoice.Similar> rank() {
        return ComparisonChoice.withDefaults().rank(placeBefore, candidatesBefore);
    }

    private static WeeklyCounts weeks(Random random) {
        int[] count = new int[WEEKS];
        Arrays.setAll(count, week -> random.nextInt(5));
        return WeeklyCounts.covered(count);
    }
}
