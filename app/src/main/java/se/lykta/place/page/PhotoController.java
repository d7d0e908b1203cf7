package se.lykta.place.page;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;
import se.lykta.observe.PhotoReading;
import se.lykta.place.PlacePhoto;
import se.lykta.place.PlacePhotos;
import se.lykta.place.Places;

/// The photos of a place. What is kept is drawn anew, so that nothing but the picture is left of the file.
@Controller
@Requires(Permission.PLACE_READ)
class PhotoController {
    private static final String PATH = PlaceController.PATH + "/{id}/photo";

    private final PlacePhotos photos;
    private final Places places;
    private final PlacePages pages;
    private final PlaceGrounds grounds;

    PhotoController(PlacePhotos photos, Places places, PlacePages pages, PlaceGrounds grounds) {
        this.photos = photos;
        this.places = places;
        this.pages = pages;
        this.grounds = grounds;
    }

    @GetMapping(path = PATH + "/{photo}", produces = MediaType.IMAGE_JPEG_VALUE)
    @ResponseBody
    ResponseEntity<byte[]> picture(SignedIn me, @PathVariable UUID id, @PathVariable UUID photo) {
        return photos.findJpeg(me.municipality(), id, photo)
                .map(jpeg ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(jpeg))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Requires(Permission.PLACE_NOTE)
    @PostMapping(PATH)
    String add(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam MultipartFile file,
            @RequestParam Map<String, String> fields,
            Locale locale,
            Model model)
            throws IOException {
        var place =
                places.find(me.municipality(), id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var form = new NoteForm("photo", fields, List.of());
        var faults = new ArrayList<String>();
        var caption = form.text(faults, grounds.of(me.municipality()).known());
        var day = day(form, grounds.today(me.municipality()), faults);
        if (file.getSize() > PhotoReading.MOST_BYTES) {
            faults.add("place.fault.photoSize");
        } else {
            switch (PhotoReading.read(file.getBytes())) {
                case PhotoReading.Refused(var reason) ->
                    faults.add(reason == PhotoReading.Reason.TOO_LARGE ? "place.fault.photoSize" : "place.fault.photo");
                case PhotoReading.Read(var picture) -> {
                    if (faults.isEmpty()) {
                        var photo = new PlacePhoto(
                                UUID.randomUUID(), day, caption, picture.widthPixels(), picture.heightPixels());
                        photos.add(me.municipality(), id, photo, picture, Actor.of(me));
                    }
                }
            }
        }
        if (faults.isEmpty()) {
            return "redirect:" + PlaceController.PATH + "/" + id + "#photo";
        }
        var reader = new PlacePages.Reader(me, access, locale, Map.of());
        model.addAttribute("page", pages.page(place, reader, form.with(faults)));
        return "place/place";
    }

    @Requires(Permission.PLACE_MANAGE)
    @PostMapping(PATH + "/{photo}/remove")
    String remove(SignedIn me, @PathVariable UUID id, @PathVariable UUID photo) {
        if (!photos.remove(me.municipality(), id, photo, Actor.of(me))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:" + PlaceController.PATH + "/" + id + "#photo";
    }

    private static LocalDate day(NoteForm form, LocalDate today, List<String> faults) {
        try {
            var day = LocalDate.parse(form.value("day"));
            if (day.isAfter(today)) {
                faults.add("place.fault.day");
            }
            return day;
        } catch (DateTimeException e) {
            faults.add("place.fault.day");
            return today;
        }
    }
}
