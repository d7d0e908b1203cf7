package se.lykta.observe;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

/// One agreed shift; the agreement and the day name it.
///
/// @param day the day it begins, local time
/// @param terms what held that day
public record Shift(UUID agreementId, LocalDate day, AgreementTerms terms, AgreedHours.Span span) {
    public double hours() {
        return span.hours();
    }

    /// From when is a report missing? From that time of the day after the shift began; when the shift still
    /// lasts then, of the day after it ends.
    public Instant dueAt(LocalTime time, ZoneId zone) {
        var next = day.plusDays(1).atTime(time).atZone(zone).toInstant();
        return span.end().isBefore(next)
                ? next
                : span.end()
                        .atZone(zone)
                        .toLocalDate()
                        .plusDays(1)
                        .atTime(time)
                        .atZone(zone)
                        .toInstant();
    }
}
