package se.lykta.alert;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// Which evenings have been looked at? Of several instances that try, one gets an evening.
@Component
public class AlertRuns {
    private final Database database;

    AlertRuns(Database database) {
        this.database = database;
    }

    /// @param finishedAt null while it is under way, or after it was cut off
    /// @param fresh alerts that were not known before
    /// @param countFalseAlarmsAYear that the thresholds for weekly counts gave that evening, if nothing changes
    public record Run(
            LocalDate evening, @Nullable Instant finishedAt, int fresh, double seconds, double countFalseAlarmsAYear) {}

    /// The evening looked at last.
    public Optional<Run> findLast(MunicipalityId municipality) {
        return database.<Optional<Run>>read(
                municipality,
                db -> db.sql("""
                        select run_on, finished_at, fresh, seconds, coalesce(count_false_alarms_a_year, 0) as stated
                        from alert_run
                        where municipality_id = :municipality
                        order by run_on desc
                        limit 1
                        """)
                        .param("municipality", municipality.value())
                        .query((row, number) -> {
                            var finished = row.getObject("finished_at", OffsetDateTime.class);
                            return new Run(
                                    row.getObject("run_on", LocalDate.class),
                                    finished == null ? null : finished.toInstant(),
                                    row.getInt("fresh"),
                                    row.getDouble("seconds"),
                                    row.getDouble("stated"));
                        })
                        .optional());
    }

    /// How many false alarms a year did the thresholds for weekly counts give, on average over the evenings of a
    /// period?
    ///
    /// @param to last day, included
    public Optional<Double> findCountFalseAlarmsAYear(MunicipalityId municipality, LocalDate from, LocalDate to) {
        return database.<Optional<Double>>read(
                municipality,
                db -> db.sql("""
                        select avg(count_false_alarms_a_year)
                        from alert_run
                        where municipality_id = :municipality and run_on between :from and :to
                        """)
                        .param("municipality", municipality.value())
                        .param("from", from)
                        .param("to", to)
                        .query((row, number) -> Optional.ofNullable(row.getObject(1, Double.class)))
                        .single());
    }

    /// Takes the right to look at an evening that nobody has looked at.
    ///
    /// @param until nobody else may begin before, should this process be killed
    boolean claim(MunicipalityId municipality, LocalDate evening, Instant now, Instant until) {
        return claim(municipality, evening, now, until, "and alert_run.finished_at is null");
    }

    /// The same for an evening that may have been looked at.
    boolean claimAgain(MunicipalityId municipality, LocalDate evening, Instant now, Instant until) {
        return claim(municipality, evening, now, until, "");
    }

    private boolean claim(MunicipalityId municipality, LocalDate evening, Instant now, Instant until, String only) {
        return database.<Boolean>write(
                municipality,
                db -> db.sql("""
                        insert into alert_run (municipality_id, run_on, claimed_until)
                        values (:municipality, :evening, :until)
                        on conflict (municipality_id, run_on) do update
                        set claimed_until = excluded.claimed_until, finished_at = null
                        where (alert_run.claimed_until <= :now or alert_run.finished_at is not null)
                        """ + only)
                                .param("municipality", municipality.value())
                                .param("evening", evening)
                                .param("until", Timestamp.from(until))
                                .param("now", Timestamp.from(now))
                                .update()
                        == 1);
    }

    void finish(MunicipalityId municipality, Run run) {
        database.run(
                municipality,
                db -> db.sql("""
                        update alert_run
                        set finished_at = clock_timestamp(), fresh = :fresh, seconds = :seconds,
                            count_false_alarms_a_year = :stated
                        where municipality_id = :municipality and run_on = :evening
                        """)
                        .param("municipality", municipality.value())
                        .param("evening", run.evening())
                        .param("fresh", run.fresh())
                        .param("seconds", run.seconds())
                        .param("stated", run.countFalseAlarmsAYear())
                        .update());
    }
}
