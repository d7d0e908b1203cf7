package se.lykta.ingest.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import se.lykta.area.AreaId;
import se.lykta.area.AreaLayer;
import se.lykta.area.AreaLocator;
import se.lykta.database.MunicipalityId;

/// Gives stored rows their areas anew when a layer has got a new version: rows with a position by the outlines, the
/// others by the supplier's area code. Areas of versions that will never hold again are taken away.
///
/// The table must have the columns of staged rows. Rows that another transaction is writing meanwhile are not seen,
/// so the caller locks writers out. Everything happens in the caller's transaction; one pass over the table, and
/// one update of the rows that change.
public final class AreaRenewal {
    private static final int FETCH_ROWS = 10_000;

    private final MunicipalityId municipality;
    private final AreaLayer layer;
    private final boolean holds;
    private final AreaLocator locator;
    private final Map<Integer, String> layerOfNumber = new HashMap<>();
    private final Map<String, Integer> indexOfCode = new HashMap<>();
    private final BinaryCopy copy = new BinaryCopy();

    /// @param layer the new version, with its areas
    /// @param versions all versions of all layers, the new one included
    /// @param today versions that hold neither now nor later are dropped from the rows
    public AreaRenewal(MunicipalityId municipality, AreaLayer layer, List<AreaLayer> versions, LocalDate today) {
        this.municipality = municipality;
        this.layer = layer;
        this.locator = layer.locator();
        versions.stream()
                .filter(version -> version.version().holdsOnOrAfter(today))
                .forEach(version -> layerOfNumber.put(version.number(), version.code()));
        holds = layerOfNumber.containsKey(layer.number());
        for (int i = 0; i < layer.areas().size(); i++) {
            indexOfCode.put(layer.areas().get(i).code(), i);
        }
    }

    /// @param table a table of the caller's own
    /// @return how many rows have other areas than before
    public long renew(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create temp table area_renewal (row_at tid, area_ids integer[]) on commit drop");
            long changed = collect(connection, table);
            if (changed > 0) {
                // The planner knows nothing of the rows just collected, so it must not loop.
                statement.execute("set local enable_nestloop = off");
                statement.execute("update " + table + " t set area_ids = r.area_ids from area_renewal r"
                        + " where t.municipality_id = '" + municipality.value() + "' and t.ctid = r.row_at");
            }
            statement.execute("drop table area_renewal");
            return changed;
        }
    }

    private long collect(Connection connection, String table) throws SQLException {
        long changed = 0;
        try (var query = connection.prepareStatement("select ctid::text, east_metres, north_metres, area_code, area_ids"
                + " from " + table + " where municipality_id = ? and (east_metres is not null or area_code <> '')")) {
            query.setString(1, municipality.value());
            query.setFetchSize(FETCH_ROWS);
            var rows = query.executeQuery();
            int waiting = 0;
            copy.reset();
            while (rows.next()) {
                int[] before = numbers(rows);
                int[] after = after(rows, before);
                if (!Arrays.equals(before, after)) {
                    copy.row(2).rowPlace(rows.getString(1)).int4Array(after);
                    changed++;
                    if (++waiting == FETCH_ROWS) {
                        write(connection);
                        waiting = 0;
                    }
                }
            }
            write(connection);
        }
        return changed;
    }

    private void write(Connection connection) throws SQLException {
        int size = copy.finish();
        CopyIn in = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy area_renewal from stdin (format binary)");
        in.writeToCopy(copy.buffer(), 0, size);
        in.endCopy();
        copy.reset();
    }

    private static int[] numbers(ResultSet rows) throws SQLException {
        var boxed = (Integer[]) rows.getArray(5).getArray();
        return Arrays.stream(boxed).mapToInt(Integer::intValue).toArray();
    }

    private int[] after(ResultSet row, int[] before) throws SQLException {
        double east = row.getDouble(2);
        boolean placed = !row.wasNull();
        int[] ids = new int[before.length + 1];
        int count = 0;
        boolean ofAnotherLayer = false;
        for (int id : before) {
            String code = layerOfNumber.get(AreaId.layerNumber(id));
            if (code != null && AreaId.layerNumber(id) != layer.number()) {
                ids[count++] = id;
                ofAnotherLayer |= !code.equals(layer.code());
            }
        }
        int index = placed
                ? locator.locate(east, row.getDouble(3))
                : ofAnotherLayer
                        ? AreaLocator.NOWHERE
                        : indexOfCode.getOrDefault(row.getString(4), AreaLocator.NOWHERE);
        if (holds && index != AreaLocator.NOWHERE) {
            ids[count++] = AreaId.of(layer.number(), index);
        }
        return Arrays.copyOf(ids, count);
    }
}
