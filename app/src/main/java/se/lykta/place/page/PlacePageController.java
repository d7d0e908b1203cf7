package se.lykta.place.page;

import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.account.Organisations;
import se.lykta.place.Places;

/// One place: what is known of it and what has been noted there.
@Controller
@Requires(value = Permission.PLACE_READ, keepsLimit = true)
class PlacePageController {
    private final Places places;
    private final PlaceGrounds grounds;
    private final Organisations organisations;

    PlacePageController(Places places, PlaceGrounds grounds, Organisations organisations) {
        this.places = places;
        this.grounds = grounds;
        this.organisations = organisations;
    }

    @GetMapping(PlaceController.PATH + "/{id}")
    String show(SignedIn me, @PathVariable UUID id, Locale locale, Model model) {
        var place =
                places.find(me.municipality(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var today = grounds.today(me.municipality());
        var line = PlaceLine.of(place, organisations.all(me.municipality()), today, locale);
        model.addAttribute("page", new PlacePage(line, ExtentWords.of(place.extent(), grounds.of(me.municipality()))));
        return "place/place";
    }
}
