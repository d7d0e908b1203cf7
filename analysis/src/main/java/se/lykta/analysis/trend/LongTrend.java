package se.lykta.analysis.trend;

import java.util.List;
import java.util.Optional;

/// Has a yearly figure risen or fallen, by how much a year, and since when can that be said?
///
/// A series is divided where the way of counting changed, and each stretch is judged by itself: a trend is never read
/// across a break. Rising and falling are said when {@link MannKendall} has p at most 1 - coverage.
///
/// @param coverage of the slope's interval, 0.95
/// @param fewest values in a stretch, below which nothing is said, 6; with four no order is rare enough for 0.95
public record LongTrend(double coverage, int fewest) {

    public LongTrend {
        if (!(coverage > 0 && coverage < 1) || fewest < 3) {
            throw new IllegalArgumentException(
                    "coverage is " + coverage + " and fewest " + fewest + ", must be between 0 and 1 and >= 3");
        }
    }

    /// 95 % and six years.
    public static LongTrend withDefaults() {
        return new LongTrend(0.95, 6);
    }

    /// Every stretch between breaks, oldest first.
    public List<TrendVerdict> each(LongSeries series) {
        return series.stretches().stream().map(this::judge).toList();
    }

    /// The stretch that reaches until now; empty when the series has no times.
    public Optional<TrendVerdict> findLatest(LongSeries series) {
        var stretches = series.stretches();
        return stretches.isEmpty() ? Optional.empty() : Optional.of(judge(stretches.getLast()));
    }

    private TrendVerdict judge(LongSeries stretch) {
        double from = stretch.time()[0];
        double to = stretch.time()[stretch.time().length - 1];
        int found = stretch.known();
        if (found < fewest) {
            return new TrendVerdict.TooFewYears(from, to, fewest, found);
        }
        var test = MannKendall.of(stretch);
        var slope = SenSlope.of(stretch, coverage);
        if (test.p() > 1 - coverage) {
            return new TrendVerdict.NotShown(from, to, test, slope);
        }
        return test.s() > 0
                ? new TrendVerdict.Rising(from, to, test, slope)
                : new TrendVerdict.Falling(from, to, test, slope);
    }
}
