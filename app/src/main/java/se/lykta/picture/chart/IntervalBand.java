package se.lykta.picture.chart;

import java.util.Locale;

/// A count as a dot on a line, with the expected interval as a band: the small drawing beside a row's number.
///
/// @param low lower end of the expected interval, ≥ 0
/// @param high upper end, ≥ low
/// @param scale the value at the right end, the same for all rows of a list so that they can be compared; > 0
public record IntervalBand(double count, double low, double high, double scale) {
    private static final double LEFT = 5;
    private static final double WIDTH = 110;

    public IntervalBand {
        if (!(scale > 0) || !(low >= 0) || !(high >= low) || !(count >= 0)) {
            throw new IllegalArgumentException("count " + count + ", interval " + low + "–" + high + " on scale "
                    + scale + ": must be 0 <= low <= high, count >= 0 and scale > 0");
        }
    }

    public String bandX() {
        return number(x(low));
    }

    /// At least six units, so that an interval such as 0–0 is still seen.
    public String bandWidth() {
        return number(Math.max(6, x(high) - x(low)));
    }

    public String dotX() {
        return number(x(count));
    }

    private double x(double value) {
        return LEFT + WIDTH * Math.min(1, value / scale);
    }

    public static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
