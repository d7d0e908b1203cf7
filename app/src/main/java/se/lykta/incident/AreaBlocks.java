package se.lykta.incident;

import java.util.Arrays;

/// In which blocks of [Blocks#SMALL] rows of a segment does an area of one layer occur? Exact, so an area with few
/// incidents is found without looking at the others.
///
/// @param first per area, where its blocks begin in `block`; one more than there are areas
/// @param block numbers of blocks, ascending within each area
record AreaBlocks(int[] first, short[] block) {
    static AreaBlocks of(short[] areas) {
        int most = -1;
        for (short area : areas) {
            most = Math.max(most, area);
        }
        var first = new int[most + 2];
        var last = new int[most + 1];
        Arrays.fill(last, -1);
        for (int row = 0; row < areas.length; row++) {
            int area = areas[row];
            if (area != Segment.NO_AREA && last[area] != row / Blocks.SMALL) {
                last[area] = row / Blocks.SMALL;
                first[area + 1]++;
            }
        }
        for (int area = 0; area <= most; area++) {
            first[area + 1] += first[area];
        }
        return new AreaBlocks(first, blocks(areas, first, last));
    }

    private static short[] blocks(short[] areas, int[] first, int[] last) {
        var block = new short[first[first.length - 1]];
        var next = first.clone();
        Arrays.fill(last, -1);
        for (int row = 0; row < areas.length; row++) {
            int area = areas[row];
            if (area != Segment.NO_AREA && last[area] != row / Blocks.SMALL) {
                last[area] = row / Blocks.SMALL;
                block[next[area]++] = (short) last[area];
            }
        }
        return block;
    }

    /// The blocks that hold a row of the area, ascending; empty for an area that does not occur.
    int[] of(short area) {
        if (area < 0 || area + 1 >= first.length) {
            return new int[0];
        }
        var found = new int[first[area + 1] - first[area]];
        for (int i = 0; i < found.length; i++) {
            found[i] = block[first[area] + i];
        }
        return found;
    }

    long bytes() {
        return 4L * first.length + 2L * block.length;
    }
}
