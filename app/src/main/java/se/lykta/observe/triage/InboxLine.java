package se.lykta.observe.triage;

import java.time.Instant;
import java.util.List;
import se.lykta.observe.FieldReport;
import se.lykta.observe.delivery.Delivery;

/// One thing that waits, in the words of the inbox.
///
/// @param href where it is decided on
/// @param what category, or the document's name
/// @param alike how many others probably tell of the same
record InboxLine(
        String href,
        Kind kind,
        String what,
        String where,
        String when,
        String from,
        Labels.Age age,
        Instant receivedAt,
        int alike) {
    /// What sort of thing is it?
    enum Kind {
        FIELD,
        DELIVERY,
        TIP,
        /// A file or mail that could not be read.
        DOCUMENT
    }

    static InboxLine of(FieldReport report, List<FieldReport> waiting, Labels labels) {
        return new InboxLine(
                "/observe/triage/" + report.id(),
                Kind.valueOf(report.reporter().way().name()),
                labels.category(report.what().category()),
                report.where().place(),
                labels.time(report.times()),
                labels.organisation(report.reporter().organisationId()),
                labels.age(report.times().receivedAt()),
                report.times().receivedAt(),
                Duplicates.of(report, waiting).size());
    }

    static InboxLine of(Delivery delivery, Labels labels) {
        return new InboxLine(
                "/observe/deliveries/" + delivery.id(),
                Kind.DOCUMENT,
                delivery.document().name().isBlank()
                        ? labels.time(delivery.receivedAt())
                        : delivery.document().name(),
                "",
                "",
                labels.organisation(delivery.companyId()),
                labels.age(delivery.receivedAt()),
                delivery.receivedAt(),
                0);
    }
}
