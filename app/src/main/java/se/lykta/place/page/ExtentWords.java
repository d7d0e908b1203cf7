package se.lykta.place.page;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.lykta.area.EastNorth;
import se.lykta.incident.Extent;

/// An extent in numbers for reading.
///
/// @param radiusMetres 0 for a polygon
/// @param hectares surface with one decimal
/// @param position latitude and longitude of the middle, WGS 84
/// @param metres east and north of the middle in the metric system
/// @param system the metric system's name
/// @param corners for the map: longitude and latitude of each, with semicolons between
/// @param bounds for the map: west, south, east and north
record ExtentWords(
        long radiusMetres,
        double hectares,
        String position,
        String metres,
        String system,
        String corners,
        String bounds) {
    private static final double HECTARE = 10_000;
    private static final int CIRCLE_CORNERS = 64;
    private static final double WORLD_DEGREES = 720;

    static ExtentWords of(Extent extent, PlaceGround ground) {
        var centre = extent.centre();
        var at = ground.metric().unproject(centre);
        return new ExtentWords(
                extent instanceof Extent.Circle circle ? Math.round(circle.radiusMetres()) : 0,
                extent.squareMetres() / HECTARE,
                String.format(Locale.ROOT, "%.5f, %.5f", at.latitude(), at.longitude()),
                String.format(Locale.ROOT, "%.0f E, %.0f N", centre.east(), centre.north()),
                ground.metric().name(),
                corners(extent).stream()
                        .map(ground.metric()::unproject)
                        .map(corner -> String.format(Locale.ROOT, "%.6f,%.6f", corner.longitude(), corner.latitude()))
                        .collect(Collectors.joining(";")),
                bounds(ground));
    }

    private static List<EastNorth> corners(Extent extent) {
        return switch (extent) {
            case Extent.Polygon polygon -> polygon.corners();
            case Extent.Circle circle ->
                IntStream.range(0, CIRCLE_CORNERS)
                        .mapToDouble(i -> 2 * Math.PI * i / CIRCLE_CORNERS)
                        .mapToObj(turn -> new EastNorth(
                                circle.centre().east() + circle.radiusMetres() * Math.cos(turn),
                                circle.centre().north() + circle.radiusMetres() * Math.sin(turn)))
                        .toList();
        };
    }

    /// Where the municipality's map opens, in degrees.
    static String bounds(PlaceGround ground) {
        var centre = ground.map().centre();
        double half = WORLD_DEGREES / Math.pow(2, ground.map().zoom()) / 2;
        double halfLatitude = half * Math.cos(Math.toRadians(centre.latitude()));
        return String.format(
                Locale.ROOT,
                "%.5f,%.5f,%.5f,%.5f",
                centre.longitude() - half,
                centre.latitude() - halfLatitude,
                centre.longitude() + half,
                centre.latitude() + halfLatitude);
    }
}
