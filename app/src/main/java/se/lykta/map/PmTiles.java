package se.lykta.map;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tiles out of one PMTiles file, on disk or read in ranges from a host. Source: PMTiles specification,
/// version 3.
final class PmTiles implements TileSource {
    private static final int HEADER_BYTES = 127;
    private static final int MOST_DEPTH = 4;
    private static final int LEAVES_KEPT = 64;
    private static final int NOT_PACKED = 1;
    private static final int GZIP = 2;

    private final ByteRanges file;
    private final Map<Long, PmTilesDirectory> leaves = Collections.synchronizedMap(new Leaves());
    private volatile @Nullable Opened opened;

    PmTiles(ByteRanges file) {
        this.file = file;
    }

    private record Opened(Range range, PmTilesDirectory root, long leafOffset, long dataOffset, boolean packed) {}

    private static final class Leaves extends LinkedHashMap<Long, PmTilesDirectory> {
        private static final long serialVersionUID = 1;

        Leaves() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, PmTilesDirectory> eldest) {
            return size() > LEAVES_KEPT;
        }
    }

    @Override
    public Range range() throws IOException {
        return opened().range();
    }

    @Override
    public Optional<Tile> find(TileAddress address) throws IOException {
        try {
            return look(address);
        } catch (ByteRanges.Changed replaced) {
            opened = null;
            leaves.clear();
            return look(address);
        }
    }

    private Optional<Tile> look(TileAddress address) throws IOException {
        var start = opened();
        long id = PmTilesDirectory.tileId(address);
        var directory = start.root();
        for (int depth = 0; depth < MOST_DEPTH; depth++) {
            var entry = directory.find(id).orElse(null);
            if (entry == null) {
                return Optional.empty();
            }
            if (!entry.isLeaf()) {
                var bytes = part(start.dataOffset() + entry.offset(), entry.length());
                return Optional.of(Tile.of(bytes, start.range().raster())
                        .orElseThrow(() -> new IOException("the map's file holds something that is no tile")));
            }
            directory = leaf(start, entry);
        }
        throw new IOException("the map's file has directories deeper than " + MOST_DEPTH);
    }

    private PmTilesDirectory leaf(Opened start, PmTilesDirectory.Entry entry) throws IOException {
        var known = leaves.get(entry.offset());
        if (known == null) {
            known = directory(start.leafOffset() + entry.offset(), entry.length(), start.packed());
            leaves.put(entry.offset(), known);
        }
        return known;
    }

    private PmTilesDirectory directory(long offset, long length, boolean packed) throws IOException {
        return PmTilesDirectory.parse(part(offset, length), packed);
    }

    private byte[] part(long offset, long length) throws IOException {
        if (offset < 0 || length < 1 || length > ByteRanges.MOST_BYTES) {
            throw new IOException("the map's file names a part of " + length + " bytes at " + offset);
        }
        return file.read(offset, (int) length);
    }

    private Opened opened() throws IOException {
        var known = opened;
        if (known == null) {
            known = open();
            opened = known;
        }
        return known;
    }

    private Opened open() throws IOException {
        var header = ByteBuffer.wrap(file.read(0, HEADER_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        var name = new String(header.array(), 0, 7, StandardCharsets.US_ASCII);
        if (!name.equals("PMTiles") || header.get(7) != 3) {
            throw new IOException("the map's file is not PMTiles version 3");
        }
        boolean packed = isPacked(header.get(97));
        isPacked(header.get(98));
        var range = new Range(isRaster(header.get(99)), zoom(header.get(100)), zoom(header.get(101)));
        var root = directory(header.getLong(8), header.getLong(16), packed);
        return new Opened(range, root, header.getLong(40), header.getLong(56), packed);
    }

    private static boolean isPacked(byte compression) throws IOException {
        if (compression != NOT_PACKED && compression != GZIP) {
            throw new IOException(
                    "the map's file is packed by method " + compression + ", must be 1 (not) or 2 (gzip)");
        }
        return compression == GZIP;
    }

    private static boolean isRaster(byte type) throws IOException {
        if (type < 1 || type > 4) {
            throw new IOException("the map's file has tiles of type " + type + ", must be 1 (vector) to 4 (webp)");
        }
        return type != 1;
    }

    private static int zoom(byte zoom) throws IOException {
        if (zoom < 0 || zoom > TileAddress.MAX_ZOOM) {
            throw new IOException("the map's file has zoom " + zoom);
        }
        return zoom;
    }
}
