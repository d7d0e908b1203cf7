package se.lykta.area;

/// A frame on the map in degrees, WGS 84; edges included. It may not cross the 180th meridian.
///
/// @param west smallest longitude
/// @param south smallest latitude
/// @param east largest longitude, greater than west
/// @param north largest latitude, greater than south
public record LonLatBox(double west, double south, double east, double north) {

    public LonLatBox {
        if (!(west >= -180 && west < east && east <= 180)) {
            throw new IllegalArgumentException(
                    "west and east are " + west + ", " + east + ", must rise within -180 and 180");
        }
        if (!(south >= -90 && south < north && north <= 90)) {
            throw new IllegalArgumentException(
                    "south and north are " + south + ", " + north + ", must rise within -90 and 90");
        }
    }

    /// Is the position inside or on the edge? NaN is outside.
    public boolean contains(double longitude, double latitude) {
        return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
    }

    public boolean contains(LonLat position) {
        return contains(position.longitude(), position.latitude());
    }

    public LonLat centre() {
        return new LonLat((west + east) / 2, (south + north) / 2);
    }
}
