package se.lykta.picture;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;

/// The operational picture's addresses.
@Controller
@Requires(value = Permission.PICTURE_VIEW, keepsLimit = true)
class PictureController {
    private final PicturePages pages;
    private final MapAnswers map;
    private final Askings askings;

    PictureController(PicturePages pages, MapAnswers map, Askings askings) {
        this.pages = pages;
        this.map = map;
        this.askings = askings;
    }

    @GetMapping("/picture")
    String page(HttpServletRequest request, SignedIn person, Access access, Locale locale, Model model) {
        model.addAttribute("page", pages.page(askings.of(request, person, access, locale)));
        return "picture/picture";
    }

    @GetMapping("/picture/cell")
    String cell(
            @RequestParam String id,
            HttpServletRequest request,
            SignedIn person,
            Access access,
            Locale locale,
            Model model) {
        var detail = pages.detail(askings.of(request, person, access, locale), id);
        if (detail == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("detail", detail);
        return "picture/detail";
    }

    @GetMapping("/picture/cells.json")
    @ResponseBody
    ResponseEntity<Map<String, Object>> cells(
            @RequestParam(required = false) @Nullable String bbox,
            HttpServletRequest request,
            SignedIn person,
            Access access,
            Locale locale) {
        return answer(map.cells(askings.of(request, person, access, locale), MapAnswers.View.of(bbox)));
    }

    @GetMapping(path = "/picture/areas.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<Map<String, Object>> areas(
            HttpServletRequest request, SignedIn person, Access access, Locale locale) {
        return answer(map.areas(askings.of(request, person, access, locale)));
    }

    @GetMapping("/picture/density.json")
    @Requires(Permission.PICTURE_VIEW)
    @ResponseBody
    ResponseEntity<Map<String, Object>> density(
            HttpServletRequest request, SignedIn person, Access access, Locale locale) {
        return answer(map.density(askings.of(request, person, access, locale)));
    }

    @GetMapping("/picture/dots.json")
    @Requires(Permission.PICTURE_DOTS)
    @ResponseBody
    ResponseEntity<Map<String, Object>> dots(
            @RequestParam String bbox, HttpServletRequest request, SignedIn person, Access access, Locale locale) {
        var view = MapAnswers.View.of(bbox);
        if (view == null || view.east() - view.west() > 0.25) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return answer(map.dots(askings.of(request, person, access, locale), view));
    }

    private static ResponseEntity<Map<String, Object>> answer(Map<String, Object> body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
