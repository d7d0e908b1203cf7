package se.lykta.analysis.rhythm;

import java.util.Arrays;
import se.lykta.analysis.probability.Beta;

/// Which share of the incidents falls in a block of hours, for example Friday and Saturday 22-02, and how sure
/// is that?
///
/// Jeffreys' interval with aoristic weights in place of counts. Intervals of incidents make it a little too wide,
/// never too narrow: a weight between 0 and 1 varies less than a yes or no. It says nothing about incidents whose
/// hour is unknown.
///
/// @param share 0 to 1, NaN without events
/// @param lower end of the interval
/// @param upper end of the interval
/// @param evenShare what the block would hold if all hours were alike
public record BlockShare(double share, double lower, double upper, double evenShare) {

    /// @param block hours meant, length 168, Monday 00 first
    /// @param coverage for example 0.95
    public static BlockShare of(HourWeights weights, boolean[] block, double coverage) {
        if (block.length != LocalHours.WEEK || !(coverage > 0 && coverage < 1)) {
            throw new IllegalArgumentException(
                    "block has " + block.length + " hours and coverage is " + coverage + ", must be 168 and 0 to 1");
        }
        double inside = 0;
        int hours = 0;
        for (int h = 0; h < block.length; h++) {
            inside += block[h] ? weights.hourOfWeek()[h] : 0;
            hours += block[h] ? 1 : 0;
        }
        double even = hours / (double) LocalHours.WEEK;
        int n = weights.events();
        if (n == 0) {
            return new BlockShare(Double.NaN, 0, 1, even);
        }
        double outside = Math.max(0, n - inside);
        double tail = (1 - coverage) / 2;
        double lower = inside < 1e-9 ? 0 : Beta.quantile(tail, inside + 0.5, outside + 0.5);
        double upper = outside < 1e-9 ? 1 : Beta.quantile(1 - tail, inside + 0.5, outside + 0.5);
        return new BlockShare(Math.min(1, inside / n), lower, upper, even);
    }

    /// The hours from one to another on the given days, past midnight into the next day when the second is not
    /// later.
    /// @param days 0 = Monday to 6 = Sunday
    /// @param fromHour first hour, 0 to 23
    /// @param toHour first hour after the block, 0 to 24
    public static boolean[] block(int[] days, int fromHour, int toHour) {
        boolean[] block = new boolean[LocalHours.WEEK];
        int length = Math.floorMod(toHour - fromHour - 1, 24) + 1;
        Arrays.stream(days).forEach(day -> {
            for (int h = 0; h < length; h++) {
                block[(day * 24 + fromHour + h) % LocalHours.WEEK] = true;
            }
        });
        return block;
    }
}
