package se.lykta.incident;

import se.lykta.incident.Segment.Bounds;

/// Which of a segment's rows can a scan skip? A block of rows that follow on each other is a small place in a short
/// time, see [RowOrder]. A segment has blocks of [#LARGE] rows, each of which is [#SMALL_IN_LARGE] blocks of
/// [#SMALL].
///
/// The methods that narrow a list of blocks write every block and let the count decide whether it stays: cheaper
/// than a branch that cannot be foreseen.
///
/// What belongs to one block lies together, so that a look at a block is one reach into memory.
///
/// @param minutes per block the least and the greatest minute
/// @param placesCm per block the least and the greatest east, the least and the greatest north; the least
/// above the
///     greatest in a block without positions
record Blocks(int[] minutes, int[] placesCm) {
    static final int SMALL = 32;
    static final int SMALL_IN_LARGE = 16;
    static final int LARGE = SMALL * SMALL_IN_LARGE;

    private static final int TIMES = 2;
    private static final int SIDES = 4;

    /// @param rows per block
    static Blocks of(int rows, int[] eastCm, int[] northCm, int[] minute) {
        int count = (eastCm.length + rows - 1) / rows;
        var blocks = new Blocks(unbounded(TIMES * count), unbounded(SIDES * count));
        for (int i = 0; i < eastCm.length; i++) {
            int block = i / rows;
            widen(blocks.minutes, TIMES * block, minute[i]);
            if (eastCm[i] != Segment.NOWHERE) {
                widen(blocks.placesCm, SIDES * block, eastCm[i]);
                widen(blocks.placesCm, SIDES * block + 2, northCm[i]);
            }
        }
        return blocks;
    }

    /// Pairs of a least and a greatest that hold nothing yet.
    private static int[] unbounded(int length) {
        var bounds = new int[length];
        for (int i = 0; i < length; i += 2) {
            bounds[i] = Integer.MAX_VALUE;
            bounds[i + 1] = Integer.MIN_VALUE;
        }
        return bounds;
    }

    private static void widen(int[] bounds, int at, int value) {
        bounds[at] = Math.min(bounds[at], value);
        bounds[at + 1] = Math.max(bounds[at + 1], value);
    }

    int count() {
        return minutes.length / TIMES;
    }

    /// Keeps those of the first `among` blocks in `found` that may hold a row of the period.
    ///
    /// @return how many
    int during(int fromMinute, int toMinute, int[] found, int among) {
        int count = 0;
        for (int i = 0; i < among; i++) {
            int block = found[i];
            int at = TIMES * block;
            found[count] = block;
            count += minutes[at] < toMinute & minutes[at + 1] >= fromMinute ? 1 : 0;
        }
        return count;
    }

    /// Keeps those that may hold a row in the box.
    int inBox(Bounds box, int[] found, int among) {
        int count = 0;
        for (int i = 0; i < among; i++) {
            int block = found[i];
            int at = SIDES * block;
            found[count] = block;
            count += placesCm[at] < box.maxEastCm()
                            & placesCm[at + 1] >= box.minEastCm()
                            & placesCm[at + 2] < box.maxNorthCm()
                            & placesCm[at + 3] >= box.minNorthCm()
                    ? 1
                    : 0;
        }
        return count;
    }

    long bytes() {
        return 4L * (TIMES + SIDES) * count();
    }
}
