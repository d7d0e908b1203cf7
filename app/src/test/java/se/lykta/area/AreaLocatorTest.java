package se.lykta.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class AreaLocatorTest {

    @Test
    void findsTheSquareAndLetsTheLowerCodeWinOnTheBorder() {
        AreaLocator locator = new AreaLocator(List.of(
                area("A", "POLYGON((0 0,100 0,100 100,0 100,0 0))"),
                area("B", "POLYGON((100 0,200 0,200 100,100 100,100 0))")));

        assertThat(locator.locate(50, 50)).isZero();
        assertThat(locator.locate(150, 50)).isEqualTo(1);
        assertThat(locator.locate(100, 50)).isZero();
        assertThat(locator.locate(0, 0)).isZero();
        assertThat(locator.locate(200, 100)).isEqualTo(1);
        assertThat(locator.locate(200.0001, 50)).isEqualTo(AreaLocator.NOWHERE);
        assertThat(locator.locate(Double.NaN, 50)).isEqualTo(AreaLocator.NOWHERE);
    }

    @Test
    void leavesHolesOut() {
        AreaLocator locator = new AreaLocator(List.of(
                area("A", "POLYGON((0 0,900 0,900 900,0 900,0 0),(300 300,300 600,600 600,600 300,300 300))"),
                area(
                        "B",
                        "MULTIPOLYGON(((400 400,500 400,500 500,400 500,400 400)),((1000 0,1100 0,1100 50,1000 0)))")));

        assertThat(locator.locate(350, 350)).isEqualTo(AreaLocator.NOWHERE);
        assertThat(locator.locate(450, 450)).isEqualTo(1);
        assertThat(locator.locate(1090, 10)).isEqualTo(1);
        assertThat(locator.locate(300, 450)).isZero();
    }

    @Test
    void findsNothingWithoutAreas() {
        assertThat(new AreaLocator(List.of()).locate(0, 0)).isEqualTo(AreaLocator.NOWHERE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithJtsOnRandomStarsVerticesAndEdgePoints(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Area> areas = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            areas.add(new Area("S" + (100 + i), "star", star(random)));
        }
        assertAgreement(areas, random, 20_000);
    }

    @Test
    void agreesWithJtsOnRealAreasAndIsFast() {
        String root = System.getenv("LYKTA_REAL_DATA");
        assumeTrue(root != null, "LYKTA_REAL_DATA is not set: the real areas are not tried");
        AreaReading reading = new AreaFile(
                        Path.of(root, "geo_deso_dalarna_scb_wfs/deso_2025_dalarna_sweref99tm.geojson.gz"),
                        "desokod",
                        null,
                        null,
                        null)
                .read(CoordinateSystem.SWEREF99_TM);
        List<Area> areas = ((AreaReading.Read) reading).areas();
        assertAgreement(areas, new SplittableRandom(2025), 50_000);

        long start = System.nanoTime();
        AreaLocator locator = new AreaLocator(areas);
        long built = System.nanoTime();
        SplittableRandom random = new SplittableRandom(7);
        double[] east = random.doubles(1_000_000, 440_000, 600_000).toArray();
        double[] north = random.doubles(1_000_000, 6_660_000, 6_880_000).toArray();
        int[] found = new int[east.length];
        locator.locate(east, north, 0, east.length, found);
        long begin = System.nanoTime();
        for (int layer = 0; layer < 3; layer++) {
            locator.locate(east, north, 0, east.length, found);
        }
        System.out.printf(
                "locator: %d areas, %d vertices, built in %.0f ms; 3 x 1e6 points in %.0f ms%n",
                areas.size(),
                areas.stream().mapToInt(area -> area.outline().getNumPoints()).sum(),
                (built - start) / 1e6,
                (System.nanoTime() - begin) / 1e6);
        assertThat(found).contains(AreaLocator.NOWHERE, 0, 50);
    }

    private static void assertAgreement(List<Area> areas, SplittableRandom random, int points) {
        AreaLocator locator = new AreaLocator(areas);
        List<IndexedPointInAreaLocator> oracles = areas.stream()
                .map(area -> new IndexedPointInAreaLocator(area.outline()))
                .toList();
        for (int i = 0; i < points; i++) {
            Coordinate point = switch (i % 4) {
                case 0 -> vertex(areas, random);
                case 1 -> between(vertex(areas, random), vertex(areas, random));
                default -> near(vertex(areas, random), random);
            };
            int expected = AreaLocator.NOWHERE;
            for (int k = 0; k < oracles.size() && expected == AreaLocator.NOWHERE; k++) {
                expected = oracles.get(k).locate(point) == Location.EXTERIOR ? AreaLocator.NOWHERE : k;
            }
            assertThat(locator.locate(point.getX(), point.getY()))
                    .as("%s", point)
                    .isEqualTo(expected);
        }
    }

    private static Coordinate vertex(List<Area> areas, SplittableRandom random) {
        Geometry outline = areas.get(random.nextInt(areas.size())).outline();
        Coordinate[] all = outline.getCoordinates();
        return all[random.nextInt(all.length)];
    }

    private static Coordinate between(Coordinate a, Coordinate b) {
        return new Coordinate((a.getX() + b.getX()) / 2, (a.getY() + b.getY()) / 2);
    }

    private static Coordinate near(Coordinate a, SplittableRandom random) {
        return new Coordinate(a.getX() + random.nextDouble(-2000, 2000), a.getY() + random.nextDouble(-2000, 2000));
    }

    private static Geometry star(SplittableRandom random) {
        Coordinate[] ring = new Coordinate[2 * random.nextInt(3, 40) + 1];
        for (int i = 0; i < ring.length - 1; i++) {
            double angle = 2 * Math.PI * i / (ring.length - 1);
            double radius = i % 2 == 0 ? 3000 : random.nextDouble(300, 3000);
            ring[i] = new Coordinate(Math.rint(radius * Math.cos(angle)), Math.rint(radius * Math.sin(angle)));
        }
        ring[ring.length - 1] = ring[0].copy();
        Geometry star = new GeometryFactory().createPolygon(ring);
        return AffineTransformation.translationInstance(
                        Math.rint(random.nextDouble(0, 20_000)), Math.rint(random.nextDouble(0, 20_000)))
                .transform(star);
    }

    private static Area area(String code, String wkt) {
        try {
            return new Area(code, code, new WKTReader().read(wkt));
        } catch (ParseException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
