package se.lykta.area;

import java.time.LocalDate;

/// A file of areas together with what it is: all that is needed to load a version of a layer.
///
/// @param code the layer's code: small letters, digits and hyphens
/// @param validFrom first day the division holds
/// @param source who made the outlines, with year and licence
public record AreaLayerFile(
        String code, AreaKind kind, LocalText name, AreaFile file, LocalDate validFrom, String source) {

    public AreaLayerFile {
        if (!code.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException(
                    "layer code is '" + code + "', must be small letters, digits and hyphens");
        }
    }
}
