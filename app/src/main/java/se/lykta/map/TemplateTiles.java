package se.lykta.map;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// Tiles at addresses made from a template with `{z}`, `{x}` and `{y}`. Only whole numbers go into it, after
/// the host.
final class TemplateTiles implements TileSource {
    private static final int MOST_BYTES = 4 << 20;

    private final Upstream upstream = new Upstream();
    private final String template;
    private final Range range;

    TemplateTiles(String template, Range range) {
        this.template = template;
        this.range = range;
    }

    @Override
    public Range range() {
        return range;
    }

    @Override
    public Optional<Tile> find(TileAddress address) throws IOException {
        var answer = upstream.get(
                URI.create(template.replace("{z}", Integer.toString(address.zoom()))
                        .replace("{x}", Integer.toString(address.column()))
                        .replace("{y}", Integer.toString(address.row()))),
                Map.of());
        if (answer.status() == 404 || answer.status() == 204 || answer.status() == 410) {
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw new IOException("the map's host answered " + answer.status());
        }
        if (answer.bytes().length > MOST_BYTES) {
            throw new IOException("the map's host sent a tile of " + answer.bytes().length + " bytes");
        }
        return Optional.of(Tile.of(answer.bytes(), range.raster())
                .orElseThrow(() -> new IOException("the map's host sent something that is no tile")));
    }
}
