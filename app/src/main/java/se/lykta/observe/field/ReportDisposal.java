package se.lykta.observe.field;

import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.observe.FieldReports;
import se.lykta.observe.contact.Assignments;
import se.lykta.privacy.Disposable;

/// Reports from the field and from guards' deliveries: what they told goes, that they came stays for the counts. An
/// incident that was made of one has a rule of its own.
@Component
class ReportDisposal implements Disposable {
    private static final int USUAL_MONTHS = 24;

    private final FieldReports reports;
    private final Assignments assignments;

    ReportDisposal(FieldReports reports, Assignments assignments) {
        this.reports = reports;
        this.assignments = assignments;
    }

    @Override
    public String what() {
        return "observe.report";
    }

    @Override
    public int usualMonths() {
        return USUAL_MONTHS;
    }

    @Override
    public Stock stock(MunicipalityId municipality, Term term) {
        return reports.stock(municipality, FieldReports.Sender.ON_DUTY, term);
    }

    @Override
    public int dispose(MunicipalityId municipality, Term term, Actor actor) {
        var gone = reports.dispose(municipality, FieldReports.Sender.ON_DUTY, term.receivedBefore(), actor);
        assignments.forget(municipality, gone);
        return gone.size();
    }
}
