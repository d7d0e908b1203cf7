package se.lykta.place;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import se.lykta.area.Area;
import se.lykta.area.AreaLayer;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;
import se.lykta.area.PlaceName;

/// What do people call the spot? For a new place and for whatever lies somewhere without a name of its own.
///
/// @param metric the system of positions
/// @param layers divisions in force
/// @param names of spots, some without a position
public record SpotNames(CoordinateSystem metric, List<AreaLayer> layers, List<PlaceName> names) {
    /// How far from a named spot one may be and still be there.
    private static final double NEAR_METRES = 450;

    /// The nearest name, else the smallest area around it; empty where nothing has a name.
    public Optional<String> nameAt(EastNorth position) {
        return names.stream()
                .flatMap(name -> position(name).stream().map(at -> new Near(name.name(), at.distanceMetres(position))))
                .filter(near -> near.metres() <= NEAR_METRES)
                .min(Comparator.comparingDouble(Near::metres))
                .map(Near::name)
                .or(() -> areaAt(position).map(Area::name));
    }

    /// Where a name lies; empty for names without a position.
    public Optional<EastNorth> position(PlaceName name) {
        return Optional.ofNullable(name.position()).map(metric::project);
    }

    private record Near(String name, double metres) {}

    private Optional<Area> areaAt(EastNorth position) {
        var point = new GeometryFactory().createPoint(new Coordinate(position.east(), position.north()));
        return layers.stream()
                .flatMap(layer -> layer.areas().stream())
                .filter(area -> area.box().contains(point.getCoordinate()))
                .filter(area -> area.outline().covers(point))
                .min(Comparator.comparingDouble(Area::squareMetres));
    }
}
