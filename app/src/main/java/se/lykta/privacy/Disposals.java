package se.lykta.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import org.springframework.stereotype.Component;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// What was disposed of, night by night.
@Component
class Disposals {
    private final Database database;

    Disposals(Database database) {
        this.database = database;
    }

    /// One night's disposal of one kind.
    record Night(String what, LocalDate day, int disposed, Instant endedAt) {}

    /// Disposes once in a night: whoever comes second waits for the first and then does nothing.
    ///
    /// @param work disposes and says of how many
    /// @return empty when it was done before
    OptionalInt once(MunicipalityId municipality, Night night, IntSupplier work) {
        return database.<OptionalInt>write(municipality, db -> {
            int claimed = db.sql("""
                            insert into privacy_disposal (municipality_id, what, day, disposed, ended_at)
                            values (:municipality, :what, :day, 0, :ended)
                            on conflict do nothing
                            """)
                    .param("municipality", municipality.value())
                    .param("what", night.what())
                    .param("day", night.day())
                    .param("ended", night.endedAt().atOffset(ZoneOffset.UTC))
                    .update();
            if (claimed == 0) {
                return OptionalInt.empty();
            }
            int disposed = work.getAsInt();
            db.sql("""
                    update privacy_disposal
                    set disposed = :disposed
                    where municipality_id = :municipality and what = :what and day = :day
                    """)
                    .param("municipality", municipality.value())
                    .param("what", night.what())
                    .param("day", night.day())
                    .param("disposed", disposed)
                    .update();
            return OptionalInt.of(disposed);
        });
    }

    /// The nights from a day on, the newest first.
    List<Night> since(MunicipalityId municipality, LocalDate first) {
        return database.<List<Night>>read(
                municipality,
                db -> db.sql("""
                        select what, day, disposed, ended_at
                        from privacy_disposal
                        where municipality_id = :municipality and day >= :first
                        order by day desc, what
                        """)
                        .param("municipality", municipality.value())
                        .param("first", first)
                        .query((row, number) -> new Night(
                                row.getString("what"),
                                row.getObject("day", LocalDate.class),
                                row.getInt("disposed"),
                                row.getObject("ended_at", OffsetDateTime.class).toInstant()))
                        .list());
    }
}
