package se.lykta.map;

import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tiles used last, up to so many bytes. Also keeps where the map has nothing.
final class TileCache {
    /// What an entry costs beside its bytes, roughly.
    private static final int OVERHEAD = 200;

    private final LinkedHashMap<TileAddress, Optional<Tile>> tiles = new LinkedHashMap<>(64, 0.75f, true);
    private final long mostBytes;
    private long bytes;

    TileCache(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /// @return null = not known; empty = known that there is none
    synchronized @Nullable Optional<Tile> look(TileAddress address) {
        return tiles.get(address);
    }

    synchronized void put(TileAddress address, Optional<Tile> tile) {
        var former = tiles.put(address, tile);
        bytes += cost(tile) - (former == null ? 0 : cost(former));
        var oldest = tiles.entrySet().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= cost(oldest.next().getValue());
            oldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    private static long cost(Optional<Tile> tile) {
        return OVERHEAD + tile.map(it -> it.bytes().length).orElse(0);
    }
}
