package se.lykta.picture.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Is it rising? A line of weekly counts over the band that the season leads one to expect.
///
/// @param weeks in order of time, at least one
/// @param lastYear whether the same weeks of last year are drawn as a second line
/// @param done what was done there, drawn as upright lines
public record TrendChart(List<Week> weeks, boolean lastYear, List<Done> done) {
    private static final double LEFT = 34;
    private static final double RIGHT = 458;
    private static final double TOP = 10;
    private static final double BOTTOM = 118;

    public TrendChart {
        if (weeks.isEmpty()) {
            throw new IllegalArgumentException("weeks is empty, must hold at least one");
        }
        weeks = List.copyOf(weeks);
        done = List.copyOf(done);
    }

    public TrendChart(List<Week> weeks, boolean lastYear) {
        this(weeks, lastYear, List.of());
    }

    /// The same with what was done in some of the weeks.
    public TrendChart with(List<Done> marks) {
        return new TrendChart(weeks, lastYear, marks);
    }

    /// Where the lines of what was done stand; what lies outside the weeks is left out.
    public List<Mark> doneMarks() {
        return done.stream()
                .filter(each -> each.weeksBack() >= 0 && each.weeksBack() < weeks.size())
                .map(each -> new Mark(
                        IntervalBand.number(x(weeks.size() - 1 - each.weeksBack())),
                        IntervalBand.number(TOP),
                        each.title()))
                .toList();
    }

    /// The corners of the expected band.
    public String band() {
        var upper = IntStream.range(0, weeks.size())
                .mapToObj(i -> point(i, weeks.get(i).high()));
        var lower = IntStream.iterate(weeks.size() - 1, i -> i >= 0, i -> i - 1)
                .mapToObj(i -> point(i, weeks.get(i).low()));
        return java.util.stream.Stream.concat(upper, lower).collect(Collectors.joining(" "));
    }

    /// The line of counts, broken where a week has no coverage.
    public List<String> lines() {
        return segments(Week::count);
    }

    /// The line of last year's counts, broken where a week has no coverage.
    public List<String> lastYearLines() {
        return lastYear ? segments(Week::lastYear) : List.of();
    }

    /// The weeks outside their band, and the last week whatever it is.
    public List<Dot> dots() {
        var dots = new ArrayList<Dot>();
        for (int i = 0; i < weeks.size(); i++) {
            var week = weeks.get(i);
            boolean outside = week.count() > week.high();
            if (!Double.isNaN(week.count()) && (outside || i == weeks.size() - 1)) {
                dots.add(new Dot(IntervalBand.number(x(i)), IntervalBand.number(y(week.count())), outside, week));
            }
        }
        return dots;
    }

    /// Three or four round values up the left side.
    public List<Mark> valueMarks() {
        var marks = new ArrayList<Mark>();
        double step = step();
        for (double value = step; value <= top(); value += step) {
            marks.add(new Mark(
                    IntervalBand.number(LEFT - 8), IntervalBand.number(y(value)), Long.toString(Math.round(value))));
        }
        return marks;
    }

    /// At most five weeks along the bottom, counted from the last.
    public List<Mark> weekMarks() {
        int gap = Math.max(1, (weeks.size() - 1 + 3) / 4);
        return IntStream.range(0, weeks.size())
                .filter(i -> (weeks.size() - 1 - i) % gap == 0)
                .mapToObj(i ->
                        new Mark(IntervalBand.number(x(i)), "138", weeks.get(i).label()))
                .toList();
    }

    public String baseline() {
        return IntervalBand.number(BOTTOM);
    }

    private List<String> segments(ToDoubleFunction<Week> value) {
        var segments = new ArrayList<String>();
        var current = new StringBuilder();
        for (int i = 0; i < weeks.size(); i++) {
            double y = value.applyAsDouble(weeks.get(i));
            if (Double.isNaN(y)) {
                close(segments, current);
            } else {
                current.append(current.isEmpty() ? "" : " ").append(point(i, y));
            }
        }
        close(segments, current);
        return segments;
    }

    private static void close(List<String> segments, StringBuilder current) {
        if (!current.isEmpty()) {
            segments.add(current.toString());
            current.setLength(0);
        }
    }

    private String point(int week, double value) {
        return IntervalBand.number(x(week)) + "," + IntervalBand.number(y(value));
    }

    private double x(int week) {
        return weeks.size() == 1 ? (LEFT + RIGHT) / 2 : LEFT + (RIGHT - LEFT) * week / (weeks.size() - 1);
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * value / top();
    }

    private double top() {
        double highest = weeks.stream()
                .flatMapToDouble(week -> java.util.stream.DoubleStream.of(
                        week.count(), week.high(), lastYear ? week.lastYear() : Double.NaN))
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(1);
        return Math.max(3, highest * 1.05);
    }

    /// A round distance (1, 2 or 5 times a power of ten) that fits the height about three times.
    private double step() {
        double raw = Math.max(1, top() / 3);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
    }

    /// One ISO week.
    ///
    /// @param label such as `v. 47`
    /// @param count incidents; NaN = no coverage, which is not zero
    /// @param low lower end of the expected interval
    /// @param high upper end of the expected interval
    /// @param lastYear incidents of the same week last year; NaN when unknown
    public record Week(String label, double count, double low, double high, double lastYear) {
        public boolean covered() {
            return !Double.isNaN(count);
        }

        public boolean hasLastYear() {
            return !Double.isNaN(lastYear);
        }

        public boolean above() {
            return count > high;
        }
    }

    /// Something done in a week.
    ///
    /// @param weeksBack how many weeks before the last one
    public record Done(int weeksBack, String title) {}

    /// A marked week.
    ///
    /// @param above whether it lies above its band
    public record Dot(String x, String y, boolean above, Week week) {}

    /// A written value or week.
    public record Mark(String x, String y, String label) {}
}
