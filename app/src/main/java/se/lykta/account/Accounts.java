package se.lykta.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.access.Access;
import se.lykta.access.Role;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The people who may sign in, and their roles.
@Component
public class Accounts {
    private static final String ALL = """
            select a.id, a.email, a.name, a.active, a.example_of is not null as example, a.last_sign_in_at,
                o.id as organisation_id, o.name as organisation_name, o.kind as organisation_kind, r.role
            from account a
            join account_organisation o on o.municipality_id = a.municipality_id and o.id = a.organisation_id
            join account_role r
                on r.municipality_id = a.municipality_id and r.account_id = a.id and r.revoked_at is null
            where a.municipality_id = :municipality
            """;

    private final Database database;
    private final Audit audit;
    private final Passwords passwords;
    private final ExampleMode exampleMode;

    Accounts(Database database, Audit audit, Passwords passwords, ExampleMode exampleMode) {
        this.database = database;
        this.audit = audit;
        this.passwords = passwords;
        this.exampleMode = exampleMode;
    }

    /// What came of adding somebody or giving them a new password.
    public sealed interface Made {
        /// @param password shown once and stored nowhere in the clear
        record Done(UUID accountId, String email, String password) implements Made {}

        /// Somebody in the municipality has that address already.
        record EmailTaken() implements Made {}
    }

    /// Adds a person with a generated password.
    public Made create(MunicipalityId municipality, NewAccount person, Actor actor) {
        var password = passwords.generate();
        var hash = passwords.hash(password);
        var id = UUID.randomUUID();
        try {
            database.run(municipality, db -> {
                db.sql("""
                        insert into account (municipality_id, id, email, name, organisation_id, password_hash)
                        values (:municipality, :id, :email, :name, :organisation, :hash)
                        """)
                        .param("municipality", municipality.value())
                        .param("id", id)
                        .param("email", person.email())
                        .param("name", person.name())
                        .param("organisation", person.organisationId())
                        .param("hash", hash)
                        .update();
                grant(db, municipality, id, person.role());
                record(db, actor, municipality, "account.add", id, person.role());
            });
            return new Made.Done(id, person.email(), password);
        } catch (DuplicateKeyException e) {
            return new Made.EmailTaken();
        }
    }

    public List<Account> all(MunicipalityId municipality) {
        return database.<List<Account>>read(
                municipality,
                db -> db.sql(ALL + "order by a.active desc, a.name collate \"sv-x-icu\", a.id")
                        .param("municipality", municipality.value())
                        .query((row, number) -> read(row))
                        .list());
    }

    public Optional<Account> find(MunicipalityId municipality, UUID id) {
        return database.<Optional<Account>>read(
                municipality,
                db -> db.sql(ALL + "and a.id = :id")
                        .param("municipality", municipality.value())
                        .param("id", id)
                        .query((row, number) -> read(row))
                        .optional());
    }

    /// Who is that, if they may still use the program?
    public Optional<SignedIn> findSignedIn(MunicipalityId municipality, UUID id) {
        return find(municipality, id)
                .filter(Account::active)
                .filter(account -> !account.example() || exampleMode.isOn(municipality))
                .map(account -> new SignedIn(
                        municipality, account.id(), account.name(), account.organisation(), account.role()));
    }

    /// A person and the hash to check their password against.
    record Credentials(UUID accountId, String hash) {}

    Optional<Credentials> findCredentials(MunicipalityId municipality, String email) {
        return database.<Optional<Credentials>>read(
                municipality,
                db -> db.sql("""
                        select id, password_hash
                        from account
                        where municipality_id = :municipality and lower(email) = lower(:email)
                          and active and password_hash is not null
                        """)
                        .param("municipality", municipality.value())
                        .param("email", email)
                        .query((row, number) ->
                                new Credentials(row.getObject("id", UUID.class), row.getString("password_hash")))
                        .optional());
    }

    void recordSignIn(SignedIn person) {
        database.run(person.municipality(), db -> {
            db.sql("""
                    update account
                    set last_sign_in_at = clock_timestamp()
                    where municipality_id = :municipality and id = :id
                    """)
                    .param("municipality", person.municipality().value())
                    .param("id", person.accountId())
                    .update();
            audit.record(
                    db,
                    Actor.of(person),
                    AuditEntry.of(person.municipality(), "account.sign-in", "account", person.accountId()));
        });
    }

    void recordRefusedSignIn(MunicipalityId municipality, Optional<Credentials> credentials) {
        var subject = credentials.map(known -> known.accountId().toString()).orElse("-");
        audit.recordRead(
                Actor.of(Access.ofResident()),
                AuditEntry.of(municipality, "account.refuse-sign-in", "account", subject));
    }

    /// Gives the person a new generated password; the old one is worthless at once.
    public Optional<Made.Done> renewPassword(MunicipalityId municipality, UUID id, Actor actor) {
        var password = passwords.generate();
        return find(municipality, id)
                .filter(account -> setPassword(municipality, id, password, actor))
                .map(account -> new Made.Done(id, account.email(), password));
    }

    /// @return false when there is no such person with a password
    boolean setPassword(MunicipalityId municipality, UUID id, String password, Actor actor) {
        var hash = passwords.hash(password);
        return database.<Boolean>write(municipality, db -> {
            int changed = db.sql("""
                            update account
                            set password_hash = :hash
                            where municipality_id = :municipality and id = :id and password_hash is not null
                            """)
                    .param("hash", hash)
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .update();
            if (changed == 1) {
                audit.record(db, actor, AuditEntry.of(municipality, "account.set-password", "account", id));
            }
            return changed == 1;
        });
    }

    /// Gives the person that role instead of the one they have.
    ///
    /// @return false when there is no such person
    public boolean setRole(MunicipalityId municipality, UUID id, Role role, Actor actor) {
        return find(municipality, id)
                .map(account -> {
                    if (account.role() != role) {
                        database.run(municipality, db -> {
                            revoke(db, municipality, id);
                            grant(db, municipality, id, role);
                            record(db, actor, municipality, "account.set-role", id, role);
                        });
                    }
                    return true;
                })
                .orElse(false);
    }

    /// Lets a person in no longer. Their sessions end at the next request.
    ///
    /// @return false when there is no such active person
    public boolean deactivate(MunicipalityId municipality, UUID id, Actor actor) {
        return setActive(municipality, id, "account.deactivate", actor, "active = false");
    }

    /// Lets a person in again.
    ///
    /// @return false when there is no such inactive person
    public boolean activate(MunicipalityId municipality, UUID id, Actor actor) {
        return setActive(municipality, id, "account.activate", actor, "active = true");
    }

    private boolean setActive(MunicipalityId municipality, UUID id, String action, Actor actor, String change) {
        return database.<Boolean>write(municipality, db -> {
            int changed = db.sql("update account set " + change
                            + " where municipality_id = :municipality and id = :id and not (" + change + ")")
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .update();
            if (changed == 1) {
                audit.record(db, actor, AuditEntry.of(municipality, action, "account", id));
            }
            return changed == 1;
        });
    }

    /// Does anybody run this municipality's installation yet? Example accounts don't count.
    public boolean hasAdministrator(MunicipalityId municipality) {
        return all(municipality).stream()
                .anyMatch(account -> account.active() && !account.example() && account.role() == Role.ADMINISTRATOR);
    }

    static void grant(JdbcClient db, MunicipalityId municipality, UUID id, Role role) {
        db.sql("""
                insert into account_role (municipality_id, account_id, role)
                values (:municipality, :id, :role)
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .param("role", role.name())
                .update();
    }

    private static void revoke(JdbcClient db, MunicipalityId municipality, UUID id) {
        db.sql("""
                update account_role
                set revoked_at = clock_timestamp()
                where municipality_id = :municipality and account_id = :id and revoked_at is null
                """).param("municipality", municipality.value()).param("id", id).update();
    }

    private void record(JdbcClient db, Actor actor, MunicipalityId municipality, String action, UUID id, Role role) {
        audit.record(
                db, actor, AuditEntry.of(municipality, action, "account", id).with("role", role));
    }

    private static Account read(ResultSet row) throws SQLException {
        var last = row.getObject("last_sign_in_at", OffsetDateTime.class);
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                Organisations.read(row),
                Role.valueOf(row.getString("role")),
                row.getBoolean("active"),
                row.getBoolean("example"),
                last == null ? null : last.toInstant());
    }
}
