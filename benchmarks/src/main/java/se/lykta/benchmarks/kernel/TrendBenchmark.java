package se.lykta.benchmarks.kernel;

import java.util.Arrays;
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
import se.lykta.analysis.trend.CountAlertAnswer;
import se.lykta.analysis.trend.CountAlerts;
import se.lykta.analysis.trend.ExpectedCount;
import se.lykta.analysis.trend.ExpectedCounts;
import se.lykta.analysis.trend.FarringtonFlexible;
import se.lykta.analysis.trend.RecentYear;
import se.lykta.analysis.trend.WeekBand;

/// Expected counts of many places over 26 earlier windows, and one judged week of one series.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@NullUnmarked
public class TrendBenchmark {
    private static final int WINDOWS = 26;

    @Param({"100", "10000", "100000"})
    int places;

    private int[] earlier;
    private int[] current;
    private double[] exposure;
    private int[] weekly;

    @Setup
    public void make() {
        var random = new Random(20260101);
        earlier = new int[places * WINDOWS];
        current = new int[places];
        exposure = new double[WINDOWS];
        Arrays.fill(exposure, 1);
        for (int i = 0; i < places; i++) {
            double mean = Math.exp(2 * random.nextGaussian() - 1);
            for (int k = 0; k < WINDOWS; k++) {
                earlier[i * WINDOWS + k] = count(random, mean);
            }
            current[i] = count(random, mean);
        }
        weekly = new int[312];
        Arrays.setAll(weekly, i -> count(random, 4));
    }

    @Benchmark
    public ExpectedCounts expectedCount() {
        return ExpectedCount.withDefaults().of(earlier, exposure, current, 1);
    }

    @Benchmark
    public CountAlertAnswer countAlerts() {
        return CountAlerts.withDefaults().of(earlier, exposure, current, 1);
    }

    @Benchmark
    public WeekBand farringtonOneWeek() {
        return FarringtonFlexible.withDefaults().at(weekly, 311);
    }

    @Benchmark
    public WeekBand recentYearOneWeek() {
        return RecentYear.withDefaults().at(weekly, 311);
    }

    private static int count(Random random, double mean) {
        if (mean > 30) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        int k = 0;
        double product = random.nextDouble();
        while (product > Math.exp(-mean)) {
            product *= random.nextDouble();
            k++;
        }
        return k;
    }
}
