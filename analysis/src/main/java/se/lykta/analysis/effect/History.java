package se.lykta.analysis.effect;

/// A place's weeks before an action. Made only by {@link WeeklyCounts#before}, so that whoever is handed one
/// cannot look at what came after.
public final class History {
    private final WeeklyCounts weeks;

    History(WeeklyCounts weeks) {
        this.weeks = weeks;
    }

    public int weeks() {
        return weeks.weeks();
    }

    /// Events in covered weeks.
    public long events() {
        long sum = 0;
        for (int week = 0; week < weeks(); week++) {
            sum += weeks.isCovered(week) ? weeks.count()[week] : 0;
        }
        return sum;
    }

    WeeklyCounts counts() {
        return weeks;
    }
}
