package se.lykta.analysis.emerging;

/// Incidents of one kind during a study period that ends today. Arrays are not copied.
///
/// @param x east, metres in a projected system (SWEREF 99 TM), finite
/// @param y north, metres
/// @param day of the study period: 0 is its first day, `days - 1` is today
/// @param days length of the study period, at least 2
public record Cases(double[] x, double[] y, int[] day, int days) {

    public Cases {
        if (x.length != y.length || x.length != day.length) {
            throw new IllegalArgumentException("x has " + x.length + ", y " + y.length + " and day " + day.length
                    + " values, must be equally many");
        }
        if (days < 2) {
            throw new IllegalArgumentException("days is " + days + ", must be >= 2");
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new IllegalArgumentException("case " + i + " has no finite coordinates");
            }
            if (day[i] < 0 || day[i] >= days) {
                throw new IllegalArgumentException(
                        "case " + i + " has day " + day[i] + ", must be from 0 to " + (days - 1));
            }
        }
    }

    public int size() {
        return x.length;
    }
}
