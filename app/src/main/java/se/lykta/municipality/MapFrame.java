package se.lykta.municipality;

import se.lykta.area.CoordinateSystem;
import se.lykta.area.LonLat;
import se.lykta.area.LonLatBox;

/// Where on the map does the municipality lie?
///
/// @param box holds everything that may be drawn
/// @param centre where the map opens
/// @param zoom how close it opens, 0 to 22
/// @param metric the system in which every distance is measured, in metres
/// @param local the system the municipality's own files use
public record MapFrame(LonLatBox box, LonLat centre, double zoom, CoordinateSystem metric, CoordinateSystem local) {

    public MapFrame {
        if (!metric.isMetric()) {
            throw new IllegalArgumentException("metric is " + metric + ", must be in metres");
        }
        if (!box.contains(centre)) {
            throw new IllegalArgumentException("centre is " + centre + ", must lie in " + box);
        }
    }
}
