package se.lykta.area;

/// A position in metres in a projected coordinate system that the context names.
///
/// @param east metres towards grid east, false easting included
/// @param north metres towards grid north, false northing included
public record EastNorth(double east, double north) {

    public EastNorth {
        if (!Double.isFinite(east) || !Double.isFinite(north)) {
            throw new IllegalArgumentException("position is " + east + ", " + north + ", must be finite");
        }
    }

    /// How far is it, in metres on the map plane?
    public double distanceMetres(EastNorth other) {
        return Math.hypot(east - other.east, north - other.north);
    }
}
