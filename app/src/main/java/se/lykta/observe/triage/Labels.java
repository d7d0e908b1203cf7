package se.lykta.observe.triage;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lykta.access.Organisation;
import se.lykta.municipality.Category;
import se.lykta.municipality.Municipality;
import se.lykta.observe.FieldReport;

/// The words of a municipality that a page shows beside reports: categories, organisations, times.
record Labels(Municipality municipality, Map<UUID, String> organisations, Locale locale, Instant now) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    static Labels of(Municipality municipality, List<Organisation> organisations, Locale locale, Instant now) {
        return new Labels(
                municipality,
                organisations.stream().collect(Collectors.toMap(Organisation::id, Organisation::name)),
                locale,
                now);
    }

    String category(String code) {
        return municipality
                .words()
                .taxonomy()
                .find(code)
                .map(known -> known.name().in(locale))
                .orElse(code);
    }

    List<Category> categories() {
        return municipality.words().taxonomy().categories();
    }

    /// Empty for nobody's organisation, such as a tip's.
    String organisation(@Nullable UUID id) {
        return id == null ? "" : organisations.getOrDefault(id, "");
    }

    String time(Instant instant) {
        return TIME.format(instant.atZone(zone()));
    }

    /// One time, or two with a dash between them.
    String time(FieldReport.Times times) {
        var earliest = time(times.earliestAt());
        var latest = time(times.latestAt());
        return earliest.equals(latest) ? earliest : earliest + " – " + latest;
    }

    Age age(Instant since) {
        return Age.of(Duration.between(since, now));
    }

    private ZoneId zone() {
        return municipality.profile().zone();
    }

    /// How long something has waited, in its largest unit.
    ///
    /// @param unit the last part of a message's key
    record Age(String unit, long count) {
        static Age of(Duration waited) {
            if (waited.toHours() < 1) {
                return new Age("minutes", Math.max(0, waited.toMinutes()));
            }
            return waited.toDays() < 2 ? new Age("hours", waited.toHours()) : new Age("days", waited.toDays());
        }
    }
}
