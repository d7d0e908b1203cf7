package se.lykta.observe;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/// From when to when does a shift last by the clock on the wall?
///
/// @param to not after `from` = the next day, so 18:00 to 18:00 is a whole day
public record AgreedHours(LocalTime from, LocalTime to) {
    /// Two instants.
    ///
    /// @param end after the start
    public record Span(Instant start, Instant end) {
        public double hours() {
            return Duration.between(start, end).toSeconds() / 3600.0;
        }
    }

    public boolean endsNextDay() {
        return !to.isAfter(from);
    }

    /// When is that on a day?
    ///
    /// A clock time that the day leaves out, when summer time begins, counts as the time an hour later; of one
    /// that the day has twice, the first counts. A shift over the night of summer time is an hour shorter, over
    /// the night of winter time an hour longer.
    ///
    /// @return empty when the day leaves out all of it
    public Optional<Span> findOn(LocalDate day, ZoneId zone) {
        var start = day.atTime(from).atZone(zone).toInstant();
        var end =
                (endsNextDay() ? day.plusDays(1) : day).atTime(to).atZone(zone).toInstant();
        return end.isAfter(start) ? Optional.of(new Span(start, end)) : Optional.empty();
    }

    /// Reads what [#toString] writes.
    static AgreedHours parse(String text) {
        int dash = text.indexOf('-');
        return new AgreedHours(LocalTime.parse(text.substring(0, dash)), LocalTime.parse(text.substring(dash + 1)));
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
