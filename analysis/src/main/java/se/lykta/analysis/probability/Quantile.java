package se.lykta.analysis.probability;

import java.util.function.LongToDoubleFunction;

/// Finds the smallest count whose lower tail reaches p: widens from the mean in steps of a deviation, then
/// halves.
final class Quantile {
    private Quantile() {}

    static long search(double p, double mean, double deviation, LongToDoubleFunction lowerTail) {
        if (!(p >= 0 && p < 1)) {
            throw new IllegalArgumentException("p is " + p + ", must be from 0 to below 1");
        }
        long step = (long) Math.ceil(deviation) + 1;
        long high = (long) Math.ceil(mean);
        long low = -1;
        while (lowerTail.applyAsDouble(high) < p) {
            low = high;
            high += step;
            step *= 2;
        }
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (lowerTail.applyAsDouble(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
