package se.lykta.observe.triage;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.observe.FieldReport;
import se.lykta.observe.contact.Waited;

/// A report in the words of its page.
///
/// @param from organisation and service number; never a name
/// @param photos keys of its photos
record ReportView(
        FieldReport report, String category, String when, String received, Waited age, String from, List<UUID> photos) {
    ReportView {
        photos = List.copyOf(photos);
    }

    static ReportView of(FieldReport report, List<UUID> photos, Labels labels) {
        var organisation = labels.organisation(report.reporter().organisationId());
        var number = report.reporter().serviceNumber();
        return new ReportView(
                report,
                labels.category(report.what().category()),
                labels.time(report.times()),
                labels.time(report.times().receivedAt()),
                labels.age(report.times().receivedAt()),
                number.isEmpty() ? organisation : organisation + ", " + number,
                photos);
    }

    public boolean isOpen() {
        return report.handling().state() == FieldReport.State.RECEIVED;
    }

    public boolean isChangeable() {
        return isOpen() || report.handling().state() == FieldReport.State.ACCEPTED;
    }

    /// Beside the report: how alike another one is.
    ///
    /// @param metres null when one has no position
    record Other(ReportView view, Likeness likeness) {
        public @Nullable Integer metres() {
            return likeness.metres();
        }
    }
}
