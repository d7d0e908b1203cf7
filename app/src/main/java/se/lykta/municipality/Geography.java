package se.lykta.municipality;

import java.util.List;
import se.lykta.area.AreaLayerFile;
import se.lykta.area.PlaceName;

/// What shipped with the file: layers, named points, populations.
///
/// @param layers the area layers to load
/// @param places localities and example places; the latter of kind `EXAMPLE` when they are invented
/// @param populations denominators for rates
public record Geography(List<AreaLayerFile> layers, List<PlaceName> places, List<Population> populations) {
    public Geography {
        layers = List.copyOf(layers);
        places = List.copyOf(places);
        populations = List.copyOf(populations);
    }
}
