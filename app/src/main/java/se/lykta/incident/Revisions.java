package se.lykta.incident;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.lykta.database.MunicipalityId;

/// The number that grows with every write of a municipality's incidents. Taking the next one locks its row until
/// the transaction ends, so revisions become visible in their order and a reader that has seen one has seen all
/// before it.
public final class Revisions {
    private Revisions() {}

    public static long next(JdbcClient db, MunicipalityId municipality) {
        return db.sql("""
                        insert into incident_revision (municipality_id, revision)
                        values (:municipality, 1)
                        on conflict (municipality_id) do update
                        set revision = incident_revision.revision + 1
                        returning revision
                        """)
                .param("municipality", municipality.value())
                .query(Long.class)
                .single();
    }
}
