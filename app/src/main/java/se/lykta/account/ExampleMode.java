package se.lykta.account;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.access.OrganisationKind;
import se.lykta.access.Role;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// May people here sign in with one click and no password? Only when two things agree: the program was started for
/// example data (`lykta.example`, set by `bin/run` without `--empty`) and the municipality carries the mark of
/// generated data in the database. Real accounts and the mark shut each other out: a municipality that has an account
/// with a password cannot be marked.
@Component
public class ExampleMode {
    private static final String PEOPLE = "/example/people.csv";

    private final Database database;
    private final Audit audit;
    private final boolean startedForExample;

    ExampleMode(Database database, Audit audit, @Value("${lykta.example:false}") boolean startedForExample) {
        this.database = database;
        this.audit = audit;
        this.startedForExample = startedForExample;
    }

    public boolean isOn(MunicipalityId municipality) {
        return startedForExample && isMarked(municipality);
    }

    /// Does the municipality hold generated data? Every page and export then says so.
    public boolean isMarked(MunicipalityId municipality) {
        return database.<Boolean>read(
                municipality,
                db -> db.sql("""
                        select exists (select 1 from account_example where municipality_id = :municipality)
                        """)
                        .param("municipality", municipality.value())
                        .query(Boolean.class)
                        .single());
    }

    /// Marks the municipality's data as generated and adds one example person per role. Idempotent. Called by whoever
    /// generates the data, never by a page.
    ///
    /// @throws IllegalStateException when real people have accounts there
    public void mark(MunicipalityId municipality) {
        if (isMarked(municipality)) {
            return;
        }
        var people = people();
        database.run(municipality, db -> {
            requireNobodyReal(db, municipality);
            db.sql("insert into account_example (municipality_id) values (:municipality)")
                    .param("municipality", municipality.value())
                    .update();
            addPeople(db, municipality, people);
            audit.record(
                    db,
                    Actor.commandLine(),
                    AuditEntry.of(municipality, "account.mark-example", "municipality", municipality)
                            .with("people", people.size()));
        });
    }

    private static void requireNobodyReal(JdbcClient db, MunicipalityId municipality) {
        long real = db.sql("select count(*) from account where municipality_id = :municipality")
                .param("municipality", municipality.value())
                .query(Long.class)
                .single();
        if (real > 0) {
            throw new IllegalStateException("municipality " + municipality + " has " + real
                    + " accounts of real people, cannot be marked as example data");
        }
    }

    private static List<NamedCsvRecord> people() {
        try (var in = ExampleMode.class.getResourceAsStream(PEOPLE)) {
            if (in == null) {
                throw new IllegalStateException(PEOPLE + " is missing");
            }
            return CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8)).stream()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addPeople(JdbcClient db, MunicipalityId municipality, List<NamedCsvRecord> people) {
        var organisations = new HashMap<String, UUID>();
        for (var person : people) {
            var organisation = organisations.computeIfAbsent(
                    person.getField("organisation"),
                    name -> addOrganisation(
                            db, municipality, name, OrganisationKind.valueOf(person.getField("organisation_kind"))));
            var id = UUID.randomUUID();
            db.sql("""
                    insert into account (municipality_id, id, email, name, organisation_id, example_of)
                    values (:municipality, :id, :email, :name, :organisation, :municipality)
                    """)
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .param("email", person.getField("email"))
                    .param("name", person.getField("name"))
                    .param("organisation", organisation)
                    .update();
            Accounts.grant(db, municipality, id, Role.valueOf(person.getField("role")));
        }
    }

    private static UUID addOrganisation(
            JdbcClient db, MunicipalityId municipality, String name, OrganisationKind kind) {
        var id = UUID.randomUUID();
        db.sql("""
                insert into account_organisation (municipality_id, id, name, kind)
                values (:municipality, :id, :name, :kind)
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .param("name", name)
                .param("kind", kind.name())
                .update();
        return id;
    }
}
