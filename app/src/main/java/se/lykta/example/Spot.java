package se.lykta.example;

import org.jspecify.annotations.Nullable;
import se.lykta.area.EastNorth;
import se.lykta.area.LocationQuality;

/// Where a generated incident is said to have happened.
///
/// @param place name in words; may be empty
/// @param areaCode DeSO it lies in; may be empty
/// @param position metres in the municipality's metric system; null when the source gives none
record Spot(
        LocationQuality quality,
        String place,
        String areaCode,
        @Nullable EastNorth position) {

    /// Seven of ten reports have a measured position, two that of the place, one only the area.
    static Spot at(ExamplePlace place, Draws draws) {
        int kind = draws.below(10);
        if (kind < 7) {
            return new Spot(LocationQuality.POINT, place.name(), place.areaCode(), place.around(draws));
        }
        return kind < 9
                ? new Spot(LocationQuality.PLACE, place.name(), place.areaCode(), place.centre())
                : new Spot(LocationQuality.AREA, place.name(), place.areaCode(), null);
    }
}
