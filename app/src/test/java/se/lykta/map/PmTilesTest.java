package se.lykta.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PmTilesTest {
    private static final TileAddress HERE = new TileAddress(12, 2190, 1235);

    @TempDir
    Path folder;

    /// Source: the specification's table of tile numbers.
    @ParameterizedTest
    @CsvSource({"0,0,0,0", "1,0,0,1", "1,0,1,2", "1,1,1,3", "1,1,0,4", "2,0,0,5", "12,3423,1763,19078479"})
    void numbersTilesAsTheSpecificationDoes(int zoom, int column, int row, long id) {
        assertThat(PmTilesDirectory.tileId(new TileAddress(zoom, column, row))).isEqualTo(id);
    }

    @Test
    void numbersEachTileOfAZoomOnce() {
        var ids = new HashSet<Long>();
        for (int column = 0; column < 32; column++) {
            for (int row = 0; row < 32; row++) {
                ids.add(PmTilesDirectory.tileId(new TileAddress(5, column, row)));
            }
        }
        assertThat(ids).hasSize(1024).allMatch(id -> id >= 341 && id < 1365);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsTilesThroughADirectoryBelowTheRoot(boolean packed) throws IOException {
        var tile = TestTiles.vector("Lyktby");
        var other = TestTiles.vector("Annanby");
        var tiles = tilesAround(packed ? TestTiles.gzip(tile) : tile, packed ? TestTiles.gzip(other) : other);
        var source = onDisk(TestTiles.pmtiles(tiles, 1, packed));

        assertThat(source.range()).isEqualTo(new TileSource.Range(false, 0, 14));
        var found = source.find(HERE).orElseThrow();
        assertThat(found.gzipped()).isEqualTo(packed);
        assertThat(found.bytes()).isEqualTo(tiles.get(PmTilesDirectory.tileId(HERE)));
        assertThat(source.find(new TileAddress(12, 2190, 1300))).isEmpty();
        assertThat(source.find(new TileAddress(0, 0, 0))).isEmpty();
    }

    @Test
    void refusesWhatIsNoMap() throws IOException {
        assertThatThrownBy(() -> onDisk(new byte[500]).range())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not PMTiles version 3");
        var brotli = TestTiles.pmtiles(tilesAround(new byte[] {0x1a}, new byte[] {0x1a}), 1, false);
        brotli[98] = 3;
        assertThatThrownBy(() -> onDisk(brotli).range()).hasMessageContaining("packed by method 3");
    }

    @Test
    void neverFailsInAnotherWayThanByIoExceptionOnDamagedFiles() throws IOException {
        var sound = TestTiles.pmtiles(tilesAround(TestTiles.vector("A"), TestTiles.vector("B")), 1, true);
        var random = new Random(7);
        for (int i = 0; i < 300; i++) {
            var damaged = Arrays.copyOf(sound, 1 + random.nextInt(sound.length));
            for (int flips = random.nextInt(6); flips >= 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                onDisk(damaged).find(HERE);
            } catch (IOException expected) {
                assertThat(expected).isNotNull();
            }
        }
    }

    @Test
    void readsOnlyTheRangesItNeedsFromAHostAndSeesWhenTheFileIsReplaced() throws IOException {
        var asked = new ArrayList<String>();
        var served = new ArrayList<>(List.of(file(Color.RED), file(Color.RED)));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var range = exchange.getRequestHeaders().getFirst("Range");
            asked.add(range);
            var bounds = range.replace("bytes=", "").split("-");
            var file = served.getFirst();
            var part = Arrays.copyOfRange(file, Integer.parseInt(bounds[0]), Integer.parseInt(bounds[1]) + 1);
            exchange.getResponseHeaders().set("ETag", "\"" + Arrays.hashCode(file) + "\"");
            exchange.sendResponseHeaders(206, part.length);
            exchange.getResponseBody().write(part);
            exchange.close();
        });
        server.start();
        try {
            var source = new PmTiles(new ByteRanges.AtHost(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/map.pmtiles")));
            assertThat(source.find(HERE).orElseThrow().kind()).isEqualTo(Tile.Kind.PNG);
            assertThat(asked).hasSize(4).first().isEqualTo("bytes=0-126");
            source.find(HERE);
            assertThat(asked).hasSize(5);

            served.set(0, file(Color.BLUE));
            assertThat(source.find(HERE).orElseThrow().bytes()).isEqualTo(TestTiles.png(Color.BLUE));
        } finally {
            server.stop(0);
        }
    }

    private static byte[] file(Color colour) {
        return TestTiles.pmtiles(tilesAround(TestTiles.png(colour), TestTiles.png(Color.GREEN)), 2, true);
    }

    private static TreeMap<Long, byte[]> tilesAround(byte[] here, byte[] there) {
        var tiles = new TreeMap<Long, byte[]>();
        long id = PmTilesDirectory.tileId(HERE);
        tiles.put(id - 3, there);
        tiles.put(id, here);
        tiles.put(id + 2, there);
        return tiles;
    }

    private PmTiles onDisk(byte[] file) throws IOException {
        return new PmTiles(new ByteRanges.OnDisk(Files.write(folder.resolve("map.pmtiles"), file)));
    }
}
