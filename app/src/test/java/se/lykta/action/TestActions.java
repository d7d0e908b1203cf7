package se.lykta.action;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import se.lykta.account.Organisations;
import se.lykta.audit.Audit;
import se.lykta.database.Database;

/// Actions to test with.
public final class TestActions {
    private TestActions() {}

    /// A store over that database.
    public static Actions over(Database db, StartGate... gates) {
        var audit = new Audit(db);
        return new Actions(db, audit, new Organisations(db, audit), new ObjectProvider<>() {
            @Override
            public Stream<StartGate> stream() {
                return Stream.of(gates);
            }
        });
    }

    public static ActionTerms terms(String title, UUID owner, LocalDate start) {
        return new ActionTerms(
                title,
                ActionKind.LIGHTING,
                "New lamps",
                "",
                new ActionTerms.Owner(owner, "Streets"),
                new ActionTerms.Days(start, start, null, null),
                120_000,
                new ActionTerms.Check("Incidents a week", start.plusMonths(6)));
    }

    public static Actions.Proposal proposal(ActionTerms terms) {
        return new Actions.Proposal(Site.named("The tunnel"), new Basis.Reason("Residents asked"), terms);
    }
}
