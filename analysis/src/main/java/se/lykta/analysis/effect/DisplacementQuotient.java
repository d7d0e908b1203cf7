package se.lykta.analysis.effect;

/// What became of the ring around a place, as a share of what was won at the place (weighted displacement
/// quotient)?
///
/// With rates A at the place, B in the ring, C at the comparison: (B after / C after - B before / C before)
/// divided by (A after / C after - A before / C before). It has no standard error, so it is never read alone:
/// {@link WeightedDisplacement} says how sure.
///
/// Source: Bowers & Johnson 2003. Golden values: docs/methods/effect.md
///
/// @param success the divisor: change at the place beside the comparison, below 0 = fewer
/// @param ring the dividend: change in the ring beside the comparison
/// @param quotient NaN unless success is below 0
/// @param reading what the quotient says
public record DisplacementQuotient(double success, double ring, double quotient, Reading reading) {

    /// What a quotient says.
    public enum Reading {
        /// The ring fell too: the benefit spread.
        DIFFUSION,
        /// The ring stood still beside the comparison.
        NEITHER,
        /// The ring rose, by less than was won.
        DISPLACED_LESS_THAN_WON,
        /// The ring rose by as much as was won, or more.
        DISPLACED_ALL,
        /// Nothing was won at the place, so there is nothing to spread or move.
        NOTHING_WON,
        /// The comparison had no events before or after.
        NO_COMPARISON
    }

    public static DisplacementQuotient of(BeforeAfter place, BeforeAfter ring, BeforeAfter comparison) {
        if (comparison.before().count() == 0 || comparison.after().count() == 0) {
            return new DisplacementQuotient(Double.NaN, Double.NaN, Double.NaN, Reading.NO_COMPARISON);
        }
        double success = beside(place, comparison);
        double moved = beside(ring, comparison);
        if (!(success < 0)) {
            return new DisplacementQuotient(success, moved, Double.NaN, Reading.NOTHING_WON);
        }
        double quotient = moved / success;
        return new DisplacementQuotient(success, moved, quotient, reading(quotient));
    }

    private static double beside(BeforeAfter here, BeforeAfter comparison) {
        return here.after().value() / comparison.after().value()
                - here.before().value() / comparison.before().value();
    }

    private static Reading reading(double quotient) {
        if (quotient > 0) {
            return Reading.DIFFUSION;
        }
        if (quotient == 0) {
            return Reading.NEITHER;
        }
        return quotient > -1 ? Reading.DISPLACED_LESS_THAN_WON : Reading.DISPLACED_ALL;
    }
}
