package se.lykta.area;

/// What sort of area is it? `DISTRICT` is a division made by somebody else (police district, school district,
/// ward), `OWN` one the municipality drew itself.
public enum AreaKind {
    MUNICIPALITY,
    LOCALITY,
    DESO,
    REGSO,
    DISTRICT,
    OWN
}
