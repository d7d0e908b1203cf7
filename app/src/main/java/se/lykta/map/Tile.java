package se.lykta.map;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One tile, ready to be sent.
///
/// @param bytes not copied
/// @param gzipped are the bytes packed?
record Tile(byte[] bytes, Kind kind, boolean gzipped) {

    /// What a tile can be. Recognised by its first bytes, whatever its source calls it.
    enum Kind {
        PNG("image/png"),
        JPEG("image/jpeg"),
        WEBP("image/webp"),
        VECTOR("application/x-protobuf");

        final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }

        boolean isRaster() {
            return this != VECTOR;
        }
    }

    /// @param raster is an image wanted?
    /// @return empty when the bytes are something else, such as a page that says why there is no tile
    static Optional<Tile> of(byte[] bytes, boolean raster) {
        if (!raster) {
            return isText(bytes) ? Optional.empty() : Optional.of(new Tile(bytes, Kind.VECTOR, isGzip(bytes)));
        }
        return findImage(bytes).map(kind -> new Tile(bytes, kind, false));
    }

    private static Optional<Kind> findImage(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, 12), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG")) {
            return Optional.of(Kind.PNG);
        }
        if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(Kind.JPEG);
        }
        return head.startsWith("RIFF") && head.endsWith("WEBP") ? Optional.of(Kind.WEBP) : Optional.empty();
    }

    /// A vector tile begins with the tag of a layer (0x1a), packed ones with gzip's mark; an empty one is
    /// empty.
    private static boolean isText(byte[] bytes) {
        return bytes.length > 0 && bytes[0] != 0x1a && !isGzip(bytes);
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }
}
