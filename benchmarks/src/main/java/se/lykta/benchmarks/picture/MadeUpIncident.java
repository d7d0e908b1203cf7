package se.lykta.benchmarks.picture;

import java.time.Instant;
import java.time.LocalDateTime;
import se.lykta.area.LocationQuality;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.Verification;

/// One invented incident, as every engine gets it.
///
/// @param eastCm whole centimetres; meaningless when not placed
/// @param category number of the category, 0 to 11
/// @param area index of the area, -1 without one
record MadeUpIncident(
        long id,
        boolean isPlaced,
        int eastCm,
        int northCm,
        int earliestMinute,
        int lengthMinutes,
        int category,
        int source,
        KnownBy knownBy,
        Verification verification,
        LocationQuality quality,
        boolean isCounted,
        int area) {

    /// No hour of the week: the incident is known to an interval.
    static final int NO_HOUR = 168;

    int middleMinute() {
        return Math.floorDiv(2 * earliestMinute + lengthMinutes, 2);
    }

    LocalDateTime middleLocal() {
        return local(middleMinute());
    }

    /// 0 = Monday 00–01 to 167, [#NO_HOUR] for an interval. By java.time, apart from how the columns do it.
    int hourOfWeek() {
        if (lengthMinutes != 0) {
            return NO_HOUR;
        }
        var local = local(earliestMinute);
        return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
    }

    private static LocalDateTime local(int minute) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(minute * 60L), MadeUpTown.ZONE);
    }
}
