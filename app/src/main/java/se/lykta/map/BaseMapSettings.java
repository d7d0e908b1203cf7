package se.lykta.map;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which map lies under the picture?
///
/// @param tiles null = none
/// @param attribution whose map it is, shown beside it
record BaseMapSettings(@Nullable TileSource tiles, String source, String attribution, long cacheBytes) {
    private static final Pattern HOST = Pattern.compile("https?://[^/{}?#@]+/.*");
    private static final int RASTER_ZOOM = 18;
    private static final int VECTOR_ZOOM = 14;

    /// @param kind `raster` or `vector`; empty = told by the address's ending
    /// @param maxZoom 0 = usual for the kind
    /// @throws IllegalArgumentException with what is wrong
    static BaseMapSettings of(String source, String attribution, String kind, int maxZoom, int cacheMegabytes) {
        if (source.isBlank()) {
            return new BaseMapSettings(null, "", "", 0);
        }
        if (attribution.isBlank()) {
            throw new IllegalArgumentException("LYKTA_MAP_ATTRIBUTION is empty, must say whose map it is");
        }
        if (cacheMegabytes < 1 || cacheMegabytes > 4096) {
            throw new IllegalArgumentException(
                    "LYKTA_MAP_CACHE_MEGABYTES is " + cacheMegabytes + ", must be 1 to 4096");
        }
        return new BaseMapSettings(
                tiles(source.strip(), kind, maxZoom), source.strip(), attribution.strip(), (long) cacheMegabytes << 20);
    }

    private static TileSource tiles(String source, String kind, int maxZoom) {
        boolean remote = source.matches("(?i)https?:.*");
        if (remote && !HOST.matcher(source).matches()) {
            throw new IllegalArgumentException("LYKTA_MAP_SOURCE must name one host and no user");
        }
        if (remote && source.contains("{z}") && source.contains("{x}") && source.contains("{y}")) {
            return template(source, kind, maxZoom);
        }
        if (remote) {
            return new PmTiles(new ByteRanges.AtHost(URI.create(source)));
        }
        if (!Files.isReadable(Path.of(source))) {
            throw new IllegalArgumentException("LYKTA_MAP_SOURCE is " + source + ", which is neither an address with"
                    + " {z}, {x} and {y} nor a PMTiles file that can be read");
        }
        return new PmTiles(new ByteRanges.OnDisk(Path.of(source)));
    }

    private static TileSource template(String source, String kind, int maxZoom) {
        boolean raster = isRaster(source, kind);
        int zoom = maxZoom == 0 ? (raster ? RASTER_ZOOM : VECTOR_ZOOM) : maxZoom;
        if (zoom < 1 || zoom > TileAddress.MAX_ZOOM) {
            throw new IllegalArgumentException(
                    "LYKTA_MAP_MAXZOOM is " + zoom + ", must be 1 to " + TileAddress.MAX_ZOOM);
        }
        URI.create(source.replaceAll("[{}]", ""));
        return new TemplateTiles(source, new TileSource.Range(raster, 0, zoom));
    }

    private static boolean isRaster(String source, String kind) {
        var path = source.replaceFirst("[?].*", "").toLowerCase(Locale.ROOT);
        if (kind.equals("raster") || kind.isEmpty() && path.matches(".*\\.(png|jpe?g|webp)")) {
            return true;
        }
        if (kind.equals("vector") || kind.isEmpty() && path.matches(".*\\.(pbf|mvt)")) {
            return false;
        }
        throw new IllegalArgumentException("LYKTA_MAP_KIND is '" + kind + "', must be raster or vector");
    }
}
