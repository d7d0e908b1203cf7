package se.lykta.analysis.emerging;

/// Once in how many days does chance alone raise an alert this strong, when the scan is run regularly?
///
/// Source: Kleinman, Lazarus & Platt 2004; SaTScan User Guide, "Recurrence interval".
public final class Recurrence {
    private Recurrence() {}

    /// For a p-value of today's look alone.
    /// @param everyDays between two runs, 1 for nightly
    public static double days(double p, int everyDays) {
        return days(p, everyDays, 1);
    }

    /// For a p-value that already counts several looks as one search: the strongest cluster of any of them.
    /// @param looks this run and the earlier ones in the p-value, at least 1
    public static double days(double p, int everyDays, int looks) {
        if (!(p >= 0 && p <= 1) || everyDays < 1 || looks < 1) {
            throw new IllegalArgumentException("p is " + p + ", everyDays " + everyDays + " and looks " + looks
                    + ", must be from 0 to 1, >= 1 and >= 1");
        }
        double perLook = looks == 1 ? p : -Math.expm1(Math.log1p(-p) / looks);
        return everyDays / perLook;
    }
}
