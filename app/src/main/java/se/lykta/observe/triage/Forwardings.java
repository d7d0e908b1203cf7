package se.lykta.observe.triage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// The decisions to give reports to somebody else. None is ever changed.
@Component
class Forwardings {
    private static final String SELECT = """
            select id, report_id, organisation_id, ground, parts, reason, account_id, decided_at
            from observe_forwarding
            where municipality_id = :municipality
            """;

    private final Database database;
    private final Audit audit;

    Forwardings(Database database, Audit audit) {
        this.database = database;
        this.audit = audit;
    }

    /// In the transaction that also moves the report.
    void add(JdbcClient db, MunicipalityId municipality, UUID report, Forwarding.Decision decision, Actor actor) {
        db.sql("""
                insert into observe_forwarding (
                    municipality_id, id, report_id, organisation_id, ground, parts, reason, account_id, decided_at)
                values (
                    :municipality, :id, :report, :organisation, :ground, :parts, :reason, :account,
                    clock_timestamp())
                """)
                .param("municipality", municipality.value())
                .param("id", UUID.randomUUID())
                .param("report", report)
                .param("organisation", decision.organisationId())
                .param("ground", decision.ground().name())
                .param("parts", decision.parts().stream().map(Enum::name).toArray(String[]::new))
                .param("reason", decision.reason())
                .param("account", actor.accountId())
                .update();
        audit.record(
                db,
                actor,
                AuditEntry.of(municipality, "observe.forward-report", Triage.KIND, report)
                        .withCode("to", decision.organisationId().toString())
                        .with("ground", decision.ground())
                        .with("parts", decision.parts().size()));
    }

    /// Those of a report, oldest first.
    List<Forwarding> of(MunicipalityId municipality, UUID report) {
        return database.<List<Forwarding>>read(
                municipality,
                db -> db.sql(SELECT + "and report_id = :report order by decided_at, id")
                        .param("municipality", municipality.value())
                        .param("report", report)
                        .query((row, number) -> read(row))
                        .list());
    }

    /// Those to an organisation, newest first.
    List<Forwarding> to(MunicipalityId municipality, UUID organisation, int most) {
        return database.<List<Forwarding>>read(
                municipality,
                db -> db.sql(SELECT + "and organisation_id = :organisation order by decided_at desc, id limit :most")
                        .param("municipality", municipality.value())
                        .param("organisation", organisation)
                        .param("most", most)
                        .query((row, number) -> read(row))
                        .list());
    }

    private static Forwarding read(ResultSet row) throws SQLException {
        return new Forwarding(
                row.getObject("id", UUID.class),
                row.getObject("report_id", UUID.class),
                new Forwarding.Decision(
                        row.getObject("organisation_id", UUID.class),
                        LegalGround.valueOf(row.getString("ground")),
                        Stream.of((String[]) row.getArray("parts").getArray())
                                .map(Part::valueOf)
                                .toList(),
                        row.getString("reason")),
                row.getObject("account_id", UUID.class),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }
}
