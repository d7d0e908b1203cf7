package se.lykta.area;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.locationtech.jts.operation.polygonize.Polygonizer;

/// How can the outlines of a layer be drawn with fewer points so that neighbours still share their border?
public final class AreaCoverage {

    private AreaCoverage() {}

    /// Mends and simplifies a layer whose areas are meant to meet without gap or overlap.
    ///
    /// All outlines are snapped to one grid and cut into faces; a face held by several areas goes to the lower
    /// code, one held by none goes to the neighbour with the longest common border when it is smaller than
    /// `gapSquareMetres` (larger ones stay open). Then shared borders are simplified once for both sides
    /// (Visvalingam–Whyatt).
    ///
    /// @param areas ordered by code
    /// @param gridMetres vertices closer than this become one, > 0
    /// @param toleranceMetres details smaller than a square of this side disappear, 0 or more
    /// @return the same codes and names in the same order, without those whose outline vanished on the grid
    public static List<Area> simplified(
            List<Area> areas, double gridMetres, double toleranceMetres, double gapSquareMetres) {
        if (!(gridMetres > 0) || !(toleranceMetres >= 0)) {
            throw new IllegalArgumentException(
                    "grid and tolerance are " + gridMetres + ", " + toleranceMetres + ", must be > 0 and >= 0");
        }
        PrecisionModel grid = new PrecisionModel(1 / gridMetres);
        Map<Integer, List<Geometry>> facesByArea = assigned(faces(areas, grid), areas, gapSquareMetres);
        List<Area> kept = new ArrayList<>();
        List<Geometry> outlines = new ArrayList<>();
        for (int i = 0; i < areas.size(); i++) {
            List<Geometry> faces = facesByArea.getOrDefault(i, List.of());
            if (!faces.isEmpty()) {
                kept.add(areas.get(i));
                outlines.add(UnaryUnionNG.union(new GeometryFactory().buildGeometry(faces), grid)
                        .norm());
            }
        }
        Geometry[] simple = CoverageSimplifier.simplify(outlines.toArray(Geometry[]::new), toleranceMetres);
        List<Area> result = new ArrayList<>();
        for (int i = 0; i < simple.length; i++) {
            result.add(new Area(kept.get(i).code(), kept.get(i).name(), simple[i].norm()));
        }
        return result;
    }

    private static List<Polygon> faces(List<Area> areas, PrecisionModel grid) {
        List<Geometry> borders =
                areas.stream().map(area -> area.outline().getBoundary()).toList();
        Polygonizer polygonizer = new Polygonizer();
        polygonizer.add(UnaryUnionNG.union(new GeometryFactory().buildGeometry(borders), grid));
        List<Polygon> faces = new ArrayList<>();
        polygonizer.getPolygons().forEach(face -> faces.add((Polygon) face));
        return faces;
    }

    private static Map<Integer, List<Geometry>> assigned(
            List<Polygon> faces, List<Area> areas, double gapSquareMetres) {
        AreaLocator locator = new AreaLocator(areas);
        Map<Integer, List<Geometry>> facesByArea = new HashMap<>();
        List<Polygon> gaps = new ArrayList<>();
        for (Polygon face : faces) {
            Point inside = face.getInteriorPoint();
            int area = locator.locate(inside.getX(), inside.getY());
            if (area != AreaLocator.NOWHERE) {
                facesByArea.computeIfAbsent(area, any -> new ArrayList<>()).add(face);
            } else if (face.getArea() < gapSquareMetres) {
                gaps.add(face);
            }
        }
        for (Polygon gap : gaps) {
            int neighbour = closestNeighbour(gap, facesByArea);
            if (neighbour != AreaLocator.NOWHERE) {
                facesByArea.computeIfAbsent(neighbour, any -> new ArrayList<>()).add(gap);
            }
        }
        return facesByArea;
    }

    private static int closestNeighbour(Polygon gap, Map<Integer, List<Geometry>> facesByArea) {
        int best = AreaLocator.NOWHERE;
        double longest = 0;
        for (var entry : facesByArea.entrySet()) {
            double shared = entry.getValue().stream()
                    .filter(face -> face.getEnvelopeInternal().intersects(gap.getEnvelopeInternal()))
                    .mapToDouble(face ->
                            face.getBoundary().intersection(gap.getBoundary()).getLength())
                    .sum();
            if (shared > longest) {
                longest = shared;
                best = entry.getKey();
            }
        }
        return best;
    }
}
