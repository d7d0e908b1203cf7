package se.lykta.action;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/// Where is something done? A copy: it stays as it was when the action was proposed.
///
/// @param code of the cell or area as on the map; empty for others
/// @param name what the place was called
/// @param outline metres in the municipality's metric system; null when no outline is known; not copied
/// @param placeId of the named place; null for others
public record Site(
        Kind kind,
        String code,
        String name,
        @Nullable Geometry outline,
        @Nullable UUID placeId) {
    public enum Kind {
        CELL,
        AREA,
        /// A named place, or one told in words.
        PLACE
    }

    public Site {
        if (name.isBlank() || name.length() > 200) {
            throw new IllegalArgumentException("name has " + name.length() + " characters, must have 1 to 200");
        }
        if (outline != null && outline.isEmpty()) {
            throw new IllegalArgumentException("outline is empty, must have a position or be null");
        }
    }

    /// A place that is told in words alone.
    public static Site named(String name) {
        return new Site(Kind.PLACE, "", name, null, null);
    }
}
