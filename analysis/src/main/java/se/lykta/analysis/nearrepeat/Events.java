package se.lykta.analysis.nearrepeat;

/// Events of one kind. Arrays are not copied.
///
/// @param x east, metres in a projected system (SWEREF 99 TM), finite
/// @param y north, metres
/// @param day any whole day number; same-day events are 0 days apart
/// @param group days are shuffled within a group only, for example the year; all 0 shuffles over all
public record Events(double[] x, double[] y, int[] day, int[] group) {

    public Events {
        if (x.length != y.length || x.length != day.length || x.length != group.length) {
            throw new IllegalArgumentException("x has " + x.length + ", y " + y.length + ", day " + day.length
                    + " and group " + group.length + " values, must be equally many");
        }
        for (int i = 0; i < x.length; i++) {
            if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
                throw new IllegalArgumentException("event " + i + " has no finite coordinates");
            }
        }
    }

    /// Days shuffled over all events.
    public static Events of(double[] x, double[] y, int[] day) {
        return new Events(x, y, day, new int[x.length]);
    }

    /// Days shuffled within each year, so that a slow change of where things happen is not taken for near repeats.
    public Events shuffledWithin(int[] year) {
        return new Events(x, y, day, year);
    }

    public int size() {
        return x.length;
    }

    boolean oneGroup() {
        for (int i = 1; i < group.length; i++) {
            if (group[i] != group[0]) {
                return false;
            }
        }
        return true;
    }
}
