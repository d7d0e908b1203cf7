package se.lykta.incident;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import se.lykta.area.AreaLayer;
import se.lykta.area.Areas;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;

/// Time zone and area layers from the municipality's configuration.
@Component
final class MunicipalityColumns implements ColumnSettings {
    private final Municipalities municipalities;
    private final Areas areas;
    private final Clock clock;

    MunicipalityColumns(Municipalities municipalities, Areas areas, Clock clock) {
        this.municipalities = municipalities;
        this.areas = areas;
        this.clock = clock;
    }

    @Override
    public Setting of(MunicipalityId id) {
        var zone = municipalities.get(id).profile().zone();
        var today = LocalDate.now(clock.withZone(zone));
        return new Setting(
                zone,
                areas.versions(id).stream()
                        .filter(layer -> layer.version().holdsOn(today))
                        .map(AreaLayer::number)
                        .toList());
    }
}
