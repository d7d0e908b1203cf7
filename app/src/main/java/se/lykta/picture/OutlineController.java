package se.lykta.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
        var metric = ground.municipality().map().metric();
        var features = new ArrayList<Map<String, Object>>();
        ground.layers().stream()
                .max(java.util.Comparator.comparingInt(layer -> layer.areas().size()))
                .ifPresent(layer -> layer.areas()
                        .forEach(area -> features.add(feature(
                                Map.of("name", area.name(), "label", Outlines.label(area, metric)),
                                Outlines.geoJson(area.outline(), metric)))));
        for (var place : ground.municipality().geography().places()) {
            var at = place.position();
            if (place.kind() == se.lykta.area.PlaceName.Kind.LOCALITY && at != null) {
                features.add(feature(
                        Map.of("name", place.name(), "kind", "locality"),
                        Map.of("type", "Point", "coordinates", List.of(at.longitude(), at.latitude()))));
            }
        }
        return ResponseEntity.ok()
                .cacheControl(
                        CacheControl.maxAge(java.time.Duration.ofMinutes(5)).cachePrivate())
                .body(Map.of("type", "FeatureCollection", "features", features));
    }

    private static Map<String, Object> feature(Map<String, Object> properties, Map<String, Object> geometry) {
        var feature = new LinkedHashMap<String, Object>();
        feature.put("type", "Feature");
        feature.put("properties", properties);
        feature.put("geometry", geometry);
        return feature;
    }
}
