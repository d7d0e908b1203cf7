package se.lykta.benchmarks.picture;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Are the picture's counts equal to those of PostGIS and DuckDB over the same rows, and how fast are they beside them?
///
/// Equality comes first: a difference ends the run with an error. Run by `bin/bench picture`.
public final class PictureBenchmark {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final long SEED = 20_260_101;
    private static final int SLOW_ROWS = 5_000_000;
    private static final double[] BARS = {Double.NaN, 1.0, 0.2};

    private final List<Engine> engines = new ArrayList<>();
    private final long count;
    private final int rounds;
    private final int filters;
    private boolean allBarsMet = true;

    private PictureBenchmark(long count, int rounds, int filters) {
        this.count = count;
        this.rounds = rounds;
        this.filters = filters;
    }

    /// @param arguments number of incidents, rounds, random filters, folder of PostgreSQL's programs with PostGIS or
    /// `-`
    public static void main(String[] arguments) throws Exception {
        var benchmark = new PictureBenchmark(
                (long) Double.parseDouble(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]));
        try {
            benchmark.run(arguments[3]);
        } finally {
            for (var engine : benchmark.engines) {
                engine.close();
            }
        }
        System.exit(benchmark.allBarsMet ? 0 : 1);
    }

    private void run(String postgis) throws Exception {
        var lykta = new LyktaEngine();
        engines.add(lykta);
        engines.add(new DuckdbEngine());
        if ("-".equals(postgis)) {
            OUT.println("PostGIS is left out: not on this machine");
        } else {
            engines.add(new PostgisEngine(Path.of(postgis)));
        }
        load();
        OUT.printf(
                Locale.ROOT,
                "incidents %,d   bytes per incident in the columns %.1f (bar 40)%n%n",
                count,
                lykta.bytesPerIncident());
        allBarsMet = lykta.bytesPerIncident() <= 40;
        compareNamed();
        compareRandom();
        OUT.println(allBarsMet ? "all bars met" : "SOME BAR IS MISSED");
    }

    private void load() throws Exception {
        long start = System.nanoTime();
        new MadeUpTown(SEED, count).forEach(incident -> {
            for (var engine : engines) {
                engine.add(incident);
            }
        });
        for (var engine : engines) {
            engine.ready();
        }
        OUT.printf(Locale.ROOT, "loaded the same rows into all engines in %.0f s%n", (System.nanoTime() - start) / 1e9);
    }

    private void compareNamed() throws Exception {
        OUT.println("Named questions: medians in milliseconds; ratio = Lykta's time / the peer's, median (least–most)");
        OUT.println(heading());
        for (var question : Questions.named()) {
            int checks = 3;
            for (int i = 0; i < checks; i++) {
                requireEqual(question, engines);
            }
            warm(question);
            int most = count > SLOW_ROWS ? Math.min(rounds, 5) : rounds;
            var timed = Timed.of(engines, question, most);
            var row = new StringBuilder(String.format(Locale.ROOT, "| %-28s |", question.name()));
            for (int engine = 0; engine < engines.size(); engine++) {
                row.append(String.format(Locale.ROOT, " %9.2f |", timed.median(engine)));
            }
            for (int engine = 1; engine < engines.size(); engine++) {
                row.append(String.format(Locale.ROOT, " %-25s |", timed.ratioTo(engine)));
                allBarsMet &= timed.ratioTo(engine).median() <= BARS[engine];
            }
            OUT.println(row);
        }
        OUT.println();
    }

    private String heading() {
        var row = new StringBuilder("| question                     |");
        for (var engine : engines) {
            row.append(String.format(Locale.ROOT, " %9s |", engine.name()));
        }
        for (int engine = 1; engine < engines.size(); engine++) {
            row.append(String.format(
                    Locale.ROOT, " %-25s |", "to " + engines.get(engine).name() + ", bar " + BARS[engine]));
        }
        return row.toString();
    }

    private void warm(Question question) throws Exception {
        for (int i = 0; i < 50; i++) {
            engines.getFirst().answer(question);
        }
    }

    private void requireEqual(Question question, List<Engine> asked) throws Exception {
        int[] expected = asked.getFirst().answer(question);
        for (var peer : asked.subList(1, asked.size())) {
            int[] found = peer.answer(question);
            int at = Arrays.mismatch(expected, found);
            if (at >= 0) {
                throw new IllegalStateException(question + ": place " + at + " is " + expected[at] + " by Lykta and "
                        + found[at] + " by " + peer.name());
            }
        }
    }

    /// Each filter once for equality and time; one that seems to miss its bar is timed again in nine rounds.
    private void compareRandom() throws Exception {
        int withAll = count > SLOW_ROWS ? Math.min(filters, 100) : filters;
        var questions = Questions.random(SEED, filters);
        var ratios = new double[engines.size()][];
        Arrays.setAll(ratios, engine -> new double[engine == 2 ? withAll : filters]);
        for (int i = 0; i < filters; i++) {
            var question = questions.get(i);
            var asked = i < withAll ? engines : engines.subList(0, 2);
            requireEqual(question, asked);
            var timed = Timed.of(asked, question, 1);
            if (misses(timed, asked.size())) {
                timed = Timed.of(asked, question, 9);
            }
            for (int engine = 1; engine < asked.size(); engine++) {
                ratios[engine][i] = timed.ratioTo(engine).median();
                if (ratios[engine][i] > BARS[engine]) {
                    OUT.printf(
                            Locale.ROOT,
                            "  misses: %s %s %.3f%n",
                            question,
                            asked.get(engine).name(),
                            ratios[engine][i]);
                }
            }
        }
        for (int engine = 1; engine < engines.size() && filters > 0; engine++) {
            summary(engine, ratios[engine]);
        }
    }

    private static boolean misses(Timed timed, int asked) {
        boolean any = false;
        for (int engine = 1; engine < asked; engine++) {
            any |= timed.ratioTo(engine).median() > BARS[engine];
        }
        return any;
    }

    private void summary(int engine, double[] ratios) {
        Arrays.sort(ratios);
        long above = Arrays.stream(ratios).filter(ratio -> ratio > BARS[engine]).count();
        OUT.printf(
                Locale.ROOT,
                "%,d random filters, all cells equal to %s; ratio median %.4f, 95 %% below %.4f, most %.4f, above the bar %d%n",
                ratios.length,
                engines.get(engine).name(),
                ratios[ratios.length / 2],
                ratios[(int) (ratios.length * 0.95)],
                ratios[ratios.length - 1],
                above);
        allBarsMet &= above == 0;
    }
}
