package se.lykta.incident;

import java.util.Arrays;
import se.lykta.incident.Segment.Bounds;

/// Which of a segment's rows can a scan skip? A block of rows that follow on each other is a small place in a
/// short
/// time, see [RowOrder]. A segment has blocks of [#LARGE] rows, each of which is [#SMALL_IN_LARGE] blocks of
/// [#SMALL].
///
/// The methods that narrow a list of blocks write every block and let the count decide whether it stays:
/// cheaper than a
/// branch that cannot be foreseen.
///
/// @param minEastCm above `maxEastCm` in a block without positions
/// @param areas per layer a word per block: a bit for every area that occurs, area modulo 64
record Blocks(
        int[] minMinute,
        int[] maxMinute,
        int[] minEastCm,
        int[] maxEastCm,
        int[] minNorthCm,
        int[] maxNorthCm,
        long[][] areas) {
    static final int SMALL = 32;
    static final int SMALL_IN_LARGE = 16;
    static final int LARGE = SMALL * SMALL_IN_LARGE;

    /// @param rows per block
    static Blocks of(int rows, int[] eastCm, int[] northCm, int[] minute, short[][] areaByLayer) {
        int count = (eastCm.length + rows - 1) / rows;
        var blocks = new Blocks(
                filled(count, Integer.MAX_VALUE),
                filled(count, Integer.MIN_VALUE),
                filled(count, Integer.MAX_VALUE),
                filled(count, Integer.MIN_VALUE),
                filled(count, Integer.MAX_VALUE),
                filled(count, Integer.MIN_VALUE),
                new long[areaByLayer.length][count]);
        for (int i = 0; i < eastCm.length; i++) {
            int block = i / rows;
            widen(blocks.minMinute, blocks.maxMinute, block, minute[i]);
            if (eastCm[i] != Segment.NOWHERE) {
                widen(blocks.minEastCm, blocks.maxEastCm, block, eastCm[i]);
                widen(blocks.minNorthCm, blocks.maxNorthCm, block, northCm[i]);
            }
            for (int layer = 0; layer < areaByLayer.length; layer++) {
                short area = areaByLayer[layer][i];
                if (area != Segment.NO_AREA) {
                    blocks.areas[layer][block] |= 1L << area;
                }
            }
        }
        return blocks;
    }

    private static int[] filled(int count, int value) {
        var array = new int[count];
        Arrays.fill(array, value);
        return array;
    }

    private static void widen(int[] least, int[] most, int block, int value) {
        least[block] = Math.min(least[block], value);
        most[block] = Math.max(most[block], value);
    }

    int count() {
        return minMinute.length;
    }

    /// Keeps those of the first `among` blocks in `found` that may hold a row of the period.
    ///
    /// @return how many
    int during(int fromMinute, int toMinute, int[] found, int among) {
        int count = 0;
        for (int i = 0; i < among; i++) {
            int block = found[i];
            found[count] = block;
            count += minMinute[block] < toMinute & maxMinute[block] >= fromMinute ? 1 : 0;
        }
        return count;
    }

    /// Keeps those that may hold a row in the box.
    int inBox(Bounds box, int[] found, int among) {
        int count = 0;
        for (int i = 0; i < among; i++) {
            int block = found[i];
            found[count] = block;
            count += minEastCm[block] < box.maxEastCm()
                            & maxEastCm[block] >= box.minEastCm()
                            & minNorthCm[block] < box.maxNorthCm()
                            & maxNorthCm[block] >= box.minNorthCm()
                    ? 1
                    : 0;
        }
        return count;
    }

    /// Keeps those that may hold a row of the area.
    int inArea(int layer, short area, int[] found, int among) {
        long[] words = areas[layer];
        int count = 0;
        for (int i = 0; i < among; i++) {
            int block = found[i];
            found[count] = block;
            count += (int) (words[block] >>> area & 1);
        }
        return count;
    }

    long bytes() {
        return (24L + 8L * areas.length) * count();
    }
}
