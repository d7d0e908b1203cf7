package se.lykta.picture;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.area.Area;
import se.lykta.area.AreaId;
import se.lykta.area.AreaLayer;
import se.lykta.area.AreaLocator;
import se.lykta.area.EastNorth;
import se.lykta.area.LonLat;
import se.lykta.municipality.Municipality;
import se.lykta.municipality.Population;

/// What lies under the incidents: the municipality's settings, its areas, and the places people know by name.
///
/// @param layers layer versions in force
/// @param locators of the layers, in the same order
/// @param places named points in metres
/// @param example whether the incidents are generated; every page and file then says so
/// @param frame the rectangle of the map in metres
/// @param sourceNames names of sources by code
record Ground(
        Municipality municipality,
        List<AreaLayer> layers,
        List<AreaLocator> locators,
        List<Place> places,
        Envelope frame,
        Map<String, String> sourceNames,
        boolean example) {

    /// @param at metres in the municipality's metric system
    record Place(String name, EastNorth at) {}

    /// How far a cell may lie from a named place and still be called after it.
    private static final double NEAR_METRES = 450;

    SquareGrid grid(int cellMetres) {
        return SquareGrid.covering(frame.getMinX(), frame.getMinY(), frame.getMaxX(), frame.getMaxY(), cellMetres);
    }

    Optional<AreaLayer> findLayer(String code) {
        return layers.stream().filter(layer -> layer.code().equals(code)).findFirst();
    }

    Optional<Area> findArea(int areaId) {
        return layers.stream()
                .filter(layer -> layer.number() == AreaId.layerNumber(areaId))
                .filter(layer -> AreaId.index(areaId) < layer.areas().size())
                .map(layer -> layer.areas().get(AreaId.index(areaId)))
                .findFirst();
    }

    LonLat lonLat(double east, double north) {
        return municipality.map().metric().unproject(new EastNorth(east, north));
    }

    /// The nearest named place and how far it is; null when none is near.
    @Nullable
    Nearby near(double east, double north) {
        Nearby best = null;
        for (var place : places) {
            double distance = Math.hypot(place.at().east() - east, place.at().north() - north);
            if (distance <= NEAR_METRES && (best == null || distance < best.metres())) {
                best = new Nearby(place.name(), distance);
            }
        }
        return best;
    }

    record Nearby(String name, double metres) {}

    /// The smallest area that holds the point, by name; empty outside all.
    Optional<String> areaName(double east, double north) {
        String name = null;
        double smallest = Double.MAX_VALUE;
        for (int i = 0; i < layers.size(); i++) {
            var layer = layers.get(i);
            int index = locators.get(i).locate(east, north);
            if (index >= 0 && layer.areas().get(index).squareMetres() < smallest) {
                smallest = layer.areas().get(index).squareMetres();
                name = layer.areas().get(index).name();
            }
        }
        return Optional.ofNullable(name);
    }

    /// The denominator of a layer's areas, when there is one.
    Optional<Population> population(AreaLayer layer) {
        return municipality.geography().populations().stream()
                .filter(population -> population.layer().equals(layer.code()))
                .findFirst();
    }
}
