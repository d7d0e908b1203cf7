package se.lykta.analysis.effect;

/// Which weeks count as before and which as after. Weeks between them, when lamps were being mounted, count
/// as neither.
///
/// @param beforeFrom index of the first week before
/// @param beforeTo index after the last week before
/// @param afterFrom index of the first week after
/// @param afterTo index after the last week after
public record Periods(int beforeFrom, int beforeTo, int afterFrom, int afterTo) {

    public Periods {
        if (beforeFrom < 0 || beforeTo <= beforeFrom || afterFrom < beforeTo || afterTo <= afterFrom) {
            throw new IllegalArgumentException("periods are " + beforeFrom + " to " + beforeTo + " and " + afterFrom
                    + " to " + afterTo + ", must be in order, each of at least one week");
        }
    }

    /// All weeks before the action and all weeks from it.
    /// @param firstWeek index of the week in which the action begins
    /// @param weeks of the series
    public static Periods splitAt(int firstWeek, int weeks) {
        return new Periods(0, firstWeek, firstWeek, weeks);
    }
}
