package se.lykta.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseDbTest {
    private static final String CODES = "select municipality_id from municipality order by 1";

    private final Database database = TestDatabase.fresh();
    private final MunicipalityId first = TestDatabase.municipality(database, "T-1");
    private final MunicipalityId second = TestDatabase.municipality(database, "T-2");

    @Test
    void showsOneMunicipalityEvenWithoutWhereClause() {
        assertThat(codes(first)).containsExactly("T-1");
        assertThat(codes(second)).containsExactly("T-2");
    }

    @Test
    void showsNoForeignRowThroughReusedConnections() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(codes(i % 2 == 0 ? first : second)).containsExactly(i % 2 == 0 ? "T-1" : "T-2");
        }
    }

    @Test
    void refusesToWriteARowOfAnotherMunicipality() {
        assertThatThrownBy(() -> database.run(
                        first,
                        db -> db.sql("insert into municipality values ('T-3')").update()))
                .hasRootCauseMessage("ERROR: new row violates row-level security policy for table \"municipality\"");
    }

    @Test
    void undoesAllOfFailedWork() {
        assertThatThrownBy(() -> database.run(new MunicipalityId("T-4"), db -> {
                    db.sql("insert into municipality (municipality_id) values ('T-4')")
                            .update();
                    throw new IllegalStateException("planned");
                }))
                .hasMessage("planned");
        assertThat(database.<List<String>>everywhere(DatabaseDbTest::codes)).containsExactly("T-1", "T-2");
    }

    @Test
    void refusesWorkForAnotherMunicipalityInsideATransaction() {
        assertThatThrownBy(() -> database.run(first, db -> codes(second)))
                .hasMessageContaining("work for T-2 inside a transaction for T-1");
    }

    @Test
    void bindsEveryTableToAMunicipality() {
        var name = database.<String>everywhere(
                db -> db.sql("select current_database()").query(String.class).single());
        var unbound = TestDatabase.superuser(name).sql("""
                        select c.relname
                        from pg_class c
                        where c.relkind in ('r', 'p')
                          and c.relnamespace = 'public'::regnamespace
                          and not (c.relrowsecurity and c.relforcerowsecurity)
                        order by 1
                        """).query(String.class).list();
        assertThat(unbound)
                .as("tables without forced row-level security; only frameworks' own tables may stand here")
                .allMatch(table -> table.startsWith("flyway_")
                        || table.startsWith("spring_session")
                        || table.equals("scheduled_tasks"));
    }

    private List<String> codes(MunicipalityId municipality) {
        return database.read(municipality, DatabaseDbTest::codes);
    }

    private static List<String> codes(JdbcClient db) {
        return db.sql(CODES).query(String.class).list();
    }
}
