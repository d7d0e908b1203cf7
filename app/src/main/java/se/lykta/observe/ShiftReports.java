package se.lykta.observe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The reports of shifts. A corrected report is a new version; the former ones stay.
@Component
public class ShiftReports {
    private static final String INSERT = """
            insert into observe_shift_report (
                municipality_id, agreement_id, day, version, hours, events, rounds, checkpoints, deviations,
                service_numbers, way, organisation_id, account_id, reported_at, source_key)
            select ?, ?, ?, coalesce(max(version), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
            from observe_shift_report
            where municipality_id = ? and agreement_id = ? and day = ?
            """;

    private final Database database;
    private final Audit audit;

    public ShiftReports(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// Takes in the reports of one agreement's shifts, all or none. A report that says what is known already is
    /// left out, so that sending the same again changes nothing.
    ///
    /// @return how many were new or corrected
    public int put(MunicipalityId municipality, UUID agreementId, List<ShiftReport> reports, Actor actor) {
        if (reports.isEmpty()) {
            return 0;
        }
        return database.<Integer>write(municipality, db -> {
            db.sql("""
                    select id
                    from observe_agreement
                    where municipality_id = :municipality and id = :agreement
                    for update
                    """)
                    .param("municipality", municipality.value())
                    .param("agreement", agreementId)
                    .query(UUID.class)
                    .single();
            var fresh = unknown(municipality, agreementId, reports);
            insert(municipality, fresh, actor);
            if (!fresh.isEmpty()) {
                audit.record(db, actor, entry(municipality, agreementId, fresh));
            }
            return fresh.size();
        });
    }

    public Optional<ShiftReport> find(MunicipalityId municipality, UUID agreementId, LocalDate day) {
        return between(municipality, day, day).stream()
                .filter(report -> report.agreementId().equals(agreementId))
                .findFirst();
    }

    /// The newest report of every shift that began in a period.
    ///
    /// @param to last day, included
    public List<ShiftReport> between(MunicipalityId municipality, LocalDate from, LocalDate to) {
        return database.<List<ShiftReport>>read(
                municipality,
                db -> db.sql("""
                        select distinct on (day, agreement_id) agreement_id, day, hours, events, rounds, checkpoints,
                            deviations, service_numbers, way, organisation_id, reported_at, source_key
                        from observe_shift_report
                        where municipality_id = :municipality and day between :from and :to
                        order by day, agreement_id, version desc
                        """)
                        .param("municipality", municipality.value())
                        .param("from", from)
                        .param("to", to)
                        .query((row, number) -> read(row))
                        .list());
    }

    private List<ShiftReport> unknown(MunicipalityId municipality, UUID agreementId, List<ShiftReport> reports) {
        var days = reports.stream().map(ShiftReport::day).sorted().toList();
        var known = between(municipality, days.getFirst(), days.getLast());
        return reports.stream()
                .filter(report -> {
                    if (!report.agreementId().equals(agreementId)) {
                        throw new IllegalArgumentException(
                                "a report is of agreement " + report.agreementId() + ", must be of " + agreementId);
                    }
                    return known.stream()
                            .noneMatch(other -> other.agreementId().equals(agreementId)
                                    && other.day().equals(report.day())
                                    && other.work().equals(report.work()));
                })
                .toList();
    }

    private void insert(MunicipalityId municipality, List<ShiftReport> reports, Actor actor) {
        database.<Boolean>writeBulk(municipality, connection -> {
            try (var insert = connection.prepareStatement(INSERT)) {
                for (var report : reports) {
                    var work = report.work();
                    insert.setString(1, municipality.value());
                    insert.setObject(2, report.agreementId());
                    insert.setObject(3, report.day());
                    insert.setDouble(4, work.hours());
                    insert.setInt(5, work.events());
                    insert.setInt(6, work.rounds());
                    insert.setInt(7, work.checkpoints());
                    insert.setString(8, work.deviations());
                    insert.setArray(
                            9,
                            connection.createArrayOf(
                                    "text", work.serviceNumbers().toArray()));
                    insert.setString(10, report.origin().way().name());
                    insert.setObject(11, report.origin().organisationId());
                    insert.setObject(12, actor.accountId());
                    insert.setObject(13, report.origin().reportedAt().atOffset(ZoneOffset.UTC));
                    insert.setString(14, report.origin().sourceKey());
                    insert.setString(15, municipality.value());
                    insert.setObject(16, report.agreementId());
                    insert.setObject(17, report.day());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return true;
        });
    }

    private static AuditEntry entry(MunicipalityId municipality, UUID agreementId, List<ShiftReport> reports) {
        return AuditEntry.of(municipality, "observe.report-shift", "agreement", agreementId)
                .with("reports", reports.size())
                .with("day", reports.getFirst().day())
                .with(
                        "events",
                        reports.stream()
                                .mapToLong(report -> report.work().events())
                                .sum())
                .with("way", reports.getFirst().origin().way());
    }

    private static ShiftReport read(ResultSet row) throws SQLException {
        return new ShiftReport(
                row.getObject("agreement_id", UUID.class),
                row.getObject("day", LocalDate.class),
                new ShiftReport.Work(
                        row.getDouble("hours"),
                        row.getInt("events"),
                        row.getInt("rounds"),
                        row.getInt("checkpoints"),
                        row.getString("deviations"),
                        Agreements.list(row, "service_numbers")),
                new ShiftReport.Origin(
                        ShiftReport.Way.valueOf(row.getString("way")),
                        row.getObject("organisation_id", UUID.class),
                        row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                        row.getString("source_key")));
    }
}
