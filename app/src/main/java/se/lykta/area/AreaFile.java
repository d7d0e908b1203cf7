package se.lykta.area;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A GeoJSON (`.geojson`, `.json`, either with `.gz`) or GeoPackage (`.gpkg`) file of areas and how to read it.
///
/// The coordinate system comes from the file (CRS member or GeoPackage registry), else from `system`, else a
/// GeoJSON file is taken to be WGS 84. Limits: [#MOST_AREAS] areas, [#MOST_VERTICES] vertices, [#MOST_BYTES]
/// bytes unpacked.
///
/// @param path the file
/// @param codeField the property or column that holds the area's code
/// @param nameField the one that holds its name; null when there is none, the code then stands in
/// @param system what the coordinates are in when the file does not say
/// @param table the GeoPackage table to read; null when the file has only one with geometry
public record AreaFile(
        Path path,
        String codeField,
        @Nullable String nameField,
        @Nullable CoordinateSystem system,
        @Nullable String table) {

    public static final int MOST_AREAS = 20_000;
    public static final int MOST_VERTICES = 5_000_000;
    public static final long MOST_BYTES = 500_000_000;

    public AreaFile(Path path, String codeField, String nameField) {
        this(path, codeField, nameField, null, null);
    }

    /// What areas does the file hold, in the metric system asked for, ordered by code? Dirty input never throws.
    /// @throws IllegalArgumentException if `metric` is in degrees
    public AreaReading read(CoordinateSystem metric) {
        if (!metric.isMetric()) {
            throw new IllegalArgumentException("metric is " + metric + ", must be in metres");
        }
        List<AreaFeature> features = new ArrayList<>();
        try {
            boolean isGeoPackage =
                    path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gpkg");
            CoordinateSystem source =
                    isGeoPackage ? new GeoPackageAreas(this).read(features) : new GeoJsonAreas(this).read(features);
            return new AreaCheck(source, metric).check(features);
        } catch (AreaRefusal refusal) {
            return new AreaReading.Refused(List.of(refusal.problem()));
        } catch (IOException | SQLException unreadable) {
            return new AreaReading.Refused(List.of(
                    AreaProblem.ofFile(AreaProblem.Code.FILE_UNREADABLE, String.valueOf(unreadable.getMessage()))));
        }
    }
}
