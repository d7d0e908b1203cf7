package se.lykta.observe.triage;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.lykta.access.Organisation;
import se.lykta.access.SignedIn;
import se.lykta.database.MunicipalityId;
import se.lykta.observe.FieldPhotos;
import se.lykta.observe.FieldReport;
import se.lykta.observe.FieldReports;
import se.lykta.observe.contact.ContactDesk;
import se.lykta.observe.contact.ResponseTimes;
import se.lykta.observe.delivery.Deliveries;
import se.lykta.observe.delivery.Delivery;

/// What lies on the desk of whoever triages: the lines of the inbox and the reports in words.
@Component
class TriageDesk {
    private static final int MOST_LINES = 300;
    /// How far back the times above the inbox look.
    static final int DAYS = 90;

    private final FieldReports reports;
    private final FieldPhotos photos;
    private final Deliveries deliveries;
    private final Labelling labelling;
    private final ContactDesk contact;
    private final ResponseTimes times;

    TriageDesk(
            FieldReports reports,
            FieldPhotos photos,
            Deliveries deliveries,
            Labelling labelling,
            ContactDesk contact,
            ResponseTimes times) {
        this.reports = reports;
        this.photos = photos;
        this.deliveries = deliveries;
        this.labelling = labelling;
        this.contact = contact;
        this.times = times;
    }

    Labels labels(MunicipalityId municipality) {
        return labelling.of(municipality);
    }

    /// What waits, the oldest first.
    List<InboxLine> inbox(SignedIn me) {
        var municipality = me.municipality();
        var labels = labels(municipality);
        var waiting = reports.waiting(municipality, MOST_LINES);
        var open = Stream.concat(waiting.stream(), reports.unanswered(municipality, MOST_LINES).stream())
                .toList();
        var documents = deliveries.newest(municipality, MOST_LINES).stream()
                .filter(delivery -> delivery.state() == Delivery.State.TRIAGE)
                .toList();
        var items = Stream.concat(
                        open.stream().map(TriageDesk::item),
                        documents.stream().map(each -> new ContactDesk.Item(each.id(), each.receivedAt())))
                .toList();
        Map<UUID, ContactDesk.Held> held = contact.held(me, items).stream()
                .collect(Collectors.toMap(each -> each.assignment().itemId(), Function.identity()));
        return Stream.concat(
                        open.stream()
                                .map(report -> InboxLine.of(
                                        report, waiting, labels, Objects.requireNonNull(held.get(report.id())))),
                        documents.stream()
                                .map(each -> InboxLine.of(each, labels, Objects.requireNonNull(held.get(each.id())))))
                .sorted(Comparator.comparing(InboxLine::receivedAt).thenComparing(InboxLine::href))
                .toList();
    }

    ContactDesk.Form contactForm(SignedIn me, FieldReport report, boolean changed) {
        return contact.form(me, item(report), "/observe/triage/" + report.id(), changed);
    }

    ContactDesk.Held held(SignedIn me, FieldReport report) {
        return contact.held(me, List.of(item(report))).getFirst();
    }

    private static ContactDesk.Item item(FieldReport report) {
        return new ContactDesk.Item(report.id(), report.times().receivedAt());
    }

    /// Over the last [#DAYS].
    ResponseTimes.Line times(MunicipalityId municipality) {
        var labels = labels(municipality);
        return times.since(
                        municipality,
                        labels.now().minus(Duration.ofDays(DAYS)),
                        labels.times().zone())
                .getFirst();
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
