package se.lykta.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.ColumnStore;
import se.lykta.incident.IncidentFilter;
import se.lykta.incident.IncidentScan;
import se.lykta.ingest.KnownBy;

/// How much happened inside an outline in the past year, and at which hours?
@Component
public class EvidenceCounts {
    private static final int HOURS = 24;
    private static final int MOST = 1_000_000;
    private static final Set<KnownBy> NO_STATISTICS =
            Set.of(KnownBy.REPORTED, KnownBy.DISCOVERED, KnownBy.TECHNICAL, KnownBy.UNKNOWN);

    private final ColumnStore store;
    private final Clock clock;

    EvidenceCounts(ColumnStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Empty when the action has no outline.
    ///
    /// Hours are those of incidents' middle: one known to an interval counts at its middle.
    public Optional<ActionDetail.Evidence> find(MunicipalityId municipality, Action action) {
        var outline = action.site().outline();
        return outline == null ? Optional.empty() : Optional.of(count(municipality, outline));
    }

    private ActionDetail.Evidence count(MunicipalityId municipality, Geometry outline) {
        var columns = store.upToDate(municipality);
        var to = LocalDate.now(clock.withZone(columns.zone())).minusDays(1);
        var from = to.minusYears(1).plusDays(1);
        var box = outline.getEnvelopeInternal();
        var filter = new IncidentFilter(
                        minute(from, columns.zone()),
                        minute(to.plusDays(1), columns.zone()),
                        Set.of(),
                        Set.of(),
                        NO_STATISTICS,
                        null,
                        null,
                        null,
                        true)
                .inBox(new IncidentFilter.Box(
                        box.getMinX() - 0.01, box.getMinY() - 0.01, box.getMaxX() + 0.01, box.getMaxY() + 0.01));
        var hourOfDay = new int[HOURS];
        int total = 0;
        for (var event : new IncidentScan(columns).newestLocated(filter, MOST)) {
            var point = outline.getFactory().createPoint(new Coordinate(event.eastMetres(), event.northMetres()));
            if (outline.intersects(point)) {
                total++;
                var at = java.time.Instant.ofEpochSecond(event.middleMinute() * 60L);
                hourOfDay[at.atZone(columns.zone()).getHour()]++;
            }
        }
        return new ActionDetail.Evidence(from, to, total, hourOfDay, columns.revision());
    }

    private static int minute(LocalDate day, java.time.ZoneId zone) {
        return Math.toIntExact(day.atStartOfDay(zone).toEpochSecond() / 60);
    }
}
