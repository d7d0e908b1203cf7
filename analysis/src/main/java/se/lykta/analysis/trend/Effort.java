package se.lykta.analysis.trend;

import java.util.Arrays;

/// How much looking went into each window, when not all series were looked at alike?
///
/// Series that were looked at alike make a group. Effort carries everything known beforehand that multiplies a
/// window's expected count: hours of guarding beside the usual, share of the window with reports, times the season
/// factor of {@link SeasonFactors}, times days if windows differ. 0 or NaN = no coverage; such windows are left
/// out, they are not zeros. Arrays are not copied.
///
/// @param group of each series, numbered from 0
/// @param earlier per group, per earlier window
/// @param current per group, in the window in question on the same scale
public record Effort(int[] group, double[][] earlier, double[] current) {
    public Effort {
        if (earlier.length == 0 || current.length != earlier.length) {
            throw new IllegalArgumentException("earlier has " + earlier.length + " groups and current " + current.length
                    + ", must be as many and at least one");
        }
        for (double[] windows : earlier) {
            if (windows.length != earlier[0].length) {
                throw new IllegalArgumentException(
                        "a group has " + windows.length + " windows, must have " + earlier[0].length + " as the first");
            }
        }
        for (int each : group) {
            if (each < 0 || each >= earlier.length) {
                throw new IllegalArgumentException("a group is " + each + ", must be 0 to " + (earlier.length - 1));
            }
        }
    }

    /// The same for all series.
    public static Effort shared(int series, double[] earlier, double current) {
        return new Effort(new int[series], new double[][] {earlier}, new double[] {current});
    }

    int series() {
        return group.length;
    }

    int groups() {
        return current.length;
    }

    int windows() {
        return earlier[0].length;
    }

    /// The series of a group.
    int[] seriesOf(int wanted) {
        int[] found = new int[group.length];
        int n = 0;
        for (int i = 0; i < group.length; i++) {
            found[n] = i;
            n += group[i] == wanted ? 1 : 0;
        }
        return Arrays.copyOf(found, n);
    }
}
