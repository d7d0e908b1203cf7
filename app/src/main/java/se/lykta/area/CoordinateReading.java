package se.lykta.area;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// In which coordinate system, and in which order, do two columns of numbers make sense for a municipality?
///
/// @param system the system tried
/// @param swapped true if the first column is latitude or north
/// @param insideShare share of the given pairs that fall inside the municipality's frame, 0 to 1
public record CoordinateReading(CoordinateSystem system, boolean swapped, double insideShare) {

    /// Ranks the readings that put at least one pair inside the frame: largest share first, then unswapped, then in
    /// the order of the candidates. Pairs with NaN, and 0 0, count as neither inside nor outside. An empty answer
    /// means that none of the systems explains the numbers.
    /// @param first values of the first column
    /// @param second values of the second column, same length
    /// @param frame where the municipality lies
    /// @throws IllegalArgumentException if the columns differ in length
    public static List<CoordinateReading> rank(
            double[] first, double[] second, LonLatBox frame, List<CoordinateSystem> candidates) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "second has " + second.length + " values, must have " + first.length + " as first");
        }
        List<CoordinateReading> readings = new ArrayList<>();
        for (CoordinateSystem system : candidates) {
            readings.add(new CoordinateReading(system, false, shareInside(system, first, second, frame)));
            readings.add(new CoordinateReading(system, true, shareInside(system, second, first, frame)));
        }
        readings.removeIf(reading -> !(reading.insideShare > 0));
        readings.sort(Comparator.comparingDouble(CoordinateReading::insideShare)
                .reversed()
                .thenComparing(CoordinateReading::swapped));
        return List.copyOf(readings);
    }

    private static double shareInside(CoordinateSystem system, double[] x, double[] y, LonLatBox frame) {
        double[] lon = new double[1];
        double[] lat = new double[1];
        int counted = 0;
        int inside = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i]) || Double.isNaN(y[i]) || (x[i] == 0 && y[i] == 0)) {
                continue;
            }
            counted++;
            if (system.plausible().contains(x[i], y[i])) {
                lon[0] = x[i];
                lat[0] = y[i];
                system.unproject(lon, lat, lon, lat, 0, 1);
                inside += frame.contains(lon[0], lat[0]) ? 1 : 0;
            }
        }
        return counted == 0 ? 0 : (double) inside / counted;
    }
}
