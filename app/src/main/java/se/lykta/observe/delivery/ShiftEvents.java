package se.lykta.observe.delivery;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.area.LonLat;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.observe.ShiftReport;

/// The events of reported shifts.
@Component
public class ShiftEvents {
    private final Database database;

    public ShiftEvents(Database database) {
        this.database = database;
    }

    /// In order of time.
    public List<ShiftEvent> of(MunicipalityId municipality, UUID agreementId, LocalDate day) {
        return database.<List<ShiftEvent>>read(
                municipality,
                db -> db.sql("""
                        select event_key, at, category, place, longitude, latitude, text
                        from observe_shift_event
                        where municipality_id = :municipality and agreement_id = :agreement and day = :day
                        order by at, event_key
                        """)
                        .param("municipality", municipality.value())
                        .param("agreement", agreementId)
                        .param("day", day)
                        .query((row, number) -> new ShiftEvent(
                                row.getString("event_key"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("category"),
                                row.getString("place"),
                                row.getObject("longitude") == null
                                        ? null
                                        : new LonLat(row.getDouble("longitude"), row.getDouble("latitude")),
                                row.getString("text"),
                                0))
                        .list());
    }

    static void put(
            JdbcClient db, MunicipalityId municipality, UUID delivery, ShiftReport report, List<ShiftEvent> events) {
        for (var event : events) {
            var position = event.position();
            db.sql("""
                    insert into observe_shift_event (
                        municipality_id, agreement_id, day, event_key, delivery_id, at, category, place, longitude,
                        latitude, text)
                    values (
                        :municipality, :agreement, :day, :key, :delivery, :at, :category, :place, :longitude,
                        :latitude, :text)
                    on conflict (municipality_id, agreement_id, day, event_key) do update
                    set delivery_id = excluded.delivery_id,
                        longitude = excluded.longitude,
                        latitude = excluded.latitude,
                        text = excluded.text
                    """)
                    .param("municipality", municipality.value())
                    .param("agreement", report.agreementId())
                    .param("day", report.day())
                    .param("key", event.key())
                    .param("delivery", delivery)
                    .param("at", event.at().atOffset(ZoneOffset.UTC))
                    .param("category", event.category())
                    .param("place", event.place())
                    .param("longitude", position == null ? null : position.longitude())
                    .param("latitude", position == null ? null : position.latitude())
                    .param("text", event.text())
                    .update();
        }
    }
}
