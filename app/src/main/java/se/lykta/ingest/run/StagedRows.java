package se.lykta.ingest.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;
import se.lykta.area.LonLat;
import se.lykta.database.MunicipalityId;
import se.lykta.ingest.Draft;
import se.lykta.ingest.map.ContentHash;
import se.lykta.ingest.map.Occurrences;
import se.lykta.privacy.KnownPlaces;
import se.lykta.privacy.TextScreening;

/// Turns drafts into staged rows: screens their text, projects their position, finds their areas, counts which
/// occurrence of their key they are. Collects them in PostgreSQL's copy format and writes them a batch at a
/// time.
final class StagedRows {
    private static final int COLUMNS = 26;

    private final MunicipalityId municipality;
    private final long runId;
    private final CoordinateSystem metric;
    private final AreaAssignment areas;
    private final KnownPlaces places;
    private final Occurrences keys = new Occurrences();
    private BinaryCopy copy = new BinaryCopy();
    private BinaryCopy spare = new BinaryCopy();
    private int rows;
    private long masked;
    private int waves = 1;
    private long firstMinute = Long.MAX_VALUE;
    private long lastMinute = Long.MIN_VALUE;

    StagedRows(MunicipalityId municipality, long runId, ImportSettings.Setting setting) {
        this.municipality = municipality;
        this.runId = runId;
        this.metric = setting.metric();
        this.areas = new AreaAssignment(setting.layers());
        this.places = setting.places();
    }

    /// Remembers the key of a row that a killed run had staged already.
    void skip(Draft draft) {
        wave(draft);
    }

    void add(long rowNo, Draft draft) {
        int wave = wave(draft);
        waves = Math.max(waves, wave);
        var where = draft.where();
        EastNorth position = where.hasPosition() ? metric.project(new LonLat(where.lon(), where.lat())) : null;
        double east = position == null ? Double.NaN : centimetres(position.east());
        double north = position == null ? Double.NaN : centimetres(position.north());
        copy.row(COLUMNS).text(municipality.value()).int8(runId).int8(rowNo).int2(wave);
        copy.text(key(draft)).int8(draft.contentHash());
        what(draft.what(), where.isElsewhere(municipality.value()));
        copy.int2(where.quality().ordinal()).int4(where.radiusMetres());
        copy.float8(where.lon()).float8(where.lat()).float8(east).float8(north);
        copy.int4Array(position == null ? areas.named(where.areaCode()) : areas.at(east, north));
        copy.text(screened(where.placeText()));
        when(draft.when());
        copy.text(screened(draft.what().text()));
        copy.text(position == null ? screened(where.areaCode()) : "");
        timeOrNone(draft.when().versionMinute());
        rows++;
    }

    int rows() {
        return rows;
    }

    long masked() {
        return masked;
    }

    int waves() {
        return waves;
    }

    /// When the rows added so far begin; null before the first.
    @Nullable
    OffsetDateTime first() {
        return firstMinute == Long.MAX_VALUE ? null : at(firstMinute);
    }

    /// When the rows added so far end; null before the first.
    @Nullable
    OffsetDateTime last() {
        return lastMinute == Long.MIN_VALUE ? null : at(lastMinute);
    }

    private static OffsetDateTime at(long minute) {
        return Instant.ofEpochSecond(minute * 60).atOffset(ZoneOffset.UTC);
    }

    /// The rows collected since the last time; starts anew. They are good until the time after this one.
    BinaryCopy taken() {
        var full = copy;
        copy = spare;
        copy.reset();
        spare = full;
        rows = 0;
        return full;
    }

    static void write(Connection connection, BinaryCopy rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var statement = connection.createStatement()) {
            // Rows cannot be copied straight into a table with row-level security.
            statement.execute("create temp table if not exists ingest_batch (like ingest_row) on commit delete rows");
        }
        int size = rows.finish();
        var in = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy ingest_batch from stdin (format binary)");
        in.writeToCopy(rows.buffer(), 0, size);
        in.endCopy();
        try (var statement = connection.createStatement()) {
            statement.execute("insert into ingest_row select * from ingest_batch");
        }
    }

    private void what(Draft.What what, boolean elsewhere) {
        copy.text(what.categoryCode())
                .text(screened(what.sourceType()))
                .int2(what.knownBy().ordinal())
                .int2(what.verification().ordinal())
                .bool(what.countable() && !elsewhere);
    }

    private void when(Draft.When when) {
        firstMinute = Math.min(firstMinute, when.earliestMinute());
        lastMinute = Math.max(lastMinute, when.latestMinute());
        copy.timestamp(when.earliestMinute())
                .timestamp(when.latestMinute())
                .int2(when.precision().ordinal());
        timeOrNone(when.reportedMinute());
    }

    private void timeOrNone(long minute) {
        if (minute == Draft.When.NO_TIME) {
            copy.none();
        } else {
            copy.timestamp(minute);
        }
    }

    private int wave(Draft draft) {
        return keys.next(new ContentHash().add(draft.sourceKey()).finish());
    }

    /// A key that looks like a person's number or the like is kept as its hash, which is as good for
    /// recognising it.
    private static String key(Draft draft) {
        return TextScreening.screen(draft.sourceKey()).isClean()
                ? draft.sourceKey()
                : "h"
                        + Long.toHexString(
                                new ContentHash().add(draft.sourceKey()).finish());
    }

    private String screened(String text) {
        if (text.isEmpty()) {
            return text;
        }
        var screened = TextScreening.screen(text, places);
        if (screened.isClean()) {
            return text;
        }
        masked++;
        return screened.masked();
    }

    private static double centimetres(double metres) {
        return Math.round(metres * 100) / 100.0;
    }
}
