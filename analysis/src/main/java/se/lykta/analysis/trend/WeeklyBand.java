package se.lykta.analysis.trend;

/// Is this week higher than usual? Chooses the rule by the length of the history: Farrington flexible from four
/// years, the last year's quantile from one, and below that nothing but a comparison ({@link PoissonComparison}).
///
/// The latest weeks of a source are often incomplete when they are read: give only weeks that are reported in
/// full.
public record WeeklyBand(FarringtonFlexible seasonal, RecentYear recent) {

    public static WeeklyBand withDefaults() {
        return new WeeklyBand(FarringtonFlexible.withDefaults(), RecentYear.withDefaults());
    }

    /// @param weekly counts, one per week without gaps
    /// @param week index of the week in question
    public WeekBand at(int[] weekly, int week) {
        if (week < 0 || week >= weekly.length) {
            throw new IllegalArgumentException("week is " + week + ", must be from 0 to " + (weekly.length - 1));
        }
        return week >= seasonal.neededWeeks() ? seasonal.at(weekly, week) : recent.at(weekly, week);
    }
}
