package se.lykta.analysis.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import se.lykta.analysis.effect.DisplacementQuotient.Reading;
import se.lykta.analysis.effect.WeightedDisplacement.Pair;
import se.lykta.analysis.trend.Rate;

/// Golden: ptools 2.0.0 on R 4.2.2, `wdd`; the quotient from its formula.
class DisplacementTest {
    @Test
    void differenceEqualsPtools() {
        var wdd = WeightedDisplacement.of(new Pair(BeforeAfter.of(100, 80), BeforeAfter.of(100, 90)), 0.95, 1);
        assertThat(wdd.total()).isEqualTo(-10);
        assertThat(wdd.ring()).isZero();
        assertThat(wdd.standardError()).isCloseTo(19.235384061671, within(1e-12));
        // ptools takes 1.645 deviations, so its -41.64 to 21.64 is a 90 % interval: here the same of ours.
        var ninety = WeightedDisplacement.of(new Pair(BeforeAfter.of(100, 80), BeforeAfter.of(100, 90)), 0.9, 1);
        assertThat(ninety.interval().lower()).isCloseTo(-41.639391239645, within(1e-9));
        assertThat(ninety.interval().upper()).isCloseTo(21.639391239645, within(1e-9));
    }

    @Test
    void theRingIsAdded() {
        var wdd = WeightedDisplacement.of(
                new Pair(BeforeAfter.of(50, 30), BeforeAfter.of(60, 55)),
                new Pair(BeforeAfter.of(80, 70), BeforeAfter.of(70, 65)),
                0.95,
                1);
        assertThat(wdd.place()).isEqualTo(-15);
        assertThat(wdd.ring()).isEqualTo(-5);
        assertThat(wdd.total()).isEqualTo(-20);
        assertThat(wdd.standardError()).isCloseTo(21.908902300207, within(1e-12));
        assertThat(wdd.total() / wdd.standardError()).isCloseTo(-0.9128709291753, within(1e-12));
        assertThat(wdd.p()).isCloseTo(0.3613104285, within(1e-9));
    }

    @Test
    void unequalPeriodsAndPooledPlacesWeighRight() {
        // Four comparison places pooled and half a year after a whole: nothing happened anywhere.
        var wdd = WeightedDisplacement.of(
                new Pair(
                        new BeforeAfter(new Rate(104, 52), new Rate(52, 26)),
                        new BeforeAfter(new Rate(416, 208), new Rate(208, 104))),
                0.95,
                1);
        assertThat(wdd.total()).isCloseTo(0, within(1e-9));
        // 26² (104/52² + 52/26² + 416/208² + 208/104²)
        assertThat(wdd.standardError()).isCloseTo(Math.sqrt(26 + 52 + 6.5 + 13), within(1e-9));
        var dispersed = WeightedDisplacement.of(new Pair(BeforeAfter.of(100, 80), BeforeAfter.of(100, 90)), 0.95, 4);
        assertThat(dispersed.standardError()).isCloseTo(2 * 19.235384061671, within(1e-9));
        var none = WeightedDisplacement.of(new Pair(BeforeAfter.of(0, 0), BeforeAfter.of(0, 0)), 0.95, 1);
        assertThat(none.p()).isEqualTo(1);
    }

    @Test
    void quotientEqualsItsFormula() {
        var wdq = DisplacementQuotient.of(BeforeAfter.of(200, 140), BeforeAfter.of(100, 90), BeforeAfter.of(400, 380));
        assertThat(wdq.success()).isCloseTo(-0.13157894736842107, within(1e-15));
        assertThat(wdq.ring()).isCloseTo(-0.013157894736842118, within(1e-15));
        assertThat(wdq.quotient()).isCloseTo(0.1, within(1e-14));
        assertThat(wdq.reading()).isEqualTo(Reading.DIFFUSION);
    }

    @Test
    void quotientIsReadOnlyWhenSomethingWasWon() {
        var steady = BeforeAfter.of(400, 400);
        var won = BeforeAfter.of(200, 140);
        assertThat(DisplacementQuotient.of(BeforeAfter.of(200, 210), won, steady))
                .satisfies(none -> assertThat(none.quotient()).isNaN())
                .extracting(DisplacementQuotient::reading)
                .isEqualTo(Reading.NOTHING_WON);
        assertThat(reading(won, BeforeAfter.of(100, 130), steady)).isEqualTo(Reading.DISPLACED_LESS_THAN_WON);
        assertThat(reading(won, BeforeAfter.of(100, 170), steady)).isEqualTo(Reading.DISPLACED_ALL);
        assertThat(reading(won, BeforeAfter.of(100, 100), steady)).isEqualTo(Reading.NEITHER);
        assertThat(reading(won, won, BeforeAfter.of(0, 9))).isEqualTo(Reading.NO_COMPARISON);
    }

    @Test
    void ringsAreHalfOpenAndLeaveThePlaceOut() {
        double[] before = {0, 0, 1, 199.9, 200, 399, 400, Double.NaN};
        double[] after = {0, 50, 250, 250};
        List<BeforeAfter> rings = Rings.two(200).count(before, after, 52, 26);
        assertThat(rings)
                .containsExactly(
                        new BeforeAfter(new Rate(2, 52), new Rate(1, 26)),
                        new BeforeAfter(new Rate(2, 52), new Rate(2, 26)));
        assertThatThrownBy(() -> new Rings(new double[] {0, 100, 100})).hasMessageContaining("edgesMetres[2] is 100.0");
        assertThatThrownBy(() -> new Rings(new double[] {50})).hasMessageContaining("at least two");
    }

    private static Reading reading(BeforeAfter place, BeforeAfter ring, BeforeAfter comparison) {
        return DisplacementQuotient.of(place, ring, comparison).reading();
    }
}
