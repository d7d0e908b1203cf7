package se.lykta.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.access.Permission;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.area.LonLat;
import se.lykta.incident.IncidentFilter;
import se.lykta.map.Outlines;
import se.lykta.municipality.Category;
import se.lykta.picture.answer.CellCorners;
import se.lykta.picture.answer.CellPicture;
import se.lykta.picture.answer.Pictures;
import se.lykta.picture.answer.Verdict;

/// What the map draws, as compact JSON. Longitudes and latitudes are whole microdegrees.
@Component
class MapAnswers {
    private static final int MOST_DOTS = 3_000;
    private static final int DENSITY_STEPS = 360;
    private static final int FEWEST_FOR_DENSITY = 10;
    private static final double MICRO = 1e6;
    private static final int FEW = 5;

    private final Pictures pictures;
    private final PicturePages pages;
    private final CellCorners.Kept corners = new CellCorners.Kept();

    MapAnswers(Pictures pictures, PicturePages pages) {
        this.pictures = pictures;
        this.pages = pages;
    }

    /// West, south, east, north in degrees.
    record View(double west, double south, double east, double north) {
        /// Reads `west,south,east,north`; null when it is not that.
        static @Nullable View of(@Nullable String bbox) {
            if (bbox == null || !bbox.matches("(-?[0-9]{1,3}([.][0-9]{1,15})?,){3}-?[0-9]{1,3}([.][0-9]{1,15})?")) {
                return null;
            }
            var parts = bbox.split(",");
            return new View(
                    Double.parseDouble(parts[0]),
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]));
        }

        boolean holds(double longitude, double latitude, double margin) {
            return longitude >= west - margin
                    && longitude <= east + margin
                    && latitude >= south - margin
                    && latitude <= north + margin;
        }
    }

    /// Per cell: id, the south-west corner, the other three corners as differences from it, count, expected low and
    /// high, flag (0 ordinary, 1 more than expected for the season, 2 stands out with few, 3 no coverage, 4 denser
    /// than chance gives), count of the same weeks last year, difference class from -2 to 2.
    Map<String, Object> cells(Asking asking, @Nullable View view) {
        var picture = pages.cells(asking);
        var places =
                corners.of(picture.grid(), asking.ground().municipality().map().metric());
        double margin = 0.03 * picture.grid().cellMetres() / 1000;
        var cells = new ArrayList<List<Object>>();
        for (int cell = 0; cell < picture.count().length; cell++) {
            int count = picture.count()[cell];
            int lastYear = picture.lastYear() == null ? 0 : picture.lastYear()[cell];
            boolean drawn = count > 0 || asking.state().view() == PictureState.View.LASTYEAR && lastYear > 0;
            if (!drawn || asking.hides(count)) {
                continue;
            }
            int corner = places.southWest(cell);
            if (view == null || view.holds(places.longitude(corner) / MICRO, places.latitude(corner) / MICRO, margin)) {
                cells.add(cell(picture, cell, places, asking.hides(lastYear) ? 0 : lastYear));
            }
        }
        var ramp = asking.usual(pictures).cells(asking.question().days());
        return Map.of("cellMetres", (int) picture.grid().cellMetres(), "breaks", ramp.breaks(), "cells", cells);
    }

    private static List<Object> cell(CellPicture picture, int cell, CellCorners corners, int lastYear) {
        int sw = corners.southWest(cell);
        int nw = corners.north(sw);
        int x = corners.longitude(sw);
        int y = corners.latitude(sw);
        int series = picture.series()[cell];
        return List.of(
                PlaceRows.cellId(picture, cell),
                x,
                y,
                corners.longitude(sw + 1) - x,
                corners.latitude(sw + 1) - y,
                corners.longitude(nw + 1) - x,
                corners.latitude(nw + 1) - y,
                corners.longitude(nw) - x,
                corners.latitude(nw) - y,
                picture.count()[cell],
                series < 0 ? 0 : picture.expected().lower()[series],
                series < 0 ? 0 : picture.expected().upper()[series],
                flag(picture, cell),
                lastYear,
                step(picture.count()[cell], lastYear));
    }

    private static int flag(CellPicture picture, int cell) {
        boolean few = picture.count()[cell] < FEW;
        if (picture.isHigher(cell)) {
            return few ? 2 : 1;
        }
        if (picture.isHot(cell)) {
            return few ? 2 : 4;
        }
        return picture.verdict(cell) == Verdict.NO_COVERAGE ? 3 : 0;
    }

    /// How far apart two small counts are: the square-root scale gives their difference a spread of about 1.4 if
    /// nothing changed (Anscombe 1948), so 1.5 is slight and 3 is clear.
    private static int step(int now, int before) {
        double z = 2 * (Math.sqrt(now) - Math.sqrt(before));
        int size = Math.abs(z) >= 3 ? 2 : Math.abs(z) >= 1.5 ? 1 : 0;
        return z < 0 ? -size : size;
    }

    /// The smoothed map as a picture of 0 to 255, rows from the north.
    Map<String, Object> density(Asking asking) {
        var frame = asking.ground().frame();
        double side = Math.max(50, Math.max(frame.getWidth(), frame.getHeight()) / DENSITY_STEPS);
        var grid = SquareGrid.covering(
                frame.getMinX(), frame.getMinY(), frame.getMaxX(), frame.getMaxY(), Math.ceil(side));
        var density = pictures.density(asking.columns(), asking.question(), grid, FEWEST_FOR_DENSITY);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("width", grid.columns());
        answer.put("height", grid.rows());
        answer.put("corners", corners(asking, grid));
        answer.put("bandwidthMetres", density.bandwidthMetres());
        answer.put("values", density.shades());
        return answer;
    }

    private static List<List<Double>> corners(Asking asking, SquareGrid grid) {
        double east = grid.x0() + grid.columns() * grid.cellMetres();
        double north = grid.y0() + grid.rows() * grid.cellMetres();
        return List.of(
                degrees(asking, grid.x0(), north),
                degrees(asking, east, north),
                degrees(asking, east, grid.y0()),
                degrees(asking, grid.x0(), grid.y0()));
    }

    private static List<Double> degrees(Asking asking, double east, double north) {
        var point = asking.ground().lonLat(east, north);
        return List.of(point.longitude(), point.latitude());
    }

    /// Single incidents in view: longitude, latitude, id, radius in metres. Sensitive categories are never
    /// dots.
    Map<String, Object> dots(Asking asking, View view) {
        var filter = asking.question().filter(asking.columns().zone()).inBox(box(asking, view));
        var allowed = drawnAsDots(asking);
        var wanted = filter.categories().isEmpty()
                ? allowed
                : filter.categories().stream().filter(allowed::contains).collect(Collectors.toSet());
        var dots = wanted.isEmpty()
                ? List.<List<Object>>of()
                : asking.scan().newestLocated(filter.ofCategories(wanted), MOST_DOTS).stream()
                        .map(dot -> {
                            var at = asking.ground().lonLat(dot.eastMetres(), dot.northMetres());
                            return List.<Object>of(
                                    micro(at.longitude()),
                                    micro(at.latitude()),
                                    "i" + dot.id(),
                                    dot.quality().defaultRadiusMetres());
                        })
                        .toList();
        return Map.of("dots", dots, "cut", dots.size() == MOST_DOTS);
    }

    private static Set<String> drawnAsDots(Asking asking) {
        boolean coordinating = asking.access().may(Permission.INCIDENT_TEXT);
        return asking.ground().municipality().words().taxonomy().categories().stream()
                .filter(category -> category.sensitivity() == Category.Sensitivity.OPEN
                        || coordinating && category.sensitivity() == Category.Sensitivity.LIMITED)
                .map(Category::code)
                .collect(Collectors.toSet());
    }

    private static IncidentFilter.Box box(Asking asking, View view) {
        var metric = asking.ground().municipality().map().metric();
        var sw = metric.project(new LonLat(view.west(), view.south()));
        var ne = metric.project(new LonLat(view.east(), view.north()));
        var se = metric.project(new LonLat(view.east(), view.south()));
        var nw = metric.project(new LonLat(view.west(), view.north()));
        return new IncidentFilter.Box(
                Math.min(sw.east(), nw.east()),
                Math.min(sw.north(), se.north()),
                Math.max(ne.east(), se.east()),
                Math.max(ne.north(), nw.north()));
    }

    /// The areas of the chosen layer (of the finest when cells are chosen) as GeoJSON with their three numbers.
    Map<String, Object> areas(Asking asking) {
        var layer = asking.layer();
        if (layer.isEmpty()) {
            return Map.of("type", "FeatureCollection", "features", List.of());
        }
        var picture = pictures.areas(asking.columns(), asking.question(), layer.get());
        var rows = PlaceRows.of(asking, picture, layer.get());
        var metric = asking.ground().municipality().map().metric();
        var features = rows.entries().stream()
                .map(entry -> {
                    var area = layer.get().areas().get(entry.index());
                    var properties = new LinkedHashMap<String, Object>();
                    properties.put("code", area.code());
                    properties.put("name", area.name());
                    properties.put("label", Outlines.label(area, metric));
                    if (!asking.hides(entry.count())) {
                        properties.put("count", entry.count());
                        properties.put("low", rows.lower(entry));
                        properties.put("high", rows.upper(entry));
                    }
                    properties.put("verdict", rows.verdict(entry).code());
                    return Map.of(
                            "type",
                            "Feature",
                            "properties",
                            properties,
                            "geometry",
                            Outlines.geoJson(area.outline(), metric));
                })
                .toList();
        return Map.of("type", "FeatureCollection", "features", features);
    }

    private static long micro(double degrees) {
        return Math.round(degrees * MICRO);
    }
}
