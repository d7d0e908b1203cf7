package se.lykta.observe.contact;

import java.time.Duration;

/// How long something waits or took, in its largest unit, rounded.
///
/// @param unit the last part of a message's key
public record Waited(String unit, long count) {
    private static final int MINUTES_IN_HOUR = 60;
    private static final int HOURS_IN_DAY = 24;

    public static Waited of(Duration waited) {
        double minutes = Math.max(0, waited.toSeconds() / 60.0);
        if (Math.round(minutes) < MINUTES_IN_HOUR) {
            return new Waited("minutes", Math.round(minutes));
        }
        double hours = minutes / MINUTES_IN_HOUR;
        return Math.round(hours) < 2 * HOURS_IN_DAY
                ? new Waited("hours", Math.round(hours))
                : new Waited("days", Math.round(hours / HOURS_IN_DAY));
    }
}
