package se.lykta.ingest.run;

import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.lykta.area.Areas;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Category;
import se.lykta.municipality.Municipalities;

/// What imports must know, from the municipality's configuration.
@Component
final class MunicipalitySettings implements ImportSettings {
    private final Municipalities municipalities;
    private final Areas areas;
    private final Clock clock;

    MunicipalitySettings(Municipalities municipalities, Areas areas, Clock clock) {
        this.municipalities = municipalities;
        this.areas = areas;
        this.clock = clock;
    }

    @Override
    public Setting of(MunicipalityId id) {
        var municipality = municipalities.get(id);
        return new Setting(
                municipality.map().box(),
                municipality.words().taxonomy().categories().stream()
                        .map(Category::code)
                        .collect(Collectors.toUnmodifiableSet()),
                municipality.map().metric(),
                areas.onOrAfter(
                        id, LocalDate.now(clock.withZone(municipality.profile().zone()))));
    }
}
