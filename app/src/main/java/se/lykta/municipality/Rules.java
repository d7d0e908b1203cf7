package se.lykta.municipality;

import java.time.LocalTime;
import java.util.List;

/// Which small numbers are hidden, how long is what kept, and when is a report or an answer late?
///
/// @param reportDue a guard shift's report is missing from this time of the day after, local time
/// @param answerWorkingDays working days after the day something came in, within which it is dealt with, > 0
public record Rules(Thresholds thresholds, List<Retention> retention, LocalTime reportDue, int answerWorkingDays) {
    public Rules {
        retention = List.copyOf(retention);
    }
}
