package se.lykta.map;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// Where in a PMTiles file does a tile stand? A sorted list of runs of tiles and of further directories.
final class PmTilesDirectory {
    /// An entry takes four numbers of a byte or more.
    private static final int FEWEST_BYTES = 4;

    private final long[] ids;
    private final long[] runs;
    private final long[] lengths;
    private final long[] offsets;

    private PmTilesDirectory(int size) {
        ids = new long[size];
        runs = new long[size];
        lengths = new long[size];
        offsets = new long[size];
    }

    /// @param run how many tiles in a row have this content; 0 = a further directory
    /// @param offset from the start of the tiles, or of the further directories
    record Entry(long run, long offset, long length) {
        boolean isLeaf() {
            return run == 0;
        }
    }

    /// @param packed by gzip?
    static PmTilesDirectory parse(byte[] bytes, boolean packed) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        if (packed) {
            in = new ByteArrayInputStream(unpacked(in));
        }
        long size = number(in);
        if (size < 0 || size > in.available() / FEWEST_BYTES) {
            throw new IOException("the map's file has a directory of " + size + " entries");
        }
        var directory = new PmTilesDirectory((int) size);
        directory.read(in);
        return directory;
    }

    private static byte[] unpacked(InputStream packed) throws IOException {
        try (var in = new GZIPInputStream(packed)) {
            var bytes = in.readNBytes(ByteRanges.MOST_BYTES + 1);
            if (bytes.length > ByteRanges.MOST_BYTES) {
                throw new IOException(
                        "the map's file has a directory of more than " + ByteRanges.MOST_BYTES + " bytes");
            }
            return bytes;
        }
    }

    private void read(InputStream in) throws IOException {
        long id = 0;
        for (int i = 0; i < ids.length; i++) {
            id += number(in);
            ids[i] = id;
        }
        fill(runs, in);
        fill(lengths, in);
        for (int i = 0; i < offsets.length; i++) {
            long offset = number(in);
            // 0 stands for "right after the one before".
            offsets[i] = offset == 0 && i > 0 ? offsets[i - 1] + lengths[i - 1] : offset - 1;
        }
    }

    private static void fill(long[] numbers, InputStream in) throws IOException {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(in);
        }
    }

    /// A number of seven bits per byte, lowest first.
    private static long number(InputStream in) throws IOException {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the map's file has a directory that ends early");
            }
            number |= (next & 0x7fL) << shift;
            if (next < 0x80) {
                return number;
            }
        }
        throw new IOException("the map's file has a number that does not end");
    }

    /// Which entry holds the tile or leads to it?
    Optional<Entry> find(long id) {
        int at = Arrays.binarySearch(ids, id);
        if (at < 0) {
            at = -at - 2;
        }
        if (at < 0 || runs[at] > 0 && id - ids[at] >= runs[at]) {
            return Optional.empty();
        }
        return Optional.of(new Entry(runs[at], offsets[at], lengths[at]));
    }

    /// The number of a tile: all of the lower zooms, then its place on the Hilbert curve of its own.
    static long tileId(TileAddress address) {
        long id = ((1L << (2 * address.zoom())) - 1) / 3;
        long x = address.column();
        long y = address.row();
        for (long s = 1L << address.zoom() >> 1; s > 0; s >>= 1) {
            int rx = (x & s) > 0 ? 1 : 0;
            int ry = (y & s) > 0 ? 1 : 0;
            id += s * s * ((3 * rx) ^ ry);
            if (ry == 0) {
                long turned = rx == 1 ? s - 1 - y : y;
                y = rx == 1 ? s - 1 - x : x;
                x = turned;
            }
        }
        return id;
    }
}
