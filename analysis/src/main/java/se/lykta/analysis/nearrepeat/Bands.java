package se.lykta.analysis.nearrepeat;

import java.util.List;

/// The rows and columns of a Knox table. Band i holds what is at least its own edge and less than the next one, so
/// edges 0, 1, 100 make the bands [0, 1) and [1, 100). Pairs at or beyond the last edge are left out.
///
/// @param metres edges, ascending, from 0 up
/// @param days edges, ascending, from 0 up, whole
/// @param distance how metres are counted
public record Bands(List<Double> metres, List<Integer> days, Distance distance) {

    /// How far two events are from each other.
    public enum Distance {
        /// As the crow flies.
        EUCLIDEAN,
        /// East-west plus north-south, as along a street grid; the Near Repeat Calculator's default.
        MANHATTAN
    }

    public Bands {
        metres = List.copyOf(metres);
        days = List.copyOf(days);
        if (metres.size() < 2 || days.size() < 2 || metres.getFirst() < 0 || days.getFirst() < 0) {
            throw new IllegalArgumentException(
                    "metres are " + metres + " and days " + days + ", must be two or more from 0 up");
        }
        for (int i = 1; i < metres.size(); i++) {
            if (!(metres.get(i) > metres.get(i - 1)) || metres.get(i).isInfinite()) {
                throw new IllegalArgumentException("metres are " + metres + ", must be finite and ascending");
            }
        }
        for (int i = 1; i < days.size(); i++) {
            if (days.get(i) <= days.get(i - 1) || days.get(i) > 100_000) {
                throw new IllegalArgumentException("days are " + days + ", must be ascending up to 100 000");
            }
        }
    }

    /// The same address, then every 100 m up to 500 m, by weeks up to four.
    public static Bands usual() {
        return new Bands(
                List.of(0.0, 1.0, 100.0, 200.0, 300.0, 400.0, 500.0), List.of(0, 7, 14, 21, 28), Distance.EUCLIDEAN);
    }

    public int rows() {
        return metres.size() - 1;
    }

    public int columns() {
        return days.size() - 1;
    }

    double mostMetres() {
        return metres.getLast();
    }

    /// The column of each number of days apart; -1 before the first edge, nothing at or beyond the last.
    int[] columnOfDays() {
        int[] column = new int[days.getLast()];
        for (int d = 0; d < column.length; d++) {
            column[d] = -1;
            for (int t = 0; t < columns(); t++) {
                if (d >= days.get(t) && d < days.get(t + 1)) {
                    column[d] = t;
                }
            }
        }
        return column;
    }
}
