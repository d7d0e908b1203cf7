package se.lykta.analysis.effect;

import java.util.ArrayList;
import java.util.List;
import se.lykta.analysis.trend.Rate;

/// How many events before and after in each ring around a place?
///
/// Ring k holds distances from edge k up to, not including, edge k + 1. Distance 0 is inside the place and in
/// no ring; what lies at the last edge or farther belongs to nobody. Events snapped to a street have many
/// equal distances, so the ends matter.
///
/// @param edgesMetres distances from the place's outline, ascending, at least two, the first >= 0; not copied
public record Rings(double[] edgesMetres) {

    public Rings {
        if (edgesMetres.length < 2 || !(edgesMetres[0] >= 0)) {
            throw new IllegalArgumentException(
                    "edgesMetres has " + edgesMetres.length + " values, must be at least two from 0 upwards");
        }
        for (int k = 1; k < edgesMetres.length; k++) {
            if (!(edgesMetres[k] > edgesMetres[k - 1])) {
                throw new IllegalArgumentException(
                        "edgesMetres[" + k + "] is " + edgesMetres[k] + ", must be > " + edgesMetres[k - 1]);
            }
        }
    }

    /// One ring from the outline to this distance, and one of the same width outside it.
    public static Rings two(double widthMetres) {
        return new Rings(new double[] {0, widthMetres, 2 * widthMetres});
    }

    public int size() {
        return edgesMetres.length - 1;
    }

    /// @param before distance in metres of each event before the action; NaN = place unknown, left out
    /// @param after the same for events after it
    /// @param beforeExposure of the time before, > 0
    /// @param afterExposure of the time after, > 0
    public List<BeforeAfter> count(double[] before, double[] after, double beforeExposure, double afterExposure) {
        long[] earlier = counts(before);
        long[] later = counts(after);
        var rings = new ArrayList<BeforeAfter>(size());
        for (int k = 0; k < size(); k++) {
            rings.add(new BeforeAfter(new Rate(earlier[k], beforeExposure), new Rate(later[k], afterExposure)));
        }
        return List.copyOf(rings);
    }

    private long[] counts(double[] distanceMetres) {
        long[] counts = new long[size()];
        for (double distance : distanceMetres) {
            for (int k = 0; k < counts.length; k++) {
                if (distance > 0 && distance >= edgesMetres[k] && distance < edgesMetres[k + 1]) {
                    counts[k]++;
                }
            }
        }
        return counts;
    }
}
