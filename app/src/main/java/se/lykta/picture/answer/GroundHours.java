package se.lykta.picture.answer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import se.lykta.area.Area;
import se.lykta.area.AreaId;
import se.lykta.area.AreaLayer;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.IncidentColumns;
import se.lykta.observe.Exposure;
import se.lykta.observe.Exposures;
import se.lykta.observe.Exposures.Ground;

/// Whose hours tell how much was looked on the ground of a question? Of a place drawn by hand those agreed for
/// the areas it lies in.
final class GroundHours {
    /// A drawing that reaches over a border by less than this share of itself does not lie there.
    private static final double SLIVER = 0.01;

    private final Exposures exposures;
    private final BiFunction<MunicipalityId, LocalDate, List<AreaLayer>> layers;

    GroundHours(Exposures exposures, BiFunction<MunicipalityId, LocalDate, List<AreaLayer>> layers) {
        this.exposures = exposures;
        this.layers = layers;
    }

    /// Hours a day in each window, by source; NaN = not known.
    Map<String, double[]> perDay(IncidentColumns columns, PictureQuestion question, int[] boundaries) {
        var areas = new AreasOfGround(columns, question);
        return exposures.hoursPerDay(columns.municipality(), areas.ground(), boundaries, columns.zone());
    }

    /// What was reported in the question's period by the sources it asks for.
    GuardedHours reported(IncidentColumns columns, PictureQuestion question) {
        var areas = new AreasOfGround(columns, question);
        var bySource = new TreeMap<String, GuardedHours.OfSource>();
        exposures
                .on(columns.municipality(), areas.ground(), question.from(), question.to())
                .forEach((source, known) -> {
                    double hours =
                            known.stream().mapToDouble(Exposure::reportedHours).sum();
                    if (hours > 0
                            && (question.sources().isEmpty()
                                    || question.sources().contains(source))) {
                        bySource.put(source, new GuardedHours.OfSource(hours, areas.named(known)));
                    }
                });
        var named = bySource.values().stream()
                .flatMap(source -> source.areaCodes().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return new GuardedHours(areas.isEverywhere(), bySource, areas.names(named));
    }

    /// The areas that a question's ground lies in, looked up when the first agreement names an area.
    private final class AreasOfGround {
        private final PictureQuestion question;
        private final Supplier<List<Area>> found;
        private List<Area> areas = List.of();
        private boolean looked;

        AreasOfGround(IncidentColumns columns, PictureQuestion question) {
            this.question = question;
            this.found = () -> find(layers.apply(columns.municipality(), question.to()), question);
        }

        boolean isEverywhere() {
            return question.area() == null && question.within() == null;
        }

        Ground ground() {
            return isEverywhere()
                    ? Ground.EVERYWHERE
                    : Ground.in(code ->
                            areas().stream().anyMatch(area -> area.code().equals(code)));
        }

        /// Codes of those of the areas that hours were agreed for.
        Set<String> named(List<Exposure> known) {
            return isEverywhere()
                    ? Set.of()
                    : known.stream()
                            .flatMap(exposure -> exposure.areaCodes().stream())
                            .filter(code -> areas().stream()
                                    .anyMatch(area -> area.code().equals(code)))
                            .collect(Collectors.toSet());
        }

        List<String> names(Set<String> codes) {
            return codes.isEmpty()
                    ? List.of()
                    : areas().stream()
                            .filter(area -> codes.contains(area.code()))
                            .map(Area::name)
                            .distinct()
                            .sorted()
                            .toList();
        }

        private List<Area> areas() {
            if (!looked) {
                areas = found.get();
                looked = true;
            }
            return areas;
        }
    }

    private static List<Area> find(List<AreaLayer> layers, PictureQuestion question) {
        var within = question.within();
        if (within != null) {
            var outline = (Geometry) within.outline();
            return layers.stream()
                    .flatMap(layer -> layer.areas().stream())
                    .filter(area -> liesIn(outline, area))
                    .toList();
        }
        var chosen = question.area();
        return chosen == null
                ? List.of()
                : layers.stream()
                        .filter(layer -> layer.number() == AreaId.layerNumber(chosen))
                        .flatMap(layer -> Stream.of(layer.areas().get(AreaId.index(chosen))))
                        .toList();
    }

    private static boolean liesIn(Geometry outline, Area area) {
        if (!area.box().intersects(outline.getEnvelopeInternal())) {
            return false;
        }
        var common = OverlayNGRobust.overlay(area.outline(), outline, OverlayNG.INTERSECTION);
        return common.getArea() > SLIVER * outline.getArea();
    }
}
