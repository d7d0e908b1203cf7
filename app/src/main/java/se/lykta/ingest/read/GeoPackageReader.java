package se.lykta.ingest.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import se.lykta.ingest.Header;
import se.lykta.ingest.RejectCode;
import se.lykta.ingest.Rejected;
import se.lykta.ingest.Row;
import se.lykta.ingest.RowSource;

/// The rows of one feature or attribute table of a GeoPackage (OGC 12-128r19); a point geometry becomes
/// `geometry.x` and `geometry.y`. Only real tables are read, never views, so that a file cannot bring its own
/// queries.
final class GeoPackageReader extends EntryReader {

    private static final int MOST_VALUE_CHARS = 1 << 20;
    private static final int WKB_POINTS = 1000;

    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private final Header header;
    private final int geometryColumn;
    private final int columns;
    private final @Nullable Path temporary;
    private long ordinal;

    private GeoPackageReader(Connection connection, String table, String geometry, @Nullable Path temporary)
            throws SQLException, Unreadable {
        this.connection = connection;
        this.temporary = temporary;
        List<String> names = columns(connection, table);
        this.geometryColumn = names.indexOf(geometry);
        this.columns = names.size();
        List<String> shown = new ArrayList<>(names);
        if (geometryColumn >= 0) {
            shown.remove(geometryColumn);
            shown.add("geometry.x");
            shown.add("geometry.y");
        }
        this.header = Header.ofTyped(shown);
        StringBuilder sql = new StringBuilder("select ");
        for (String name : names) {
            sql.append(sql.length() > 7 ? ", " : "")
                    .append("case when length(%s) <= %d then %s end"
                            .formatted(quoted(name), MOST_VALUE_CHARS, quoted(name)));
        }
        this.statement = connection.createStatement();
        this.rows = statement.executeQuery(sql + " from " + quoted(table));
    }

    static Sniffed sniff(Path file, boolean gzipped, RowSource.Hints hints) throws IOException {
        Path plain = gzipped ? Archive.spool(file) : file;
        try (Connection connection = connect(plain)) {
            List<String> tables = tables(connection);
            if (tables.isEmpty()) {
                return Sniffed.refused(Rejected.file(RejectCode.FORMAT_UNKNOWN, ""));
            }
            return Sniffed.of(RowSource.Format.GEOPACKAGE, gzipped)
                    .withSheets(tables, Spreadsheets.which(tables, hints));
        } catch (SQLException broken) {
            throw new IOException(broken);
        } finally {
            if (gzipped) {
                Files.deleteIfExists(plain);
            }
        }
    }

    static GeoPackageReader open(Path file, boolean gzipped, RowSource.Hints hints) throws IOException {
        Path plain = gzipped ? Archive.spool(file) : file;
        try {
            Connection connection = connect(plain);
            try {
                List<String> tables = tables(connection);
                String wanted = hints.sheet() == null ? tables.isEmpty() ? "" : tables.getFirst() : hints.sheet();
                if (!tables.contains(wanted)) {
                    throw new Unreadable(RejectCode.SHEET_MISSING, wanted);
                }
                return new GeoPackageReader(
                        connection, wanted, geometryColumn(connection, wanted), gzipped ? plain : null);
            } catch (SQLException | IOException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException | IOException failure) {
            if (gzipped) {
                Files.deleteIfExists(plain);
            }
            throw failure instanceof IOException known ? known : new IOException(failure);
        }
    }

    private static Connection connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
        Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try (Statement pragma = connection.createStatement()) {
            pragma.execute("pragma trusted_schema = off");
            pragma.execute("pragma cell_size_check = on");
            pragma.execute("pragma cache_size = -8000");
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        return connection;
    }

    /// Feature and attribute tables that the contents list and that are real tables.
    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        String sql = """
                select c.table_name
                from gpkg_contents c
                join sqlite_master m on m.name = c.table_name and m.type = 'table'
                where c.data_type in ('features', 'attributes')
                  and exists (select 1 from sqlite_master g where g.name = 'gpkg_contents' and g.type = 'table')
                order by c.data_type desc, c.table_name
                limit 1000
                """;
        try (Statement statement = connection.createStatement();
                ResultSet names = statement.executeQuery(sql)) {
            while (names.next()) {
                tables.add(names.getString(1));
            }
        }
        return tables;
    }

    private static String geometryColumn(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select column_name from gpkg_geometry_columns where table_name = ?")) {
            statement.setString(1, table);
            try (ResultSet names = statement.executeQuery()) {
                return names.next() ? String.valueOf(names.getString(1)) : "";
            }
        }
    }

    private static List<String> columns(Connection connection, String table) throws SQLException, Unreadable {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet info = statement.executeQuery("pragma table_info(" + quoted(table) + ")")) {
            while (info.next()) {
                names.add(String.valueOf(info.getString("name")));
            }
        }
        if (names.size() > FlatRows.MOST_COLUMNS) {
            throw new Unreadable(RejectCode.COLUMNS_TOO_MANY, Integer.toString(names.size()));
        }
        return names;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    @Nullable
    Entry read() throws SQLException {
        if (!rows.next()) {
            return null;
        }
        ordinal++;
        String[] cells = new String[header.size()];
        int at = 0;
        Rejected fault = null;
        for (int i = 0; i < columns; i++) {
            if (i == geometryColumn) {
                fault = readPoint(rows.getBytes(i + 1), cells);
            } else {
                cells[at++] = text(rows.getObject(i + 1));
            }
        }
        return fault == null ? new Row(ordinal, header, cells) : fault;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double number -> CellText.number(number);
            case byte[] bytes -> "";
            default -> value.toString();
        };
    }

    /// Header of a GeoPackage geometry (`GP`, version, flags, srs, envelope) and a point in well-known
    /// binary.
    private @Nullable Rejected readPoint(byte @Nullable [] blob, String[] cells) {
        cells[cells.length - 2] = "";
        cells[cells.length - 1] = "";
        if (blob == null) {
            return null;
        }
        if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
            return new Rejected(ordinal, "geometry", RejectCode.GEOMETRY_BROKEN, "");
        }
        int flags = blob[3];
        int[] envelopeBytes = {0, 32, 48, 48, 64};
        int envelope = flags >> 1 & 7;
        boolean empty = (flags & 16) != 0;
        int at = envelope < envelopeBytes.length ? 8 + envelopeBytes[envelope] : Integer.MAX_VALUE;
        if (empty) {
            return null;
        }
        if (at > blob.length - 5) {
            return new Rejected(ordinal, "geometry", RejectCode.GEOMETRY_BROKEN, "");
        }
        ByteBuffer wkb = ByteBuffer.wrap(blob, at, blob.length - at);
        wkb.order(wkb.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int type = wkb.getInt();
        if ((type & 0xffff) % WKB_POINTS != 1) {
            return new Rejected(ordinal, "geometry", RejectCode.GEOMETRY_NOT_POINT, Integer.toString(type));
        }
        if (wkb.remaining() < 16) {
            return new Rejected(ordinal, "geometry", RejectCode.GEOMETRY_BROKEN, "");
        }
        cells[cells.length - 2] = CellText.number(wkb.getDouble());
        cells[cells.length - 1] = CellText.number(wkb.getDouble());
        return null;
    }

    @Override
    long line() {
        return ordinal;
    }

    @Override
    void closeFile() throws IOException {
        try {
            rows.close();
            statement.close();
            connection.close();
        } catch (SQLException failure) {
            throw new IOException(failure);
        } finally {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        }
    }
}
