package se.lykta.place.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import se.lykta.area.Areas;
import se.lykta.area.PlaceNames;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;

/// Reads the [PlaceGround] of a municipality, and what day it is there.
@Component
class PlaceGrounds {
    private final Municipalities municipalities;
    private final Areas areas;
    private final PlaceNames names;
    private final Clock clock;

    PlaceGrounds(Municipalities municipalities, Areas areas, PlaceNames names, Clock clock) {
        this.municipalities = municipalities;
        this.areas = areas;
        this.names = names;
        this.clock = clock;
    }

    PlaceGround of(MunicipalityId id) {
        return new PlaceGround(municipalities.get(id).map(), areas.on(id, today(id)), names.all(id));
    }

    LocalDate today(MunicipalityId id) {
        return day(id, clock.instant());
    }

    LocalDate day(MunicipalityId id, Instant moment) {
        return LocalDate.ofInstant(moment, municipalities.get(id).profile().zone());
    }
}
