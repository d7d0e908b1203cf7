package se.lykta.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// In which coordinate system is a pair of numbers, and what is it in another?
///
/// Known: WGS 84 (4326; also 4258, 4619 and CRS84), SWEREF 99 TM (3006), the twelve local SWEREF 99 zones
/// (3007–3018), UTM on WGS 84 (32601–32660 north, 32701–32760 south) and on ETRS 89 (25828–25838). x is always
/// longitude or east and y latitude or north, whatever axis order the registry gives. WGS 84, ETRS 89 and SWEREF 99
/// are taken as one datum: the true difference is below a metre and grows about 2.5 cm a year. Source: EPSG
/// registry numbers and parameters; Lantmäteriet's description of SWEREF 99 projections.
public final class CoordinateSystem {

    /// Longitude and latitude in degrees.
    public static final CoordinateSystem WGS84 = geographic(4326, "WGS 84");

    /// The Swedish national map projection, in metres.
    public static final CoordinateSystem SWEREF99_TM = projected(
            3006,
            "SWEREF 99 TM",
            new TransverseMercator(TransverseMercator.Ellipsoid.GRS80, 15, 0.9996, new EastNorth(500_000, 0)),
            new Range(150_000, 6_050_000, 1_000_000, 7_750_000));

    private static final double[] LOCAL_MERIDIANS = {
        12, 13.5, 15, 16.5, 18, 14.25, 15.75, 17.25, 18.75, 20.25, 21.75, 23.25
    };
    private static final String[] LOCAL_NAMES = {
        "12 00", "13 30", "15 00", "16 30", "18 00", "14 15", "15 45", "17 15", "18 45", "20 15", "21 45", "23 15"
    };
    private static final Map<Integer, CoordinateSystem> BY_EPSG = register();
    private static final Pattern EPSG_NAME =
            Pattern.compile("(?i)(?:.*EPSG(?:/|:)+(?:[0-9.]*(?:/|:)+)?)?([0-9]{4,5})\\s*");
    private static final Pattern CRS84_NAME = Pattern.compile("(?i).*CRS:?84\\s*");

    private final int epsg;
    private final String name;
    private final @Nullable TransverseMercator projection;
    private final Range plausible;

    private CoordinateSystem(int epsg, String name, @Nullable TransverseMercator projection, Range plausible) {
        this.epsg = epsg;
        this.name = name;
        this.projection = projection;
        this.plausible = plausible;
    }

    /// Which system has this EPSG number?
    /// @throws IllegalArgumentException if the number is not among those named above
    public static CoordinateSystem of(int epsg) {
        return find(epsg)
                .orElseThrow(() -> new IllegalArgumentException("EPSG:" + epsg
                        + " is not supported, must be one of 4326, 3006–3018, 25828–25838, 326xx, 327xx"));
    }

    public static Optional<CoordinateSystem> find(int epsg) {
        return Optional.ofNullable(BY_EPSG.get(epsg));
    }

    /// Which system does a file mean by this name? Reads `EPSG:3006`, `urn:ogc:def:crs:EPSG::3006`,
    /// `http://www.opengis.net/def/crs/EPSG/0/3006`, `3006` and the CRS84 names.
    public static Optional<CoordinateSystem> find(String name) {
        if (CRS84_NAME.matcher(name).matches()) {
            return Optional.of(WGS84);
        }
        Matcher matcher = EPSG_NAME.matcher(name);
        return matcher.matches() ? find(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }

    /// All known systems by EPSG number.
    public static List<CoordinateSystem> all() {
        return BY_EPSG.values().stream()
                .sorted(Comparator.comparingInt(CoordinateSystem::epsg))
                .toList();
    }

    public int epsg() {
        return epsg;
    }

    public String name() {
        return name;
    }

    /// Are the numbers metres (true) or degrees (false)?
    public boolean isMetric() {
        return projection != null;
    }

    /// What values does this system have where it is meant to be used? Wide enough for border regions.
    public Range plausible() {
        return plausible;
    }

    /// What is this position in this system?
    /// @throws IllegalArgumentException if the position is more than 80° from the central meridian
    public EastNorth project(LonLat position) {
        double[] x = {position.longitude()};
        double[] y = {position.latitude()};
        project(x, y, x, y, 0, 1);
        return new EastNorth(x[0], y[0]);
    }

    /// What longitude and latitude is this position of this system?
    /// @throws IllegalArgumentException if there is no such place on earth
    public LonLat unproject(EastNorth position) {
        double[] x = {position.east()};
        double[] y = {position.north()};
        unproject(x, y, x, y, 0, 1);
        return new LonLat(x[0], y[0]);
    }

    /// What are these positions in this system? Nothing is allocated; outputs may be the input arrays.
    /// @param from first index, inclusive
    /// @param to last index, exclusive Longitude or latitude that is NaN or out of reach gives NaN for both.
    public void project(double[] longitude, double[] latitude, double[] east, double[] north, int from, int to) {
        if (projection == null) {
            copy(longitude, latitude, east, north, from, to);
            return;
        }
        for (int i = from; i < to; i++) {
            projection.project(longitude[i], latitude[i], east, north, i);
        }
    }

    /// What longitudes and latitudes are these positions of this system? Nothing is allocated; outputs may be the
    /// inputs.
    /// @param from first index, inclusive
    /// @param to last index, exclusive East or north that is NaN or not on earth gives NaN for both.
    public void unproject(double[] east, double[] north, double[] longitude, double[] latitude, int from, int to) {
        if (projection == null) {
            copy(east, north, longitude, latitude, from, to);
            return;
        }
        for (int i = from; i < to; i++) {
            projection.unproject(east[i], north[i], longitude, latitude, i);
        }
    }

    /// Changes positions of this system into the target system, in place.
    /// @param from first index, inclusive
    /// @param to last index, exclusive
    public void transform(CoordinateSystem target, double[] x, double[] y, int from, int to) {
        if (epsg != target.epsg) {
            unproject(x, y, x, y, from, to);
            target.project(x, y, x, y, from, to);
        }
    }

    @Override
    public String toString() {
        return "EPSG:" + epsg + " " + name;
    }

    private static void copy(double[] x, double[] y, double[] toX, double[] toY, int from, int to) {
        System.arraycopy(x, from, toX, from, to - from);
        System.arraycopy(y, from, toY, from, to - from);
    }

    private static CoordinateSystem geographic(int epsg, String name) {
        return new CoordinateSystem(epsg, name, null, new Range(-180, -90, 180, 90));
    }

    private static CoordinateSystem projected(int epsg, String name, TransverseMercator projection, Range plausible) {
        return new CoordinateSystem(epsg, name, projection, plausible);
    }

    private static Map<Integer, CoordinateSystem> register() {
        List<CoordinateSystem> systems = new ArrayList<>();
        systems.add(WGS84);
        systems.add(geographic(4258, "ETRS89"));
        systems.add(geographic(4619, "SWEREF 99"));
        systems.add(SWEREF99_TM);
        for (int i = 0; i < LOCAL_MERIDIANS.length; i++) {
            systems.add(localZone(3007 + i, "SWEREF 99 " + LOCAL_NAMES[i], LOCAL_MERIDIANS[i]));
        }
        for (int zone = 1; zone <= 60; zone++) {
            systems.add(utm(32600 + zone, "WGS 84 / UTM " + zone + "N", TransverseMercator.Ellipsoid.WGS84, zone));
            systems.add(utm(32700 + zone, "WGS 84 / UTM " + zone + "S", TransverseMercator.Ellipsoid.WGS84, zone));
        }
        for (int zone = 28; zone <= 38; zone++) {
            systems.add(utm(25800 + zone, "ETRS89 / UTM " + zone + "N", TransverseMercator.Ellipsoid.GRS80, zone));
        }
        Map<Integer, CoordinateSystem> byEpsg = new TreeMap<>();
        systems.forEach(system -> byEpsg.put(system.epsg, system));
        return byEpsg;
    }

    private static CoordinateSystem localZone(int epsg, String name, double meridianDegrees) {
        return projected(
                epsg,
                name,
                new TransverseMercator(
                        TransverseMercator.Ellipsoid.GRS80, meridianDegrees, 1, new EastNorth(150_000, 0)),
                new Range(0, 6_050_000, 350_000, 7_750_000));
    }

    private static CoordinateSystem utm(int epsg, String name, TransverseMercator.Ellipsoid ellipsoid, int zone) {
        boolean south = epsg > 32700;
        EastNorth origin = new EastNorth(500_000, south ? 10_000_000 : 0);
        Range plausible =
                south ? new Range(100_000, 1_000_000, 900_000, 10_000_000) : new Range(100_000, 0, 900_000, 9_400_000);
        return projected(epsg, name, new TransverseMercator(ellipsoid, 6 * zone - 183, 0.9996, origin), plausible);
    }

    /// Smallest and largest values that a system is meant for, edges included.
    public record Range(double minX, double minY, double maxX, double maxY) {

        public boolean contains(double x, double y) {
            return x >= minX && x <= maxX && y >= minY && y <= maxY;
        }
    }
}
