package se.lykta.ingest.run;

import java.util.List;
import java.util.Set;
import se.lykta.area.AreaLayer;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.LonLatBox;
import se.lykta.database.MunicipalityId;
import se.lykta.privacy.KnownPlaces;

/// What must be known of a municipality before rows can become its incidents?
interface ImportSettings {
    Setting of(MunicipalityId municipality);

    /// @param frame positions outside are refused or kept as unknown
    /// @param categories codes of the taxonomy
    /// @param metric distances and cells are metres in this system
    /// @param layers layer versions in force, and those that will be
    /// @param places names that the screening of texts does not take for a person's
    record Setting(
            LonLatBox frame,
            Set<String> categories,
            CoordinateSystem metric,
            List<AreaLayer> layers,
            KnownPlaces places) {}
}
