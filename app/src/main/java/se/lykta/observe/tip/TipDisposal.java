package se.lykta.observe.tip;

import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.observe.FieldReports;
import se.lykta.observe.contact.Assignments;
import se.lykta.privacy.Disposable;

/// Residents' tips with their answers, reading codes and addresses: that they came stays for the counts. An
/// incident that was made of one has a rule of its own.
@Component
class TipDisposal implements Disposable {
    private static final int USUAL_MONTHS = 6;

    private final FieldReports reports;
    private final TipSenders senders;
    private final Assignments assignments;

    TipDisposal(FieldReports reports, TipSenders senders, Assignments assignments) {
        this.reports = reports;
        this.senders = senders;
        this.assignments = assignments;
    }

    @Override
    public String what() {
        return "tip";
    }

    @Override
    public int usualMonths() {
        return USUAL_MONTHS;
    }

    @Override
    public Stock stock(MunicipalityId municipality, Term term) {
        return reports.stock(municipality, FieldReports.Sender.RESIDENT, term);
    }

    @Override
    public int dispose(MunicipalityId municipality, Term term, Actor actor) {
        var gone = reports.dispose(municipality, FieldReports.Sender.RESIDENT, term.receivedBefore(), actor);
        senders.forget(municipality, gone);
        assignments.forget(municipality, gone);
        return gone.size();
    }
}
