package se.lykta.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import se.lykta.area.Area;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;

/// Outlines in metres as GeoJSON geometry in degrees, rounded to about ten centimetres.
final class Outlines {
    private Outlines() {}

    static Map<String, Object> geoJson(Geometry outline, CoordinateSystem metric) {
        var polygons = new ArrayList<List<List<List<Double>>>>();
        for (int i = 0; i < outline.getNumGeometries(); i++) {
            if (outline.getGeometryN(i) instanceof Polygon polygon) {
                polygons.add(rings(polygon, metric));
            }
        }
        return Map.of("type", "MultiPolygon", "coordinates", polygons);
    }

    /// A point inside the area, where its number and name stand: longitude and latitude.
    static List<Double> label(Area area, CoordinateSystem metric) {
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
