package se.lykta.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import se.lykta.area.Area;
import se.lykta.area.AreaLayer;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;
import se.lykta.area.PlaceName;

/// Outlines in metres as GeoJSON in degrees, rounded to about ten centimetres.
public final class Outlines {
    private Outlines() {}

    /// The ground of a map without a base map: the areas of the finest layer, and the localities by name.
    public static Map<String, Object> ground(List<AreaLayer> layers, List<PlaceName> names, CoordinateSystem metric) {
        var features = new ArrayList<Map<String, Object>>();
        layers.stream()
                .max(Comparator.comparingInt(layer -> layer.areas().size()))
                .ifPresent(layer -> layer.areas()
                        .forEach(area -> features.add(feature(
                                Map.of("name", area.name(), "label", label(area, metric)),
                                geoJson(area.outline(), metric)))));
        for (var name : names) {
            var at = name.position();
            if (name.kind() == PlaceName.Kind.LOCALITY && at != null) {
                features.add(feature(
                        Map.of("name", name.name(), "kind", "locality"),
                        Map.of("type", "Point", "coordinates", List.of(at.longitude(), at.latitude()))));
            }
        }
        return Map.of("type", "FeatureCollection", "features", features);
    }

    private static Map<String, Object> feature(Map<String, Object> properties, Map<String, Object> geometry) {
        var feature = new LinkedHashMap<String, Object>();
        feature.put("type", "Feature");
        feature.put("properties", properties);
        feature.put("geometry", geometry);
        return feature;
    }

    public static Map<String, Object> geoJson(Geometry outline, CoordinateSystem metric) {
        var polygons = new ArrayList<List<List<List<Double>>>>();
        for (int i = 0; i < outline.getNumGeometries(); i++) {
            if (outline.getGeometryN(i) instanceof Polygon polygon) {
                polygons.add(rings(polygon, metric));
            }
        }
        return Map.of("type", "MultiPolygon", "coordinates", polygons);
    }

    /// A point inside the area, where its number and name stand: longitude and latitude.
    public static List<Double> label(Area area, CoordinateSystem metric) {
        var point = metric.unproject(area.labelPoint());
        return List.of(rounded(point.longitude()), rounded(point.latitude()));
    }

    private static List<List<List<Double>>> rings(Polygon polygon, CoordinateSystem metric) {
        var rings = new ArrayList<List<List<Double>>>();
        rings.add(ring(polygon.getExteriorRing(), metric));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            rings.add(ring(polygon.getInteriorRingN(i), metric));
        }
        return rings;
    }

    private static List<List<Double>> ring(LineString line, CoordinateSystem metric) {
        var ring = new ArrayList<List<Double>>();
        for (var coordinate : line.getCoordinates()) {
            var point = metric.unproject(new EastNorth(coordinate.x, coordinate.y));
            ring.add(List.of(rounded(point.longitude()), rounded(point.latitude())));
        }
        return ring;
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e6) / 1e6;
    }
}
