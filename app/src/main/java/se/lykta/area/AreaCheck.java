package se.lykta.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;

/// Which features of a file are areas, in metres and valid; what had to be mended; what is refused and why?
final class AreaCheck {

    private final CoordinateSystem source;
    private final CoordinateSystem metric;
    private final List<Area> areas = new ArrayList<>();
    private final List<AreaProblem> notices = new ArrayList<>();
    private final List<AreaProblem> problems = new ArrayList<>();
    private final Map<String, Integer> featureByCode = new HashMap<>();

    AreaCheck(CoordinateSystem source, CoordinateSystem metric) {
        this.source = source;
        this.metric = metric;
    }

    AreaReading check(List<AreaFeature> features) {
        features.forEach(this::check);
        if (!problems.isEmpty()) {
            return new AreaReading.Refused(problems);
        }
        if (areas.isEmpty()) {
            return new AreaReading.Refused(
                    List.of(AreaProblem.ofFile(AreaProblem.Code.FILE_WITHOUT_AREAS, features.size() + " features")));
        }
        areas.sort(Comparator.comparing(Area::code));
        return new AreaReading.Read(areas, notices);
    }

    private void check(AreaFeature feature) {
        String code = feature.code();
        if (code == null || code.isBlank()) {
            refuse(feature, AreaProblem.Code.CODE_MISSING, feature.shapeType());
            return;
        }
        Integer earlier = featureByCode.putIfAbsent(code, feature.number());
        if (earlier != null) {
            refuse(feature, AreaProblem.Code.CODE_DUPLICATE, earlier.toString());
            return;
        }
        Geometry shape = feature.shape();
        if (shape == null || shape.isEmpty()) {
            refuse(feature, AreaProblem.Code.GEOMETRY_MISSING, feature.shapeType());
        } else if (!(shape instanceof Polygonal)) {
            refuse(feature, AreaProblem.Code.GEOMETRY_NOT_A_SURFACE, feature.shapeType());
        } else {
            String name = feature.name();
            Geometry outline = valid(feature, inMetres(feature, shape));
            if (outline != null) {
                areas.add(new Area(code, name == null || name.isBlank() ? code : name, outline));
            }
        }
    }

    private @Nullable Geometry inMetres(AreaFeature feature, Geometry shape) {
        Transformation transformation = new Transformation();
        shape.apply(transformation);
        if (transformation.failed) {
            refuse(feature, AreaProblem.Code.GEOMETRY_NOT_IN_SYSTEM, transformation.found + " " + source);
            return null;
        }
        shape.geometryChanged();
        return shape;
    }

    private @Nullable Geometry valid(AreaFeature feature, @Nullable Geometry shape) {
        if (shape == null) {
            return null;
        }
        var fault = new IsValidOp(shape).getValidationError();
        if (fault == null) {
            return shape;
        }
        Geometry fixed = GeometryFixer.fix(shape);
        String found = fault.getMessage();
        if (fixed instanceof Polygonal && fixed.getArea() > 0) {
            notices.add(new AreaProblem(
                    AreaProblem.Code.GEOMETRY_REPAIRED, feature.number(), String.valueOf(feature.code()), found));
            return fixed;
        }
        refuse(feature, AreaProblem.Code.GEOMETRY_BEYOND_REPAIR, found);
        return null;
    }

    private void refuse(AreaFeature feature, AreaProblem.Code code, String found) {
        String area = feature.code();
        problems.add(new AreaProblem(code, feature.number(), area == null ? "" : area, found));
    }

    /// Moves every vertex into the metric system, in place.
    private final class Transformation implements CoordinateSequenceFilter {

        private final double[] x = new double[1];
        private final double[] y = new double[1];
        private boolean failed;
        private String found = "";

        @Override
        public void filter(CoordinateSequence sequence, int i) {
            x[0] = sequence.getX(i);
            y[0] = sequence.getY(i);
            boolean plausible = source.plausible().contains(x[0], y[0]);
            source.transform(metric, x, y, 0, 1);
            if (!plausible || !Double.isFinite(x[0]) || !Double.isFinite(y[0])) {
                failed = true;
                found = sequence.getX(i) + " " + sequence.getY(i);
            }
            sequence.setOrdinate(i, 0, x[0]);
            sequence.setOrdinate(i, 1, y[0]);
        }

        @Override
        public boolean isDone() {
            return failed;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
