package se.lykta.municipality;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;

/// How is a moment written for a reader? The day as ISO has it, the clock as the language has it:
/// `2026-11-21 kl. 21.40`, in English `2026-11-21 at 21:40`.
///
/// @param zone whose clock is meant
public record WrittenTimes(MessageSource messages, Locale locale, ZoneId zone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    /// In the municipality's time.
    public static WrittenTimes of(Municipality municipality, MessageSource messages, Locale locale) {
        return new WrittenTimes(messages, locale, municipality.profile().zone());
    }

    public String at(Instant moment) {
        var local = moment.atZone(zone);
        return text("municipality.time.at", DAY.format(local), clock(local));
    }

    /// One time when both are the same, and one day when both are of it.
    public String between(Instant earliest, Instant latest) {
        if (earliest.equals(latest)) {
            return at(earliest);
        }
        var from = earliest.atZone(zone);
        var to = latest.atZone(zone);
        return from.toLocalDate().equals(to.toLocalDate())
                ? text("municipality.time.within", DAY.format(from), clock(from), clock(to))
                : text("municipality.time.between", DAY.format(from), clock(from), DAY.format(to), clock(to));
    }

    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /// The clock alone, where the day is told beside it.
    public String clock(Instant moment) {
        return clock(moment.atZone(zone));
    }

    private String clock(ZonedDateTime time) {
        return text("municipality.time.clock", time.getHour(), "%02d".formatted(time.getMinute()));
    }

    private String text(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
