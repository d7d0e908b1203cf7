package se.lykta.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import se.lykta.area.EastNorth;

class ExtentTest {
    @Test
    void holdsItsEdge() {
        var circle = new Extent.Circle(new EastNorth(100, 100), 5);
        assertThat(circle.contains(105, 100)).isTrue();
        assertThat(circle.contains(105.01, 100)).isFalse();

        var square = Extent.Polygon.square(new EastNorth(100, 100), 10);
        assertThat(square.contains(105, 105)).isTrue();
        assertThat(square.contains(95, 100)).isTrue();
        assertThat(square.contains(105.01, 100)).isFalse();
        assertThat(square.squareMetres()).isEqualTo(100);
        assertThat(square.centre()).isEqualTo(new EastNorth(100, 100));
    }

    @Test
    void leavesOutTheBayOfACrescent() {
        var bay = polygon(0, 0, 10, 0, 10, 10, 5, 2, 0, 10);
        assertThat(bay.contains(5, 1)).isTrue();
        assertThat(bay.contains(5, 5)).isFalse();
        assertThat(bay.contains(1, 7)).isTrue();
        assertThat(bay.contains(Double.NaN, 5)).isFalse();
    }

    @Test
    void hasABoxAroundAllOfIt() {
        assertThat(polygon(0, 0, 10, 0, 10, 20).box()).satisfies(box -> {
            assertThat(box.minEast()).isLessThan(0);
            assertThat(box.maxNorth()).isGreaterThan(20).isLessThan(20.1);
        });
    }

    @Test
    void refusesWhatHasNoSurface() {
        assertThatThrownBy(() -> polygon(0, 0, 10, 10)).hasMessageContaining("2 corners");
        assertThatThrownBy(() -> polygon(0, 0, 10, 10, 10, 0, 0, 10)).hasMessageContaining("crosses itself");
        assertThatThrownBy(() -> polygon(0, 0, 5, 5, 10, 10)).hasMessageContaining("no surface");
        Stream.of(0.0, 5_001.0, Double.NaN)
                .forEach(radius -> assertThatThrownBy(() -> new Extent.Circle(new EastNorth(0, 0), radius))
                        .hasMessageContaining("radiusMetres is"));
    }

    private static Extent.Polygon polygon(double... numbers) {
        return new Extent.Polygon(java.util.stream.IntStream.range(0, numbers.length / 2)
                .mapToObj(i -> new EastNorth(numbers[2 * i], numbers[2 * i + 1]))
                .collect(java.util.stream.Collectors.collectingAndThen(
                        java.util.stream.Collectors.toList(), List::copyOf)));
    }
}
