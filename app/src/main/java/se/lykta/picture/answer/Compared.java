package se.lykta.picture.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import se.lykta.analysis.trend.Rate;
import se.lykta.incident.IncidentColumns;
import se.lykta.incident.IncidentFilter;
import se.lykta.incident.IncidentScan;
import se.lykta.ingest.KnownBy;

/// How many of one kind in a period, how many in another as long, and in how many guarded hours?
///
/// @param hoursNow guarded hours of the period; 1 for counts that no hours are divided out of
/// @param hoursBefore the same of the other period
public record Compared(Kind kind, long now, long before, double hoursNow, double hoursBefore) {
    /// What is compared, first what says most.
    public enum Kind {
        /// Discovered by sources whose hours on the same ground are known in both periods.
        PER_HOUR,
        /// Somebody told: does not follow the guards.
        REPORTED,
        /// Discovered, or told by a device, with no hours to divide by.
        HOURS_UNKNOWN,
        /// Statistics, and what the source tells no origin of.
        OTHER
    }

    public Rate rateNow() {
        return new Rate(now, hoursNow);
    }

    public Rate rateBefore() {
        return new Rate(before, hoursBefore);
    }

    /// The kinds that occurred in one of the periods; one row of zeroes when none did.
    ///
    /// @param from first day of the other period
    static List<Compared> of(Pictures pictures, IncidentColumns columns, PictureQuestion question, LocalDate from) {
        var other = question.during(from, from.plusDays(question.days() - 1L));
        var hours = pictures.guardedHours(columns, question);
        var hoursBefore = pictures.guardedHours(columns, other);
        var sources = hours.comparable(hoursBefore);
        var now = Counts.of(columns, question, sources);
        var before = Counts.of(columns, other, sources);
        var rows = new ArrayList<Compared>();
        if (!sources.isEmpty()) {
            rows.add(new Compared(
                    Kind.PER_HOUR, now.perHour, before.perHour, hours.of(sources), hoursBefore.of(sources)));
        }
        rows.add(counts(Kind.REPORTED, now.reported, before.reported));
        rows.add(counts(Kind.HOURS_UNKNOWN, now.unknown, before.unknown));
        rows.add(counts(Kind.OTHER, now.other, before.other));
        var occurred = rows.stream().filter(row -> row.now + row.before > 0).toList();
        return occurred.isEmpty() ? List.of(rows.getFirst()) : occurred;
    }

    private static Compared counts(Kind kind, long now, long before) {
        return new Compared(kind, now, before, 1, 1);
    }

    /// @param perHour discovered by sources with hours
    private record Counts(long perHour, long reported, long unknown, long other) {
        static Counts of(IncidentColumns columns, PictureQuestion question, Set<String> sources) {
            var filter = question.filter(columns.zone());
            var scan = new IncidentScan(columns);
            long all = scan.count(filter);
            long reported = count(scan, filter, KnownBy.REPORTED);
            long discovered = count(scan, filter, KnownBy.DISCOVERED);
            long technical = count(scan, filter, KnownBy.TECHNICAL);
            long perHour = sources.isEmpty() ? 0 : count(scan, filter.ofSources(sources), KnownBy.DISCOVERED);
            return new Counts(
                    perHour, reported, discovered - perHour + technical, all - reported - discovered - technical);
        }

        private static long count(IncidentScan scan, IncidentFilter filter, KnownBy known) {
            var asked = filter.knownBy().isEmpty() ? EnumSet.allOf(KnownBy.class) : filter.knownBy();
            return asked.contains(known) ? scan.count(filter.knownBy(known)) : 0;
        }
    }
}
