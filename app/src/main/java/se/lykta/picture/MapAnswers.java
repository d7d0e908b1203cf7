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
import se.lykta.analysis.hotspot.Bandwidth;
import se.lykta.analysis.hotspot.KernelDensity;
import se.lykta.area.LonLat;
import se.lykta.incident.IncidentFilter;
import se.lykta.municipality.Category;

/// What the map draws, as compact JSON. Longitudes and latitudes are whole microdegrees.
@Component
class MapAnswers {
    private static final int MOST_DOTS = 3_000;
    private static final int DENSITY_STEPS = 360;
    private static final int FEWEST_FOR_DENSITY = 10;

    private final Pictures pictures;
    private final PicturePages pages;

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

        boolean holds(LonLat point, double margin) {
            return point.longitude() >= west - margin
                    && point.longitude() <= east + margin
                    && point.latitude() >= south - margin
                    && point.latitude() <= north + margin;
        }
    }

    /// Per cell: id, the south-west corner, the other three corners as differences from it, count, expected
    /// low and
    /// high, flag (0 ordinary, 1 stands out, 2 stands out with few, 3 no coverage), count of the same weeks
    /// last
    /// year,
    /// difference class
    /// from -2 to 2.
    Map<String, Object> cells(Asking asking, @Nullable View view) {
        var picture = pages.cells(asking);
        var cells = new ArrayList<List<Object>>();
        for (int cell = 0; cell < picture.count().length; cell++) {
            int lastYear = picture.lastYear() == null ? 0 : picture.lastYear()[cell];
            boolean drawn =
                    picture.count()[cell] > 0 || asking.state().view() == PictureState.View.LASTYEAR && lastYear > 0;
            if (drawn && !asking.hides(picture.count()[cell])) {
                var row = cell(asking, picture, cell, lastYear, view);
                if (row != null) {
                    cells.add(row);
                }
            }
        }
        return Map.of("cellMetres", (int) picture.grid().cellMetres(), "breaks", Ramp.BREAKS, "cells", cells);
    }

    private static @Nullable List<Object> cell(
            Asking asking, CellPicture picture, int cell, int lastYear, @Nullable View view) {
        var grid = picture.grid();
        double west = grid.x0() + grid.columnOf(cell) * grid.cellMetres();
        double south = grid.y0() + grid.rowOf(cell) * grid.cellMetres();
        double side = grid.cellMetres();
        var sw = asking.ground().lonLat(west, south);
        if (view != null && !view.holds(sw, 0.03 * side / 1000)) {
            return null;
        }
        var se = asking.ground().lonLat(west + side, south);
        var ne = asking.ground().lonLat(west + side, south + side);
        var nw = asking.ground().lonLat(west, south + side);
        long x = micro(sw.longitude());
        long y = micro(sw.latitude());
        int series = picture.series()[cell];
        int before = asking.hides(lastYear) ? 0 : lastYear;
        return List.of(
                PlaceRows.cellId(picture, cell),
                x,
                y,
                micro(se.longitude()) - x,
                micro(se.latitude()) - y,
                micro(ne.longitude()) - x,
                micro(ne.latitude()) - y,
                micro(nw.longitude()) - x,
                micro(nw.latitude()) - y,
                picture.count()[cell],
                series < 0 ? 0 : picture.expected().lower()[series],
                series < 0 ? 0 : picture.expected().upper()[series],
                flag(picture, cell),
                before,
                step(picture.count()[cell], before));
    }

    private static int flag(CellPicture picture, int cell) {
        boolean standsOut = picture.isHot(cell) || picture.isHigher(cell);
        if (picture.verdict(cell) == Verdict.NO_COVERAGE) {
            return standsOut ? 1 : 3;
        }
        return !standsOut ? 0 : picture.count()[cell] < 5 ? 2 : 1;
    }

    /// How far apart two small counts are: the square-root scale gives their difference a spread of about 1.4
    /// if nothing
    /// changed (Anscombe 1948), so 1.5 is slight and 3 is clear.
    private static int step(int now, int before) {
        double z = 2 * (Math.sqrt(now) - Math.sqrt(before));
        int size = Math.abs(z) >= 3 ? 2 : Math.abs(z) >= 1.5 ? 1 : 0;
        return z < 0 ? -size : size;
    }

    /// The smoothed map as a picture of 0 to 255, rows from the north.
    Map<String, Object> density(Asking asking) {
        var positions = asking.scan()
                .positions(asking.question().filter(asking.columns().zone()));
        var frame = asking.ground().frame();
        double side = Math.max(50, Math.max(frame.getWidth(), frame.getHeight()) / DENSITY_STEPS);
        var grid = SquareGrid.covering(
                frame.getMinX(), frame.getMinY(), frame.getMaxX(), frame.getMaxY(), Math.ceil(side));
        var answer = new LinkedHashMap<String, Object>();
        answer.put("width", grid.columns());
        answer.put("height", grid.rows());
        answer.put("corners", corners(asking, grid));
        if (positions.eastMetres().length < FEWEST_FOR_DENSITY) {
            answer.put("bandwidthMetres", 0);
            answer.put("values", new int[grid.cells()]);
            return answer;
        }
        double bandwidth = Bandwidth.byLikelihood(positions.eastMetres(), positions.northMetres(), grid.cellMetres())
                .metres();
        var map = KernelDensity.gaussian(bandwidth).map(positions.eastMetres(), positions.northMetres(), grid);
        answer.put("bandwidthMetres", Math.round(map.bandwidthMetres()));
        answer.put("values", shades(map.perKm2(), grid));
        return answer;
    }

    private static int[] shades(double[] perKm2, SquareGrid grid) {
        double most = 0;
        for (double value : perKm2) {
            most = Math.max(most, Double.isNaN(value) ? 0 : value);
        }
        var shades = new int[perKm2.length];
        for (int cell = 0; cell < perKm2.length; cell++) {
            int fromNorth = (grid.rows() - 1 - grid.rowOf(cell)) * grid.columns() + grid.columnOf(cell);
            shades[fromNorth] =
                    most == 0 || Double.isNaN(perKm2[cell]) ? 0 : (int) Math.round(255 * perKm2[cell] / most);
        }
        return shades;
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
        var layer = asking.ground()
                .findLayer(asking.state().layer())
                .or(() -> FilterBar.divisions(asking).stream().findFirst());
        if (layer.isEmpty()) {
            return Map.of("type", "FeatureCollection", "features", List.of());
        }
        var picture = pictures.areas(
                asking.columns(),
                asking.question(),
                layer.get().number(),
                layer.get().areas().size());
        var rows = PlaceRows.of(asking, picture, layer.get());
        var features = rows.entries().stream()
                .map(entry -> {
                    var area = layer.get().areas().get(entry.index());
                    var properties = new LinkedHashMap<String, Object>();
                    properties.put("code", area.code());
                    properties.put("name", area.name());
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
                            Outlines.geoJson(
                                    area.outline(),
                                    asking.ground().municipality().map().metric()));
                })
                .toList();
        return Map.of("type", "FeatureCollection", "features", features);
    }

    private static long micro(double degrees) {
        return Math.round(degrees * 1e6);
    }
}
