package se.lykta.observe.triage;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.lykta.access.Organisation;
import se.lykta.access.SignedIn;
import se.lykta.database.MunicipalityId;
import se.lykta.observe.FieldPhotos;
import se.lykta.observe.FieldReport;
import se.lykta.observe.FieldReports;
import se.lykta.observe.delivery.Deliveries;
import se.lykta.observe.delivery.Delivery;

/// What lies on the desk of whoever triages: the lines of the inbox and the reports in words.
@Component
class TriageDesk {
    private static final int MOST_LINES = 300;

    private final FieldReports reports;
    private final FieldPhotos photos;
    private final Deliveries deliveries;
    private final Labelling labelling;

    TriageDesk(FieldReports reports, FieldPhotos photos, Deliveries deliveries, Labelling labelling) {
        this.reports = reports;
        this.photos = photos;
        this.deliveries = deliveries;
        this.labelling = labelling;
    }

    Labels labels(MunicipalityId municipality) {
        return labelling.of(municipality);
    }

    /// What waits, the oldest first.
    List<InboxLine> inbox(MunicipalityId municipality) {
        var labels = labels(municipality);
        var waiting = reports.waiting(municipality, MOST_LINES);
        return Stream.concat(
                        waiting.stream().map(report -> InboxLine.of(report, waiting, labels)),
                        deliveries.newest(municipality, MOST_LINES).stream()
                                .filter(delivery -> delivery.state() == Delivery.State.TRIAGE)
                                .map(delivery -> InboxLine.of(delivery, labels)))
                .sorted(Comparator.comparing(InboxLine::receivedAt).thenComparing(InboxLine::href))
                .toList();
    }

    /// The report that has waited longest after this one, else the one that has waited longest of all.
    Optional<UUID> next(MunicipalityId municipality, FieldReport report) {
        var others = reports.waiting(municipality, MOST_LINES).stream()
                .filter(other -> !other.id().equals(report.id()))
                .toList();
        return others.stream()
                .filter(other ->
                        !other.times().receivedAt().isBefore(report.times().receivedAt()))
                .findFirst()
                .or(() -> others.stream().findFirst())
                .map(FieldReport::id);
    }

    ReportView view(MunicipalityId municipality, FieldReport report) {
        return ReportView.of(report, photos.of(municipality, report.id()), labels(municipality));
    }

    /// Whom a report can be given to: all organisations but one's own.
    List<Organisation> recipients(SignedIn me) {
        return labels(me.municipality()).organisations().stream()
                .filter(organisation ->
                        !organisation.id().equals(me.organisation().id()))
                .filter(organisation -> organisation.kind().isAuthority())
                .toList();
    }
}
