package se.lykta.incident;

import java.util.Arrays;

/// In which order do a segment's rows stand, so that what is asked for together lies together?
///
/// First slices of [#SLICE_ROWS] by time; in a slice along a Morton curve of cells of about 40 m, and the rows
/// without a position last, by their area. A filter by time reads few slices, one by place few [Blocks] of
/// each.
final class RowOrder {
    private static final int SLICE_BITS = 14;
    static final int SLICE_ROWS = 1 << SLICE_BITS;

    private static final int CELL_BITS = 12;
    private static final int ROW_BITS = 16;
    private static final int CURVE_BITS = 42;
    private static final int AXIS_BITS = 20;

    private RowOrder() {}

    /// @param areaByLayer of the rows; the first layer orders the rows that have no position
    /// @return row numbers, at most [Segment#CAPACITY]
    static int[] of(int[] eastCm, int[] northCm, int[] minute, short[][] areaByLayer, int size) {
        int[] byTime = byTime(minute, size);
        int west = least(eastCm, size);
        int south = least(northCm, size);
        var keys = new long[size];
        for (int rank = 0; rank < size; rank++) {
            int row = byTime[rank];
            long place = eastCm[row] == Segment.NOWHERE
                    ? 1L << CURVE_BITS - 1 | (areaByLayer.length == 0 ? 0 : areaByLayer[0][row] - Segment.NO_AREA)
                    : spread(cell(eastCm[row], west)) | spread(cell(northCm[row], south)) << 1;
            long slice = rank >> SLICE_BITS;
            keys[rank] = (slice << CURVE_BITS | place) << ROW_BITS | row;
        }
        return rows(keys);
    }

    /// The rows by their minutes.
    static int[] byTime(int[] minute, int size) {
        var keys = new long[size];
        for (int i = 0; i < size; i++) {
            keys[i] = (long) minute[i] << ROW_BITS | i;
        }
        return rows(keys);
    }

    /// The row numbers in the low bits, in the order of the keys.
    private static int[] rows(long[] keys) {
        Arrays.sort(keys);
        var order = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            order[i] = (int) keys[i] & ((1 << ROW_BITS) - 1);
        }
        return order;
    }

    private static int least(int[] cm, int size) {
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            if (cm[i] != Segment.NOWHERE) {
                least = Math.min(least, cm[i]);
            }
        }
        return least;
    }

    private static int cell(int cm, int origin) {
        return (int) Math.min(((long) cm - origin) >> CELL_BITS, (1 << AXIS_BITS) - 1);
    }

    /// Puts a zero between the bits of 20-bit numbers.
    private static long spread(int number) {
        long bits = number;
        bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFFL;
        bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FFL;
        bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0FL;
        bits = (bits | bits << 2) & 0x3333_3333_3333_3333L;
        return (bits | bits << 1) & 0x5555_5555_5555_5555L;
    }
}
