package se.lykta.analysis.nearrepeat;

import java.util.List;
import se.lykta.analysis.nearrepeat.KnoxTable.Cell;

/// After an event of this kind: within how many metres and days is the risk of another raised, and by how much?
///
/// Bands are tested in an order fixed beforehand, and each only when all before it were raised: first the nearest
/// and soonest, then later weeks at that distance, then longer distances over the days found. So a town without
/// near repeats gets advice at most as often as the level of one test. Calibration and limits:
/// docs/methods/near-repeats.md
///
/// @param knox the test, with bands from 0 up without gaps
/// @param level of each test, for example 0.05
/// @param leastRatio a smaller rise is not worth acting on
/// @param fewestPairs seen or expected in the first band; fewer say nothing
public record NearRepeatAdvice(Knox knox, double level, double leastRatio, int fewestPairs) {

    public NearRepeatAdvice {
        if (!(level > 0 && level < 1) || !(leastRatio >= 1) || fewestPairs < 1) {
            throw new IllegalArgumentException("level is " + level + ", leastRatio " + leastRatio + ", fewestPairs "
                    + fewestPairs + ", must be between 0 and 1, >= 1 and >= 1");
        }
        if (knox.bands().metres().getFirst() != 0 || knox.bands().days().getFirst() != 0) {
            throw new IllegalArgumentException("bands start at "
                    + knox.bands().metres().getFirst() + " m and "
                    + knox.bands().days().getFirst() + " days, must start at 0");
        }
    }

    /// By 100 m up to 500 m and by weeks up to four, level 0.05, ratio at least 1.2, at least five pairs.
    public static NearRepeatAdvice withDefaults() {
        var bands = new Bands(
                List.of(0.0, 100.0, 200.0, 300.0, 400.0, 500.0), List.of(0, 7, 14, 21, 28), Bands.Distance.EUCLIDEAN);
        return new NearRepeatAdvice(
                Knox.withDefaults().withBands(bands), KnoxTable.MARKED_P, KnoxTable.MARKED_RATIO, 5);
    }

    public NearRepeatAdvice withKnox(Knox other) {
        return new NearRepeatAdvice(other, level, leastRatio, fewestPairs);
    }

    public Advice after(Events events) {
        return switch (knox.test(events)) {
            case KnoxResult.TooFewEvents few -> new Advice.TooFewEvents(few.needed(), few.found());
            case KnoxResult.TooManyPairs many -> new Advice.TooManyPairs(many.most(), many.found());
            case KnoxResult.Tested tested -> from(tested.table(), events);
        };
    }

    private Advice from(KnoxTable table, Events events) {
        var bands = table.bands();
        var nearest = table.cell(0, 0);
        if (Math.max(nearest.observed(), nearest.expected()) < fewestPairs) {
            return new Advice.TooFewPairs(fewestPairs, nearest.observed(), nearest.expected());
        }
        if (!raised(nearest) || nearest.observed() < fewestPairs) {
            var spread = PairSpread.of(events, bands, 0, 0);
            return new Advice.NotShown(
                    bands.metres().get(1),
                    bands.days().get(1),
                    nearest.ratio(),
                    spread.interval(nearest.expected()),
                    nearest.p());
        }
        int column = 0;
        while (column + 1 < bands.columns() && raised(table.cell(0, column + 1))) {
            column++;
        }
        int row = 0;
        while (row + 1 < bands.rows() && raised(table.block(row + 1, row + 1, 0, column))) {
            row++;
        }
        var all = table.block(0, row, 0, column);
        return new Advice.Raised(
                bands.metres().get(row + 1),
                bands.days().get(column + 1),
                all.ratio(),
                PairSpread.of(events, bands, row, column).interval(all.expected()),
                all.observed(),
                all.expected(),
                (all.observed() - all.expected()) / table.events());
    }

    private boolean raised(Cell cell) {
        return cell.p() <= level && cell.ratio() >= leastRatio;
    }
}
