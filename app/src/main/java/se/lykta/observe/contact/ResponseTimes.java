package se.lykta.observe.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// How long does it take until a person first decides on what came in, and until its sender has an answer?
@Component
public class ResponseTimes {
    /// Fewer give no median.
    public static final int LEAST_FOR_MEDIAN = 5;
    /// Fewer give no time within which nine of ten are done.
    public static final int LEAST_FOR_NINETY = 10;

    private final Database database;

    ResponseTimes(Database database) {
        this.database = database;
    }

    /// Which way did something come in?
    public enum Way {
        TIP,
        FIELD,
        DELIVERY,
        DOCUMENT
    }

    /// @param count of those that are done; the others are not in the times
    /// @param median half of them took no longer; null for too few
    /// @param ninety nine of ten took no longer; null for too few
    public record Measure(
            long count, @Nullable Duration median, @Nullable Duration ninety) {
        public @Nullable Waited shownMedian() {
            return median == null ? null : Waited.of(median);
        }

        public @Nullable Waited shownNinety() {
            return ninety == null ? null : Waited.of(ninety);
        }
    }

    /// @param way null = all
    /// @param month its first day; null = the whole time
    public record Line(@Nullable Way way, @Nullable LocalDate month, long received, Measure triage, Measure answer) {
        public long waiting() {
            return received - triage.count();
        }
    }

    /// Of what came in since a moment: a line for each way and month, the newest first, a line for each way, and
    /// one for all, which comes first. Months without anything have no line.
    public List<Line> since(MunicipalityId municipality, Instant since, ZoneId zone) {
        return database.<List<Line>>read(
                municipality,
                db -> db.sql(SQL)
                        .param("municipality", municipality.value())
                        .param("since", since.atOffset(ZoneOffset.UTC))
                        .param("zone", zone.getId())
                        .query((row, number) -> read(row))
                        .list());
    }

    private static final String SQL = """
            with item as (
                select case when account_id is not null then 'FIELD'
                            when organisation_id is null then 'TIP' else 'DELIVERY' end as way,
                       date_trunc('month', received_at at time zone :zone)::date as month,
                       decided_at - received_at as triage, answered_at - received_at as answer
                from observe_report
                where municipality_id = :municipality and received_at >= :since
                union all
                select 'DOCUMENT', date_trunc('month', received_at at time zone :zone)::date,
                       handled_at - received_at, null
                from observe_delivery
                where municipality_id = :municipality and received_at >= :since and state in ('TRIAGE', 'HANDLED')
            )
            select way, month, count(*) as received, count(triage) as triage_count, count(answer) as answer_count,
                   extract(epoch from percentile_cont(0.5) within group (order by triage)) as triage_median,
                   extract(epoch from percentile_cont(0.9) within group (order by triage)) as triage_ninety,
                   extract(epoch from percentile_cont(0.5) within group (order by answer)) as answer_median,
                   extract(epoch from percentile_cont(0.9) within group (order by answer)) as answer_ninety
            from item
            group by grouping sets ((way, month), (way), ())
            order by way nulls first, month desc nulls first
            """;

    private static Line read(ResultSet row) throws SQLException {
        var way = row.getString("way");
        return new Line(
                way == null ? null : Way.valueOf(way),
                row.getObject("month", LocalDate.class),
                row.getLong("received"),
                measure(row, "triage"),
                measure(row, "answer"));
    }

    private static Measure measure(ResultSet row, String what) throws SQLException {
        long count = row.getLong(what + "_count");
        return new Measure(
                count,
                count < LEAST_FOR_MEDIAN ? null : duration(row, what + "_median"),
                count < LEAST_FOR_NINETY ? null : duration(row, what + "_ninety"));
    }

    private static Duration duration(ResultSet row, String column) throws SQLException {
        return Duration.ofSeconds(Math.round(row.getDouble(column)));
    }
}
