package se.lykta.observe.triage;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.observe.AcceptedReports;
import se.lykta.observe.Agreements;
import se.lykta.observe.FieldReports;

/// Decides on reports as of an earlier moment: for data that is made up, and for nothing else.
@Component
public class EarlierTriage {
    private final Database database;
    private final FieldReports reports;
    private final Agreements agreements;
    private final AcceptedReports destination;
    private final Audit audit;

    EarlierTriage(
            Database database, FieldReports reports, Agreements agreements, AcceptedReports destination, Audit audit) {
        this.database = database;
        this.reports = reports;
        this.agreements = agreements;
        this.destination = destination;
        this.audit = audit;
    }

    public void accept(MunicipalityId municipality, UUID report, Instant at, Actor actor) {
        asOf(at).accept(municipality, report, actor);
    }

    public void rejectForLittleTold(MunicipalityId municipality, UUID report, Instant at, Actor actor) {
        asOf(at).reject(municipality, report, RejectReason.TOO_LITTLE_TOLD, actor);
    }

    /// @param text screened
    public void answer(MunicipalityId municipality, UUID report, String text, Instant at, Actor actor) {
        asOf(at).answer(municipality, report, text, actor);
    }

    private Triage asOf(Instant at) {
        return new Triage(database, reports, agreements, destination, audit, Clock.fixed(at, ZoneOffset.UTC));
    }
}
