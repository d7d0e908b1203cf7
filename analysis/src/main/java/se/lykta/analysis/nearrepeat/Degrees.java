package se.lykta.analysis.nearrepeat;

import java.util.Arrays;
import se.lykta.analysis.nearrepeat.KnoxTable.Moments;

/// How many partners each event has per distance band and per time band, and the moments that follow from it.
///
/// @param events number of events
/// @param space partners within distance band s of event i, at s * events + i
/// @param time partners within time band t of event i, at t * events + i
record Degrees(int events, int[] space, int[] time) {

    static Degrees of(Events events, ClosePairs pairs, Bands bands) {
        int n = events.size();
        int[] space = new int[bands.rows() * n];
        for (int i = 0; i < n; i++) {
            for (int k = pairs.first()[i]; k < pairs.first()[i + 1]; k++) {
                space[pairs.row()[k] * n + i]++;
                space[pairs.row()[k] * n + pairs.other()[k]]++;
            }
        }
        return new Degrees(n, space, time(events.day(), bands));
    }

    private static int[] time(int[] day, Bands bands) {
        int n = day.length;
        int[] sorted = day.clone();
        Arrays.sort(sorted);
        int[] time = new int[bands.columns() * n];
        for (int t = 0; t < bands.columns(); t++) {
            int from = bands.days().get(t);
            int to = bands.days().get(t + 1);
            for (int i = 0; i < n; i++) {
                int near = below(sorted, (long) day[i] + to) - below(sorted, (long) day[i] - to + 1);
                int nearer =
                        from == 0 ? 1 : below(sorted, (long) day[i] + from) - below(sorted, (long) day[i] - from + 1);
                time[t * n + i] = near - nearer;
            }
        }
        return time;
    }

    private static int below(int[] ascending, long value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    long[] spaceLinks() {
        return links(space);
    }

    long[] timeLinks() {
        return links(time);
    }

    private long[] links(int[] degree) {
        long[] links = new long[degree.length / events];
        for (int i = 0; i < degree.length; i++) {
            links[i / events] += degree[i];
        }
        return Arrays.stream(links).map(twice -> twice / 2).toArray();
    }

    private double[] twins(int[] degree) {
        double[] twins = new double[degree.length / events];
        for (int i = 0; i < degree.length; i++) {
            twins[i / events] += degree[i] * (degree[i] - 1.0) / 2;
        }
        return twins;
    }

    /// Per cell, row-major.
    Moments[] moments() {
        long[] n1 = spaceLinks();
        long[] n2 = timeLinks();
        double[] s3 = twins(space);
        double[] t3 = twins(time);
        double n = events;
        var moments = new Moments[n1.length * n2.length];
        for (int s = 0; s < n1.length; s++) {
            for (int t = 0; t < n2.length; t++) {
                double mean = n1[s] * (double) n2[t] / (n * (n - 1) / 2);
                double shared = 4 * s3[s] * t3[t] / (n * (n - 1) * (n - 2));
                double apart = 4
                        * (n1[s] * (n1[s] - 1.0) - 2 * s3[s])
                        * (n2[t] * (n2[t] - 1.0) - 2 * t3[t])
                        / (n * (n - 1) * (n - 2) * (n - 3));
                moments[s * n2.length + t] = new Moments(mean, mean + shared + apart - mean * mean);
            }
        }
        return moments;
    }
}
