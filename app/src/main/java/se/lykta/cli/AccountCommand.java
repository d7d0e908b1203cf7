package se.lykta.cli;

import java.util.LinkedHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import se.lykta.access.Open;
import se.lykta.access.OrganisationKind;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.Role;
import se.lykta.account.Accounts;
import se.lykta.account.FirstAccounts;
import se.lykta.database.MunicipalityId;

/// People.
@Open("prints the list of commands")
@Command(
        name = "account",
        description = "Add a person.",
        subcommands = AccountCommand.Create.class,
        mixinStandardHelpOptions = true)
class AccountCommand {
    @Requires(Permission.ACCESS_MANAGE)
    @Command(
            name = "create",
            description = "Add a person and print a password to hand over, once.",
            mixinStandardHelpOptions = true)
    static class Create extends Task {
        @Option(names = "--municipality", required = true, paramLabel = "CODE")
        @SuppressWarnings("NullAway.Init")
        String municipality;

        @Option(names = "--email", required = true)
        @SuppressWarnings("NullAway.Init")
        String email;

        @Option(names = "--name", required = true)
        @SuppressWarnings("NullAway.Init")
        String name;

        @Option(names = "--organisation", required = true)
        @SuppressWarnings("NullAway.Init")
        String organisation;

        @Option(names = "--kind", description = "Kind of a new organisation: ${COMPLETION-CANDIDATES}")
        OrganisationKind kind = OrganisationKind.MUNICIPAL_UNIT;

        @Option(names = "--role", required = true, description = "${COMPLETION-CANDIDATES}")
        @SuppressWarnings("NullAway.Init")
        Role role;

        @Override
        public Integer call() {
            return Program.run(data().join(), context -> {
                var made = context.getBean(FirstAccounts.class)
                        .create(
                                new MunicipalityId(municipality),
                                new FirstAccounts.Person(email, name, organisation, role),
                                kind);
                if (!(made instanceof Accounts.Made.Done done)) {
                    throw new CommandRefused("Somebody in " + municipality + " has the address " + email + " already.");
                }
                var facts = new LinkedHashMap<String, Object>();
                facts.put("email", done.email());
                facts.put("password", done.password());
                return tell(facts);
            });
        }
    }
}
