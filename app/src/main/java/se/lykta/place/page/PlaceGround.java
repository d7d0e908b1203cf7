package se.lykta.place.page;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Polygon;
import se.lykta.area.Area;
import se.lykta.area.AreaLayer;
import se.lykta.area.CoordinateReading;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;
import se.lykta.area.PlaceName;
import se.lykta.incident.Extent;
import se.lykta.municipality.MapFrame;
import se.lykta.place.SpotNames;
import se.lykta.privacy.KnownPlaces;

/// What a place is made from: the municipality's frame, its areas, and the names people use.
record PlaceGround(MapFrame map, List<AreaLayer> layers, List<PlaceName> names) {
    CoordinateSystem metric() {
        return map.metric();
    }

    /// Which position do two numbers mean? Degrees and the municipality's own systems are tried in either
    /// order.
    Optional<EastNorth> position(double first, double second) {
        var systems = List.of(CoordinateSystem.WGS84, map.metric(), map.local());
        return CoordinateReading.rank(new double[] {first}, new double[] {second}, map.box(), systems).stream()
                .findFirst()
                .map(reading -> {
                    var x = new double[] {reading.swapped() ? second : first};
                    var y = new double[] {reading.swapped() ? first : second};
                    reading.system().unproject(x, y, x, y, 0, 1);
                    return metric().project(new se.lykta.area.LonLat(x[0], y[0]));
                });
    }

    boolean contains(EastNorth position) {
        return map.box().contains(metric().unproject(position));
    }

    Optional<String> nameAt(EastNorth position) {
        return spots().nameAt(position);
    }

    Optional<EastNorth> position(PlaceName name) {
        return spots().position(name);
    }

    private SpotNames spots() {
        return new SpotNames(metric(), layers, names);
    }

    Optional<Area> findArea(String code) {
        return areas().stream().filter(area -> area.code().equals(code)).findFirst();
    }

    /// The area as an extent; null for one with holes, of several parts or of too many corners.
    static @Nullable Extent extent(Area area) {
        var outline = area.outline();
        if (outline.getNumGeometries() != 1
                || !(outline.getGeometryN(0) instanceof Polygon polygon)
                || polygon.getNumInteriorRing() > 0
                || polygon.getNumPoints() > Extent.Polygon.MOST_CORNERS) {
            return null;
        }
        var ring = polygon.getExteriorRing().getCoordinates();
        return new Extent.Polygon(java.util.Arrays.stream(ring)
                .limit(ring.length - 1L)
                .map(corner -> new EastNorth(corner.getX(), corner.getY()))
                .toList());
    }

    /// Words that look like persons' names and are places.
    KnownPlaces known() {
        return KnownPlaces.of(names.stream().map(PlaceName::name).toList());
    }

    List<Area> areas() {
        return layers.stream().flatMap(layer -> layer.areas().stream()).toList();
    }
}
