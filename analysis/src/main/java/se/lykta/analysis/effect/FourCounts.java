package se.lykta.analysis.effect;

/// The four counts of a comparison, read as independent events, and how far they are from a given change.
///
/// @param noChange odds ratio of the four expected counts when the place followed the comparison; 1 when
///     exposures are the same before and after
record FourCounts(double before, double after, double comparedBefore, double comparedAfter, double noChange) {
    private static final double FARTHEST = 40;

    static FourCounts of(BeforeAfter place, BeforeAfter comparison) {
        return new FourCounts(
                place.before().count(),
                place.after().count(),
                comparison.before().count(),
                comparison.after().count(),
                place.exposureRatio() / comparison.exposureRatio());
    }

    /// The same counts read as fewer independent events.
    FourCounts dividedBy(double dispersion) {
        return new FourCounts(
                before / dispersion,
                after / dispersion,
                comparedBefore / dispersion,
                comparedAfter / dispersion,
                noChange);
    }

    double ratio() {
        return after / before / (comparedAfter / comparedBefore) / noChange;
    }

    /// What the place would have had after the action, had it followed the comparison.
    double expectedAfter() {
        return before * comparedAfter / comparedBefore * noChange;
    }

    /// Signed root of the deviance: how many standard deviations the counts lie above a change of this ratio.
    double signedRoot(double ratio) {
        double odds = ratio * noChange;
        return odds <= 1
                ? signedRoot(after, before, comparedAfter, comparedBefore, odds)
                : -signedRoot(before, after, comparedBefore, comparedAfter, 1 / odds);
    }

    /// For odds up to 1, where the counts on the diagonal, a and d, may be fitted as nearly nothing: the
    /// smaller is found first and the other by adding, so neither is lost in a subtraction.
    private static double signedRoot(double a, double b, double c, double d, double odds) {
        double here = a + b;
        double there = c + d;
        double late = a + c;
        double early = b + d;
        double fittedA;
        double fittedD;
        if (d >= a) {
            fittedA = root(1 - odds, d - a + odds * (here + late), odds * here * late);
            fittedD = d - a + fittedA;
        } else {
            fittedD = root(1 - odds, a - d + odds * (there + early), odds * there * early);
            fittedA = a - d + fittedD;
        }
        double deviance = part(a, fittedA) + part(d, fittedD) + part(b, here - fittedA) + part(c, late - fittedA);
        return Math.copySign(Math.sqrt(Math.max(0, deviance)), a - fittedA);
    }

    /// The root at or above 0 of square x² + linear x - constant, none of the three negative.
    private static double root(double square, double linear, double constant) {
        return constant == 0 ? 0 : 2 * constant / (linear + Math.sqrt(linear * linear + 4 * square * constant));
    }

    /// The ratio at which the signed root is this high; 0 or infinity when no ratio is.
    double ratioAt(double root) {
        double low = -FARTHEST;
        double high = FARTHEST;
        if (!(signedRoot(Math.exp(low)) > root)) {
            return 0;
        }
        if (!(signedRoot(Math.exp(high)) < root)) {
            return Double.POSITIVE_INFINITY;
        }
        for (int i = 0; i < 100 && high - low > 1e-14; i++) {
            double middle = (low + high) / 2;
            if (signedRoot(Math.exp(middle)) > root) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double part(double seen, double fitted) {
        return seen == 0 ? 0 : 2 * seen * Math.log(seen / fitted);
    }
}
