package se.lykta.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.lykta.area.LonLatBox;

class BaseMapTest {
    private static final LonLatBox ALINGSAS = new LonLatBox(12.352, 57.762, 12.711, 58.197);

    @Test
    void knowsWhichTilesTouchAFrame() {
        assertThat(new TileAddress(0, 0, 0).touches(ALINGSAS)).isTrue();
        assertThat(new TileAddress(12, 2190, 1235).touches(ALINGSAS)).isTrue();
        assertThat(new TileAddress(12, 2190, 1341).touches(ALINGSAS)).isFalse();
        assertThat(new TileAddress(12, 2090, 1241).touches(ALINGSAS)).isFalse();
    }

    @Test
    void refusesTilesThatAreNoneOfTheWorld() {
        assertThat(TileAddress.isValid(1, 1, 1)).isTrue();
        assertThat(TileAddress.isValid(1, 2, 0)).isFalse();
        assertThat(TileAddress.isValid(1, 0, -1)).isFalse();
        assertThat(TileAddress.isValid(23, 0, 0)).isFalse();
        assertThat(TileAddress.isValid(-1, 0, 0)).isFalse();
    }

    @Test
    void keepsTheTilesUsedLastWithinItsBound() {
        var cache = new TileCache(10_000);
        for (int i = 0; i < 100; i++) {
            cache.put(new TileAddress(10, i, 0), Optional.of(new Tile(new byte[800], Tile.Kind.PNG, false)));
            cache.look(new TileAddress(10, 0, 0));
        }
        assertThat(cache.bytes()).isLessThanOrEqualTo(10_000).isGreaterThan(8_000);
        assertThat(cache.look(new TileAddress(10, 0, 0))).isNotNull();
        assertThat(cache.look(new TileAddress(10, 50, 0))).isNull();
    }

    @Test
    void leavesASourceInPeaceAfterThreeFailures() {
        var asked = new AtomicInteger();
        var broken = new TileSource() {
            @Override
            public Range range() {
                return new Range(true, 0, 18);
            }

            @Override
            public Optional<Tile> find(TileAddress address) throws IOException {
                asked.incrementAndGet();
                throw new IOException("broken");
            }
        };
        var map = new BaseMap(new BaseMapSettings(broken, "x", "y", 1_000), Clock.systemUTC());
        for (int i = 0; i < 10; i++) {
            var address = new TileAddress(10, i, 0);
            assertThatThrownBy(() -> map.findTile(address)).isInstanceOf(IOException.class);
        }
        assertThat(asked).hasValue(3);
        assertThat(map.findRange()).isEmpty();
    }

    @Test
    void recognisesTilesByTheirContent() {
        assertThat(Tile.of(TestTiles.png(Color.RED), true))
                .get()
                .extracting(Tile::kind)
                .isEqualTo(Tile.Kind.PNG);
        assertThat(Tile.of("<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8), true))
                .isEmpty();
        assertThat(Tile.of("<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8), false))
                .isEmpty();
        assertThat(Tile.of(TestTiles.vector("A"), false))
                .get()
                .extracting(Tile::gzipped)
                .isEqualTo(false);
        assertThat(Tile.of(new byte[0], false)).isPresent();
        assertThat(Tile.of(new byte[0], true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://{z}.example/{x}/{y}.png",
                "https://user@example/{z}/{x}/{y}.png",
                "ftp://example/{z}/{x}/{y}.png",
                "https://example/{z}/{x}/{y}",
                "/no/such/file.pmtiles",
            })
    void refusesSourcesThatAreNone(String source) {
        assertThatThrownBy(() -> BaseMapSettings.of(source, "© somebody", "", 0, 64))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LYKTA_MAP_");
    }

    @Test
    void wantsToKnowWhoseMapItIs() {
        assertThatThrownBy(() -> BaseMapSettings.of("https://example/{z}/{x}/{y}.png", " ", "", 0, 64))
                .hasMessageContaining("LYKTA_MAP_ATTRIBUTION");
    }

    @Test
    void isOffWithoutASetting() throws IOException {
        var map = new BaseMap(BaseMapSettings.of("", "", "", 0, 64), Clock.systemUTC());
        assertThat(map.findShown()).isEmpty();
        assertThat(map.findRange()).isEmpty();
        assertThat(map.findTile(new TileAddress(0, 0, 0))).isEmpty();
    }
}
