package se.lykta.incident;

import org.jspecify.annotations.Nullable;

/// Up to [#CAPACITY] incidents as columns. Immutable once built; a removal or change makes a copy with another
/// [#absent] set, the columns themselves are shared.
///
/// Positions are whole centimetres in the municipality's metric system, [#NOWHERE] without one. Times are
/// minutes
/// since 1970-01-01T00:00Z: the middle of the interval, and its length (null when every length in the segment
/// is 0).
/// Area columns hold, per layer, the index of the area in the snapshot's dictionary, [#NO_AREA] for none.
record Segment(
        int size,
        long idBase,
        long idMax,
        int[] idOffset,
        int[] eastCm,
        int[] northCm,
        int[] middleMinute,
        int @Nullable [] lengthMinutes,
        short[] category,
        byte[] source,
        short[] traits,
        byte[] hourOfWeek,
        short[][] areaByLayer,
        Bounds bounds,
        Blocks blocks,
        long @Nullable [] absent) {

    static final int CAPACITY = 1 << 16;
    static final int NOWHERE = Integer.MIN_VALUE;
    static final short NO_AREA = -1;
    /// The incident is known to an interval, so its hour is spread, not known.
    static final byte HOUR_UNKNOWN = (byte) 255;

    /// What lets a scan skip the whole segment.
    record Bounds(int minMinute, int maxMinute, int minEastCm, int maxEastCm, int minNorthCm, int maxNorthCm) {}

    /// What lets a scan skip rows inside the segment: a block of [#SIZE] rows is a small place in a short time, see
    /// [RowOrder]. A block without positions has its least above its most.
    ///
    /// @param areas per layer, [#AREA_WORDS] words per block: a bit for every area that occurs, area modulo 256
    record Blocks(
            int[] minMinute,
            int[] maxMinute,
            int[] minEastCm,
            int[] maxEastCm,
            int[] minNorthCm,
            int[] maxNorthCm,
            long[][] areas) {
        static final int SIZE = 256;
        static final int AREA_WORDS = 4;

        int count() {
            return minMinute.length;
        }

        boolean mayHold(int block, int layer, short area) {
            return (areas[layer][word(block, area)] >>> area & 1) != 0;
        }

        void note(int block, int layer, short area) {
            areas[layer][word(block, area)] |= 1L << area;
        }

        private static int word(int block, short area) {
            return block * AREA_WORDS + (area >> 6 & AREA_WORDS - 1);
        }

        boolean meets(int block, int fromMinute, int toMinute) {
            return minMinute[block] < toMinute && maxMinute[block] >= fromMinute;
        }

        boolean meets(int block, Bounds box) {
            return minEastCm[block] < box.maxEastCm
                    && maxEastCm[block] >= box.minEastCm
                    && minNorthCm[block] < box.maxNorthCm
                    && maxNorthCm[block] >= box.minNorthCm;
        }

        long bytes() {
            return (24L + 8L * AREA_WORDS * areas.length) * count();
        }
    }

    long id(int row) {
        return idBase + idOffset[row];
    }

    boolean isAbsent(int row) {
        return absent != null && (absent[row >> 6] & (1L << (row & 63))) != 0;
    }

    /// The same columns without these rows.
    Segment without(long[] newlyAbsent) {
        var all = absent == null ? new long[(CAPACITY + 63) / 64] : absent.clone();
        for (int i = 0; i < newlyAbsent.length; i++) {
            all[i] |= newlyAbsent[i];
        }
        return new Segment(
                size,
                idBase,
                idMax,
                idOffset,
                eastCm,
                northCm,
                middleMinute,
                lengthMinutes,
                category,
                source,
                traits,
                hourOfWeek,
                areaByLayer,
                bounds,
                blocks,
                all);
    }

    int present() {
        if (absent == null) {
            return size;
        }
        int gone = 0;
        for (long word : absent) {
            gone += Long.bitCount(word);
        }
        return size - gone;
    }

    long bytes() {
        long perRow = 4 + 4 + 4 + 4 + 2 + 1 + 2 + 1 + 2L * areaByLayer.length + (lengthMinutes == null ? 0 : 4);
        return perRow * idOffset.length + blocks.bytes() + (absent == null ? 0 : 8L * absent.length);
    }
}
