package se.lykta.area;

import static java.lang.Math.atan;
import static java.lang.Math.atan2;
import static java.lang.Math.cos;
import static java.lang.Math.cosh;
import static java.lang.Math.hypot;
import static java.lang.Math.log1p;
import static java.lang.Math.sin;
import static java.lang.Math.sinh;
import static java.lang.Math.sqrt;
import static java.lang.Math.tan;
import static java.lang.Math.toDegrees;
import static java.lang.Math.toRadians;

/// Where on a Gauss–Krüger plane does a longitude and latitude fall, and back?
///
/// Krüger's series in the third flattening n, carried to n⁴: truncation is below 0.1 µm within 10° of the central
/// meridian. Positions further than [#REACH_DEGREES] from it come out as NaN. Source: Krüger 1912, coefficients as
/// in Karney 2011 (doi 10.1007/s00190-011-0445-3), equations 7–11, 35 and 36.
final class TransverseMercator {

    static final double REACH_DEGREES = 80;

    private static final double SEMI_MAJOR_METRES = 6_378_137.0;
    private static final int NEWTON_STEPS = 5;

    private final double centralMeridianDegrees;
    private final double falseEastingMetres;
    private final double falseNorthingMetres;
    private final double scaledRadiusMetres;
    private final double eccentricity;
    private final double eccentricitySquared;
    private final double[] forward;
    private final double[] backward;

    TransverseMercator(Ellipsoid ellipsoid, double centralMeridianDegrees, double scale, EastNorth falseOrigin) {
        this.centralMeridianDegrees = centralMeridianDegrees;
        this.falseEastingMetres = falseOrigin.east();
        this.falseNorthingMetres = falseOrigin.north();
        double f = 1 / ellipsoid.inverseFlattening;
        double n = f / (2 - f);
        double n2 = n * n;
        double n3 = n2 * n;
        double n4 = n2 * n2;
        this.eccentricitySquared = f * (2 - f);
        this.eccentricity = sqrt(eccentricitySquared);
        this.scaledRadiusMetres = scale * SEMI_MAJOR_METRES / (1 + n) * (1 + n2 / 4 + n4 / 64);
        this.forward = new double[] {
            n / 2 - 2 * n2 / 3 + 5 * n3 / 16 + 41 * n4 / 180,
            13 * n2 / 48 - 3 * n3 / 5 + 557 * n4 / 1440,
            61 * n3 / 240 - 103 * n4 / 140,
            49561 * n4 / 161280
        };
        this.backward = new double[] {
            n / 2 - 2 * n2 / 3 + 37 * n3 / 96 - n4 / 360,
            n2 / 48 + n3 / 15 - 437 * n4 / 1440,
            17 * n3 / 480 - 37 * n4 / 840,
            4397 * n4 / 161280
        };
    }

    /// Writes the plane position of one point into place i of the two output arrays.
    void project(double longitude, double latitude, double[] east, double[] north, int i) {
        double lambda = toRadians(longitude - centralMeridianDegrees);
        if (!(Math.abs(longitude - centralMeridianDegrees) <= REACH_DEGREES) || !(Math.abs(latitude) <= 90)) {
            east[i] = Double.NaN;
            north[i] = Double.NaN;
            return;
        }
        double conformal = conformalTangent(tan(toRadians(latitude)));
        double xi = atan2(conformal, cos(lambda));
        double eta = asinh(sin(lambda) / hypot(conformal, cos(lambda)));
        double xiSum = xi;
        double etaSum = eta;
        for (int k = forward.length; k >= 1; k--) {
            xiSum += forward[k - 1] * sin(2 * k * xi) * cosh(2 * k * eta);
            etaSum += forward[k - 1] * cos(2 * k * xi) * sinh(2 * k * eta);
        }
        east[i] = falseEastingMetres + scaledRadiusMetres * etaSum;
        north[i] = falseNorthingMetres + scaledRadiusMetres * xiSum;
    }

    /// Writes the longitude and latitude of one plane position into place i of the two output arrays.
    void unproject(double east, double north, double[] longitude, double[] latitude, int i) {
        double xi = (north - falseNorthingMetres) / scaledRadiusMetres;
        double eta = (east - falseEastingMetres) / scaledRadiusMetres;
        if (!(Math.abs(xi) <= Math.PI / 2) || !(Math.abs(eta) <= 2)) {
            longitude[i] = Double.NaN;
            latitude[i] = Double.NaN;
            return;
        }
        double xiPrime = xi;
        double etaPrime = eta;
        for (int k = backward.length; k >= 1; k--) {
            xiPrime -= backward[k - 1] * sin(2 * k * xi) * cosh(2 * k * eta);
            etaPrime -= backward[k - 1] * cos(2 * k * xi) * sinh(2 * k * eta);
        }
        double conformal = sin(xiPrime) / hypot(sinh(etaPrime), cos(xiPrime));
        longitude[i] = centralMeridianDegrees + toDegrees(atan2(sinh(etaPrime), cos(xiPrime)));
        latitude[i] = toDegrees(atan(geodeticTangent(conformal)));
    }

    private double conformalTangent(double tangent) {
        double secant = hypot(1, tangent);
        double sigma = sinh(eccentricity * atanh(eccentricity * tangent / secant));
        return tangent * hypot(1, sigma) - sigma * secant;
    }

    private double geodeticTangent(double conformal) {
        double tangent = conformal / (1 - eccentricitySquared);
        for (int step = 0; step < NEWTON_STEPS; step++) {
            double guess = conformalTangent(tangent);
            double change = (conformal - guess)
                    * (1 + (1 - eccentricitySquared) * tangent * tangent)
                    / ((1 - eccentricitySquared) * hypot(1, tangent) * hypot(1, guess));
            tangent += change;
            if (!(Math.abs(change) > 1e-14 * Math.max(1, Math.abs(tangent)))) {
                break;
            }
        }
        return tangent;
    }

    private static double asinh(double x) {
        double y = Math.abs(x);
        return Math.copySign(log1p(y * (1 + y / (hypot(1, y) + 1))), x);
    }

    private static double atanh(double x) {
        return log1p(2 * x / (1 - x)) / 2;
    }

    /// The figure of the earth; both share the equatorial radius.
    enum Ellipsoid {
        GRS80(298.257222101),
        WGS84(298.257223563);

        private final double inverseFlattening;

        Ellipsoid(double inverseFlattening) {
            this.inverseFlattening = inverseFlattening;
        }
    }
}
