package se.lykta.municipality;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lykta.area.Area;
import se.lykta.area.AreaLayer;
import se.lykta.area.AreaLayerFile;
import se.lykta.area.AreaLayerLoad;
import se.lykta.area.AreaProblem;
import se.lykta.area.Areas;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;
import se.lykta.area.PlaceName;
import se.lykta.area.PlaceNames;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The municipalities that this installation serves, each with every version of its configuration file.
public final class Municipalities {

    private static final Logger LOG = LoggerFactory.getLogger(Municipalities.class);

    /// The list of place names that comes from the configuration file.
    static final String CONFIGURED = "configured";

    private final Database db;
    private final Areas areas;
    private final PlaceNames placeNames;
    /// What was read last, by municipality: a version never changes, so only its number need be asked for.
    private final Map<MunicipalityId, Known> read = new ConcurrentHashMap<>();

    public Municipalities(Database db, Areas areas, PlaceNames placeNames) {
        this.db = db;
        this.areas = areas;
        this.placeNames = placeNames;
    }

    /// Loads or updates a municipality from its configuration file, with the layers it names: all of it or nothing.
    /// Loading the same file again writes nothing.
    public MunicipalityLoad load(Path file) {
        return switch (MunicipalityFile.read(file)) {
            case MunicipalityReading.Refused refused -> new MunicipalityLoad.Refused(refused.problems(), List.of());
            case MunicipalityReading.Read read -> load(read);
        };
    }

    /// Loads a version of one more layer, and takes its areas' names up among the place names.
    public AreaLayerLoad loadLayer(MunicipalityId id, AreaLayerFile layer) {
        var municipality = get(id);
        return db.<AreaLayerLoad>write(id, client -> {
            var load = areas.load(id, layer, municipality.map().metric());
            if (load instanceof AreaLayerLoad.Loaded) {
                placeNames.replace(id, CONFIGURED, names(municipality));
            }
            return load;
        });
    }

    /// Which municipality has this code? As its newest configuration file says. Costs one short query.
    public Optional<Municipality> find(MunicipalityId id) {
        var version = db.read(
                id,
                client -> client.sql("""
                        select max(version)
                        from municipality_version
                        where municipality_id = :municipality
                        having count(*) > 0
                        """)
                        .param("municipality", id.value())
                        .query(Integer.class)
                        .optional());
        if (version.isEmpty()) {
            return Optional.empty();
        }
        var known = read.get(id);
        if (known == null || known.version != version.get()) {
            var newest = db.read(id, client -> newest(client, id)).orElseThrow();
            known = new Known(newest.number, municipality(newest.document));
            read.put(id, known);
        }
        return Optional.of(known.municipality);
    }

    /// @throws IllegalArgumentException if no configuration file was loaded for the code
    public Municipality get(MunicipalityId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException(
                "municipality is " + id + ", must be loaded by 'lykta municipality load FILE' first"));
    }

    /// The codes of all municipalities, in order.
    public List<MunicipalityId> all() {
        return db.everywhere(client -> client.sql("""
                        select municipality_id
                        from municipality
                        order by municipality_id
                        """)
                .query((row, number) -> new MunicipalityId(row.getString(1)))
                .list());
    }

    private MunicipalityLoad load(MunicipalityReading.Read read) {
        var id = read.municipality().id();
        try {
            return db.write(id, client -> store(client, read));
        } catch (LayerRefused refused) {
            return new MunicipalityLoad.Refused(
                    List.of(new ConfigurationProblem(
                            ConfigurationProblem.Code.LAYER_REFUSED, "/layers", refused.layer, "")),
                    refused.problems);
        }
    }

    private MunicipalityLoad store(JdbcClient client, MunicipalityReading.Read read) {
        Municipality municipality = read.municipality();
        client.sql("""
                        insert into municipality (municipality_id)
                        values (:municipality)
                        on conflict do nothing
                        """).param("municipality", municipality.id().value()).update();
        var former = newest(client, municipality.id());
        var changed = new TreeSet<String>();
        int version = former.map(Version::number).orElse(0);
        if (former.isEmpty() || !former.get().document.equals(read.document())) {
            changed.addAll(
                    MunicipalityFile.changedFields(former.map(Version::document).orElse("{}"), read.document()));
            version++;
            insert(client, municipality.id(), version, read.document());
        }
        var notices = loadLayers(municipality, changed);
        if (changed.isEmpty() && former.isPresent() && former.get().number == version) {
            return new MunicipalityLoad.Unchanged(municipality, version);
        }
        placeNames.replace(municipality.id(), CONFIGURED, names(municipality));
        LOG.info("municipality={} version={} changed={}", municipality.id(), version, changed.size());
        return new MunicipalityLoad.Loaded(municipality, version, List.copyOf(changed), notices);
    }

    private List<AreaProblem> loadLayers(Municipality municipality, TreeSet<String> changed) {
        List<AreaProblem> notices = new ArrayList<>();
        for (var layer : municipality.geography().layers()) {
            switch (areas.load(municipality.id(), layer, municipality.map().metric())) {
                case AreaLayerLoad.Loaded loaded -> {
                    notices.addAll(loaded.notices());
                    changed.add("layers/" + layer.code());
                }
                case AreaLayerLoad.Unchanged unchanged -> {}
                case AreaLayerLoad.Refused refused -> throw new LayerRefused(layer.code(), refused.problems());
            }
        }
        return notices;
    }

    /// The municipality, its localities and example places, and the areas of its layers by their label points.
    private List<PlaceName> names(Municipality municipality) {
        List<PlaceName> names = new ArrayList<>();
        names.add(new PlaceName(
                municipality.profile().name().sv(),
                PlaceName.Kind.MUNICIPALITY,
                municipality.map().centre(),
                CONFIGURED));
        names.addAll(municipality.geography().places());
        CoordinateSystem metric = municipality.map().metric();
        for (AreaLayer layer : areas.versions(municipality.id())) {
            if (layer.version().validTo() == null) {
                areas.find(municipality.id(), layer.code(), LocalDate.MAX)
                        .ifPresent(filled -> filled.areas().forEach(area -> names.add(name(area, filled, metric))));
            }
        }
        return names;
    }

    private static PlaceName name(Area area, AreaLayer layer, CoordinateSystem metric) {
        EastNorth label = area.labelPoint();
        return new PlaceName(
                area.name(),
                PlaceName.Kind.AREA,
                metric.unproject(label),
                layer.version().source());
    }

    private record Version(int number, String document) {}

    private record Known(int version, Municipality municipality) {}

    private static Optional<Version> newest(JdbcClient client, MunicipalityId id) {
        return client.sql("""
                        select version, document
                        from municipality_version
                        where municipality_id = :municipality
                        order by version desc
                        limit 1
                        """)
                .param("municipality", id.value())
                .query((row, number) -> new Version(row.getInt("version"), row.getString("document")))
                .optional();
    }

    private static void insert(JdbcClient client, MunicipalityId id, int version, String document) {
        client.sql("""
                        insert into municipality_version (municipality_id, version, document)
                        values (:municipality, :version, :document)
                        """)
                .param("municipality", id.value())
                .param("version", version)
                .param("document", document)
                .update();
    }

    /// A stored document was whole when it was stored, so a problem now means that the program's own rules grew.
    private static Municipality municipality(String document) {
        return switch (MunicipalityFile.parse(document, Path.of(""))) {
            case MunicipalityReading.Read read -> read.municipality();
            case MunicipalityReading.Refused refused ->
                throw new IllegalStateException("stored configuration must be loaded anew: " + refused.problems());
        };
    }

    /// Undoes the transaction of a load.
    private static final class LayerRefused extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String layer;
        private final transient List<AreaProblem> problems;

        LayerRefused(String layer, List<AreaProblem> problems) {
            super(layer);
            this.layer = layer;
            this.problems = problems;
        }
    }
}
