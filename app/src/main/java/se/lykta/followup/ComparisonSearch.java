package se.lykta.followup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import se.lykta.analysis.effect.ComparisonChoice;
import se.lykta.analysis.effect.History;
import se.lykta.analysis.effect.WeeklyCounts;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.PlaceName;

/// Which squares of about the same size were like a place in the weeks before an action?
///
/// @param counts weeks before the action and no others
/// @param names to call the squares by
/// @param metric the system of the names' positions in metres
record ComparisonSearch(EffectCounts counts, List<PlaceName> names, CoordinateSystem metric) {
    private static final int[] SIDES_METRES = {100, 250, 500, 1000, 2000};
    private static final int MOST_CANDIDATES = 12;
    private static final Set<PlaceName.Kind> NAMES_A_SPOT =
            EnumSet.of(PlaceName.Kind.STREET, PlaceName.Kind.PLACE, PlaceName.Kind.EXAMPLE);
    private static final double NEAR_METRES = 450;
    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    /// @param clearMetres candidates nearer to the place than this are left out, since the action may reach
    /// them
    /// @param others outlines of other actions, which are left out too
    List<ComparisonCandidate> rank(Geometry place, double clearMetres, List<Geometry> others) {
        var choice = ComparisonChoice.withDefaults();
        var here = counts.inside(place).before(counts.weeks());
        var positions = counts.scan().positions(counts.filter());
        if (here.events() < choice.fewestEvents() || positions.eastMetres().length == 0) {
            return List.of();
        }
        var grid = grid(positions.eastMetres(), positions.northMetres(), side(place));
        var cells = counts.scan().cellPeriods(counts.filter(), grid, counts.boundaries());
        var index = new ArrayList<Integer>();
        var histories = new ArrayList<History>();
        for (int cell = 0; cell < grid.cells(); cell++) {
            var square = square(grid, cell);
            var weekly = Arrays.copyOfRange(cells.count(), cell * counts.weeks(), (cell + 1) * counts.weeks());
            boolean enough = Arrays.stream(weekly).sum() >= choice.fewestEvents();
            if (enough
                    && !square.isWithinDistance(place, clearMetres)
                    && others.stream().noneMatch(square::intersects)) {
                index.add(cell);
                histories.add(new WeeklyCounts(weekly, counts.exposure()).before(counts.weeks()));
            }
        }
        return choice.rank(here, histories).stream()
                .limit(MOST_CANDIDATES)
                .map(similar -> candidate(grid, index.get(similar.index()), similar))
                .toList();
    }

    private ComparisonCandidate candidate(SquareGrid grid, int cell, ComparisonChoice.Similar similar) {
        double east = grid.centreX(cell);
        double north = grid.centreY(cell);
        return new ComparisonCandidate(
                Math.round(east) + "-" + Math.round(north),
                new EffectPlan.Comparison(name(east, north), square(grid, cell), similar.error(), similar.level()));
    }

    private String name(double east, double north) {
        return names.stream()
                .filter(name -> name.position() != null && NAMES_A_SPOT.contains(name.kind()))
                .map(name -> new Named(name.name(), distance(name, east, north)))
                .filter(named -> named.metres() <= NEAR_METRES)
                .min(Comparator.comparingDouble(Named::metres))
                .map(Named::name)
                .orElse("");
    }

    private record Named(String name, double metres) {}

    private double distance(PlaceName name, double east, double north) {
        var at = metric.project(java.util.Objects.requireNonNull(name.position()));
        return Math.hypot(at.east() - east, at.north() - north);
    }

    private static int side(Geometry place) {
        return Arrays.stream(SIDES_METRES)
                .filter(side -> (double) side * side >= 0.9 * place.getArea())
                .findFirst()
                .orElse(SIDES_METRES[SIDES_METRES.length - 1]);
    }

    private static SquareGrid grid(double[] east, double[] north, int side) {
        return SquareGrid.covering(
                Math.floor(Arrays.stream(east).min().orElse(0) / side) * side,
                Math.floor(Arrays.stream(north).min().orElse(0) / side) * side,
                Arrays.stream(east).max().orElse(0) + side,
                Arrays.stream(north).max().orElse(0) + side,
                side);
    }

    private static Geometry square(SquareGrid grid, int cell) {
        double half = grid.cellMetres() / 2;
        double east = grid.centreX(cell);
        double north = grid.centreY(cell);
        return GEOMETRY.toGeometry(new Envelope(east - half, east + half, north - half, north + half));
    }
}
