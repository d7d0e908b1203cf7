package se.lykta.picture;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;

/// Ways out of the picture: saved views, files, and the live feed.
@Controller
class SharingController {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_QUERY = 4000;

    private final Askings askings;
    private final PictureExports exports;
    private final SavedViews views;
    private final LiveFeed feed;

    SharingController(Askings askings, PictureExports exports, SavedViews views, LiveFeed feed) {
        this.askings = askings;
        this.exports = exports;
        this.views = views;
        this.feed = feed;
    }

    @GetMapping(path = "/picture/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(value = Permission.PICTURE_VIEW, keepsLimit = true)
    SseEmitter events(SignedIn person, HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
        return feed.open(person.municipality());
    }

    @PostMapping("/picture/views")
    @Requires(value = Permission.VIEW_SAVE, keepsLimit = true)
    String save(
            @RequestParam String name,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "false") boolean shared,
            SignedIn person) {
        var clean = name.strip();
        if (!clean.isEmpty() && query.length() <= LONGEST_QUERY && !query.contains("\n")) {
            views.save(person, clean.substring(0, Math.min(clean.length(), LONGEST_NAME)), query, shared);
        }
        return "redirect:/picture" + (query.isEmpty() ? "" : "?" + query);
    }

    @GetMapping("/picture.csv")
    @Requires(value = Permission.PICTURE_EXPORT, keepsLimit = true)
    void csv(HttpServletRequest request, HttpServletResponse response, SignedIn person, Access access, Locale locale)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        download(response, "csv");
        exports.csv(askings.of(request, person, access, locale), person, response.getOutputStream());
    }

    @GetMapping("/picture.xlsx")
    @Requires(value = Permission.PICTURE_EXPORT, keepsLimit = true)
    void xlsx(HttpServletRequest request, HttpServletResponse response, SignedIn person, Access access, Locale locale)
            throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        download(response, "xlsx");
        exports.xlsx(askings.of(request, person, access, locale), person, response.getOutputStream());
    }

    @GetMapping("/picture.geojson")
    @Requires(value = Permission.PICTURE_EXPORT, keepsLimit = true)
    void geoJson(
            HttpServletRequest request, HttpServletResponse response, SignedIn person, Access access, Locale locale)
            throws IOException {
        response.setContentType("application/geo+json");
        download(response, "geojson");
        exports.geoJson(askings.of(request, person, access, locale), person, response.getOutputStream());
    }

    private static void download(HttpServletResponse response, String extension) {
        response.setHeader("Content-Disposition", "attachment; filename=\"lagesbild." + extension + "\"");
        response.setHeader("Cache-Control", "no-store");
    }
}
