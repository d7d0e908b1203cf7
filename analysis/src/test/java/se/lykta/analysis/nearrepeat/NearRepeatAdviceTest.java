package se.lykta.analysis.nearrepeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NearRepeatAdviceTest {
    private static final NearRepeatAdvice ADVICE = NearRepeatAdvice.withDefaults()
            .withKnox(NearRepeatAdvice.withDefaults().knox().withShuffles(199, 5));

    /// One in eight events of the reference town follows another at 80 m and 6 days on average.
    @Test
    void findsTheReachOfThePlantedRepeats() {
        var advice = (Advice.Raised) NearRepeatAdvice.withDefaults().after(KnoxTest.golden(2000));
        System.out.println("Near-repeat advice, reference town of 2000 events: " + advice);
        assertThat(advice.metres()).isBetween(200.0, 400.0);
        assertThat(advice.days()).isBetween(14, 28);
        assertThat(advice.ratio()).isGreaterThan(2);
        assertThat(advice.interval().holds(advice.ratio())).isTrue();
        assertThat(advice.interval().lower()).isGreaterThan(1.2);
        assertThat(advice.extraPerEvent()).isBetween(0.06, 0.16);
    }

    @Test
    void saysWhenItCannotTell() {
        assertThat(ADVICE.after(Events.of(new double[3], new double[3], new int[3])))
                .isEqualTo(new Advice.TooFewEvents(30, 3));
        double[] apart = new double[40];
        Arrays.setAll(apart, i -> 1000.0 * i);
        assertThat(ADVICE.after(Events.of(apart, apart, new int[40]))).isEqualTo(new Advice.TooFewPairs(5, 0, 0));
        var onePlace = Events.of(new double[60], new double[60], new int[60]);
        assertThat(ADVICE.after(onePlace)).isInstanceOf(Advice.NotShown.class);
        assertThat(ADVICE.withKnox(ADVICE.knox().withMostPairs(10)).after(onePlace))
                .isEqualTo(new Advice.TooManyPairs(10, 1770));
        assertThatThrownBy(() -> new NearRepeatAdvice(Knox.withDefaults(), 0, 1.2, 5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void townsWithoutRepeatsRarelyGetAdvice() {
        int towns = 400;
        int raised = 0;
        int few = 0;
        for (int t = 0; t < towns; t++) {
            var advice = ADVICE.after(town(new Random(t), 300, 0));
            raised += advice instanceof Advice.Raised ? 1 : 0;
            few += advice instanceof Advice.TooFewPairs ? 1 : 0;
        }
        System.out.printf(
                "Near-repeat advice, %d towns without repeats: raised in %.4f (stated at most .05), too few in %.4f%n",
                towns, (double) raised / towns, (double) few / towns);
        assertThat((double) raised / towns).isLessThan(0.05 + 3 * Math.sqrt(0.05 * 0.95 / towns));
    }

    /// The truth is the pairs of all towns together, divided by their expectation. With three repeats in ten events
    /// long families are rare and large, so a town without one takes its ratio for surer than it is.
    @Test
    void theIntervalHoldsTheTrueRatio() {
        for (double repeats : new double[] {0, 0.1, 0.3}) {
            int towns = 300;
            double[] seen = new double[towns];
            double[] expected = new double[towns];
            var spreads = new PairSpread[towns];
            for (int t = 0; t < towns; t++) {
                var events = town(new Random(7000 + t), 400, repeats);
                var table = KnoxTest.table(ADVICE.knox().withShuffles(99, 5), events);
                seen[t] = table.block(0, 1, 0, 1).observed();
                expected[t] = table.block(0, 1, 0, 1).expected();
                spreads[t] = PairSpread.of(events, ADVICE.knox().bands(), 1, 1);
                assertThat(spreads[t].pairs()).isEqualTo((long) seen[t]);
            }
            double ratio = Arrays.stream(seen).sum() / Arrays.stream(expected).sum();
            int held = 0;
            for (int t = 0; t < towns; t++) {
                held += spreads[t].interval(expected[t]).holds(ratio) ? 1 : 0;
            }
            double dispersion = Arrays.stream(spreads)
                    .mapToDouble(PairSpread::dispersion)
                    .average()
                    .orElse(0);
            System.out.printf(
                    "Near-repeat ratio, %d towns, %.0f %% repeats: true %.2f, interval holds it in %.3f, dispersion %.2f%n",
                    towns, 100 * repeats, ratio, (double) held / towns, dispersion);
            assertThat((double) held / towns).isGreaterThan(repeats > 0.2 ? 0.84 : 0.92);
        }
    }

    /// Busier and calmer parts; repeats follow an earlier event, which may be a repeat itself.
    private static Events town(Random random, int n, double repeats) {
        double[] x = new double[n];
        double[] y = new double[n];
        int[] day = new int[n];
        for (int i = 0; i < n; i++) {
            if (i > 20 && random.nextDouble() < repeats) {
                int parent = random.nextInt(i);
                x[i] = x[parent] + 50 * random.nextGaussian();
                y[i] = y[parent] + 50 * random.nextGaussian();
                day[i] = day[parent] + (int) (-6 * Math.log(1 - random.nextDouble()));
            } else {
                boolean centre = random.nextInt(3) == 0;
                x[i] = centre ? 2000 + 400 * random.nextGaussian() : 4000 * random.nextDouble();
                y[i] = centre ? 2000 + 400 * random.nextGaussian() : 4000 * random.nextDouble();
                day[i] = random.nextInt(365);
            }
        }
        return Events.of(x, y, day);
    }
}
