package se.lykta.ingest.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;
import se.lykta.municipality.Municipality;
import se.lykta.municipality.WrittenTimes;
import se.lykta.privacy.TextScreening;

/// In which language and for which municipality is a page written?
record Page(Municipality municipality, Locale locale, MessageSource messages) {
    String text(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }

    ZoneId zone() {
        return municipality.profile().zone();
    }

    String time(Instant instant) {
        return WrittenTimes.of(municipality, messages, locale).at(instant);
    }

    /// @param minute since 1970-01-01T00:00Z
    String time(long minute) {
        return time(Instant.ofEpochSecond(minute * 60));
    }

    String category(String code) {
        return municipality
                .words()
                .taxonomy()
                .find(code)
                .map(category -> category.name().in(locale))
                .orElse(code);
    }

    /// What may be shown of a cell: at most so many characters, masked like stored text.
    static String shown(String cell, int most) {
        var masked = TextScreening.screen(cell).masked();
        return masked.length() <= most ? masked : masked.substring(0, most - 1) + "…";
    }
}
