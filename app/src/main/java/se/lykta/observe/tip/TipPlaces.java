package se.lykta.observe.tip;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLat;
import se.lykta.area.PlaceName;
import se.lykta.municipality.Municipality;
import se.lykta.observe.FieldReport;

/// Where does a tip tell of: a point set on the map, a place chosen by name, or words?
record TipPlaces(Municipality municipality) {
    private static final int MOST_NAMES = 400;
    /// Farther from it, Sweden's system says nothing.
    private static final int MERIDIAN = 15;
    private static final int REACH = 20;

    /// The names that can be chosen, in the municipality's order, each once.
    List<PlaceName> names() {
        var names = new ArrayList<PlaceName>();
        for (var name : municipality.geography().places()) {
            if (name.kind() != PlaceName.Kind.MUNICIPALITY
                    && names.size() < MOST_NAMES
                    && names.stream().noneMatch(known -> known.name().equals(name.name()))) {
                names.add(name);
            }
        }
        return List.copyOf(names);
    }

    Optional<PlaceName> find(String name) {
        return names().stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /// @param point as the map set it; empty = none
    /// @param words screened; empty = none
    /// @return null when the point lies outside the municipality's map
    FieldReport.@Nullable Where where(String longitude, String latitude, @Nullable PlaceName named, String words) {
        var text = text(named, words);
        if (!longitude.isEmpty() || !latitude.isEmpty()) {
            var point = point(longitude, latitude);
            return point == null ? null : at(point, LocationQuality.POINT, text);
        }
        var position = named == null ? null : named.position();
        if (named == null || position == null || named.kind() == PlaceName.Kind.LOCALITY) {
            var quality = text.isEmpty() ? LocationQuality.UNKNOWN : LocationQuality.MUNICIPALITY;
            return new FieldReport.Where(quality, quality.defaultRadiusMetres(), null, null, text);
        }
        return switch (named.kind()) {
            case STREET -> at(position, LocationQuality.STREET, text);
            case AREA -> at(position, LocationQuality.AREA, text);
            default -> at(position, LocationQuality.PLACE, text);
        };
    }

    private static String text(@Nullable PlaceName named, String words) {
        if (named == null) {
            return words;
        }
        var both = words.isEmpty() ? named.name() : named.name() + ", " + words;
        return both.substring(0, Math.min(both.length(), FieldReport.MOST_PLACE));
    }

    private @Nullable LonLat point(String longitude, String latitude) {
        try {
            var point = new LonLat(Double.parseDouble(longitude), Double.parseDouble(latitude));
            return municipality.map().box().contains(point) ? point : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static FieldReport.Where at(LonLat position, LocationQuality quality, String text) {
        if (Math.abs(position.longitude() - MERIDIAN) > REACH) {
            var whole = LocationQuality.MUNICIPALITY;
            return new FieldReport.Where(whole, whole.defaultRadiusMetres(), null, null, text);
        }
        EastNorth metric = CoordinateSystem.SWEREF99_TM.project(position);
        return new FieldReport.Where(quality, quality.defaultRadiusMetres(), position, metric, text);
    }
}
