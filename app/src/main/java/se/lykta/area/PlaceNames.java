package se.lykta.area;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The place names of every municipality, in lists by where they came from.
public final class PlaceNames {

    private final Database db;

    public PlaceNames(Database db) {
        this.db = db;
    }

    /// Puts these names in the place of whatever the list held.
    public void replace(MunicipalityId municipality, String list, List<PlaceName> names) {
        db.run(municipality, client -> {
            client.sql("""
                            delete from place_name
                            where municipality_id = :municipality and list_code = :list
                            """)
                    .param("municipality", municipality.value())
                    .param("list", list)
                    .update();
            for (int i = 0; i < names.size(); i++) {
                insert(client, municipality, list, i, names.get(i));
            }
        });
    }

    /// All names, ordered by list and then as given.
    public List<PlaceName> all(MunicipalityId municipality) {
        return db.read(
                municipality,
                client -> client.sql("""
                        select name, kind, longitude, latitude, source
                        from place_name
                        where municipality_id = :municipality
                        order by list_code, place_index
                        """)
                        .param("municipality", municipality.value())
                        .query((row, number) -> {
                            double longitude = row.getDouble("longitude");
                            LonLat position = row.wasNull() ? null : new LonLat(longitude, row.getDouble("latitude"));
                            return new PlaceName(
                                    row.getString("name"),
                                    PlaceName.Kind.valueOf(row.getString("kind")),
                                    position,
                                    row.getString("source"));
                        })
                        .list());
    }

    /// The names as an index to search in; build it once and keep it until a list changes.
    public Gazetteer gazetteer(MunicipalityId municipality) {
        return new Gazetteer(all(municipality));
    }

    private static void insert(JdbcClient client, MunicipalityId municipality, String list, int index, PlaceName name) {
        LonLat position = name.position();
        client.sql("""
                        insert into place_name (municipality_id, list_code, place_index, name, kind, longitude, latitude,
                            source)
                        values (:municipality, :list, :index, :name, :kind, :longitude, :latitude, :source)
                        """)
                .param("municipality", municipality.value())
                .param("list", list)
                .param("index", index)
                .param("name", name.name())
                .param("kind", name.kind().name())
                .param("longitude", position == null ? null : position.longitude(), java.sql.Types.DOUBLE)
                .param("latitude", position == null ? null : position.latitude(), java.sql.Types.DOUBLE)
                .param("source", name.source())
                .update();
    }
}
