package se.lykta.picture.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// When in the week does it happen? Seven days by 24 hours of local time, drawn as tiles on the ramp.
///
/// @param counts incidents per hour of the week, length 168, Monday 00–01 first; fractions where an incident's
/// time is
///     an interval that is shared out; NaN = nobody was there to see
/// @param unplaced incidents whose time is too vague to share out; they are not in `counts`
/// @param ramp the colour steps
/// @param hiddenBelow counts above 0 and below this are not told apart, by number or by shade; 0 hides nothing
public record ClockChart(double[] counts, int unplaced, Ramp ramp, int hiddenBelow) {
    private static final int HOURS = 24;
    private static final int PITCH_X = 18;
    private static final int PITCH_Y = 18;
    private static final int LEFT = 34;
    private static final int TOP = 2;

    public ClockChart {
        if (counts.length != 7 * HOURS) {
            throw new IllegalArgumentException("counts has length " + counts.length + ", must be 168");
        }
        counts = counts.clone();
    }

    /// The seven rows from Monday, each with its 24 tiles.
    public List<Day> days() {
        return IntStream.range(0, 7)
                .mapToObj(day -> new Day(day + 1, TOP + day * PITCH_Y + 13, tiles(day)))
                .toList();
    }

    /// The hours that are written below the tiles.
    public List<Mark> marks() {
        return IntStream.iterate(0, hour -> hour < HOURS, hour -> hour + 6)
                .mapToObj(hour -> new Mark(LEFT + hour * PITCH_X, String.format("%02d", hour)))
                .toList();
    }

    private List<Tile> tiles(int day) {
        var tiles = new ArrayList<Tile>(HOURS);
        for (int hour = 0; hour < HOURS; hour++) {
            double count = counts[day * HOURS + hour];
            boolean hidden = count > 0 && count < hiddenBelow;
            int step = ramp.step(hidden ? 1 : count);
            tiles.add(new Tile(LEFT + hour * PITCH_X, TOP + day * PITCH_Y, hour, count, step, hidden));
        }
        return tiles;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClockChart that
                && unplaced == that.unplaced
                && hiddenBelow == that.hiddenBelow
                && ramp.equals(that.ramp)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(counts), unplaced, ramp, hiddenBelow);
    }

    /// @param number 1 for Monday to 7 for Sunday
    /// @param labelY the baseline of the day's name
    public record Day(int number, int labelY, List<Tile> tiles) {}

    /// One hour of the week.
    ///
    /// @param step 0 to 6 on the ramp, -1 without coverage
    /// @param hidden whether the reader may not see so small a count
    public record Tile(int x, int y, int hour, double count, int step, boolean hidden) {
        public String from() {
            return String.format("%02d", hour);
        }

        public String to() {
            return String.format("%02d", hour + 1);
        }

        public boolean covered() {
            return step >= 0;
        }
    }

    /// A written hour.
    public record Mark(int x, String label) {}
}
