package se.lykta.analysis.effect;

import se.lykta.analysis.probability.Normal;
import se.lykta.analysis.trend.Interval;

/// How many events fewer or more came of an action, the ring around it counted in (weighted displacement
/// difference)?
///
/// Change at the place minus change at the comparison, plus the same for the ring and its comparison. Changes
/// are of rates, times the exposure after at the place or ring, so unequal periods and pooled comparison
/// places weigh right. Negative = fewer. The variance is that of independent counts times the dispersion; the
/// interval is normal.
///
/// Limits: what happened at the comparison is taken as an added number of events per exposure, not as a
/// factor, so the comparison should have about the same rate; with unequal levels read {@link
/// RelativeChange}. Too narrow below about five events per count.
///
/// Source: Wheeler & Ratcliffe 2018, Crime Science 7:11. Golden values: docs/methods/effect.md
///
/// @param place events more at the place than the comparison suggests
/// @param ring the same in the ring; 0 when there is none
/// @param total their sum
/// @param standardError of the total
/// @param interval of the total
/// @param p two-sided, of no change in total
public record WeightedDisplacement(
        double place, double ring, double total, double standardError, Interval interval, double p) {

    /// Without a ring.
    public static WeightedDisplacement of(Pair place, double coverage, double dispersion) {
        check(coverage, dispersion);
        return of(place.difference(), 0, place.variance() * dispersion, coverage);
    }

    /// With the ring that the problem may have moved to, and a comparison of the ring's own.
    public static WeightedDisplacement of(Pair place, Pair ring, double coverage, double dispersion) {
        check(coverage, dispersion);
        double variance = (place.variance() + ring.variance()) * dispersion;
        return of(place.difference(), ring.difference(), variance, coverage);
    }

    private static void check(double coverage, double dispersion) {
        if (!(coverage > 0 && coverage < 1) || !(dispersion >= 1)) {
            throw new IllegalArgumentException(
                    "coverage is " + coverage + " and dispersion " + dispersion + ", must be between 0 and 1 and >= 1");
        }
    }

    private static WeightedDisplacement of(double place, double ring, double variance, double coverage) {
        double total = place + ring;
        double error = Math.sqrt(variance);
        double reach = Normal.quantile(1 - (1 - coverage) / 2) * error;
        double p = error > 0 ? Math.min(1, 2 * Normal.upper(Math.abs(total) / error)) : 1;
        return new WeightedDisplacement(place, ring, total, error, new Interval(total - reach, total + reach), p);
    }

    /// A place, or a ring, and what it is compared with.
    public record Pair(BeforeAfter here, BeforeAfter comparison) {

        private double difference() {
            return here.after().denominator() * (here.change() - comparison.change());
        }

        private double variance() {
            double scale = here.after().denominator();
            return scale * scale * (here.changeVariance() + comparison.changeVariance());
        }
    }
}
