package se.lykta.alert;

import java.util.List;
import se.lykta.observe.GuardedShift;
import se.lykta.observe.GuardedShifts;

/// Of which shifts of the last week has nobody told, although the time to do so has passed?
final class MissingReportSearch {
    private static final int DAYS = 7;

    private final GuardedShifts shifts;

    MissingReportSearch(GuardedShifts shifts) {
        this.shifts = shifts;
    }

    List<Find> find(Evening evening) {
        var day = evening.day();
        return shifts.between(evening.municipality().id(), day.minusDays(DAYS - 1L), day).stream()
                .filter(shift -> shift.state() == GuardedShift.State.MISSING)
                .map(MissingReportSearch::find)
                .toList();
    }

    /// The same for one shift on every night.
    static String key(GuardedShift guarded) {
        return guarded.agreement().id() + ":" + guarded.shift().day();
    }

    private static Find find(GuardedShift guarded) {
        var shift = guarded.shift();
        return new Find(
                AlertKind.MISSING_REPORT,
                key(guarded),
                Find.Where.in(shift.terms().guarded().singleArea()),
                new Find.What("", "", shift.day(), shift.day()),
                new Find.Why(0, Double.NaN, 0, Double.NaN, null),
                0);
    }
}
