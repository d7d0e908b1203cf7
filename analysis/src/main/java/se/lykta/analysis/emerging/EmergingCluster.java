package se.lykta.analysis.emerging;

/// A place where unusually much has happened lately, and how rarely chance alone would show one like it.
///
/// @param x east of the circle's centre, metres
/// @param y north of the circle's centre
/// @param radiusMetres out to the farthest place counted, 0 when it is a single place
/// @param firstDay of the window, in days of the study period; the window ends today
/// @param members indices of the cases inside circle and window, ascending; not copied
/// @param places distinct places inside the circle, with or without recent cases
/// @param expected cases inside if place and time had nothing to do with each other
/// @param logLikelihoodRatio how much better a raised risk explains the cases; ranks clusters
/// @param chance how often chance alone does it
public record EmergingCluster(
        double x,
        double y,
        double radiusMetres,
        int firstDay,
        int[] members,
        int places,
        double expected,
        double logLikelihoodRatio,
        Chance chance) {

    public int cases() {
        return members.length;
    }

    /// Cases divided by expected cases.
    public double ratio() {
        return members.length / expected;
    }

    /// How often a town without any emerging place shows a cluster this strong somewhere.
    ///
    /// @param p from the shuffles themselves; never below 1 / (shuffles + 1)
    /// @param gumbelP from a Gumbel curve through the shuffles' strongest clusters; tells small values apart
    /// @param recurrenceDays a false alarm this strong comes once in so many days of nightly runs, from p
    /// @param gumbelRecurrenceDays the same from gumbelP
    public record Chance(double p, double gumbelP, double recurrenceDays, double gumbelRecurrenceDays) {}
}
