package se.lykta.incident;

import org.jspecify.annotations.Nullable;

/// Up to [#CAPACITY] incidents as columns. Immutable once built; a removal or change makes a copy with another
/// [#absent] set, the columns themselves are shared.
///
/// Positions are whole centimetres in the municipality's metric system, [#NOWHERE] without one. Times are minutes
/// since 1970-01-01T00:00Z: the middle of the interval, and its length (null when every length in the segment is
/// 0). Area columns hold, per layer, the index of the area in the snapshot's dictionary, [#NO_AREA] for none.
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
        Blocks large,
        Blocks small,
        AreaBlocks[] areaBlocks,
        TimeOrder timeOrder,
        long @Nullable [] absent) {

    static final int CAPACITY = 1 << 16;
    static final int NOWHERE = Integer.MIN_VALUE;
    static final short NO_AREA = -1;
    /// The incident is known to an interval, so its hour is spread, not known.
    static final byte HOUR_UNKNOWN = (byte) 255;

    /// What lets a scan skip the whole segment.
    record Bounds(int minMinute, int maxMinute, int minEastCm, int maxEastCm, int minNorthCm, int maxNorthCm) {}

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
                large,
                small,
                areaBlocks,
                timeOrder,
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
        long ofAreas = 0;
        for (var blocks : areaBlocks) {
            ofAreas += blocks.bytes();
        }
        return perRow * idOffset.length
                + large.bytes()
                + small.bytes()
                + timeOrder.bytes()
                + ofAreas
                + (absent == null ? 0 : 8L * absent.length);
    }
}
