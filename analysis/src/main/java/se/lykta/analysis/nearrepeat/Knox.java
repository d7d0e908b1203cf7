package se.lykta.analysis.nearrepeat;

import java.util.Arrays;
import java.util.stream.IntStream;
import se.lykta.analysis.nearrepeat.KnoxTable.Links;
import se.lykta.analysis.probability.Draws;

/// Do events follow each other closely in both space and time more often than chance would have it (Knox 1964)?
///
/// Counts pairs per distance and time band and compares with shuffles of the days over the events. Pairs farther
/// apart than the last edge are never held. Golden data, calibration, cost and limits: docs/methods/near-repeats.md
///
/// @param bands of distance and time
/// @param replicates shuffles, at least 99
/// @param seed of the shuffles; shuffle r depends on seed and r only
/// @param threads that share the work; the answer does not depend on it
/// @param mostPairs within the last distance, five bytes each
public record Knox(Bands bands, int replicates, long seed, int threads, int mostPairs) {
    private static final int FEWEST = 30;

    public Knox {
        if (replicates < 99 || threads < 1 || mostPairs < 1 || bands.rows() > 127) {
            throw new IllegalArgumentException("replicates is " + replicates + ", threads " + threads + ", mostPairs "
                    + mostPairs + ", rows " + bands.rows() + ", must be >= 99, >= 1, >= 1 and <= 127");
        }
    }

    /// Up to 500 m and four weeks, 999 shuffles, at most 20 million pairs.
    public static Knox withDefaults() {
        return new Knox(Bands.usual(), 999, 20_260_101L, 2, 20_000_000);
    }

    public Knox withBands(Bands other) {
        return new Knox(other, replicates, seed, threads, mostPairs);
    }

    public Knox withShuffles(int otherReplicates, long otherSeed) {
        return new Knox(bands, otherReplicates, otherSeed, threads, mostPairs);
    }

    public Knox withThreads(int other) {
        return new Knox(bands, replicates, seed, other, mostPairs);
    }

    public Knox withMostPairs(int other) {
        return new Knox(bands, replicates, seed, threads, other);
    }

    public KnoxResult test(Events events) {
        if (events.size() < FEWEST) {
            return new KnoxResult.TooFewEvents(FEWEST, events.size());
        }
        long count = ClosePairs.count(events, bands);
        if (count > mostPairs) {
            return new KnoxResult.TooManyPairs(mostPairs, count);
        }
        var pairs = ClosePairs.of(events, bands, (int) count);
        int cells = bands.rows() * bands.columns();
        int[] seen = new int[cells];
        tally(pairs, events.day(), bands.columnOfDays(), seen, 0);
        int[] shuffled = shuffled(events, pairs, cells);
        var degrees = Degrees.of(events, pairs, bands);
        return new KnoxResult.Tested(new KnoxTable(
                bands,
                events.size(),
                Arrays.stream(seen).asLongStream().toArray(),
                shuffled,
                events.oneGroup() ? degrees.moments() : new KnoxTable.Moments[0],
                new Links(degrees.spaceLinks(), degrees.timeLinks())));
    }

    private int[] shuffled(Events events, ClosePairs pairs, int cells) {
        int[] shuffled = new int[replicates * cells];
        int[] columnOfDays = bands.columnOfDays();
        var order = Groups.of(events.group());
        IntStream.range(0, threads).parallel().forEach(t -> {
            int[] day = new int[events.size()];
            for (int r = t; r < replicates; r += threads) {
                System.arraycopy(events.day(), 0, day, 0, day.length);
                order.shuffle(day, Draws.of(seed, r));
                tally(pairs, day, columnOfDays, shuffled, r * cells);
            }
        });
        return shuffled;
    }

    /// Adds each pair close in time too to its cell, from `offset` on.
    private void tally(ClosePairs pairs, int[] day, int[] columnOfDays, int[] cell, int offset) {
        int columns = bands.columns();
        int[] other = pairs.other();
        byte[] row = pairs.row();
        for (int i = 0; i < day.length; i++) {
            int own = day[i];
            int to = pairs.first()[i + 1];
            for (int k = pairs.first()[i]; k < to; k++) {
                int apart = Math.abs(own - day[other[k]]);
                if (apart < columnOfDays.length && columnOfDays[apart] >= 0) {
                    cell[offset + row[k] * columns + columnOfDays[apart]]++;
                }
            }
        }
    }
}
