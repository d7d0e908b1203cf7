package se.lykta.observe.triage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.area.LocationQuality;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.ingest.KnownBy;
import se.lykta.observe.AcceptedReport;
import se.lykta.observe.AcceptedReports;
import se.lykta.observe.Agreement;
import se.lykta.observe.Agreements;
import se.lykta.observe.FieldReport;
import se.lykta.observe.FieldReports;

/// What persons decide about reports. A report is decided on once; an accepted one may change its category and
/// place afterwards, which is a new version of its incident.
@Component
class Triage {
    static final String KIND = "field-report";
    private static final String FIELD = "field";
    private static final String RESIDENT = "resident";

    private final Database database;
    private final FieldReports reports;
    private final Agreements agreements;
    private final AcceptedReports destination;
    private final Audit audit;
    private final Clock clock;

    Triage(
            Database database,
            FieldReports reports,
            Agreements agreements,
            AcceptedReports destination,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.reports = reports;
        this.agreements = agreements;
        this.destination = destination;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<Triaged> find(MunicipalityId municipality, UUID id) {
        return reports.find(municipality, id)
                .map(report -> database.<Triaged>read(
                        municipality,
                        db -> db.sql("""
                                select reject_reason, merged_into
                                from observe_report
                                where municipality_id = :municipality and id = :id
                                """)
                                .param("municipality", municipality.value())
                                .param("id", id)
                                .query((row, number) -> triaged(report, row))
                                .single()));
    }

    private static Triaged triaged(FieldReport report, ResultSet row) throws SQLException {
        var reason = row.getString("reject_reason");
        return new Triaged(
                report,
                reason.isEmpty() ? null : RejectReason.valueOf(reason),
                row.getObject("merged_into", UUID.class));
    }

    /// Reports that were merged into this one: it has their origins too.
    List<FieldReport> mergedInto(MunicipalityId municipality, UUID id) {
        return ids(municipality, id).stream()
                .flatMap(other -> reports.find(municipality, other).stream())
                .toList();
    }

    private List<UUID> ids(MunicipalityId municipality, UUID id) {
        return database.<List<UUID>>read(
                municipality,
                db -> db.sql("""
                        select id
                        from observe_report
                        where municipality_id = :municipality and merged_into = :id
                        order by received_at, id
                        """)
                        .param("municipality", municipality.value())
                        .param("id", id)
                        .query(UUID.class)
                        .list());
    }

    /// What probably tells of the same as a report.
    List<Likeness> duplicates(MunicipalityId municipality, FieldReport report) {
        var around = reports.between(
                municipality,
                report.times().earliestAt().minus(Duration.ofDays(1)),
                report.times().latestAt().plus(Duration.ofDays(1)));
        var open = around.stream()
                .filter(other -> other.handling().state() == FieldReport.State.RECEIVED
                        || other.handling().state() == FieldReport.State.ACCEPTED)
                .toList();
        return Duplicates.of(report, open);
    }

    /// Makes an incident of a report.
    ///
    /// @return false when it was decided on already
    boolean accept(MunicipalityId municipality, UUID id, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            var report = locked(db, municipality, id);
            if (report.isEmpty() || !isOpen(report.get())) {
                return false;
            }
            var outcome = destination.take(db, municipality, accepted(municipality, report.get()));
            decide(db, municipality, id, new Decision("accepted", "", null));
            record(db, actor, entry(municipality, "observe.accept-report", id).with("incident", outcome));
            return true;
        });
    }

    /// What a person puts right: category and how well the place is known. Of an accepted report it is a new
    /// version of its incident.
    ///
    /// @return false when the report is not there or nothing comes of it
    boolean change(MunicipalityId municipality, UUID id, String category, LocationQuality quality, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            var report = locked(db, municipality, id);
            if (report.isEmpty() || !(isOpen(report.get()) || isAccepted(report.get()))) {
                return false;
            }
            var where = report.get().where();
            if (quality.mayBeDot() && where.position() == null) {
                return false;
            }
            int radius = where.quality() == quality ? where.radiusMetres() : quality.defaultRadiusMetres();
            db.sql("""
                    update observe_report
                    set category = :category, location_quality = :quality, radius_metres = :radius
                    where municipality_id = :municipality and id = :id
                    """)
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .param("category", category)
                    .param("quality", quality.name())
                    .param("radius", radius)
                    .update();
            retake(db, municipality, id);
            record(
                    db,
                    actor,
                    entry(municipality, "observe.change-report", id)
                            .withCode("category", category)
                            .with("quality", quality));
            return true;
        });
    }

    /// Stores a text that a person has cleared of personal data.
    ///
    /// @param text screened, with how many findings were masked in all
    boolean write(MunicipalityId municipality, UUID id, TextForm.Cleared text, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            if (locked(db, municipality, id).isEmpty()) {
                return false;
            }
            db.sql("""
                    update observe_report
                    set note = :note, place = :place, masked = :masked
                    where municipality_id = :municipality and id = :id
                    """)
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .param("note", text.note())
                    .param("place", text.place())
                    .param("masked", text.masked())
                    .update();
            retake(db, municipality, id);
            record(db, actor, entry(municipality, "observe.clear-report", id).with("masked", text.masked()));
            return true;
        });
    }

    /// Says that a report tells of what another told. Both stay, and the other has the origin of both.
    boolean merge(MunicipalityId municipality, UUID id, UUID into, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            var kept = locked(db, municipality, into);
            var report = locked(db, municipality, id);
            if (id.equals(into)
                    || report.filter(Triage::isOpen).isEmpty()
                    || kept.filter(other -> isOpen(other) || isAccepted(other)).isEmpty()) {
                return false;
            }
            decide(db, municipality, id, new Decision("merged", "", into));
            db.sql("""
                    update observe_report
                    set merged_into = :into
                    where municipality_id = :municipality and merged_into = :id
                    """)
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .param("into", into)
                    .update();
            record(db, actor, entry(municipality, "observe.merge-report", id).withCode("into", into.toString()));
            return true;
        });
    }

    boolean reject(MunicipalityId municipality, UUID id, RejectReason reason, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            if (locked(db, municipality, id).filter(Triage::isOpen).isEmpty()) {
                return false;
            }
            decide(db, municipality, id, new Decision("rejected", reason.name(), null));
            record(db, actor, entry(municipality, "observe.reject-report", id).with("reason", reason));
            return true;
        });
    }

    /// Gives a report to somebody, as decided. One that waits is thereby decided on; an accepted one stays so.
    boolean forward(
            MunicipalityId municipality, UUID id, Forwardings forwardings, Forwarding.Decision what, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            var report = locked(db, municipality, id);
            if (report.isEmpty()) {
                return false;
            }
            if (isOpen(report.get())) {
                decide(db, municipality, id, new Decision("forwarded", "", null));
            }
            forwardings.add(db, municipality, id, what, actor);
            return true;
        });
    }

    /// @param text screened
    boolean answer(MunicipalityId municipality, UUID id, String text, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            int changed = db.sql("""
                    update observe_report
                    set answer = :answer, answered_at = coalesce(answered_at, :now)
                    where municipality_id = :municipality and id = :id and state <> 'disposed'
                    """)
                    .param("municipality", municipality.value())
                    .param("id", id)
                    .param("answer", text)
                    .param("now", now())
                    .update();
            if (changed == 1) {
                record(
                        db,
                        actor,
                        entry(municipality, "observe.answer-report", id).with("letters", text.length()));
            }
            return changed == 1;
        });
    }

    private static boolean isOpen(FieldReport report) {
        return report.handling().state() == FieldReport.State.RECEIVED;
    }

    private static boolean isAccepted(FieldReport report) {
        return report.handling().state() == FieldReport.State.ACCEPTED;
    }

    /// Two people who decide at the same time do it one after the other. Nothing can be done to what was
    /// disposed of.
    private Optional<FieldReport> locked(JdbcClient db, MunicipalityId municipality, UUID id) {
        db.sql("""
                select id
                from observe_report
                where municipality_id = :municipality and id = :id
                for update
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .query(UUID.class)
                .optional();
        return reports.find(municipality, id).filter(report -> report.handling().state() != FieldReport.State.DISPOSED);
    }

    private record Decision(
            String state, String reason, @Nullable UUID into) {}

    private void decide(JdbcClient db, MunicipalityId municipality, UUID id, Decision decision) {
        db.sql("""
                update observe_report
                set state = :state, state_at = :now, decided_at = coalesce(decided_at, :now), reject_reason = :reason,
                    merged_into = :into
                where municipality_id = :municipality and id = :id
                """)
                .param("municipality", municipality.value())
                .param("id", id)
                .param("state", decision.state())
                .param("now", now())
                .param("reason", decision.reason())
                .param("into", decision.into(), Types.OTHER)
                .update();
    }

    private void retake(JdbcClient db, MunicipalityId municipality, UUID id) {
        reports.find(municipality, id)
                .filter(Triage::isAccepted)
                .ifPresent(report -> destination.take(db, municipality, accepted(municipality, report)));
    }

    /// A shift's events belong to the source of its agreement, so that they meet the guarded hours.
    private AcceptedReport accepted(MunicipalityId municipality, FieldReport report) {
        var way = report.reporter().way();
        var shift = report.shift();
        var source = switch (way) {
            case FIELD -> FIELD;
            case TIP -> RESIDENT;
            case DELIVERY ->
                shift == null
                        ? FIELD
                        : agreements
                                .find(municipality, shift.agreementId())
                                .map(Agreement::sourceCode)
                                .orElse(FIELD);
        };
        var knownBy = way == FieldReport.Way.TIP ? KnownBy.REPORTED : KnownBy.DISCOVERED;
        return new AcceptedReport(
                report.id().toString(),
                source,
                knownBy,
                report.times(),
                report.where(),
                report.what().category(),
                report.what().note());
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }

    private void record(JdbcClient db, Actor actor, AuditEntry entry) {
        audit.record(db, actor, entry);
    }

    private static AuditEntry entry(MunicipalityId municipality, String action, UUID id) {
        return AuditEntry.of(municipality, action, KIND, id);
    }
}
