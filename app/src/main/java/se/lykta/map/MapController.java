package se.lykta.map;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.area.LonLatBox;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;

/// The base map at addresses of our own: browsers ask this server and no other.
///
/// Tiles are given for the municipality's frame and as much again on each side, so that this is no open door to the
/// source.
@Controller
@Requires(value = Permission.PICTURE_VIEW, keepsLimit = true)
class MapController {
    private static final Duration STYLE_KEPT = Duration.ofMinutes(5);
    private static final Duration TILE_KEPT = Duration.ofDays(1);

    private final BaseMap map;
    private final Municipalities municipalities;

    MapController(BaseMap map, Municipalities municipalities) {
        this.map = map;
        this.municipalities = municipalities;
    }

    /// A MapLibre style with the source alone: the page draws it in the colours of its theme.
    @GetMapping(path = "/map/style.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<Map<String, Object>> style(SignedIn person) {
        var range = map.findRange().orElse(null);
        if (range == null) {
            return none(map.findShown().isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.BAD_GATEWAY);
        }
        var box = around(person.municipality());
        var source = Map.<String, Object>of(
                "type",
                range.raster() ? "raster" : "vector",
                "tiles",
                List.of("/map/tiles/{z}/{x}/{y}?v=" + map.version()),
                "minzoom",
                range.minZoom(),
                "maxzoom",
                range.maxZoom(),
                "tileSize",
                range.raster() ? 256 : 512,
                "bounds",
                List.of(box.west(), box.south(), box.east(), box.north()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(STYLE_KEPT).cachePrivate())
                .body(Map.of("version", 8, "sources", Map.of("base", source), "layers", List.of()));
    }

    /// 404 where there is no tile, 502 when the source does not answer.
    @GetMapping("/map/tiles/{zoom}/{column}/{row}")
    @ResponseBody
    ResponseEntity<byte[]> tile(
            SignedIn person, @PathVariable int zoom, @PathVariable int column, @PathVariable int row) {
        if (map.findShown().isEmpty() || !TileAddress.isValid(zoom, column, row)) {
            return none(HttpStatus.NOT_FOUND);
        }
        var address = new TileAddress(zoom, column, row);
        if (!address.touches(around(person.municipality()))) {
            return none(HttpStatus.NOT_FOUND);
        }
        try {
            return map.findTile(address).map(MapController::sent).orElseGet(() -> none(HttpStatus.NOT_FOUND));
        } catch (IOException e) {
            return none(HttpStatus.BAD_GATEWAY);
        }
    }

    private static ResponseEntity<byte[]> sent(Tile tile) {
        var answer = ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(TILE_KEPT).cachePrivate())
                .contentType(MediaType.parseMediaType(tile.kind().mediaType));
        return (tile.gzipped() ? answer.header("Content-Encoding", "gzip") : answer).body(tile.bytes());
    }

    /// Without the error page, which nobody would see in place of a tile.
    private static <T> ResponseEntity<T> none(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }

    /// The frame with a margin of its larger side, since a map on a wide screen shows more than the frame.
    private LonLatBox around(MunicipalityId municipality) {
        var box = municipalities.get(municipality).map().box();
        double shrink = Math.max(0.1, Math.cos(Math.toRadians(box.centre().latitude())));
        double margin = Math.max(box.north() - box.south(), (box.east() - box.west()) * shrink);
        return new LonLatBox(
                Math.max(-180, box.west() - margin / shrink),
                Math.max(-90, box.south() - margin),
                Math.min(180, box.east() + margin / shrink),
                Math.min(90, box.north() + margin));
    }
}
