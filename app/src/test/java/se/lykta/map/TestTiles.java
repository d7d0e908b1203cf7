package se.lykta.map;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/// Tiles and tile files of our own making.
public final class TestTiles {
    private TestTiles() {}

    /// An image of one colour.
    public static byte[] png(Color colour) {
        var image = new BufferedImage(256, 256, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, 256, 256);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// A vector tile in the OpenMapTiles schema: water in the north-west quarter, a main road across, and a place
    /// in the middle.
    public static byte[] vector(String placeName) {
        var tile = new ByteArrayOutputStream();
        part(
                tile,
                3,
                layer("water", feature(3, List.of(9, 0, 0, 26, 4096, 0, 0, 4096, 4095, 0, 15), Map.of()), Map.of()));
        part(
                tile,
                3,
                layer(
                        "transportation",
                        feature(2, List.of(9, 0, 4096, 10, 8192, 0), Map.of("class", "primary")),
                        Map.of("class", "primary")));
        var words = new TreeMap<>(Map.of("class", "village", "name", placeName));
        part(tile, 3, layer("place", feature(1, List.of(9, 4096, 4096), words), words));
        return tile.toByteArray();
    }

    /// @param kind 1 point, 2 line, 3 area
    /// @param commands as the specification numbers them, with zigzag steps
    private static byte[] feature(int kind, List<Integer> commands, Map<String, String> words) {
        var feature = new ByteArrayOutputStream();
        var tags = new ByteArrayOutputStream();
        for (int i = 0; i < words.size(); i++) {
            number(tags, i);
            number(tags, i);
        }
        part(feature, 2, tags.toByteArray());
        number(feature, 3 << 3);
        number(feature, kind);
        var geometry = new ByteArrayOutputStream();
        commands.forEach(command -> number(geometry, command));
        part(feature, 4, geometry.toByteArray());
        return feature.toByteArray();
    }

    private static byte[] layer(String name, byte[] feature, Map<String, String> words) {
        var layer = new ByteArrayOutputStream();
        number(layer, 15 << 3);
        number(layer, 2);
        part(layer, 1, name.getBytes(StandardCharsets.UTF_8));
        part(layer, 2, feature);
        words.keySet().forEach(word -> part(layer, 3, word.getBytes(StandardCharsets.UTF_8)));
        words.values().forEach(word -> {
            var value = new ByteArrayOutputStream();
            part(value, 1, word.getBytes(StandardCharsets.UTF_8));
            part(layer, 4, value.toByteArray());
        });
        number(layer, 5 << 3);
        number(layer, 4096);
        return layer.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, int field, byte[] bytes) {
        number(out, field << 3 | 2);
        number(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream out, long number) {
        long rest = number;
        while (rest >= 0x80) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    /// A PMTiles file (version 3) whose root names one further directory, which names the tiles.
    /// @param tiles content by tile number; the same content in a row is stored once
    /// @param type 1 vector, 2 png
    public static byte[] pmtiles(TreeMap<Long, byte[]> tiles, int type, boolean packed) {
        var data = new ByteArrayOutputStream();
        var leaf = new ByteArrayOutputStream();
        number(leaf, tiles.size());
        long before = 0;
        for (long id : tiles.keySet()) {
            number(leaf, id - before);
            before = id;
        }
        tiles.keySet().forEach(id -> number(leaf, 1));
        tiles.values().forEach(tile -> number(leaf, tile.length));
        for (var tile : tiles.values()) {
            number(leaf, data.size() == 0 ? 1 : 0);
            data.writeBytes(tile);
        }
        var leafBytes = packed ? gzip(leaf.toByteArray()) : leaf.toByteArray();
        var root = new ByteArrayOutputStream();
        for (long number : new long[] {1, tiles.firstKey(), 0, leafBytes.length, 1}) {
            number(root, number);
        }
        var rootBytes = packed ? gzip(root.toByteArray()) : root.toByteArray();
        var header = ByteBuffer.allocate(127).order(ByteOrder.LITTLE_ENDIAN);
        header.put("PMTiles".getBytes(StandardCharsets.US_ASCII)).put((byte) 3);
        header.putLong(8, 127).putLong(16, rootBytes.length);
        header.putLong(40, 127 + rootBytes.length).putLong(48, leafBytes.length);
        header.putLong(56, 127 + rootBytes.length + leafBytes.length).putLong(64, data.size());
        byte packing = (byte) (packed ? 2 : 1);
        header.put(97, packing)
                .put(98, packing)
                .put(99, (byte) type)
                .put(100, (byte) 0)
                .put(101, (byte) 14);
        var file = new ByteArrayOutputStream();
        file.writeBytes(header.array());
        file.writeBytes(rootBytes);
        file.writeBytes(leafBytes);
        file.writeBytes(data.toByteArray());
        return file.toByteArray();
    }

    static byte[] gzip(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
