package se.lykta.area;

import org.jspecify.annotations.Nullable;

/// A name that people use for a place.
///
/// @param position null when the source gives none, as lists of street names do
/// @param source where the name comes from
public record PlaceName(String name, Kind kind, @Nullable LonLat position, String source) {

    public PlaceName {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank, must be a place name");
        }
    }

    /// What the name stands for, from large to small; `EXAMPLE` is invented for the example set.
    public enum Kind {
        MUNICIPALITY,
        LOCALITY,
        AREA,
        STREET,
        PLACE,
        EXAMPLE
    }
}
