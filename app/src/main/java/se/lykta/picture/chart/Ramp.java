package se.lykta.picture.chart;

import java.util.List;

/// Which of the seven steps of the sequential colour ramp does a count get? The unit follows from the
/// municipality's whole history ([Usual]), never from the period or the choice shown, so pictures of two periods of
/// equal length can be laid side by side.
///
/// @param unit what the breaks are multiples of: 1, 2, 5, 10, 20, 50 …
public record Ramp(int unit) {
    /// The lowest count of each step from 1 to 6 in units; the first step begins at one incident whatever the
    /// unit.
    private static final List<Integer> BREAKS = List.of(1, 2, 3, 5, 8, 12);

    /// The ramp of small counts.
    static final Ramp SMALL = new Ramp(1);

    public Ramp {
        if (unit < 1) {
            throw new IllegalArgumentException("unit is " + unit + ", must be at least 1");
        }
    }

    /// The smallest unit in the series 1, 2, 5, 10 … whose darkest step begins at or above a count.
    ///
    /// @param count what the darkest step should hold in an ordinary period; NaN counts as none
    public static Ramp reaching(double count) {
        int unit = 1;
        for (int i = 0; BREAKS.getLast() * (double) unit < count && unit < 10_000_000; i++) {
            unit = i % 3 == 1 ? unit / 2 * 5 : unit * 2;
        }
        return new Ramp(unit);
    }

    /// The lowest count of each step from 1 to 6; below the first is step 0.
    public List<Integer> breaks() {
        return BREAKS.stream().map(lowest -> lowest == 1 ? 1 : lowest * unit).toList();
    }

    /// @param count incidents, a fraction where a time or place is shared out; rounded half up. NaN = no
    /// coverage
    /// @return 0 to 6, or -1 without coverage
    public int step(double count) {
        if (Double.isNaN(count)) {
            return -1;
        }
        long whole = Math.round(count);
        return (int) breaks().stream().filter(lowest -> whole >= lowest).count();
    }
}
