package se.lykta.ingest.run;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.lykta.area.Area;
import se.lykta.area.AreaLayer;
import se.lykta.area.Areas;
import se.lykta.area.PlaceName;
import se.lykta.area.PlaceNames;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Category;
import se.lykta.municipality.Municipalities;
import se.lykta.privacy.KnownPlaces;

/// What imports must know, from the municipality's configuration.
@Component
final class MunicipalitySettings implements ImportSettings {
    private final Municipalities municipalities;
    private final Areas areas;
    private final PlaceNames placeNames;
    private final Clock clock;

    MunicipalitySettings(Municipalities municipalities, Areas areas, PlaceNames placeNames, Clock clock) {
        this.municipalities = municipalities;
        this.areas = areas;
        this.placeNames = placeNames;
        this.clock = clock;
    }

    @Override
    public Setting of(MunicipalityId id) {
        var municipality = municipalities.get(id);
        var layers = areas.onOrAfter(
                id, LocalDate.now(clock.withZone(municipality.profile().zone())));
        return new Setting(
                municipality.map().box(),
                municipality.words().taxonomy().categories().stream()
                        .map(Category::code)
                        .collect(Collectors.toUnmodifiableSet()),
                municipality.map().metric(),
                layers,
                places(id, layers));
    }

    /// The gazetteer and the names of all areas.
    private KnownPlaces places(MunicipalityId id, List<AreaLayer> layers) {
        return KnownPlaces.of(Stream.concat(
                        placeNames.all(id).stream().map(PlaceName::name),
                        layers.stream().flatMap(layer -> layer.areas().stream()).map(Area::name))
                .distinct()
                .toList());
    }
}
