package se.lykta.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.area.LocationQuality;
import se.lykta.area.LonLat;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.TimePrecision;
import se.lykta.ingest.Verification;

/// The incidents themselves, one by one. Pages that count read [IncidentColumns] instead.
@Component
public class Incidents {
    private static final String SELECT = """
            select i.incident_id, i.version, i.source_id, s.name as source_name, i.source_key, i.run_id, i.received_at,
                   i.category, i.source_type, i.known_by, i.verification, i.is_counted, i.summary,
                   i.earliest_at, i.latest_at, i.time_precision, i.reported_at,
                   i.location_quality, i.radius_metres, i.longitude, i.latitude, i.place
            from incident i
            join ingest_source s using (municipality_id, source_id)
            where i.municipality_id = :municipality
            """;

    private final Database database;

    Incidents(Database database) {
        this.database = database;
    }

    /// Those that are still there, newest first.
    public List<Incident> byIds(MunicipalityId municipality, List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.read(
                municipality,
                db -> db.sql(SELECT + """
                        and i.incident_id in (:ids)
                        order by i.earliest_at desc, i.incident_id desc
                        """)
                        .param("municipality", municipality.value())
                        .param("ids", ids)
                        .query((row, n) -> incident(row))
                        .list());
    }

    public Optional<Incident> find(MunicipalityId municipality, long id) {
        return byIds(municipality, List.of(id)).stream().findFirst();
    }

    private static Incident incident(ResultSet row) throws SQLException {
        long run = row.getLong("run_id");
        Long runId = row.wasNull() ? null : run;
        return new Incident(
                row.getLong("incident_id"),
                row.getInt("version"),
                new Incident.Origin(
                        row.getInt("source_id"),
                        row.getString("source_name"),
                        row.getString("source_key"),
                        runId,
                        row.getTimestamp("received_at").toInstant()),
                new Incident.What(
                        row.getString("category"),
                        row.getString("source_type"),
                        KnownBy.values()[row.getInt("known_by")],
                        Verification.values()[row.getInt("verification")],
                        row.getBoolean("is_counted"),
                        row.getString("summary")),
                new Incident.When(
                        row.getTimestamp("earliest_at").toInstant(),
                        row.getTimestamp("latest_at").toInstant(),
                        TimePrecision.values()[row.getInt("time_precision")],
                        instant(row.getTimestamp("reported_at"))),
                where(row));
    }

    private static Incident.Where where(ResultSet row) throws SQLException {
        double longitude = row.getDouble("longitude");
        LonLat position = row.wasNull() ? null : new LonLat(longitude, row.getDouble("latitude"));
        return new Incident.Where(
                LocationQuality.values()[row.getInt("location_quality")],
                row.getInt("radius_metres"),
                position,
                row.getString("place"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
