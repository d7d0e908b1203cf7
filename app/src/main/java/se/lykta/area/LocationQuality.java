package se.lykta.area;

/// How well is the place of an incident known?
///
/// The first four may become a dot on the map and enter a point analysis; the rest count only in the totals of the
/// area they name. The radius is what to assume when the source does not give one: half of the true places are
/// expected within it.
public enum LocationQuality {
    /// A measured position.
    POINT(25, true),
    /// A street address.
    ADDRESS(50, true),
    /// A street or a part of one.
    STREET(150, true),
    /// A named place: a square, a school, a park.
    PLACE(200, true),
    /// Somewhere in a named area: a district, a DeSO, a police beat.
    AREA(1_000, false),
    /// Somewhere in the municipality.
    MUNICIPALITY(15_000, false),
    /// Not known, or withheld by the source.
    UNKNOWN(0, false);

    private final int defaultRadiusMetres;
    private final boolean dot;

    LocationQuality(int defaultRadiusMetres, boolean dot) {
        this.defaultRadiusMetres = defaultRadiusMetres;
        this.dot = dot;
    }

    /// The radius to assume when the source gives none; 0 for UNKNOWN, where a radius says nothing.
    public int defaultRadiusMetres() {
        return defaultRadiusMetres;
    }

    /// May an incident of this quality be drawn as a dot and enter a point analysis?
    public boolean mayBeDot() {
        return dot;
    }
}
