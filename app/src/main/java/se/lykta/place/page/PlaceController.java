package se.lykta.place.page;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Organisation;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.account.Organisations;
import se.lykta.area.Area;
import se.lykta.area.Gazetteer;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.Extent;
import se.lykta.place.Place;
import se.lykta.place.PlaceKind;
import se.lykta.place.PlaceKinds;
import se.lykta.place.Places;

/// The list of places, and the forms to make, change and close one.
@Controller
@Requires(value = Permission.PLACE_READ, keepsLimit = true)
class PlaceController {
    static final String PATH = "/place";
    private static final int MOST_FOUND = 8;

    private final Places places;
    private final PlaceGrounds grounds;
    private final Organisations organisations;

    PlaceController(Places places, PlaceGrounds grounds, Organisations organisations) {
        this.places = places;
        this.grounds = grounds;
        this.organisations = organisations;
    }

    @GetMapping(PATH)
    String list(SignedIn me, Locale locale, Model model) {
        var today = grounds.today(me.municipality());
        var owners = organisations.all(me.municipality());
        var lines = places.all(me.municipality()).stream()
                .map(place -> PlaceLine.of(place, owners, today, locale))
                .toList();
        model.addAttribute("page", new Listed(lines));
        return "place/places";
    }

    @Requires(Permission.PLACE_MANAGE)
    @GetMapping(PATH + "/new")
    String make(SignedIn me, @RequestParam Map<String, String> asked, Model model) {
        var ground = grounds.of(me.municipality());
        var today = grounds.today(me.municipality());
        var known = new HashMap<String, String>();
        var extent = asked(asked, ground);
        if (extent != null) {
            known.putAll(ExtentFields.of(extent, ground));
            ground.nameAt(extent.centre()).ifPresent(name -> known.put("name", name));
        }
        var name = asked.getOrDefault("name", asked.getOrDefault("q", ""));
        if (!name.isBlank()) {
            known.put("name", name.strip());
        }
        return form(me, model, new Making(null, PlaceForm.blank(today, known), ground, asked, extent));
    }

    @Requires(Permission.PLACE_MANAGE)
    @PostMapping(PATH)
    String add(SignedIn me, @RequestParam Map<String, String> fields, Model model) {
        var ground = grounds.of(me.municipality());
        var form = PlaceForm.of(fields);
        var today = grounds.today(me.municipality());
        return switch (form.read(ground, organisations.all(me.municipality()), today)) {
            case PlaceForm.Reading.Refused refused ->
                form(me, model, new Making(null, form.with(refused.faults()), ground, Map.of(), null));
            case PlaceForm.Reading.Told told ->
                "redirect:" + PATH + "/" + places.add(me.municipality(), told.facts(), ground.metric(), Actor.of(me));
        };
    }

    @Requires(Permission.PLACE_MANAGE)
    @GetMapping(PATH + "/{id}/edit")
    String edit(SignedIn me, @PathVariable UUID id, Model model) {
        var ground = grounds.of(me.municipality());
        var place = get(me.municipality(), id);
        return form(me, model, new Making(place, PlaceForm.of(place.facts(), ground), ground, Map.of(), null));
    }

    @Requires(Permission.PLACE_MANAGE)
    @PostMapping(PATH + "/{id}")
    String change(
            SignedIn me,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> fields,
            Model model) {
        var ground = grounds.of(me.municipality());
        var place = get(me.municipality(), id);
        var form = PlaceForm.of(fields);
        var today = grounds.today(me.municipality());
        var change = new Places.Change(me.municipality(), id, version);
        return switch (form.read(ground, organisations.all(me.municipality()), today)) {
            case PlaceForm.Reading.Refused refused ->
                form(me, model, new Making(place, form.with(refused.faults()), ground, Map.of(), null));
            case PlaceForm.Reading.Told told ->
                places.change(change, told.facts(), ground.metric(), Actor.of(me))
                        ? "redirect:" + PATH + "/" + id
                        : form(
                                me,
                                model,
                                new Making(place, form.with(List.of("place.fault.changed")), ground, Map.of(), null));
        };
    }

    @Requires(Permission.PLACE_MANAGE)
    @PostMapping(PATH + "/{id}/close")
    String close(SignedIn me, @PathVariable UUID id) {
        if (!places.close(me.municipality(), id, grounds.today(me.municipality()), Actor.of(me))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:" + PATH + "/" + id;
    }

    private Place get(MunicipalityId municipality, UUID id) {
        return places.find(municipality, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /// The extent that the address of the form names.
    private static @Nullable Extent asked(Map<String, String> asked, PlaceGround ground) {
        return ExtentFields.address("cell", asked.get("cell"), ground)
                .or(() -> ExtentFields.address("circle", asked.get("circle"), ground))
                .orElseGet(() -> ground.findArea(asked.getOrDefault("area", ""))
                        .map(PlaceGround::extent)
                        .orElse(null));
    }

    /// A form under way.
    ///
    /// @param place null while it is a new one
    /// @param asked what the address asks for
    private record Making(
            @Nullable Place place,
            PlaceForm form,
            PlaceGround ground,
            Map<String, String> asked,
            @Nullable Extent extent) {}

    private String form(SignedIn me, Model model, Making making) {
        var ground = making.ground();
        var sought = making.asked().getOrDefault("q", "").strip();
        var found = sought.isEmpty()
                ? List.<Found>of()
                : new Gazetteer(ground.names())
                        .candidates(sought, MOST_FOUND).stream()
                                .map(Gazetteer.Candidate::place)
                                .flatMap(name -> ground.position(name).stream()
                                        .map(at -> new Found(name.name(), ExtentFields.circle(at))))
                                .toList();
        var extent = making.extent();
        var already = extent == null ? List.<Place>of() : places.at(me.municipality(), extent.centre());
        model.addAttribute(
                "page",
                new Filled(
                        making.place(),
                        making.form(),
                        new Choices(PlaceKinds.all(), organisations.all(me.municipality()), ground.areas()),
                        sought,
                        found,
                        already,
                        ExtentWords.bounds(ground)));
        return "place/form";
    }

    record Listed(List<PlaceLine> lines) {}

    /// What the form offers.
    record Choices(List<PlaceKind> kinds, List<Organisation> organisations, List<Area> areas) {}

    /// A name that was found, with the address part of a circle around it.
    record Found(String name, String circle) {}

    /// @param place null while it is a new one
    /// @param already open places that hold the same point
    /// @param bounds where the map opens
    record Filled(
            @Nullable Place place,
            PlaceForm form,
            Choices choices,
            String sought,
            List<Found> found,
            List<Place> already,
            String bounds) {}
}
