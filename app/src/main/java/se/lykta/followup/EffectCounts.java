package se.lykta.followup;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import se.lykta.analysis.effect.WeeklyCounts;
import se.lykta.incident.IncidentColumns;
import se.lykta.incident.IncidentFilter;
import se.lykta.incident.IncidentScan;
import se.lykta.observe.Exposure;

/// How many incidents of one source, week by week, at a place and how far from it?
///
/// @param columns one snapshot
/// @param sourceCode of the source
/// @param first a Monday
/// @param exposure per week: hours that the source was out, or 1 when no hours are known of it; 0 = no reports
record EffectCounts(IncidentColumns columns, String sourceCode, LocalDate first, double[] exposure) {
    private static final int MOST_EVENTS = 2_000_000;

    /// @param hours of all sources in those weeks
    static EffectCounts of(
            IncidentColumns columns, String sourceCode, LocalDate first, int weeks, List<Exposure> hours) {
        var exposure = new double[weeks];
        var own = hours.stream()
                .filter(hour -> hour.sourceCode().equals(sourceCode))
                .toList();
        if (own.isEmpty()) {
            Arrays.fill(exposure, 1);
        }
        for (var hour : own) {
            int week = (int) (ChronoUnit.DAYS.between(first, hour.day()) / 7);
            if (!hour.day().isBefore(first) && week < weeks) {
                exposure[week] += hour.reportedHours();
            }
        }
        return new EffectCounts(columns, sourceCode, first, exposure);
    }

    int weeks() {
        return exposure.length;
    }

    /// First minutes of the weeks, and of the one after the last.
    int[] boundaries() {
        var boundaries = new int[weeks() + 1];
        for (int week = 0; week <= weeks(); week++) {
            boundaries[week] = minute(first.plusWeeks(week), columns.zone());
        }
        return boundaries;
    }

    IncidentFilter filter() {
        var boundaries = boundaries();
        return IncidentFilter.counted(boundaries[0], boundaries[weeks()]).ofSources(java.util.Set.of(sourceCode));
    }

    IncidentScan scan() {
        return new IncidentScan(columns);
    }

    /// Counts inside the outline, edge included.
    WeeklyCounts inside(Geometry outline) {
        var near = near(outline, 0);
        var counts = new int[weeks()];
        for (int week : near.week()) {
            counts[week]++;
        }
        return new WeeklyCounts(counts, exposure);
    }

    /// @param week of each incident
    /// @param distanceMetres from the outline, 0 = inside
    record Near(int[] week, double[] distanceMetres) {
        /// The distances in covered weeks of a stretch.
        double[] between(int from, int to, double[] exposure) {
            var found = new double[week.length];
            int size = 0;
            for (int i = 0; i < week.length; i++) {
                if (week[i] >= from && week[i] < to && exposure[week[i]] > 0) {
                    found[size++] = distanceMetres[i];
                }
            }
            return Arrays.copyOf(found, size);
        }
    }

    /// The incidents no farther from the outline than this.
    Near near(Geometry outline, double reachMetres) {
        var box = outline.getEnvelopeInternal();
        double reach = reachMetres + 0.01;
        var within = filter().inBox(new IncidentFilter.Box(
                box.getMinX() - reach, box.getMinY() - reach, box.getMaxX() + reach, box.getMaxY() + reach));
        var prepared = PreparedGeometryFactory.prepare(outline);
        var factory = outline.getFactory();
        var boundaries = boundaries();
        var events = scan().newestLocated(within, MOST_EVENTS);
        var week = new int[events.size()];
        var distance = new double[events.size()];
        int size = 0;
        for (var event : events) {
            var point = factory.createPoint(new Coordinate(event.eastMetres(), event.northMetres()));
            double away = prepared.intersects(point) ? 0 : outline.distance(point);
            if (away <= reachMetres) {
                int found = Arrays.binarySearch(boundaries, event.middleMinute());
                week[size] = found < 0 ? -found - 2 : found;
                distance[size++] = away;
            }
        }
        return new Near(Arrays.copyOf(week, size), Arrays.copyOf(distance, size));
    }

    static int minute(LocalDate day, ZoneId zone) {
        return Math.toIntExact(day.atStartOfDay(zone).toEpochSecond() / 60);
    }
}
