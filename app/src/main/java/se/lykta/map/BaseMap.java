package se.lykta.map;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The map under the picture, if one is set. Asks its source once for what it remembers, and leaves it in peace for
/// a while after three failures in a row; pages then show the municipality's own outlines.
@Component
class BaseMap {
    private static final Logger LOG = LoggerFactory.getLogger(BaseMap.class);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final int FAILURES = 3;

    private final @Nullable TileSource tiles;
    private final @Nullable Shown shown;
    private final String version;
    private final TileCache cache;
    private final Clock clock;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile Instant restsUntil = Instant.MIN;

    BaseMap(BaseMapSettings settings, Clock clock) {
        this.tiles = settings.tiles();
        this.clock = clock;
        cache = new TileCache(settings.cacheBytes());
        version = version(settings.source());
        shown = tiles == null ? null : new Shown("/map/style.json?v=" + version, settings.attribution());
    }

    /// What a page must know to show the map.
    /// @param href of the style
    /// @param attribution whose map it is
    public record Shown(String href, String attribution) {}

    /// Empty when no base map is set.
    Optional<Shown> findShown() {
        return Optional.ofNullable(shown);
    }

    /// Goes into the tiles' addresses, so that a browser does not keep those of a former source.
    String version() {
        return version;
    }

    /// What is there to be had? Empty when no base map is set or it does not answer now.
    Optional<TileSource.Range> findRange() {
        if (tiles == null || isResting()) {
            return Optional.empty();
        }
        try {
            return Optional.of(tiles.range());
        } catch (IOException e) {
            failed(e);
            return Optional.empty();
        }
    }

    /// @throws IOException if the source does not answer now
    Optional<Tile> findTile(TileAddress address) throws IOException {
        var known = cache.look(address);
        if (known != null || tiles == null) {
            return known == null ? Optional.empty() : known;
        }
        if (isResting()) {
            throw new IOException("the base map rests until " + restsUntil);
        }
        try {
            var found = tiles.find(address);
            failures.set(0);
            cache.put(address, found);
            return found;
        } catch (IOException e) {
            failed(e);
            throw e;
        }
    }

    private boolean isResting() {
        return clock.instant().isBefore(restsUntil);
    }

    /// One bad tile is no reason to give up the map. Which tile was asked for is not logged: it would say where
    /// somebody looked.
    private void failed(IOException reason) {
        if (failures.incrementAndGet() >= FAILURES) {
            failures.set(0);
            restsUntil = clock.instant().plus(REST);
            LOG.warn("base map does not answer, asked again in {} s: {}", REST.toSeconds(), reason.toString());
        }
    }

    private static String version(String source) {
        var sum = new CRC32();
        sum.update(source.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(sum.getValue());
    }
}
