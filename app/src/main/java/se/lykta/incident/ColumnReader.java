package se.lykta.incident;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.ColumnStore.Progress;
import se.lykta.incident.IncidentColumns.Words;

/// Reads the incident table into columns: all of it once, then what is newer than a revision.
@Component
final class ColumnReader {
    private static final Logger LOG = LoggerFactory.getLogger(ColumnReader.class);
    private static final int FETCH_ROWS = 5_000;
    private static final String ROWS = """
            select incident_id, east_metres, north_metres,
                   date_part('epoch', earliest_at) as earliest_second,
                   date_part('epoch', latest_at) as latest_second,
                   category, source_id, known_by, verification, location_quality, is_counted, area_ids
            from incident
            where municipality_id = ?
            """;

    private final Database database;
    private final ColumnSettings settings;

    ColumnReader(Database database, ColumnSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    /// Everything, ordered by time, so that a period touches few segments.
    IncidentColumns readAll(MunicipalityId municipality, Consumer<Progress> progress) {
        var setting = settings.of(municipality);
        return database.readBulk(municipality, connection -> {
            long revision = revision(connection, municipality);
            long rows = count(connection, municipality);
            progress.accept(new Progress(0, rows));
            var words = new Words(
                    new Dictionary<>(Short.MAX_VALUE),
                    new Dictionary<>(256),
                    setting.layerNumbers(),
                    sources(connection, municipality));
            var builder = new SegmentBuilder(words, setting.zone());
            try (var sorting = connection.createStatement()) {
                sorting.execute("set local work_mem = '256MB'");
            }
            try (var query = connection.prepareStatement(ROWS + "order by earliest_at, incident_id")) {
                query.setString(1, municipality.value());
                query.setFetchSize(FETCH_ROWS);
                read(query.executeQuery(), builder, read -> progress.accept(new Progress(read, rows)));
            }
            var columns = new IncidentColumns(municipality, revision, setting.zone(), builder.finish(), words);
            LOG.info(
                    "columns read municipality={} incidents={} revision={} bytes={}",
                    municipality,
                    columns.size(),
                    revision,
                    columns.bytes());
            return columns;
        });
    }

    /// The columns with what was written after their revision; the same columns when nothing was. All is read when
    /// other layer versions have come into force.
    IncidentColumns readNewer(IncidentColumns before) {
        var municipality = before.municipality();
        return database.readBulk(municipality, connection -> {
            long revision = revision(connection, municipality);
            if (revision == before.revision()) {
                return before;
            }
            if (!settings.of(municipality).layerNumbers().equals(before.words().layers())) {
                return readAll(municipality, progress -> {});
            }
            var sources = sources(connection, municipality);
            var words = new Words(
                    before.words().categories(),
                    before.words().sources(),
                    before.words().layers(),
                    sources);
            var newer = new SegmentBuilder(words, before.zone());
            try (var query = connection.prepareStatement(ROWS + "and revision > ? order by earliest_at, incident_id")) {
                query.setString(1, municipality.value());
                query.setLong(2, before.revision());
                query.setFetchSize(FETCH_ROWS);
                read(query.executeQuery(), newer, read -> {});
            }
            var added = newer.finish();
            var gone = removed(connection, before);
            added.forEach(segment -> {
                for (int i = 0; i < segment.size(); i++) {
                    gone.add(segment.id(i));
                }
            });
            return new IncidentColumns(
                    municipality,
                    revision,
                    before.zone(),
                    joined(without(before.segments(), gone), added, before, words),
                    words);
        });
    }

    private static List<Segment> without(List<Segment> segments, LongStream.Builder ids) {
        long[] gone = ids.build().sorted().toArray();
        if (gone.length == 0) {
            return segments;
        }
        return segments.stream()
                .map(segment -> without(segment, gone))
                .filter(segment -> segment.present() > 0)
                .toList();
    }

    private static Segment without(Segment segment, long[] gone) {
        if (gone[gone.length - 1] < segment.idBase() || gone[0] > segment.idMax()) {
            return segment;
        }
        var absent = new long[(Segment.CAPACITY + 63) / 64];
        boolean any = false;
        for (int i = 0; i < segment.size(); i++) {
            if (Arrays.binarySearch(gone, segment.id(i)) >= 0) {
                absent[i >> 6] |= 1L << (i & 63);
                any = true;
            }
        }
        return any ? segment.without(absent) : segment;
    }

    /// Fills up a last segment that is less than half full, so that many small imports do not make many
    /// segments.
    private static List<Segment> joined(List<Segment> kept, List<Segment> added, IncidentColumns before, Words words) {
        if (kept.isEmpty()
                || added.size() != 1
                || added.getFirst().size() + kept.getLast().size() > Segment.CAPACITY) {
            var all = new ArrayList<>(kept);
            all.addAll(added);
            return all;
        }
        var builder = new SegmentBuilder(words, before.zone());
        builder.continueFrom(kept.getLast());
        builder.continueFrom(added.getFirst());
        var all = new ArrayList<>(kept.subList(0, kept.size() - 1));
        all.addAll(builder.finish());
        return all;
    }

    private static void read(ResultSet rows, SegmentBuilder builder, Consumer<Long> progress) throws SQLException {
        long read = 0;
        while (rows.next()) {
            double east = rows.getDouble(2);
            boolean placed = !rows.wasNull();
            builder.add(new SegmentBuilder.Row(
                    rows.getLong(1),
                    placed ? east : Double.NaN,
                    rows.getDouble(3),
                    (int) Math.floorDiv((long) rows.getDouble(4), 60L),
                    (int) Math.floorDiv((long) rows.getDouble(5), 60L),
                    rows.getString(6),
                    rows.getInt(7),
                    Traits.of(rows.getInt(8), rows.getInt(9), rows.getInt(10), rows.getBoolean(11)),
                    areaIds(rows)));
            if (++read % 50_000 == 0) {
                progress.accept(read);
            }
        }
    }

    private static int[] areaIds(ResultSet rows) throws SQLException {
        var boxed = (Integer[]) rows.getArray(12).getArray();
        var ids = new int[boxed.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = boxed[i];
        }
        return ids;
    }

    private static LongStream.Builder removed(Connection connection, IncidentColumns before) throws SQLException {
        var ids = LongStream.builder();
        try (var query = connection.prepareStatement("""
                select incident_id
                from incident_removed
                where municipality_id = ? and revision > ?
                """)) {
            query.setString(1, before.municipality().value());
            query.setLong(2, before.revision());
            var rows = query.executeQuery();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }

    private static Map<String, Integer> sources(Connection connection, MunicipalityId municipality)
            throws SQLException {
        var sources = new HashMap<String, Integer>();
        try (var query =
                connection.prepareStatement("select code, source_id from ingest_source where municipality_id = ?")) {
            query.setString(1, municipality.value());
            var rows = query.executeQuery();
            while (rows.next()) {
                sources.put(rows.getString(1), rows.getInt(2));
            }
        }
        return sources;
    }

    private static long revision(Connection connection, MunicipalityId municipality) throws SQLException {
        return number(
                connection,
                "select coalesce(max(revision), 0) from incident_revision where municipality_id = ?",
                municipality);
    }

    private static long count(Connection connection, MunicipalityId municipality) throws SQLException {
        return number(connection, "select count(*) from incident where municipality_id = ?", municipality);
    }

    private static long number(Connection connection, String sql, MunicipalityId municipality) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, municipality.value());
            var rows = query.executeQuery();
            rows.next();
            return rows.getLong(1);
        }
    }
}
