package se.lykta.benchmarks.kernel;

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
import se.lykta.analysis.grid.CellCounts;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.analysis.hotspot.Bandwidth;
import se.lykta.analysis.hotspot.DensityMap;
import se.lykta.analysis.hotspot.GetisOrd;
import se.lykta.analysis.hotspot.GetisOrdResult;
import se.lykta.analysis.hotspot.KernelDensity;

/// Counting into cells, Gi* with FDR, kernel density and its bandwidth over one town of 10 km by 10 km.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@NullUnmarked
public class HotspotBenchmark {
    @Param({"1000", "10000", "100000", "1000000"})
    int events;

    @Param({"50", "100"})
    int cellMetres;

    private MadeUpTown town;
    private SquareGrid grid;
    private boolean[] inside;
    private int[] count;

    @Setup
    public void make() {
        town = MadeUpTown.of(events);
        grid = MadeUpTown.grid(cellMetres);
        inside = MadeUpTown.everywhere(grid);
        count = grid.count(town.x(), town.y()).count();
    }

    @Benchmark
    public CellCounts count() {
        return grid.count(town.x(), town.y());
    }

    @Benchmark
    public GetisOrdResult getisOrd() {
        return GetisOrd.withDefaults().test(count, inside, grid);
    }

    @Benchmark
    public DensityMap gaussian250() {
        return KernelDensity.gaussian(250).map(town.x(), town.y(), grid, inside);
    }

    @Benchmark
    public DensityMap quartic500() {
        return KernelDensity.quartic(500).map(town.x(), town.y(), grid, inside);
    }

    @Benchmark
    public Bandwidth bandwidth() {
        return Bandwidth.byLikelihood(town.x(), town.y(), cellMetres);
    }
}
