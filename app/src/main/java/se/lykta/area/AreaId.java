package se.lykta.area;

/// How is an area named in one number? The number of its layer version in the upper half, its place in that version
/// in the lower: an incident's row holds one such number per layer, and a new version of a layer never shares
/// one with the old.
public final class AreaId {
    private static final int BITS = 16;

    private AreaId() {}

    /// @param layerNumber of the layer version, 1 to 32,767
    /// @param index of the area in that version, 0 to 32,767
    public static int of(int layerNumber, int index) {
        if (layerNumber < 1 || layerNumber > Short.MAX_VALUE || index < 0 || index > Short.MAX_VALUE) {
            throw new IllegalArgumentException("layerNumber is " + layerNumber + " and index is " + index
                    + ", must be at least 1 and 0 and at most " + Short.MAX_VALUE);
        }
        return layerNumber << BITS | index;
    }

    public static int layerNumber(int areaId) {
        return areaId >>> BITS;
    }

    public static int index(int areaId) {
        return areaId & ((1 << BITS) - 1);
    }
}
