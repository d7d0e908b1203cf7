package se.lykta.area;

import java.util.Objects;
import org.locationtech.jts.algorithm.InteriorPointArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/// One area of one version of a layer.
///
/// @param code unique within the layer, as its source writes it
/// @param name what people call it; the code where the source has no name
/// @param outline valid polygon or multipolygon in the municipality's metric coordinate system; not copied
public record Area(String code, String name, Geometry outline) {

    public Area {
        if (code.isBlank()) {
            throw new IllegalArgumentException("code is blank, must name the area");
        }
        if (!(outline instanceof Polygonal) || outline.isEmpty()) {
            throw new IllegalArgumentException(
                    "outline of " + code + " is " + outline.getGeometryType() + ", must be a surface");
        }
    }

    public Envelope box() {
        return outline.getEnvelopeInternal();
    }

    public double squareMetres() {
        return outline.getArea();
    }

    /// The centre of gravity; it may lie outside a crescent-shaped area.
    public EastNorth centroid() {
        return position(Objects.requireNonNull(outline.getCentroid().getCoordinate()));
    }

    /// Where should the name stand? A point well inside the widest part.
    public EastNorth labelPoint() {
        return position(InteriorPointArea.getInteriorPoint(outline));
    }

    private static EastNorth position(Coordinate coordinate) {
        return new EastNorth(coordinate.getX(), coordinate.getY());
    }
}
