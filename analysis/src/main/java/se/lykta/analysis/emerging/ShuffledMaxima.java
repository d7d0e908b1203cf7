package se.lykta.analysis.emerging;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import se.lykta.analysis.emerging.SpaceTimeScan.Looks;
import se.lykta.analysis.emerging.SpaceTimeScan.Shuffles;
import se.lykta.analysis.probability.Draws;

/// The strongest cluster of each shuffle of days over cases.
///
/// Only recent days matter, so a shuffle draws which cases get them: the first steps of a Fisher-Yates shuffle, which
/// are then taken back so that every shuffle starts from the same order.
final class ShuffledMaxima {
    private static final int ROUND = 64;
    private static final double SAME = 1e-9;

    private final Supplier<CylinderSearch> searches;
    private final Recent recent;
    private final int cases;
    private final Looks looks;

    ShuffledMaxima(Supplier<CylinderSearch> searches, Recent recent, int cases, Looks looks) {
        this.searches = searches;
        this.recent = recent;
        this.cases = cases;
        this.looks = looks;
    }

    static boolean reaches(double maximum, double observed) {
        return maximum >= observed - SAME;
    }

    /// @return one maximum per shuffle, up to and including the one that reached the stopping rule
    double[] run(Shuffles shuffles, double observed) {
        double[] maxima = new double[shuffles.replicates()];
        Worker[] workers = new Worker[shuffles.threads()];
        Arrays.setAll(workers, t -> new Worker(searches.get()));
        int stronger = 0;
        for (int from = 0; from < maxima.length; from += ROUND) {
            int to = Math.min(maxima.length, from + ROUND);
            var next = new AtomicInteger(from);
            IntStream.range(0, workers.length).parallel().forEach(t -> {
                for (int r = next.getAndIncrement(); r < to; r = next.getAndIncrement()) {
                    maxima[r] = workers[t].maximum(Draws.of(shuffles.seed(), r));
                }
            });
            for (int r = from; r < to; r++) {
                stronger += reaches(maxima[r], observed) ? 1 : 0;
                if (stronger == shuffles.stopAfter()) {
                    return Arrays.copyOf(maxima, r + 1);
                }
            }
        }
        return maxima;
    }

    private final class Worker {
        private final CylinderSearch search;
        private final int[] order;
        private final int[] swapped;

        Worker(CylinderSearch search) {
            this.search = search;
            this.order = IntStream.range(0, cases).toArray();
            this.swapped = new int[recent.size()];
        }

        double maximum(Draws draws) {
            for (int i = 0; i < swapped.length; i++) {
                swapped[i] = i + draws.below(cases - i);
                swap(i, swapped[i]);
            }
            double maximum = 0;
            for (int look = 0; look < looks.looks(); look++) {
                search.load(order, recent.age(), swapped.length, look * looks.everyDays());
                maximum = search.maximum(maximum);
            }
            for (int i = swapped.length - 1; i >= 0; i--) {
                swap(i, swapped[i]);
            }
            return maximum;
        }

        private void swap(int i, int j) {
            int held = order[i];
            order[i] = order[j];
            order[j] = held;
        }
    }
}
