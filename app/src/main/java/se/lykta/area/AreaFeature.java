package se.lykta.area;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/// One feature as it stands in a file, before any check.
///
/// @param number running number from 1
/// @param shape in the file's coordinate system; null when there was none or it could not be read
/// @param shapeType what the file calls the shape
record AreaFeature(
        int number,
        @Nullable String code,
        @Nullable String name,
        @Nullable Geometry shape,
        String shapeType) {}
