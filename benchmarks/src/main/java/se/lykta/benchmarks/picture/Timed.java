package se.lykta.benchmarks.picture;

import java.util.Arrays;
import java.util.Locale;

/// Times of one question by several engines in turn, milliseconds, by engine and round.
record Timed(double[][] millis) {
    /// Asks the engines in turn, each round in another order, so that a busy moment of the machine hits all.
    static Timed of(java.util.List<Engine> engines, Question question, int rounds) throws Exception {
        var millis = new double[engines.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int turn = 0; turn < engines.size(); turn++) {
                int engine = (turn + round) % engines.size();
                millis[engine][round] = time(engines.get(engine), question);
            }
        }
        return new Timed(millis);
    }

    private static double time(Engine engine, Question question) throws Exception {
        long start = System.nanoTime();
        engine.answer(question);
        return (System.nanoTime() - start) / 1e6;
    }

    double median(int engine) {
        return middle(millis[engine].clone());
    }

    /// The first engine's time as a share of another's, round by round.
    Ratio ratioTo(int engine) {
        var ratios = new double[millis[0].length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = millis[0][i] / millis[engine][i];
        }
        Arrays.sort(ratios);
        return new Ratio(ratios[0], middle(ratios), ratios[ratios.length - 1]);
    }

    record Ratio(double least, double median, double most) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.4f (%.4f–%.4f)", median, least, most);
        }
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }
}
