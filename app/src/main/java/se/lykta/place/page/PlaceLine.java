package se.lykta.place.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import se.lykta.access.Organisation;
import se.lykta.place.Place;
import se.lykta.place.PlaceFacts;
import se.lykta.place.PlaceKinds;

/// A place as a row of a table.
///
/// @param owner empty when nobody has told
/// @param checkDue whether somebody should have looked at it by now
record PlaceLine(Place place, String kind, String owner, Place.State state, boolean checkDue) {
    static PlaceLine of(Place place, List<Organisation> organisations, LocalDate today, Locale locale) {
        return new PlaceLine(
                place,
                PlaceKinds.find(place.facts().kind())
                        .map(kind -> kind.name().in(locale))
                        .orElse(place.facts().kind()),
                owner(place.facts().owner(), organisations),
                place.stateOn(today),
                place.isCheckDue(today));
    }

    private static String owner(PlaceFacts.Owner owner, List<Organisation> organisations) {
        var named = organisations.stream()
                .filter(known -> known.id().equals(owner.organisationId()))
                .map(Organisation::name)
                .findFirst()
                .orElse("");
        return named.isEmpty() || owner.text().isEmpty() ? named + owner.text() : named + ", " + owner.text();
    }

    public PlaceFacts facts() {
        return place.facts();
    }
}
