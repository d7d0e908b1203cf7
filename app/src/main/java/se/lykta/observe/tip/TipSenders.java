package se.lykta.observe.tip;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.observe.FieldReport;
import se.lykta.observe.FieldReports;

/// Tips with what their senders read the answer by. An e-mail address is kept until one answer was sent to it.
@Component
class TipSenders {
    private static final String KIND = "field-report";

    private final Database database;
    private final FieldReports reports;
    private final Audit audit;

    TipSenders(Database database, FieldReports reports, Audit audit) {
        this.database = database;
        this.reports = reports;
        this.audit = audit;
    }

    /// Takes a tip in, unless one with its key is stored already.
    ///
    /// @param email empty = none
    /// @return false when it was stored before; the code given now is then worth nothing
    boolean put(MunicipalityId municipality, FieldReport tip, ReadingCode code, String email, Actor actor) {
        return database.<Boolean>write(municipality, db -> {
            if (reports.find(municipality, tip.id()).isPresent()) {
                return false;
            }
            reports.put(municipality, tip, actor);
            return db.sql("""
                            insert into observe_tip_sender (municipality_id, report_id, code_hash, email)
                            values (:municipality, :report, :hash, :email)
                            on conflict do nothing
                            """)
                            .param("municipality", municipality.value())
                            .param("report", tip.id())
                            .param("hash", code.hash(municipality))
                            .param("email", email)
                            .update()
                    == 1;
        });
    }

    /// The tip that a code was given for.
    Optional<FieldReport> find(MunicipalityId municipality, ReadingCode code) {
        return database.<Optional<UUID>>read(
                        municipality,
                        db -> db.sql("""
                                select report_id
                                from observe_tip_sender
                                where municipality_id = :municipality and code_hash = :hash
                                """)
                                .param("municipality", municipality.value())
                                .param("hash", code.hash(municipality))
                                .query(UUID.class)
                                .optional())
                .flatMap(report -> reports.find(municipality, report))
                .filter(report -> report.handling().state() != FieldReport.State.DISPOSED);
    }

    /// An answer on its way to somebody.
    record Letter(UUID reportId, String email, String answer) {}

    /// Takes the addresses of answered tips out of the table; of several processes one gets each.
    List<Letter> claim(MunicipalityId municipality) {
        return database.<List<Letter>>write(
                municipality,
                db -> db.sql("""
                        with due as (
                            select s.report_id, s.email, r.answer
                            from observe_tip_sender s
                            join observe_report r on r.municipality_id = s.municipality_id and r.id = s.report_id
                            where s.municipality_id = :municipality and s.email <> '' and r.answer <> ''
                            for update of s skip locked
                        )
                        update observe_tip_sender s
                        set email = ''
                        from due
                        where s.municipality_id = :municipality and s.report_id = due.report_id
                        returning due.report_id, due.email, due.answer
                        """)
                        .param("municipality", municipality.value())
                        .query((row, number) -> new Letter(
                                row.getObject("report_id", UUID.class),
                                row.getString("email"),
                                row.getString("answer")))
                        .list());
    }

    void forget(MunicipalityId municipality, List<UUID> reportIds) {
        database.run(
                municipality,
                db -> db.sql("""
                        delete from observe_tip_sender
                        where municipality_id = :municipality and report_id = any(:reports)
                        """)
                        .param("municipality", municipality.value())
                        .param("reports", reportIds.toArray(UUID[]::new))
                        .update());
    }

    /// What came of a letter: recorded when it was sent, given back to the table when it was not.
    void settle(MunicipalityId municipality, Letter letter, boolean sent, Actor actor) {
        database.run(municipality, db -> {
            if (sent) {
                audit.record(db, actor, AuditEntry.of(municipality, "observe.mail-answer", KIND, letter.reportId()));
                return;
            }
            db.sql("""
                    update observe_tip_sender
                    set email = :email
                    where municipality_id = :municipality and report_id = :report
                    """)
                    .param("municipality", municipality.value())
                    .param("report", letter.reportId())
                    .param("email", letter.email())
                    .update();
        });
    }
}
