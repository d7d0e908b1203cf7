package se.lykta.analysis.effect;

import se.lykta.analysis.probability.Normal;

/// Before anything is done: how large must the effect be to be seen with counts like these?
///
/// The chance of an interval below 1 is taken from the deviance of the counts expected under a ratio (the
/// normal approximation of its signed root). Simulated beside it in docs/methods/effect.md
///
/// @param coverage of the interval that will be used, 0.95
/// @param power share of such effects that should be seen, 0.8
public record DetectableDrop(double coverage, double power) {

    public DetectableDrop {
        if (!(coverage > 0.5 && coverage < 1) || !(power > 0.5 && power < 1)) {
            throw new IllegalArgumentException(
                    "coverage is " + coverage + " and power " + power + ", must be between 0.5 and 1");
        }
    }

    /// 95 % interval, four in five.
    public static DetectableDrop withDefaults() {
        return new DetectableDrop(0.95, 0.8);
    }

    /// Which ratio, at most 1, would be seen with the stated power, by what is known before the action?
    /// Dispersion is estimated from the histories, and the place is taken to go on as it was.
    /// @param weeksAfter that will be awaited, at least 8
    /// @return as below; 0 also when the histories have fewer than eight covered weeks or no events in common
    public double ratio(History place, History comparison, int weeksAfter) {
        if (place.weeks() != comparison.weeks() || weeksAfter < 8) {
            throw new IllegalArgumentException("place has " + place.weeks() + " weeks, comparison " + comparison.weeks()
                    + ", weeksAfter is " + weeksAfter + ", must be as many and >= 8");
        }
        var before = PairedWeeks.Half.of(place.counts(), comparison.counts(), 0, place.weeks());
        double dispersion = PairedWeeks.plannedDispersion(before, weeksAfter);
        if (Double.isNaN(dispersion)) {
            return 0;
        }
        double longer = (double) weeksAfter / before.weeks();
        var counts = new FourCounts(before.here(), before.here() * longer, before.there(), before.there() * longer, 1);
        return ratio(counts, dispersion);
    }

    /// Which ratio, at most 1, would be seen with the stated power?
    /// @param place rate before, and the exposure planned for the time after
    /// @param comparison the same of the comparison
    /// @param dispersion variance of a count divided by its mean, at least 1
    /// @return the largest such ratio, 0.6 = a drop of 40 %; 0 when not even a drop to nothing would be
    public double ratio(Plan place, Plan comparison, double dispersion) {
        return ratio(Plan.counts(place, comparison), dispersion);
    }

    /// How often would an effect of this ratio be seen?
    /// @param ratio above 0
    public double powerAt(double ratio, Plan place, Plan comparison, double dispersion) {
        var counts = Plan.counts(place, comparison);
        return Normal.lower(-root(counts, ratio, dispersion) - Normal.quantile(1 - (1 - coverage) / 2));
    }

    /// The counts after are read for the comparison only: the place's are what the ratio says.
    double ratio(FourCounts counts, double dispersion) {
        double needed = Normal.quantile(1 - (1 - coverage) / 2) + Normal.quantile(power);
        if (!(-root(counts, 1e-9, dispersion) >= needed)) {
            return 0;
        }
        double low = 1e-9;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (-root(counts, middle, dispersion) >= needed) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double root(FourCounts counts, double ratio, double dispersion) {
        if (!(dispersion >= 1)) {
            throw new IllegalArgumentException("dispersion is " + dispersion + ", must be >= 1");
        }
        var expected = new FourCounts(
                counts.before(),
                counts.expectedAfter() * ratio,
                counts.comparedBefore(),
                counts.comparedAfter(),
                counts.noChange());
        return expected.dividedBy(dispersion).signedRoot(1);
    }

    /// What a place had before, and how long it will be watched.
    ///
    /// @param before events before
    /// @param exposure of the time before, above 0
    /// @param exposureAfter of the time planned after, above 0, in the same unit
    public record Plan(long before, double exposure, double exposureAfter) {

        public Plan {
            if (before < 0 || !(exposure > 0) || !(exposureAfter > 0)) {
                throw new IllegalArgumentException("before is " + before + ", exposure " + exposure + ", exposureAfter "
                        + exposureAfter + ", must be >= 0, > 0 and > 0");
            }
        }

        private static FourCounts counts(Plan place, Plan comparison) {
            double here = place.exposureAfter / place.exposure;
            double there = comparison.exposureAfter / comparison.exposure;
            return new FourCounts(
                    place.before, place.before * here, comparison.before, comparison.before * there, here / there);
        }
    }
}
