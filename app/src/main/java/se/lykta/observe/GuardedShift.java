package se.lykta.observe;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What became of an agreed shift?
///
/// @param report null when none has come
public record GuardedShift(
        Agreement agreement, Shift shift, @Nullable ShiftReport report, State state) {
    /// In the order of urgency.
    public enum State {
        /// The time to report has passed.
        MISSING,
        /// Has begun; the report may still come in time.
        AWAITED,
        REPORTED,
        /// Has not begun.
        AGREED
    }

    static GuardedShift of(
            Agreement agreement, Shift shift, @Nullable ShiftReport report, LocalTime due, ZoneId zone, Instant now) {
        State state;
        if (report != null) {
            state = State.REPORTED;
        } else if (!now.isBefore(shift.dueAt(due, zone))) {
            state = State.MISSING;
        } else {
            state = now.isBefore(shift.span().start()) ? State.AGREED : State.AWAITED;
        }
        return new GuardedShift(agreement, shift, report, state);
    }

    public double reportedHours() {
        return report == null ? 0 : report.work().hours();
    }
}
