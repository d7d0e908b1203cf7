package se.lykta.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.lykta.area.Area;
import se.lykta.area.Areas;
import se.lykta.area.PlaceName;
import se.lykta.area.PlaceNames;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;
import se.lykta.privacy.KnownPlaces;
import se.lykta.privacy.TextScreening;

/// May a text be kept, and how? Screens what people write about actions, with the municipality's place names
/// known.
@Component
public class Screening {
    private final Areas areas;
    private final PlaceNames placeNames;
    private final Municipalities municipalities;
    private final Clock clock;

    public Screening(Areas areas, PlaceNames placeNames, Municipalities municipalities, Clock clock) {
        this.areas = areas;
        this.placeNames = placeNames;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    /// What may be known of the texts of one form.
    public KnownPlaces places(MunicipalityId municipality) {
        var zone = municipalities.get(municipality).profile().zone();
        return KnownPlaces.of(Stream.concat(
                        placeNames.all(municipality).stream().map(PlaceName::name),
                        areas.on(municipality, LocalDate.now(clock.withZone(zone))).stream()
                                .flatMap(layer -> layer.areas().stream())
                                .map(Area::name))
                .toList());
    }

    /// The fields of a form, whose texts are screened when they are read.
    public FormFields fields(MunicipalityId municipality, java.util.Map<String, String> values) {
        var places = places(municipality);
        return new FormFields(values, text -> TextScreening.screen(text, places));
    }
}
