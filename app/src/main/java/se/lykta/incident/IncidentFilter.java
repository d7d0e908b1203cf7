package se.lykta.incident;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.lykta.area.LocationQuality;
import se.lykta.ingest.KnownBy;

/// Which incidents? An empty set means all of that property.
///
/// An incident known to an interval belongs to the period that holds the middle of the interval.
///
/// @param fromMinute first minute since 1970-01-01T00:00Z, included
/// @param toMinute first minute after the period
/// @param categories codes of the taxonomy
/// @param sources codes of sources
/// @param leastQuality places known at least this well; null = all, also those without a place
/// @param area only incidents in this area; null = everywhere
/// @param box only incidents with a position inside; null = everywhere, also without a position
/// @param within only incidents with a position good enough for a dot inside this ground; null = everywhere
/// @param countedOnly leaves out summaries, rumours and what has been refuted
public record IncidentFilter(
        int fromMinute,
        int toMinute,
        Set<String> categories,
        Set<String> sources,
        Set<KnownBy> knownBy,
        @Nullable LocationQuality leastQuality,
        @Nullable Integer area,
        @Nullable Box box,
        @Nullable Extent within,
        boolean countedOnly) {

    public IncidentFilter {
        categories = Set.copyOf(categories);
        sources = Set.copyOf(sources);
        knownBy = Set.copyOf(knownBy);
    }

    /// The same without ground to lie in.
    public IncidentFilter(
            int fromMinute,
            int toMinute,
            Set<String> categories,
            Set<String> sources,
            Set<KnownBy> knownBy,
            @Nullable LocationQuality leastQuality,
            @Nullable Integer area,
            @Nullable Box box,
            boolean countedOnly) {
        this(fromMinute, toMinute, categories, sources, knownBy, leastQuality, area, box, null, countedOnly);
    }

    /// Half-open rectangle in metres of the municipality's metric system.
    public record Box(double minEast, double minNorth, double maxEast, double maxNorth) {}

    /// Every counted incident of a period.
    public static IncidentFilter counted(int fromMinute, int toMinute) {
        return new IncidentFilter(fromMinute, toMinute, Set.of(), Set.of(), Set.of(), null, null, null, null, true);
    }

    public IncidentFilter during(int from, int to) {
        return new IncidentFilter(from, to, categories, sources, knownBy, leastQuality, area, box, within, countedOnly);
    }

    public IncidentFilter inArea(@Nullable Integer areaId) {
        return new IncidentFilter(
                fromMinute, toMinute, categories, sources, knownBy, leastQuality, areaId, box, within, countedOnly);
    }

    /// Only these categories.
    public IncidentFilter ofCategories(Set<String> codes) {
        return new IncidentFilter(
                fromMinute, toMinute, codes, sources, knownBy, leastQuality, area, box, within, countedOnly);
    }

    /// Only these sources.
    public IncidentFilter ofSources(Set<String> codes) {
        return new IncidentFilter(
                fromMinute, toMinute, categories, codes, knownBy, leastQuality, area, box, within, countedOnly);
    }

    /// Those of them that came to be known in this way.
    public IncidentFilter knownBy(KnownBy known) {
        boolean possible = knownBy.isEmpty() || knownBy.contains(known);
        return new IncidentFilter(
                fromMinute,
                possible ? toMinute : fromMinute,
                categories,
                sources,
                Set.of(known),
                leastQuality,
                area,
                box,
                within,
                countedOnly);
    }

    public IncidentFilter inBox(@Nullable Box rectangle) {
        return new IncidentFilter(
                fromMinute, toMinute, categories, sources, knownBy, leastQuality, area, rectangle, within, countedOnly);
    }

    /// Only those inside this ground.
    public IncidentFilter within(@Nullable Extent extent) {
        return new IncidentFilter(
                fromMinute, toMinute, categories, sources, knownBy, leastQuality, area, box, extent, countedOnly);
    }

    public IncidentFilter withQuality(@Nullable LocationQuality quality) {
        return new IncidentFilter(
                fromMinute, toMinute, categories, sources, knownBy, quality, area, box, within, countedOnly);
    }

    /// Does it leave nothing out by how an incident is known, verified, located and counted?
    boolean acceptsAll() {
        return knownBy.isEmpty() && leastQuality == null && !countedOnly;
    }
}
