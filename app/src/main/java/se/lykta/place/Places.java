package se.lykta.place;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.text.Collator;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.area.CoordinateSystem;
import se.lykta.area.EastNorth;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.Extent;

/// The places of a municipality. Nothing is overwritten: a change is a new version, and the former ones stay.
@Component
public class Places {
    private static final String KIND = "place";
    private static final Comparator<Place> BY_NAME =
            Comparator.comparing(Place::name, Collator.getInstance(Locale.of("sv")));

    private final Database database;
    private final Audit audit;

    public Places(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// All of them, those that were closed too, by name.
    public List<Place> all(MunicipalityId municipality) {
        return database.<List<Place>>read(municipality, db -> read(db, municipality)).stream()
                .sorted(BY_NAME)
                .toList();
    }

    public Optional<Place> find(MunicipalityId municipality, UUID id) {
        return all(municipality).stream().filter(place -> place.id().equals(id)).findFirst();
    }

    /// The open places that hold a position, in metres of the municipality's metric system.
    public List<Place> at(MunicipalityId municipality, EastNorth position) {
        return all(municipality).stream()
                .filter(place -> place.closedOn() == null)
                .filter(place -> place.extent().contains(position.east(), position.north()))
                .toList();
    }

    /// @param metric the system of the extent
    /// @return the new place's id
    public UUID add(MunicipalityId municipality, PlaceFacts facts, CoordinateSystem metric, Actor actor) {
        var id = UUID.randomUUID();
        database.run(municipality, db -> {
            db.sql("""
                    insert into place_place (municipality_id, id)
                    values (:municipality, :id)
                    """)
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .update();
            insert(db, municipality, id, new Numbered(1, facts, metric));
            audit.record(db, actor, entry(municipality, "place.add", id, 1, facts));
        });
        return id;
    }

    /// Lets other facts hold from now on. A closed place opens again.
    ///
    /// @param known the newest version that whoever makes the change has seen
    /// @return false when somebody else changed it in the meantime, or there is no such place
    public boolean change(Change change, PlaceFacts facts, CoordinateSystem metric, Actor actor) {
        var municipality = change.municipality();
        return database.<Boolean>write(municipality, db -> {
            if (newest(db, municipality, change.id()) != change.known()) {
                return false;
            }
            insert(db, municipality, change.id(), new Numbered(change.known() + 1, facts, metric));
            close(db, municipality, change.id(), null);
            audit.record(db, actor, entry(municipality, "place.change", change.id(), change.known() + 1, facts));
            return true;
        });
    }

    /// Which place is changed?
    ///
    /// @param known the newest version that whoever makes the change has seen
    public record Change(MunicipalityId municipality, UUID id, int known) {}

    /// Closes a place: its label holds no more, its history stays.
    ///
    /// @return false when there is no such place
    public boolean close(MunicipalityId municipality, UUID id, LocalDate day, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            boolean found = close(db, municipality, id, day);
            if (found) {
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "place.close", KIND, id).with("day", day));
            }
            return found;
        });
    }

    private static boolean close(JdbcClient db, MunicipalityId municipality, UUID id, @Nullable LocalDate day) {
        return db.sql("""
                        update place_place
                        set closed_on = :day
                        where municipality_id = :municipality and id = :id
                        """)
                        .param("municipality", municipality.value())
                        .param("id", id)
                        .param("day", day, Types.DATE)
                        .update()
                == 1;
    }

    private static AuditEntry entry(
            MunicipalityId municipality, String action, UUID id, int version, PlaceFacts facts) {
        return AuditEntry.of(municipality, action, KIND, id)
                .with("version", version)
                .withCode("kind", facts.kind())
                .with("sunset", facts.dates().sunsetOn());
    }

    /// The number of the newest version, which nobody else can follow until the transaction ends; 0 = no place.
    private static int newest(JdbcClient db, MunicipalityId municipality, UUID id) {
        var found = db.sql("""
                        select id
                        from place_place
                        where municipality_id = :municipality and id = :id
                        for update
                        """)
                .param("municipality", municipality.value())
                .param("id", id)
                .query(UUID.class)
                .optional();
        return found.isEmpty()
                ? 0
                : db.sql("""
                        select max(version)
                        from place_version
                        where municipality_id = :municipality and place_id = :id
                        """)
                        .param("municipality", municipality.value())
                        .param("id", id)
                        .query(Integer.class)
                        .single();
    }

    private record Numbered(int number, PlaceFacts facts, CoordinateSystem metric) {}

    private static void insert(JdbcClient db, MunicipalityId municipality, UUID id, Numbered version) {
        var facts = version.facts();
        var ground = Corners.of(facts.extent());
        var degrees =
                ground.positions().stream().map(version.metric()::unproject).toList();
        db.sql("""
                insert into place_version (
                    municipality_id, place_id, version, name, kind, owner_organisation_id, owner_text, aliases,
                    sunset_on, next_check_on, radius_metres, metric_epsg, east_metres, north_metres, longitudes,
                    latitudes)
                values (
                    :municipality, :id, :version, :name, :kind, :organisation, :owner, :aliases,
                    :sunset, :check, :radius, :epsg, :east, :north, :longitudes, :latitudes)
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .param("version", version.number())
                .param("name", facts.name())
                .param("kind", facts.kind())
                .param("organisation", facts.owner().organisationId(), Types.OTHER)
                .param("owner", facts.owner().text())
                .param("aliases", facts.aliases().toArray(String[]::new))
                .param("sunset", facts.dates().sunsetOn())
                .param("check", facts.dates().nextCheckOn(), Types.DATE)
                .param("radius", ground.radius(), Types.DOUBLE)
                .param("epsg", version.metric().epsg())
                .param("east", ground.positions().stream().map(EastNorth::east).toArray(Double[]::new))
                .param(
                        "north",
                        ground.positions().stream().map(EastNorth::north).toArray(Double[]::new))
                .param("longitudes", degrees.stream().map(at -> at.longitude()).toArray(Double[]::new))
                .param("latitudes", degrees.stream().map(at -> at.latitude()).toArray(Double[]::new))
                .update();
    }

    /// An extent as its columns.
    private record Corners(@Nullable Double radius, List<EastNorth> positions) {
        static Corners of(Extent extent) {
            return switch (extent) {
                case Extent.Circle circle -> new Corners(circle.radiusMetres(), List.of(circle.centre()));
                case Extent.Polygon polygon -> new Corners(null, polygon.corners());
            };
        }

        static Extent read(ResultSet row) throws SQLException {
            var east = (Double[]) row.getArray("east_metres").getArray();
            var north = (Double[]) row.getArray("north_metres").getArray();
            var corners = IntStream.range(0, east.length)
                    .mapToObj(i -> new EastNorth(east[i], north[i]))
                    .toList();
            double radius = row.getDouble("radius_metres");
            return row.wasNull() ? new Extent.Polygon(corners) : new Extent.Circle(corners.getFirst(), radius);
        }
    }

    /// A place that is made meanwhile is left out: places are read before their versions.
    private static List<Place> read(JdbcClient db, MunicipalityId municipality) {
        var closed = new LinkedHashMap<UUID, Optional<LocalDate>>();
        db.sql("""
                select id, closed_on
                from place_place
                where municipality_id = :municipality
                order by id
                """)
                .param("municipality", municipality.value())
                .query((row, number) -> closed.put(
                        row.getObject("id", UUID.class),
                        Optional.ofNullable(row.getObject("closed_on", LocalDate.class))))
                .list();
        var versions = new LinkedHashMap<UUID, List<Place.Version>>();
        db.sql("""
                select place_id, version, name, kind, owner_organisation_id, owner_text, aliases, sunset_on,
                    next_check_on, radius_metres, east_metres, north_metres, made_at
                from place_version
                where municipality_id = :municipality
                order by place_id, version
                """)
                .param("municipality", municipality.value())
                .query((row, number) -> versions.computeIfAbsent(
                                row.getObject("place_id", UUID.class), id -> new ArrayList<>())
                        .add(version(row)))
                .list();
        return closed.entrySet().stream()
                .map(place -> new Place(
                        place.getKey(),
                        versions.getOrDefault(place.getKey(), List.of()),
                        place.getValue().orElse(null)))
                .toList();
    }

    private static Place.Version version(ResultSet row) throws SQLException {
        return new Place.Version(
                row.getInt("version"),
                new PlaceFacts(
                        row.getString("name"),
                        row.getString("kind"),
                        Corners.read(row),
                        new PlaceFacts.Owner(
                                row.getObject("owner_organisation_id", UUID.class), row.getString("owner_text")),
                        Arrays.asList((String[]) row.getArray("aliases").getArray()),
                        new PlaceFacts.Dates(
                                row.getObject("sunset_on", LocalDate.class),
                                row.getObject("next_check_on", LocalDate.class))),
                row.getObject("made_at", OffsetDateTime.class).toInstant());
    }
}
