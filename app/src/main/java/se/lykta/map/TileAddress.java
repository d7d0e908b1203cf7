package se.lykta.map;

import se.lykta.area.LonLatBox;

/// Which square of the world map in Web Mercator? Column 0 is the western-most, row 0 the northern-most of
/// 2^zoom.
record TileAddress(int zoom, int column, int row) {
    static final int MAX_ZOOM = 22;

    TileAddress {
        if (!isValid(zoom, column, row)) {
            throw new IllegalArgumentException("tile is " + zoom + "/" + column + "/" + row + ", must have zoom 0 to "
                    + MAX_ZOOM + " and column and row below 2 to its power");
        }
    }

    static boolean isValid(int zoom, int column, int row) {
        return zoom >= 0 && zoom <= MAX_ZOOM && column >= 0 && row >= 0 && column < 1 << zoom && row < 1 << zoom;
    }

    /// Does the square have a point in common with the box?
    boolean touches(LonLatBox box) {
        return longitude(column) <= box.east()
                && longitude(column + 1) >= box.west()
                && latitude(row) >= box.south()
                && latitude(row + 1) <= box.north();
    }

    private double longitude(int edge) {
        return 360.0 * edge / (1 << zoom) - 180;
    }

    private double latitude(int edge) {
        return Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2.0 * edge / (1 << zoom)))));
    }
}
