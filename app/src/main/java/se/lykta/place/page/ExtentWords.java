package se.lykta.place.page;

import java.util.Locale;
import se.lykta.incident.Extent;

/// An extent in numbers for reading.
///
/// @param radiusMetres 0 for a polygon
/// @param hectares surface with one decimal
/// @param position latitude and longitude of the middle, WGS 84
/// @param metres east and north of the middle in the metric system
/// @param system the metric system's name
record ExtentWords(long radiusMetres, double hectares, String position, String metres, String system) {
    private static final double HECTARE = 10_000;

    static ExtentWords of(Extent extent, PlaceGround ground) {
        var centre = extent.centre();
        var at = ground.metric().unproject(centre);
        return new ExtentWords(
                extent instanceof Extent.Circle circle ? Math.round(circle.radiusMetres()) : 0,
                extent.squareMetres() / HECTARE,
                String.format(Locale.ROOT, "%.5f, %.5f", at.latitude(), at.longitude()),
                String.format(Locale.ROOT, "%.0f E, %.0f N", centre.east(), centre.north()),
                ground.metric().name());
    }
}
