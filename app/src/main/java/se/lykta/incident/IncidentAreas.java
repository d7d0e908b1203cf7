package se.lykta.incident;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.lykta.area.AreaLayer;
import se.lykta.area.AreaReassignment;
import se.lykta.area.Areas;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.ingest.run.AreaRenewal;

/// Incidents and their former versions get the areas of a layer's new version in the transaction that stores it.
///
/// The municipality's revision is raised, which locks out imports until the end and makes the columns follow: a changed
/// set of layer versions makes them read everything, so the single rows keep their revision.
@Component
final class IncidentAreas implements AreaReassignment {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentAreas.class);

    private final Database database;
    private final Areas areas;
    private final Clock clock;

    IncidentAreas(Database database, Areas areas, Clock clock) {
        this.database = database;
        this.areas = areas;
        this.clock = clock;
    }

    @Override
    public void reassign(MunicipalityId municipality, AreaLayer layer) {
        // A day's margin, since the municipality's own day may still be yesterday.
        var yesterday = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(1);
        database.run(municipality, db -> Revisions.next(db, municipality));
        var renewal = new AreaRenewal(municipality, layer, areas.versions(municipality), yesterday);
        long changed = database.<Long>writeBulk(
                municipality,
                connection -> renewal.renew(connection, "incident") + renewal.renew(connection, "incident_version"));
        LOG.info("areas assigned anew municipality={} layer={} rows={}", municipality, layer.number(), changed);
    }
}
