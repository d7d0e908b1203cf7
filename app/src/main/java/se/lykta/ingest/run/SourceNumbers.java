package se.lykta.ingest.run;

import org.springframework.jdbc.core.simple.JdbcClient;
import se.lykta.database.MunicipalityId;

/// Which number does a source of incidents have in a municipality? Made when its code is met for the first
/// time.
public final class SourceNumbers {
    private SourceNumbers() {}

    /// A source known by another name is called so from now on.
    public static int called(JdbcClient db, MunicipalityId municipality, String code, String name) {
        return number(db, municipality, code, name, true);
    }

    /// A source that is known keeps its name.
    public static int known(JdbcClient db, MunicipalityId municipality, String code, String name) {
        return number(db, municipality, code, name, false);
    }

    private static int number(JdbcClient db, MunicipalityId municipality, String code, String name, boolean renames) {
        return db.sql("""
                        insert into ingest_source (municipality_id, source_id, code, name)
                        select :municipality, coalesce(max(source_id), 0) + 1, :code, :name
                        from ingest_source
                        where municipality_id = :municipality
                        on conflict (municipality_id, code) do update
                        set name = case when :renames then excluded.name else ingest_source.name end
                        returning source_id
                        """)
                .param("municipality", municipality.value())
                .param("code", code)
                .param("name", name)
                .param("renames", renames)
                .query(Integer.class)
                .single();
    }
}
