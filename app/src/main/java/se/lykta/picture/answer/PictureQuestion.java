package se.lykta.picture.answer;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lykta.area.LocationQuality;
import se.lykta.incident.Extent;
import se.lykta.incident.IncidentFilter;
import se.lykta.ingest.KnownBy;

/// What does the reader ask the picture? The choices of the filter bar, checked.
///
/// @param from first day
/// @param to last day, included
/// @param types category codes; empty = all
/// @param sources codes; empty = all
/// @param known which of reported and discovered
/// @param quality places known at least this well; null = all
/// @param area only this area; null = the whole municipality
/// @param within only this ground; null = the whole municipality
public record PictureQuestion(
        LocalDate from,
        LocalDate to,
        Set<String> types,
        Set<String> sources,
        Known known,
        @Nullable LocationQuality quality,
        @Nullable Integer area,
        @Nullable Extent within) {
    private static final int MOST_DAYS = 3 * 366;

    public PictureQuestion {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw new IllegalArgumentException(
                    "the period is " + from + " to " + to + ", must be 1 to " + MOST_DAYS + " days");
        }
        types = Set.copyOf(types);
        sources = Set.copyOf(sources);
    }

    /// The same of no ground in particular.
    public PictureQuestion(
            LocalDate from,
            LocalDate to,
            Set<String> types,
            Set<String> sources,
            Known known,
            @Nullable LocationQuality quality,
            @Nullable Integer area) {
        this(from, to, types, sources, known, quality, area, null);
    }

    /// How the incidents came to be known.
    public enum Known {
        /// Everything but statistics, which tell of the same incidents once more.
        ALL(EnumSet.complementOf(EnumSet.of(KnownBy.STATISTIC))),
        REPORTED(EnumSet.of(KnownBy.REPORTED)),
        DISCOVERED(EnumSet.of(KnownBy.DISCOVERED, KnownBy.TECHNICAL)),
        STATISTIC(EnumSet.of(KnownBy.STATISTIC));

        private final Set<KnownBy> values;

        Known(Set<KnownBy> values) {
            this.values = values;
        }
    }

    public int days() {
        return (int) ChronoUnit.DAYS.between(from, to) + 1;
    }

    /// The same choices in another period.
    public PictureQuestion during(LocalDate otherFrom, LocalDate otherTo) {
        return new PictureQuestion(otherFrom, otherTo, types, sources, known, quality, area, within);
    }

    public PictureQuestion inArea(@Nullable Integer otherArea) {
        return new PictureQuestion(from, to, types, sources, known, quality, otherArea, within);
    }

    public PictureQuestion within(@Nullable Extent extent) {
        return new PictureQuestion(from, to, types, sources, known, quality, area, extent);
    }

    public IncidentFilter filter(ZoneId zone) {
        return new IncidentFilter(
                minute(from, zone),
                minute(to.plusDays(1), zone),
                types,
                sources,
                known.values,
                quality,
                area,
                null,
                within,
                true);
    }

    /// The first minute of a local day, in minutes since 1970-01-01T00:00Z.
    public static int minute(LocalDate day, ZoneId zone) {
        return Math.toIntExact(day.atStartOfDay(zone).toEpochSecond() / 60);
    }
}
