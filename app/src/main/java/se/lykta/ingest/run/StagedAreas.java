package se.lykta.ingest.run;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;
import se.lykta.area.AreaLayer;
import se.lykta.area.AreaReassignment;
import se.lykta.area.Areas;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;

/// Rows that wait for a decision when a layer gets a new version get its areas. Limit: a file that is being read at
/// that moment keeps the former version for the rows it has not written yet.
@Component
final class StagedAreas implements AreaReassignment {
    private final Database database;
    private final Areas areas;
    private final Clock clock;

    StagedAreas(Database database, Areas areas, Clock clock) {
        this.database = database;
        this.areas = areas;
        this.clock = clock;
    }

    @Override
    public void reassign(MunicipalityId municipality, AreaLayer layer) {
        // A day's margin, since the municipality's own day may still be yesterday.
        var yesterday = LocalDate.now(clock.withZone(ZoneOffset.UTC)).minusDays(1);
        var renewal = new AreaRenewal(municipality, layer, areas.versions(municipality), yesterday);
        database.<Long>writeBulk(municipality, connection -> renewal.renew(connection, "ingest_row"));
    }
}
