package se.lykta.observe.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.access.Organisation;
import se.lykta.access.OrganisationKind;
import se.lykta.access.SignedIn;
import se.lykta.account.Account;
import se.lykta.account.Accounts;
import se.lykta.account.Organisations;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;

/// Names whose something is and says until when.
@Component
public class ContactDesk {
    private final Assignments assignments;
    private final Municipalities municipalities;
    private final Organisations organisations;
    private final Accounts accounts;
    private final Clock clock;

    ContactDesk(
            Assignments assignments,
            Municipalities municipalities,
            Organisations organisations,
            Accounts accounts,
            Clock clock) {
        this.assignments = assignments;
        this.municipalities = municipalities;
        this.organisations = organisations;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Something that came in.
    public record Item(UUID id, Instant receivedAt) {}

    /// What a page says of who deals with it.
    ///
    /// @param owner a unit's or person's name; empty = nobody's
    /// @param mine whether it is the reader's or their unit's
    public record Held(Assignment assignment, String owner, boolean mine, Due due) {}

    /// Who can be made owner: units of the municipality, and the people who work in them.
    public record Choices(List<Organisation> units, List<Account> people) {
        public Choices {
            units = List.copyOf(units);
            people = List.copyOf(people);
        }

        /// A choice of the form; empty = nobody.
        ///
        /// @throws IllegalArgumentException when it is no choice
        Assignment.@Nullable Owner read(String code) {
            if (code.isEmpty()) {
                return null;
            }
            return units.stream()
                    .filter(unit -> code(unit).equals(code))
                    .<Assignment.Owner>map(unit -> new Assignment.Owner.Unit(unit.id()))
                    .findFirst()
                    .or(() -> people.stream()
                            .filter(person -> code(person).equals(code))
                            .<Assignment.Owner>map(person -> new Assignment.Owner.Person(person.id()))
                            .findFirst())
                    .orElseThrow(() -> new IllegalArgumentException("owner is no choice"));
        }

        public String code(Organisation unit) {
            return "unit-" + unit.id();
        }

        public String code(Account person) {
            return "person-" + person.id();
        }

        public String code(Held held) {
            return switch (held.assignment().owner()) {
                case null -> "";
                case Assignment.Owner.Unit(var id) -> "unit-" + id;
                case Assignment.Owner.Person(var id) -> "person-" + id;
            };
        }
    }

    /// The form of one thing.
    ///
    /// @param path where the page stands that shows it
    /// @param changed whether somebody else was faster
    public record Form(Held held, Choices choices, String path, boolean changed) {}

    public Form form(SignedIn me, Item item, String path, boolean changed) {
        return new Form(held(me, List.of(item)).getFirst(), choices(me.municipality()), path, changed);
    }

    /// In the order of the things.
    public List<Held> held(SignedIn me, List<Item> items) {
        var municipality = me.municipality();
        var rules = municipalities.get(municipality);
        var zone = rules.profile().zone();
        var today = LocalDate.ofInstant(Instant.now(clock), zone);
        var known = assignments.of(municipality, items.stream().map(Item::id).toList());
        var choices = new Choices(organisations.all(municipality), accounts.all(municipality));
        return items.stream()
                .map(item -> {
                    var assignment = known.getOrDefault(item.id(), Assignment.none(item.id()));
                    var set = assignment.dueOn();
                    var due = set != null
                            ? set
                            : Due.after(
                                    LocalDate.ofInstant(item.receivedAt(), zone),
                                    rules.rules().answerWorkingDays());
                    return new Held(
                            assignment,
                            name(choices, assignment.owner()),
                            assignment.isOf(me.accountId(), me.organisation().id()),
                            Due.of(due, today));
                })
                .toList();
    }

    Choices choices(MunicipalityId municipality) {
        return new Choices(
                organisations.all(municipality).stream()
                        .filter(unit -> unit.kind() == OrganisationKind.MUNICIPAL_UNIT)
                        .toList(),
                accounts.all(municipality).stream()
                        .filter(person ->
                                person.active() && person.organisation().kind() == OrganisationKind.MUNICIPAL_UNIT)
                        .toList());
    }

    /// Also of somebody who cannot be chosen any more.
    private static String name(Choices all, Assignment.@Nullable Owner owner) {
        return switch (owner) {
            case null -> "";
            case Assignment.Owner.Unit(var id) ->
                all.units().stream()
                        .filter(unit -> unit.id().equals(id))
                        .map(Organisation::name)
                        .findFirst()
                        .orElse("");
            case Assignment.Owner.Person(var id) ->
                all.people().stream()
                        .filter(person -> person.id().equals(id))
                        .map(Account::name)
                        .findFirst()
                        .orElse("");
        };
    }
}
