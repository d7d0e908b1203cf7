package se.lykta.account;

import java.util.Optional;
import org.springframework.stereotype.Component;
import se.lykta.access.Organisation;
import se.lykta.access.OrganisationKind;
import se.lykta.access.Role;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;

/// How does the first person get in? Whoever can run the command line makes them.
@Component
public class FirstAccounts {
    private final Accounts accounts;
    private final Organisations organisations;
    private final ExampleMode exampleMode;

    FirstAccounts(Accounts accounts, Organisations organisations, ExampleMode exampleMode) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.exampleMode = exampleMode;
    }

    /// Adds a person from the command line, with their organisation when it is missing.
    ///
    /// @param kind kind of the organisation, when it is new
    public Accounts.Made create(MunicipalityId municipality, Person person, OrganisationKind kind) {
        var organisation = organisation(municipality, person.organisationName(), kind);
        return accounts.create(
                municipality,
                new NewAccount(person.email(), person.name(), organisation.id(), person.role()),
                Actor.commandLine());
    }

    /// A person as typed on the command line.
    public record Person(String email, String name, String organisationName, Role role) {}

    /// For the start of the server: makes an administrator when the municipality has none and is not in example
    /// mode, else nothing.
    ///
    /// @param organisationName the municipality's own name
    /// @return what to print once, with the password; empty when somebody is there already
    public Optional<Accounts.Made.Done> createIfMissing(MunicipalityId municipality, String organisationName) {
        if (exampleMode.isOn(municipality) || accounts.hasAdministrator(municipality)) {
            return Optional.empty();
        }
        var person = new Person("admin@localhost", "Administrator", organisationName, Role.ADMINISTRATOR);
        return create(municipality, person, OrganisationKind.MUNICIPAL_UNIT) instanceof Accounts.Made.Done done
                ? Optional.of(done)
                : Optional.empty();
    }

    private Organisation organisation(MunicipalityId municipality, String name, OrganisationKind kind) {
        return organisations
                .findByName(municipality, name)
                .or(() -> organisations.add(municipality, name, kind, Actor.commandLine()))
                .orElseGet(() -> organisations.findByName(municipality, name).orElseThrow());
    }
}
