package se.lykta.reminder;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a person is told by mail: numbers, kinds and places, nothing of what happened and nobody's name.
///
/// @param numbers that wait for the person
/// @param oldestTriageDays how long the one in the inbox waits that has waited longest, in days
/// @param missingReports of shifts of the last week
/// @param late what should have been done, the oldest first
/// @param due what is to be done in the period's week
/// @param nextMeeting null when none is prepared
record Digest(
        Waiting.Numbers numbers,
        long oldestTriageDays,
        int missingReports,
        List<Deadline> late,
        List<Deadline> due,
        @Nullable Deadline nextMeeting) {
    Digest {
        late = List.copyOf(late);
        due = List.copyOf(due);
    }

    /// Is there nothing that anybody has to do?
    boolean isEmpty() {
        return numbers.equals(Waiting.Numbers.NONE)
                && missingReports == 0
                && late.isEmpty()
                && due.isEmpty()
                && nextMeeting == null;
    }

    /// @param monday of the period's week
    static LocalDate lastDay(LocalDate monday) {
        return monday.plusDays(6);
    }
}
