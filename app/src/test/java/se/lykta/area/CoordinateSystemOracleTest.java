package se.lykta.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.CoordinateTransform;
import org.locationtech.proj4j.CoordinateTransformFactory;
import org.locationtech.proj4j.ProjCoordinate;

class CoordinateSystemOracleTest {

    private static final double MILLIMETRE = 0.001;

    /// proj4j 1.4.1 as oracle, both ways, over the zone's own width.
    @ParameterizedTest
    @MethodSource("metricSystems")
    void agreesWithProj4jWithinAMillimetre(CoordinateSystem system) {
        CRSFactory names = new CRSFactory();
        CoordinateTransform oracle = new CoordinateTransformFactory()
                .createTransform(names.createFromName("EPSG:4326"), names.createFromName("EPSG:" + system.epsg()));
        SplittableRandom random = new SplittableRandom(3006 + system.epsg());
        double worst = 0;
        for (int i = 0; i < 500; i++) {
            LonLat position = CoordinateSystemTest.randomPosition(system, random);
            EastNorth ours = system.project(position);
            ProjCoordinate theirs = oracle.transform(
                    new ProjCoordinate(position.longitude(), position.latitude()), new ProjCoordinate());
            worst = Math.max(worst, ours.distanceMetres(new EastNorth(theirs.x, theirs.y)));
            LonLat back = system.unproject(ours);
            worst = Math.max(worst, Math.abs(back.longitude() - position.longitude()) * 111_320);
            worst = Math.max(worst, Math.abs(back.latitude() - position.latitude()) * 111_320);
        }
        assertThat(worst)
                .as("metres from proj4j, seed %d", 3006 + system.epsg())
                .isLessThan(MILLIMETRE);
    }

    static List<CoordinateSystem> metricSystems() {
        return CoordinateSystem.all().stream()
                .filter(CoordinateSystem::isMetric)
                .toList();
    }
}
