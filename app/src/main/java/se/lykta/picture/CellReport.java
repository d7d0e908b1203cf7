package se.lykta.picture;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.ColumnStore;
import se.lykta.picture.answer.CellPicture;
import se.lykta.picture.answer.PictureQuestion;
import se.lykta.picture.answer.Pictures;

/// The cells of the picture as plain rows, for the command line and other programs.
@Component
public class CellReport {
    private final Grounds grounds;
    private final ColumnStore store;
    private final Pictures pictures;

    CellReport(Grounds grounds, ColumnStore store, Pictures pictures) {
        this.grounds = grounds;
        this.store = store;
        this.pictures = pictures;
    }

    /// What is asked.
    ///
    /// @param area code of an area in any layer; null = the whole municipality
    public record Question(
            MunicipalityId municipality,
            LocalDate from,
            LocalDate to,
            Set<String> types,
            Set<String> sources,
            @Nullable String area,
            int cellMetres) {}

    /// Every cell with incidents or with at least one expected, by name of the figure.
    public List<Map<String, Object>> rows(Question question) {
        var columns = store.upToDate(question.municipality());
        var ground = grounds.of(question.municipality());
        var asked = new PictureQuestion(
                question.from(),
                question.to(),
                question.types(),
                question.sources(),
                pictures.usualKnown(columns),
                null,
                question.area() == null ? null : areaId(ground, question.area()));
        var picture = pictures.cells(columns, asked, ground.grid(question.cellMetres()));
        var rows = new ArrayList<Map<String, Object>>();
        for (int cell = 0; cell < picture.count().length; cell++) {
            int series = picture.series()[cell];
            if (series >= 0 && (picture.count()[cell] > 0 || picture.expected().mean()[series] >= 1)) {
                rows.add(row(ground, picture, cell, series));
            }
        }
        return rows;
    }

    private static Map<String, Object> row(Ground ground, CellPicture picture, int cell, int series) {
        var row = new LinkedHashMap<String, Object>();
        var grid = picture.grid();
        row.put("east", grid.x0() + grid.columnOf(cell) * grid.cellMetres());
        row.put("north", grid.y0() + grid.rowOf(cell) * grid.cellMetres());
        var centre = ground.lonLat(grid.centreX(cell), grid.centreY(cell));
        row.put("longitude", Math.round(centre.longitude() * 1e6) / 1e6);
        row.put("latitude", Math.round(centre.latitude() * 1e6) / 1e6);
        row.put("count", picture.count()[cell]);
        row.put("expected", finite(picture.expected().mean()[series]));
        row.put("low", picture.expected().lower()[series]);
        row.put("high", picture.expected().upper()[series]);
        row.put("expectedQ", finite(picture.expected().q()[series]));
        row.put("verdict", picture.verdict(cell).code());
        row.put("giZ", finite(picture.hotZ(cell)));
        row.put("giP", finite(picture.hotP(cell)));
        row.put("giQ", finite(picture.hotQ(cell)));
        return row;
    }

    private static Object finite(double value) {
        return Double.isFinite(value) ? value : "";
    }

    private static Integer areaId(Ground ground, String code) {
        return ground.layers().stream()
                .map(layer -> PlaceRows.areaId(layer, code))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("area is " + code + ", must be in a layer in force"));
    }
}
