package se.lykta.area;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// Reads the areas of a GeoPackage table, opened read-only. Source: OGC 12-128r18, clause 2.1.
final class GeoPackageAreas {

    private static final int[] ENVELOPE_BYTES = {0, 32, 48, 48, 64};

    private final AreaFile file;

    GeoPackageAreas(AreaFile file) {
        this.file = file;
    }

    /// Adds the table's features and answers their coordinate system.
    CoordinateSystem read(List<AreaFeature> features) throws IOException, SQLException, AreaRefusal {
        if (!Files.isReadable(file.path())) {
            throw new IOException("no readable file " + file.path().getFileName());
        }
        if (Files.size(file.path()) > AreaFile.MOST_BYTES) {
            throw new AreaRefusal(AreaProblem.Code.FILE_TOO_LARGE, "> " + AreaFile.MOST_BYTES + " bytes");
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setOpenMode(SQLiteOpenMode.READONLY);
        try (Connection connection =
                config.createConnection("jdbc:sqlite:" + file.path().toAbsolutePath())) {
            Layer layer = layer(connection);
            readRows(connection, layer, features);
            return layer.system;
        }
    }

    private record Layer(String table, String geometryColumn, CoordinateSystem system) {}

    private Layer layer(Connection connection) throws SQLException, AreaRefusal {
        String wanted = file.table();
        String sql = """
                select g.table_name, g.column_name, s.organization, s.organization_coordsys_id
                from gpkg_geometry_columns g
                join gpkg_contents c on c.table_name = g.table_name and c.data_type = 'features'
                left join gpkg_spatial_ref_sys s on s.srs_id = g.srs_id
                where ? is null or g.table_name = ?
                order by g.table_name
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, wanted);
            statement.setString(2, wanted);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new AreaRefusal(AreaProblem.Code.FILE_WITHOUT_AREAS, wanted == null ? "" : wanted);
                }
                Layer layer = new Layer(rows.getString(1), rows.getString(2), system(rows));
                if (rows.next()) {
                    throw new AreaRefusal(AreaProblem.Code.TABLE_AMBIGUOUS, layer.table + ", " + rows.getString(1));
                }
                return layer;
            }
        }
    }

    private CoordinateSystem system(ResultSet rows) throws SQLException, AreaRefusal {
        String found = rows.getString(3) + ":" + rows.getInt(4);
        CoordinateSystem given = file.system();
        if ("EPSG".equalsIgnoreCase(rows.getString(3))) {
            return CoordinateSystem.find(rows.getInt(4))
                    .orElseThrow(() -> new AreaRefusal(AreaProblem.Code.SYSTEM_UNKNOWN, found));
        }
        if (given == null) {
            throw new AreaRefusal(AreaProblem.Code.SYSTEM_UNKNOWN, found);
        }
        return given;
    }

    private void readRows(Connection connection, Layer layer, List<AreaFeature> features)
            throws SQLException, AreaRefusal {
        String sql = "select * from " + quoted(layer.table);
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            requireColumns(rows.getMetaData());
            int vertices = 0;
            while (rows.next()) {
                AreaFeature feature = feature(rows, layer, features.size() + 1);
                Geometry shape = feature.shape();
                vertices += shape == null ? 0 : shape.getNumPoints();
                if (features.size() == AreaFile.MOST_AREAS || vertices > AreaFile.MOST_VERTICES) {
                    throw new AreaRefusal(AreaProblem.Code.FILE_TOO_LARGE, "> " + features.size());
                }
                features.add(feature);
            }
        }
    }

    private void requireColumns(ResultSetMetaData columns) throws SQLException, AreaRefusal {
        boolean codeFound = false;
        boolean nameFound = file.nameField() == null;
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            codeFound |= columns.getColumnName(i).equals(file.codeField());
            nameFound |= columns.getColumnName(i).equals(file.nameField());
        }
        if (!codeFound || !nameFound) {
            throw new AreaRefusal(
                    AreaProblem.Code.FIELD_MISSING, codeFound ? String.valueOf(file.nameField()) : file.codeField());
        }
    }

    private AreaFeature feature(ResultSet rows, Layer layer, int number) throws SQLException {
        String name = file.nameField() == null ? null : rows.getString(file.nameField());
        byte[] blob = rows.getBytes(layer.geometryColumn);
        Geometry shape = blob == null ? null : shape(blob);
        return new AreaFeature(
                number,
                rows.getString(file.codeField()),
                name,
                shape,
                shape == null ? "null" : shape.getGeometryType());
    }

    /// The geometry behind the GeoPackage header; null when the bytes are not one.
    private static @Nullable Geometry shape(byte[] blob) {
        if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
            return null;
        }
        int envelope = blob[3] >> 1 & 7;
        if (envelope >= ENVELOPE_BYTES.length || blob.length < 8 + ENVELOPE_BYTES[envelope] + 5) {
            return null;
        }
        try {
            byte[] wkb = Arrays.copyOfRange(blob, 8 + ENVELOPE_BYTES[envelope], blob.length);
            return new WKBReader().read(wkb);
        } catch (ParseException | IllegalArgumentException misshapen) {
            return null;
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
