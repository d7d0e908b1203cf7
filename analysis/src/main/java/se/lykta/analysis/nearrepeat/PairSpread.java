package se.lykta.analysis.nearrepeat;

import se.lykta.analysis.probability.Gamma;
import se.lykta.analysis.trend.Interval;

/// How much the number of close pairs would vary if the same town lived its period again.
///
/// Pairs are not independent: a series of three events makes three pairs. The jackknife over events measures that by
/// how far each event's number of partners lies from what its place and day give; for pairs that share no event it
/// gives one more than Poisson's variance, so one is taken off.
///
/// @param pairs seen
/// @param dispersion variance of their number divided by its mean, at least 1
record PairSpread(long pairs, double dispersion) {
    private static final double TAIL = 0.025;

    /// @param lastRow rows from 0 through this one
    /// @param lastColumn columns from 0 through this one
    static PairSpread of(Events events, Bands bands, int lastRow, int lastColumn) {
        int n = events.size();
        var near = new Bands(
                bands.metres().subList(0, lastRow + 2), bands.days().subList(0, lastColumn + 2), bands.distance());
        var pairs = ClosePairs.of(events, near, Math.toIntExact(ClosePairs.count(events, near)));
        int[] column = near.columnOfDays();
        int[] partners = new int[n];
        long both = 0;
        for (int i = 0; i < n; i++) {
            for (int k = pairs.first()[i]; k < pairs.first()[i + 1]; k++) {
                if (Math.abs(events.day()[i] - events.day()[pairs.other()[k]]) < column.length) {
                    both++;
                    partners[i]++;
                    partners[pairs.other()[k]]++;
                }
            }
        }
        double[] given = given(Degrees.of(events, pairs, near));
        double sum = 0;
        for (double value : given) {
            sum += value;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double apart = partners[i] - (sum > 0 ? given[i] * 2 * both / sum : 0);
            squares += apart * apart;
        }
        return new PairSpread(both, both == 0 ? 1 : Math.max(1, squares / both - 1));
    }

    /// Partners in space times partners in time, for each event.
    private static double[] given(Degrees degrees) {
        int n = degrees.events();
        double[] space = new double[n];
        double[] time = new double[n];
        for (int k = 0; k < degrees.space().length; k++) {
            space[k % n] += degrees.space()[k];
        }
        for (int k = 0; k < degrees.time().length; k++) {
            time[k % n] += degrees.time()[k];
        }
        double[] given = new double[n];
        for (int i = 0; i < n; i++) {
            given[i] = space[i] * time[i];
        }
        return given;
    }

    /// 95 % interval of pairs / expected: exact Poisson limits of as many fewer independent pairs as the dispersion
    /// says.
    Interval interval(double expected) {
        double independent = pairs / dispersion;
        double lower = pairs == 0 ? 0 : Gamma.quantile(TAIL, independent);
        double upper = Gamma.quantile(1 - TAIL, independent + 1);
        return new Interval(lower * dispersion / expected, upper * dispersion / expected);
    }
}
