package se.lykta.area;

/// A position in degrees, WGS 84 (SWEREF 99 and ETRS 89 are treated as the same, which is right to within a metre).
///
/// @param longitude east of Greenwich, -180 to 180
/// @param latitude north of the equator, -90 to 90
public record LonLat(double longitude, double latitude) {

    public LonLat {
        if (!(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("longitude is " + longitude + ", must be within -180 and 180");
        }
        if (!(Math.abs(latitude) <= 90)) {
            throw new IllegalArgumentException("latitude is " + latitude + ", must be within -90 and 90");
        }
    }
}
