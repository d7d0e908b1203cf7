package se.lykta.observe.triage;

import java.time.Instant;
import java.util.List;
import se.lykta.observe.FieldReport;
import se.lykta.observe.contact.ContactDesk;
import se.lykta.observe.contact.Waited;
import se.lykta.observe.delivery.Delivery;

/// One thing that waits, in the words of the inbox.
///
/// @param href where it is decided on
/// @param stage what it waits for
/// @param told what, where, when and who, as it was told
/// @param held who deals with it, and until when
/// @param alike how many others probably tell of the same
record InboxLine(
        String href,
        Kind kind,
        Stage stage,
        Told told,
        Waited age,
        Instant receivedAt,
        ContactDesk.Held held,
        int alike) {
    /// What sort of thing is it?
    enum Kind {
        FIELD,
        DELIVERY,
        TIP,
        /// A file or mail that could not be read.
        DOCUMENT
    }

    /// What does it wait for?
    enum Stage {
        TRIAGE,
        /// Somebody has decided on it and its sender has no answer.
        ANSWER
    }

    /// @param what category, or the document's name
    record Told(String what, String where, String when, String from) {}

    static InboxLine of(FieldReport report, List<FieldReport> waiting, Labels labels, ContactDesk.Held held) {
        boolean open = report.handling().state() == FieldReport.State.RECEIVED;
        return new InboxLine(
                "/observe/triage/" + report.id(),
                Kind.valueOf(report.reporter().way().name()),
                open ? Stage.TRIAGE : Stage.ANSWER,
                new Told(
                        labels.category(report.what().category()),
                        report.where().place(),
                        labels.time(report.times()),
                        labels.organisation(report.reporter().organisationId())),
                labels.age(report.times().receivedAt()),
                report.times().receivedAt(),
                held,
                open ? Duplicates.of(report, waiting).size() : 0);
    }

    static InboxLine of(Delivery delivery, Labels labels, ContactDesk.Held held) {
        var name = delivery.document().name();
        return new InboxLine(
                "/observe/deliveries/" + delivery.id(),
                Kind.DOCUMENT,
                Stage.TRIAGE,
                new Told(
                        name.isBlank() ? labels.time(delivery.receivedAt()) : name,
                        "",
                        "",
                        labels.organisation(delivery.companyId())),
                labels.age(delivery.receivedAt()),
                delivery.receivedAt(),
                held,
                0);
    }

    /// Which part of the inbox does the reader want to see?
    enum Shown {
        ALL,
        MINE,
        LATE,
        /// Of nobody.
        FREE,
        ANSWER;

        boolean has(InboxLine line) {
            return switch (this) {
                case ALL -> true;
                case MINE -> line.held().mine();
                case LATE -> line.held().due().isLate();
                case FREE -> line.held().assignment().owner() == null;
                case ANSWER -> line.stage() == Stage.ANSWER;
            };
        }
    }
}
