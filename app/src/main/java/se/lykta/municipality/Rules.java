package se.lykta.municipality;

import java.time.LocalTime;
import java.util.List;

/// Which small numbers are hidden, how long is what kept, and when is a report late?
///
/// @param reportDue a guard shift's report is missing from this time of the day after, local time
public record Rules(Thresholds thresholds, List<Retention> retention, LocalTime reportDue) {
    public Rules {
        retention = List.copyOf(retention);
    }
}
