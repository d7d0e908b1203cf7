package se.lykta.picture;

import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.map.Outlines;

/// The ground of the map when no base map is set: outlines of the areas and names of the localities, from the
/// municipality's own layers.
@Controller
class OutlineController {
    private final Grounds grounds;

    OutlineController(Grounds grounds) {
        this.grounds = grounds;
    }

    @GetMapping(path = "/picture/outline.geojson", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires(value = Permission.PICTURE_VIEW, keepsLimit = true)
    @ResponseBody
    ResponseEntity<Map<String, Object>> outlines(SignedIn person) {
        var ground = grounds.of(person.municipality());
        return ResponseEntity.ok()
                .cacheControl(
                        CacheControl.maxAge(java.time.Duration.ofMinutes(5)).cachePrivate())
                .body(Outlines.ground(
                        ground.layers(),
                        ground.municipality().geography().places(),
                        ground.municipality().map().metric()));
    }
}
