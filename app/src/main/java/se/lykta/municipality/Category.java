package se.lykta.municipality;

import se.lykta.area.LocalText;

/// One category of incidents.
///
/// @param code capital letters, digits and underscores
/// @param kind what sort of happening it is; kinds are not summed without saying so
/// @param sensitivity who may see single incidents of it
/// @param crimeCode the crime code of the National Council (Brå) that comes closest; empty when none does
public record Category(String code, LocalText name, Kind kind, Sensitivity sensitivity, String crimeCode) {

    public enum Kind {
        CRIME,
        DISORDER,
        ENVIRONMENT,
        POSITIVE,
        EVENT,
        RUMOUR
    }

    /// `OPEN`: dots on a close map for all who may see incidents. `LIMITED`: never a dot outside the coordinating
    /// function. `HIGH`: only in sums.
    public enum Sensitivity {
        OPEN,
        LIMITED,
        HIGH
    }
}
