package se.lykta.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import se.lykta.access.Organisation;
import se.lykta.access.OrganisationKind;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The organisations whose people take part.
@Component
public class Organisations {
    private final Database database;
    private final Audit audit;

    public Organisations(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    public List<Organisation> all(MunicipalityId municipality) {
        return database.<List<Organisation>>read(
                municipality,
                db -> db.sql("""
                        select id as organisation_id, name as organisation_name, kind as organisation_kind
                        from account_organisation
                        where municipality_id = :municipality
                        order by name collate "sv-x-icu"
                        """)
                        .param("municipality", municipality.value())
                        .query((row, number) -> read(row))
                        .list());
    }

    public Optional<Organisation> findByName(MunicipalityId municipality, String name) {
        return all(municipality).stream()
                .filter(organisation -> organisation.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    /// @return the new organisation; empty when the municipality has one of that name
    public Optional<Organisation> add(MunicipalityId municipality, String name, OrganisationKind kind, Actor actor) {
        var organisation = new Organisation(UUID.randomUUID(), name.strip(), kind);
        try {
            database.run(municipality, db -> {
                db.sql("""
                        insert into account_organisation (municipality_id, id, name, kind)
                        values (:municipality, :id, :name, :kind)
                        """)
                        .param("municipality", municipality.value())
                        .param("id", organisation.id())
                        .param("name", organisation.name())
                        .param("kind", kind.name())
                        .update();
                audit.record(
                        db,
                        actor,
                        AuditEntry.of(municipality, "account.add-organisation", "organisation", organisation.id())
                                .with("kind", kind));
            });
            return Optional.of(organisation);
        } catch (DuplicateKeyException e) {
            return Optional.empty();
        }
    }

    static Organisation read(ResultSet row) throws SQLException {
        return new Organisation(
                row.getObject("organisation_id", UUID.class),
                row.getString("organisation_name"),
                OrganisationKind.valueOf(row.getString("organisation_kind")));
    }
}
