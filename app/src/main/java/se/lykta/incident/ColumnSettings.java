package se.lykta.incident;

import java.time.ZoneId;
import java.util.List;
import se.lykta.database.MunicipalityId;

/// What must be known of a municipality before its incidents can be read into columns?
interface ColumnSettings {
    Setting of(MunicipalityId municipality);

    /// @param zone whose clock the hour of the week is told by
    /// @param layerNumbers the layer versions in force
    record Setting(ZoneId zone, List<Integer> layerNumbers) {}
}
