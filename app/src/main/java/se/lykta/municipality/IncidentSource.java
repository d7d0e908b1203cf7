package se.lykta.municipality;

import se.lykta.area.LocalText;

/// Where do incidents come from?
///
/// @param code small letters, digits and hyphens
/// @param knownBy how these incidents come to be known; never summed without a label
public record IncidentSource(String code, LocalText name, KnownBy knownBy) {

    /// Somebody told (`REPORTED`), somebody whose task it is went and looked (`DISCOVERED`), or the source does
    /// not say.
    public enum KnownBy {
        REPORTED,
        DISCOVERED,
        UNKNOWN
    }
}
