package se.lykta.picture;

import java.util.List;

/// Which of the seven steps of the sequential colour ramp does a count get? The breaks are the same in every
/// period
/// and on every map, so two pictures can be laid side by side.
public final class Ramp {
    /// The lowest count of each step from 1 to 6; below the first break is step 0.
    public static final List<Integer> BREAKS = List.of(1, 2, 3, 5, 8, 12);

    private Ramp() {}

    /// @param count incidents, a fraction where a time or place is shared out; rounded half up. NaN = no
    /// coverage
    /// @return 0 to 6, or -1 without coverage
    public static int step(double count) {
        if (Double.isNaN(count)) {
            return -1;
        }
        long whole = Math.round(count);
        return (int) BREAKS.stream().filter(lowest -> whole >= lowest).count();
    }
}
