package se.lykta.place.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.place.Place;
import se.lykta.place.PlaceNote;
import se.lykta.place.Places;
import se.lykta.place.SafetyWalks;
import se.lykta.privacy.KnownPlaces;

/// One place: what is known of it, and the forms to note what has been seen and said there.
@Controller
@Requires(value = Permission.PLACE_READ, keepsLimit = true)
class PlacePageController {
    private static final String PATH = PlaceController.PATH + "/{id}";

    private final Places places;
    private final PlacePages pages;
    private final PlaceGrounds grounds;
    private final NoteStores stores;

    PlacePageController(Places places, PlacePages pages, PlaceGrounds grounds, NoteStores stores) {
        this.places = places;
        this.pages = pages;
        this.grounds = grounds;
        this.stores = stores;
    }

    @GetMapping(PATH)
    String show(
            SignedIn me, Access access, @PathVariable UUID id, HttpServletRequest request, Locale locale, Model model) {
        var reader = new PlacePages.Reader(me, access, locale, request.getParameterMap());
        return show(get(me.municipality(), id), reader, NoteForm.BLANK, model);
    }

    /// Anybody who sees a place may say what is wrong about it.
    @PostMapping(PATH + "/correction")
    String correct(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            Locale locale,
            Model model) {
        return note(new Sent(me, access, id, new NoteForm("correction", fields, List.of())), locale, model);
    }

    @Requires(Permission.PLACE_NOTE)
    @PostMapping(PATH + "/cause")
    String cause(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            Locale locale,
            Model model) {
        return note(new Sent(me, access, id, new NoteForm("cause", fields, List.of())), locale, model);
    }

    @Requires(Permission.PLACE_MANAGE)
    @PostMapping(PATH + "/answer")
    String answer(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam UUID note,
            @RequestParam Map<String, String> fields,
            Locale locale,
            Model model) {
        var sent = new Sent(me, access, id, new NoteForm("answer", fields, List.of()));
        var faults = new ArrayList<String>();
        var text = sent.form().text(faults, known(me.municipality()));
        if (faults.isEmpty() && !stores.notes().answer(me.municipality(), id, note, text, Actor.of(me))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return after(sent, faults, locale, model);
    }

    @Requires(Permission.PLACE_NOTE)
    @PostMapping(PATH + "/inspection")
    String inspect(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            Locale locale,
            Model model) {
        var sent = new Sent(me, access, id, new NoteForm("inspection", fields, List.of()));
        var faults = new ArrayList<String>();
        var inspection = sent.form().inspection(grounds.today(me.municipality()), faults, known(me.municipality()));
        get(me.municipality(), id);
        if (inspection != null) {
            stores.inspections().add(me.municipality(), id, inspection, Actor.of(me));
        }
        return after(sent, faults, locale, model);
    }

    @Requires(Permission.PLACE_NOTE)
    @PostMapping(PATH + "/walk")
    String walk(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam Map<String, String> fields,
            Locale locale,
            Model model) {
        var sent = new Sent(me, access, id, new NoteForm("walk", fields, List.of()));
        var faults = new ArrayList<String>();
        var walk = sent.form().walk(grounds.today(me.municipality()), faults, known(me.municipality()));
        get(me.municipality(), id);
        if (walk != null) {
            stores.walks().add(me.municipality(), id, walk, Actor.of(me));
        }
        return after(sent, faults, locale, model);
    }

    @Requires(Permission.PLACE_NOTE)
    @PostMapping(PATH + "/settle")
    String settle(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam UUID remark,
            @RequestParam Map<String, String> fields,
            Locale locale,
            Model model) {
        var sent = new Sent(me, access, id, new NoteForm("settle", fields, List.of()));
        var faults = new ArrayList<String>();
        var settled = sent.form().settled(faults, known(me.municipality()));
        if (settled != null
                && !stores.walks()
                        .settle(
                                new SafetyWalks.Of(me.municipality(), id, remark),
                                settled.outcome(),
                                settled.reason(),
                                Actor.of(me))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return after(sent, faults, locale, model);
    }

    /// A form that somebody sent.
    private record Sent(SignedIn person, Access access, UUID placeId, NoteForm form) {}

    private String note(Sent sent, Locale locale, Model model) {
        var municipality = sent.person().municipality();
        var faults = new ArrayList<String>();
        var text = sent.form().text(faults, known(municipality));
        get(municipality, sent.placeId());
        if (faults.isEmpty()) {
            var kind = sent.form().isOpen("cause") ? PlaceNote.Kind.CAUSE : PlaceNote.Kind.CORRECTION;
            stores.notes().add(municipality, sent.placeId(), kind, text, Actor.of(sent.person()));
        }
        return after(sent, faults, locale, model);
    }

    /// Back to the place, or the page again with what is wrong.
    private String after(Sent sent, List<String> faults, Locale locale, Model model) {
        if (faults.isEmpty()) {
            return "redirect:" + PlaceController.PATH + "/" + sent.placeId() + "#"
                    + sent.form().which();
        }
        var reader = new PlacePages.Reader(sent.person(), sent.access(), locale, Map.of());
        return show(
                get(sent.person().municipality(), sent.placeId()),
                reader,
                sent.form().with(faults),
                model);
    }

    private String show(Place place, PlacePages.Reader reader, NoteForm form, Model model) {
        model.addAttribute("page", pages.page(place, reader, form));
        return "place/place";
    }

    private Place get(MunicipalityId municipality, UUID id) {
        return places.find(municipality, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private KnownPlaces known(MunicipalityId municipality) {
        return grounds.of(municipality).known();
    }
}
