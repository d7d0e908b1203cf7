package se.lykta.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinateSystemTest {

    private static final double MILLIMETRE = 0.001;

    /// Latitude, longitude, north and east of the 15 points in Lantmäteriet, "Kontrollpunkter för SWEREF 99 TM"
    /// (2007-11-20).
    @ParameterizedTest
    @CsvSource({
        "55, 12.75, 6097106.672, 356083.438",
        "55, 14.25, 6095048.642, 452024.069",
        "57, 12.75, 6319636.937, 363331.554",
        "57, 19.5, 6326392.707, 773251.054",
        "59, 11.25, 6546096.724, 284626.066",
        "59, 19.5, 6548757.206, 758410.519",
        "61, 12.75, 6764877.311, 378323.440",
        "61, 18.75, 6768593.345, 702745.127",
        "63, 12, 6989134.048, 348083.148",
        "63, 19.5, 6993565.630, 727798.671",
        "65, 13.5, 7209293.753, 429270.201",
        "65, 21.75, 7225449.115, 817833.405",
        "67, 16.5, 7432168.174, 565398.458",
        "67, 24, 7459745.672, 891298.142",
        "69, 21, 7666089.698, 739639.195"
    })
    void agreesWithLantmaterietsControlPoints(double latitude, double longitude, double north, double east) {
        EastNorth projected = CoordinateSystem.SWEREF99_TM.project(new LonLat(longitude, latitude));
        assertThat(projected.east()).isCloseTo(east, within(MILLIMETRE));
        assertThat(projected.north()).isCloseTo(north, within(MILLIMETRE));

        LonLat back = CoordinateSystem.SWEREF99_TM.unproject(new EastNorth(east, north));
        assertThat(back.longitude()).isCloseTo(longitude, within(2e-8));
        assertThat(back.latitude()).isCloseTo(latitude, within(1e-8));
    }

    @Test
    void agreesWithSixImplementationsAndProjInTheRealFiles() throws IOException {
        Path folder = realData("crs_sweref99_tests");
        double worst = 0;
        for (String line : Files.readAllLines(folder.resolve("swedish_crs_coordinates.csv")).stream()
                .skip(1)
                .toList()) {
            String[] part = line.split("\\|");
            LonLat position = new LonLat(Double.parseDouble(part[1]), Double.parseDouble(part[2]));
            worst = Math.max(worst, distance(3006, position, part[4], part[5]));
            if (CoordinateSystem.find(Integer.parseInt(part[6])).isPresent()) {
                worst = Math.max(worst, distance(Integer.parseInt(part[6]), position, part[7], part[8]));
            }
        }
        for (String line : Files.readAllLines(folder.resolve("alingsas_points_proj911.csv")).stream()
                .skip(1)
                .toList()) {
            String[] part = line.split(",");
            LonLat position = new LonLat(Double.parseDouble(part[1]), Double.parseDouble(part[2]));
            worst = Math.max(worst, distance(3006, position, part[3], part[4]));
            worst = Math.max(worst, distance(3007, position, part[5], part[6]));
            worst = Math.max(worst, distance(3008, position, part[7], part[8]));
        }
        for (String name : List.of("proj4j122", "nga43")) {
            Path file = folder.resolve("regression_" + name + "_epsg_3006_3024.csv");
            for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
                String[] part = line.split("\\|");
                int epsg = Integer.parseInt(part[2]);
                if (CoordinateSystem.find(epsg).isPresent()) {
                    LonLat position = new LonLat(Double.parseDouble(part[0]), Double.parseDouble(part[1]));
                    worst = Math.max(worst, distance(epsg, position, part[3], part[4]));
                }
            }
        }
        System.out.printf("worst difference over the real files: %.4f mm%n", worst * 1000);
        assertThat(worst).isLessThan(MILLIMETRE);
    }

    @Test
    void convertsManyPointsInPlaceLikeOneByOne() {
        SplittableRandom random = new SplittableRandom(7);
        CoordinateSystem zone = CoordinateSystem.of(3007);
        double[] x = new double[1000];
        double[] y = new double[1000];
        EastNorth[] expected = new EastNorth[1000];
        for (int i = 0; i < x.length; i++) {
            LonLat position = randomPosition(zone, random);
            x[i] = position.longitude();
            y[i] = position.latitude();
            expected[i] = zone.project(position);
        }
        CoordinateSystem.WGS84.transform(zone, x, y, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            assertThat(new EastNorth(x[i], y[i])).isEqualTo(expected[i]);
        }
        zone.transform(CoordinateSystem.SWEREF99_TM, x, y, 0, x.length);
        CoordinateSystem.SWEREF99_TM.transform(zone, x, y, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            assertThat(new EastNorth(x[i], y[i]).distanceMetres(expected[i])).isLessThan(1e-6);
        }
    }

    @Test
    void answersNanForMissingOrUnreachablePositions() {
        double[] x = {Double.NaN, 12.5, -170, 12.5};
        double[] y = {57.9, Double.NaN, 57.9, 91};
        CoordinateSystem.SWEREF99_TM.project(x, y, x, y, 0, 4);
        assertThat(x).containsOnly(Double.NaN);
        assertThat(y).containsOnly(Double.NaN);

        double[] east = {1e12, Double.NaN};
        double[] north = {6.4e6, 6.4e6};
        CoordinateSystem.SWEREF99_TM.unproject(east, north, east, north, 0, 2);
        assertThat(east).containsOnly(Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:3006, 3006",
        "urn:ogc:def:crs:EPSG::3006, 3006",
        "urn:ogc:def:crs:EPSG:6.9:3007, 3007",
        "http://www.opengis.net/def/crs/EPSG/0/32616, 32616",
        "3018, 3018",
        "urn:ogc:def:crs:OGC:1.3:CRS84, 4326",
        "OGC:CRS84, 4326"
    })
    void readsTheNamesThatFilesUse(String name, int epsg) {
        assertThat(CoordinateSystem.find(name)).contains(CoordinateSystem.of(epsg));
    }

    @Test
    void refusesUnknownSystems() {
        assertThat(CoordinateSystem.find("EPSG:27700")).isEmpty();
        assertThat(CoordinateSystem.find("local grid")).isEmpty();
        assertThatThrownBy(() -> CoordinateSystem.of(3021))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EPSG:3021");
    }

    @Test
    void listsOneHundredAndFortySevenSystems() {
        assertThat(CoordinateSystem.all()).hasSize(3 + 1 + 12 + 120 + 11);
        assertThat(IntStream.rangeClosed(3006, 3018)
                        .allMatch(epsg -> CoordinateSystem.of(epsg).isMetric()))
                .isTrue();
    }

    @Test
    void detectsSwappedAxesAndTheSystem() {
        LonLatBox frame = new LonLatBox(12.2, 57.7, 12.9, 58.2);
        List<CoordinateSystem> candidates =
                List.of(CoordinateSystem.WGS84, CoordinateSystem.SWEREF99_TM, CoordinateSystem.of(3007));
        double[] north = {6_421_014.123, 6_447_658.445, 0, Double.NaN};
        double[] east = {353_850.475, 350_866.062, 0, 1};

        assertThat(CoordinateReading.rank(north, east, frame, candidates))
                .first()
                .isEqualTo(new CoordinateReading(CoordinateSystem.SWEREF99_TM, true, 1));
        assertThat(CoordinateReading.rank(new double[] {181_630.774}, new double[] {6_421_041.598}, frame, candidates))
                .first()
                .isEqualTo(new CoordinateReading(CoordinateSystem.of(3007), false, 1));
        assertThat(CoordinateReading.rank(new double[] {57.9}, new double[] {12.5}, frame, candidates))
                .containsExactly(new CoordinateReading(CoordinateSystem.WGS84, true, 1));
        assertThat(CoordinateReading.rank(new double[] {41.8}, new double[] {-87.6}, frame, candidates))
                .isEmpty();
        assertThat(CoordinateReading.rank(new double[0], new double[0], frame, candidates))
                .isEmpty();
    }

    private static double distance(int epsg, LonLat position, String east, String north) {
        return CoordinateSystem.of(epsg)
                .project(position)
                .distanceMetres(new EastNorth(Double.parseDouble(east), Double.parseDouble(north)));
    }

    static LonLat randomPosition(CoordinateSystem system, SplittableRandom random) {
        CoordinateSystem.Range range = system.plausible();
        LonLat centre = system.unproject(new EastNorth(
                (range.minX() + range.maxX()) / 2, Math.max(1_000_000, (range.minY() + range.maxY()) / 2)));
        boolean sweden = system.epsg() < 4000;
        double reach = system.epsg() == 3006 ? 6 : 3;
        double longitude = centre.longitude() + random.nextDouble(-reach, reach);
        longitude = Math.clamp(longitude, -180, 180);
        double latitude =
                sweden ? random.nextDouble(55, 69.2) : Math.signum(centre.latitude()) * random.nextDouble(0.1, 80);
        return new LonLat(longitude, latitude);
    }

    private static Path realData(String folder) {
        String root = System.getenv("LYKTA_REAL_DATA");
        assumeTrue(root != null, "LYKTA_REAL_DATA is not set: the real coordinate files are not tried");
        return Path.of(root, folder);
    }
}
