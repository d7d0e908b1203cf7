package se.lykta.area;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The area layers of every municipality, all versions kept.
///
/// On a given day the version with the latest first day holds, and of several with the same first day the
/// newest, so a correction is loaded by giving the same first day again.
public final class Areas {

    private static final Logger LOG = LoggerFactory.getLogger(Areas.class);

    private static final String LAYERS = """
            select layer_number, layer_code, kind, name_sv, name_en, version, valid_from, source, sha256, metric_epsg,
                lead(valid_from) over (partition by layer_code order by valid_from, version) as valid_to
            from area_layer
            where municipality_id = :municipality
            order by layer_code, version
            """;

    private final Database db;
    private final Supplier<List<AreaReassignment>> reassignments;

    /// @param reassignments asked for each time a version is stored
    public Areas(Database db, Supplier<List<AreaReassignment>> reassignments) {
        this.db = db;
        this.reassignments = reassignments;
    }

    /// Reads the file and stores it as the layer's next version, unless the newest version came from the same file.
    /// @param metric the municipality's metric system, in which outlines are kept
    public AreaLayerLoad load(MunicipalityId municipality, AreaLayerFile layer, CoordinateSystem metric) {
        return switch (layer.file().read(metric)) {
            case AreaReading.Refused refused -> new AreaLayerLoad.Refused(layer.code(), refused.problems());
            case AreaReading.Read read ->
                db.<AreaLayerLoad>write(municipality, client -> store(client, municipality, layer, metric, read));
        };
    }

    /// Which layers, with their areas, hold on this day? Ordered by layer code.
    public List<AreaLayer> on(MunicipalityId municipality, LocalDate day) {
        return db.read(
                municipality,
                client -> headers(client, municipality).stream()
                        .filter(header -> header.version().holdsOn(day))
                        .map(header -> filled(client, municipality, header))
                        .toList());
    }

    /// Which versions, with their areas, hold on this day or will on a later one? Ordered by layer code and version.
    public List<AreaLayer> onOrAfter(MunicipalityId municipality, LocalDate day) {
        return db.read(
                municipality,
                client -> headers(client, municipality).stream()
                        .filter(header -> header.version().holdsOnOrAfter(day))
                        .map(header -> filled(client, municipality, header))
                        .toList());
    }

    /// Which version of the layer, with its areas, holds on this day?
    public Optional<AreaLayer> find(MunicipalityId municipality, String layer, LocalDate day) {
        return db.read(
                municipality,
                client -> headers(client, municipality).stream()
                        .filter(header ->
                                header.code().equals(layer) && header.version().holdsOn(day))
                        .findFirst()
                        .map(header -> filled(client, municipality, header)));
    }

    /// All versions of all layers, without their areas, ordered by layer code and version.
    public List<AreaLayer> versions(MunicipalityId municipality) {
        return db.read(municipality, client -> headers(client, municipality));
    }

    private AreaLayerLoad store(
            JdbcClient client,
            MunicipalityId municipality,
            AreaLayerFile file,
            CoordinateSystem metric,
            AreaReading.Read read) {
        String sha256 = sha256(file.file().path());
        List<AreaLayer> former = headers(client, municipality).stream()
                .filter(header -> header.code().equals(file.code()))
                .toList();
        if (!former.isEmpty() && isSame(former.getLast(), file, metric, sha256)) {
            return new AreaLayerLoad.Unchanged(filled(client, municipality, former.getLast()));
        }
        int number = former.isEmpty() ? 1 : former.getLast().version().number() + 1;
        insertLayer(
                client,
                municipality,
                file,
                metric,
                new AreaLayer.Version(number, file.validFrom(), null, file.source(), sha256));
        for (int i = 0; i < read.areas().size(); i++) {
            insertArea(
                    client, municipality, file.code(), number, i, read.areas().get(i));
        }
        AreaLayer stored = filled(
                client,
                municipality,
                headers(client, municipality).stream()
                        .filter(header -> header.code().equals(file.code())
                                && header.version().number() == number)
                        .findFirst()
                        .orElseThrow());
        reassignments.get().forEach(reassignment -> reassignment.reassign(municipality, stored));
        LOG.info(
                "area layer municipality={} layer={} version={} areas={} repaired={}",
                municipality,
                file.code(),
                number,
                read.areas().size(),
                read.notices().size());
        return new AreaLayerLoad.Loaded(stored, read.notices());
    }

    private static boolean isSame(AreaLayer former, AreaLayerFile file, CoordinateSystem metric, String sha256) {
        return former.version().sha256().equals(sha256)
                && former.version().validFrom().equals(file.validFrom())
                && former.version().source().equals(file.source())
                && former.kind() == file.kind()
                && former.name().equals(file.name())
                && former.metric() == metric;
    }

    private static void insertLayer(
            JdbcClient client,
            MunicipalityId municipality,
            AreaLayerFile file,
            CoordinateSystem metric,
            AreaLayer.Version version) {
        client.sql("""
                        insert into area_layer (municipality_id, layer_number, layer_code, version, kind, name_sv, name_en,
                            valid_from, source, sha256, metric_epsg)
                        select :municipality, coalesce(max(layer_number), 0) + 1, :layer, :version, :kind, :sv, :en,
                            :from, :source, :sha256, :epsg
                        from area_layer
                        where municipality_id = :municipality
                        """)
                .param("municipality", municipality.value())
                .param("layer", file.code())
                .param("version", version.number())
                .param("kind", file.kind().name())
                .param("sv", file.name().sv())
                .param("en", file.name().en())
                .param("from", version.validFrom())
                .param("source", version.source())
                .param("sha256", version.sha256())
                .param("epsg", metric.epsg())
                .update();
    }

    private static void insertArea(
            JdbcClient client, MunicipalityId municipality, String layer, int version, int index, Area area) {
        Envelope box = area.box();
        client.sql("""
                        insert into area (municipality_id, layer_code, version, area_index, area_code, name, outline_wkb,
                            min_east, min_north, max_east, max_north, centroid_east, centroid_north,
                            label_east, label_north, area_square_metres)
                        values (:municipality, :layer, :version, :index, :code, :name, :wkb,
                            :minEast, :minNorth, :maxEast, :maxNorth, :centroidEast, :centroidNorth,
                            :labelEast, :labelNorth, :squareMetres)
                        """)
                .param("municipality", municipality.value())
                .param("layer", layer)
                .param("version", version)
                .param("index", index)
                .param("code", area.code())
                .param("name", area.name())
                .param("wkb", new WKBWriter().write(area.outline()))
                .param("minEast", box.getMinX())
                .param("minNorth", box.getMinY())
                .param("maxEast", box.getMaxX())
                .param("maxNorth", box.getMaxY())
                .param("centroidEast", area.centroid().east())
                .param("centroidNorth", area.centroid().north())
                .param("labelEast", area.labelPoint().east())
                .param("labelNorth", area.labelPoint().north())
                .param("squareMetres", area.squareMetres())
                .update();
    }

    /// The window function orders by first day, so a version that a correction replaced ends on its own first day.
    private static List<AreaLayer> headers(JdbcClient client, MunicipalityId municipality) {
        return client.sql(LAYERS)
                .param("municipality", municipality.value())
                .query((row, number) -> header(row))
                .list();
    }

    private static AreaLayer header(ResultSet row) throws SQLException {
        LocalDate validTo = row.getObject("valid_to", LocalDate.class);
        return new AreaLayer(
                row.getInt("layer_number"),
                row.getString("layer_code"),
                AreaKind.valueOf(row.getString("kind")),
                new LocalText(row.getString("name_sv"), row.getString("name_en")),
                new AreaLayer.Version(
                        row.getInt("version"),
                        row.getObject("valid_from", LocalDate.class),
                        validTo,
                        row.getString("source"),
                        row.getString("sha256")),
                CoordinateSystem.of(row.getInt("metric_epsg")),
                List.of());
    }

    private static AreaLayer filled(JdbcClient client, MunicipalityId municipality, AreaLayer header) {
        List<Area> areas = client.sql("""
                        select area_code, name, outline_wkb
                        from area
                        where municipality_id = :municipality and layer_code = :layer and version = :version
                        order by area_index
                        """)
                .param("municipality", municipality.value())
                .param("layer", header.code())
                .param("version", header.version().number())
                .query((row, number) -> area(row))
                .list();
        return new AreaLayer(
                header.number(), header.code(), header.kind(), header.name(), header.version(), header.metric(), areas);
    }

    private static Area area(ResultSet row) throws SQLException {
        try {
            return new Area(
                    row.getString("area_code"),
                    row.getString("name"),
                    new WKBReader().read(row.getBytes("outline_wkb")));
        } catch (ParseException damaged) {
            throw new SQLException("outline of area " + row.getString("area_code") + " is damaged", damaged);
        }
    }

    private static String sha256(Path path) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path)));
        } catch (IOException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("file was read a moment ago: " + path.getFileName(), impossible);
        }
    }
}
