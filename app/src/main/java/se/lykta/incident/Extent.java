package se.lykta.incident;

import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygonal;
import se.lykta.area.EastNorth;

/// Which piece of ground? All numbers are metres in the municipality's metric system.
public sealed interface Extent {
    /// Is the position inside or on the edge? NaN is outside.
    default boolean contains(double eastMetres, double northMetres) {
        return locator().contains(eastMetres, northMetres);
    }

    /// The same question made ready to be asked often, by any number of threads.
    Locator locator();

    interface Locator {
        boolean contains(double eastMetres, double northMetres);
    }

    /// The smallest upright rectangle around it, a centimetre wider, since rectangles leave out two of their
    /// edges.
    IncidentFilter.Box box();

    double squareMetres();

    /// The same as a polygon; of a circle one with 64 corners on its edge.
    Polygonal outline();

    /// A point to find it by on a map; of a polygon its centre of gravity, which may lie outside a crescent.
    EastNorth centre();

    /// Everything no further from a point than so far.
    ///
    /// @param radiusMetres 1 to 5,000
    record Circle(EastNorth centre, double radiusMetres) implements Extent {
        public static final double MOST_METRES = 5_000;
        private static final int QUARTER_CORNERS = 16;

        public Circle {
            if (!(radiusMetres >= 1 && radiusMetres <= MOST_METRES)) {
                throw new IllegalArgumentException("radiusMetres is " + radiusMetres + ", must be 1 to " + MOST_METRES);
            }
        }

        @Override
        public Locator locator() {
            return (east, north) -> Math.hypot(east - centre.east(), north - centre.north()) <= radiusMetres;
        }

        @Override
        public IncidentFilter.Box box() {
            double reach = radiusMetres + EDGE_METRES;
            return new IncidentFilter.Box(
                    centre.east() - reach, centre.north() - reach, centre.east() + reach, centre.north() + reach);
        }

        @Override
        public double squareMetres() {
            return Math.PI * radiusMetres * radiusMetres;
        }

        @Override
        public Polygonal outline() {
            var point = new GeometryFactory().createPoint(new Coordinate(centre.east(), centre.north()));
            return (Polygonal) point.buffer(radiusMetres, QUARTER_CORNERS);
        }
    }

    /// Everything within a ring of corners that does not cross itself.
    ///
    /// @param corners in either direction, the first not repeated last; 3 to 5,000
    record Polygon(List<EastNorth> corners) implements Extent {
        public static final int MOST_CORNERS = 5_000;

        public Polygon {
            corners = List.copyOf(corners);
            if (corners.size() < 3 || corners.size() > MOST_CORNERS) {
                throw new IllegalArgumentException(
                        "the polygon has " + corners.size() + " corners, must have 3 to " + MOST_CORNERS);
            }
            if (!polygon(corners).isValid()) {
                throw new IllegalArgumentException("the polygon crosses itself or has no surface");
            }
        }

        /// An upright square.
        public static Polygon square(EastNorth centre, double sideMetres) {
            double half = sideMetres / 2;
            double west = centre.east() - half;
            double south = centre.north() - half;
            double east = centre.east() + half;
            double north = centre.north() + half;
            return new Polygon(List.of(
                    new EastNorth(west, south),
                    new EastNorth(east, south),
                    new EastNorth(east, north),
                    new EastNorth(west, north)));
        }

        @Override
        public Locator locator() {
            var index = new IndexedPointInAreaLocator(polygon(corners));
            return (east, north) ->
                    Double.isFinite(east + north) && index.locate(new Coordinate(east, north)) != Location.EXTERIOR;
        }

        @Override
        public IncidentFilter.Box box() {
            var box = polygon(corners).getEnvelopeInternal();
            box.expandBy(EDGE_METRES);
            return new IncidentFilter.Box(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
        }

        @Override
        public double squareMetres() {
            return polygon(corners).getArea();
        }

        @Override
        public Polygonal outline() {
            return polygon(corners);
        }

        @Override
        public EastNorth centre() {
            var centre = polygon(corners).getCentroid();
            return new EastNorth(centre.getX(), centre.getY());
        }

        private static org.locationtech.jts.geom.Polygon polygon(List<EastNorth> corners) {
            var ring = new Coordinate[corners.size() + 1];
            for (int i = 0; i < ring.length; i++) {
                ring[i] = coordinate(corners.get(i % corners.size()));
            }
            return new GeometryFactory().createPolygon(ring);
        }

        private static Coordinate coordinate(EastNorth corner) {
            return new Coordinate(corner.east(), corner.north());
        }
    }

    /// Half of the finest step of stored positions, and as much again.
    double EDGE_METRES = 0.01;
}
