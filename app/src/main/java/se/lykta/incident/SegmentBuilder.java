package se.lykta.incident;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import se.lykta.area.AreaId;
import se.lykta.incident.IncidentColumns.Words;
import se.lykta.incident.Segment.Bounds;

/// Collects incidents into segments as they come; within a segment they stand in [RowOrder]. Not for several
/// threads.
final class SegmentBuilder {
    private final Words words;
    private final HourOfWeek clock;
    private final List<Segment> full = new ArrayList<>();
    private final long[] id = new long[Segment.CAPACITY];
    private final int[] east = new int[Segment.CAPACITY];
    private final int[] north = new int[Segment.CAPACITY];
    private final int[] middle = new int[Segment.CAPACITY];
    private final int[] length = new int[Segment.CAPACITY];
    private final short[] category = new short[Segment.CAPACITY];
    private final byte[] source = new byte[Segment.CAPACITY];
    private final short[] traits = new short[Segment.CAPACITY];
    private final byte[] hour = new byte[Segment.CAPACITY];
    private final short[][] area;
    private int size;

    SegmentBuilder(Words words, ZoneId zone) {
        this.words = words;
        this.clock = new HourOfWeek(zone);
        this.area = new short[words.layers().size()][Segment.CAPACITY];
    }

    /// One incident as the table tells it.
    ///
    /// @param eastMetres NaN without a position
    record Row(
            long id,
            double eastMetres,
            double northMetres,
            int earliestMinute,
            int latestMinute,
            String category,
            int sourceId,
            short traits,
            int[] areaIds) {}

    void add(Row row) {
        if (size == Segment.CAPACITY) {
            flush();
        }
        id[size] = row.id();
        boolean placed = !Double.isNaN(row.eastMetres());
        east[size] = placed ? (int) Math.round(row.eastMetres() * 100) : Segment.NOWHERE;
        north[size] = placed ? (int) Math.round(row.northMetres() * 100) : Segment.NOWHERE;
        middle[size] = Math.floorDiv(row.earliestMinute() + row.latestMinute(), 2);
        length[size] = row.latestMinute() - row.earliestMinute();
        category[size] = (short) words.categories().number(row.category());
        source[size] = (byte) words.sources().number(row.sourceId());
        traits[size] = row.traits();
        hour[size] = length[size] == 0 ? clock.of(row.earliestMinute()) : Segment.HOUR_UNKNOWN;
        for (short[] layer : area) {
            layer[size] = Segment.NO_AREA;
        }
        for (int areaId : row.areaIds()) {
            int layer = words.layers().indexOf(AreaId.layerNumber(areaId));
            if (layer >= 0) {
                area[layer][size] = (short) AreaId.index(areaId);
            }
        }
        size++;
    }

    /// Starts with the rows of a segment that is not full, so that small additions do not make many segments.
    void continueFrom(Segment last) {
        for (int i = 0; i < last.size(); i++) {
            if (!last.isAbsent(i)) {
                copy(last, i);
            }
        }
    }

    private void copy(Segment from, int row) {
        id[size] = from.id(row);
        east[size] = from.eastCm()[row];
        north[size] = from.northCm()[row];
        middle[size] = from.middleMinute()[row];
        length[size] = from.lengthMinutes() == null ? 0 : from.lengthMinutes()[row];
        category[size] = from.category()[row];
        source[size] = from.source()[row];
        traits[size] = from.traits()[row];
        hour[size] = from.hourOfWeek()[row];
        for (int layer = 0; layer < area.length; layer++) {
            area[layer][size] = from.areaByLayer()[layer][row];
        }
        size++;
    }

    List<Segment> finish() {
        flush();
        return full;
    }

    private void flush() {
        if (size == 0) {
            return;
        }
        int[] order = RowOrder.of(east, north, middle, area, size);
        long base = Arrays.stream(id, 0, size).min().orElseThrow();
        long most = Arrays.stream(id, 0, size).max().orElseThrow();
        var offsets = new int[size];
        var hours = new byte[size];
        var sources = new byte[size];
        boolean lengths = false;
        for (int i = 0; i < size; i++) {
            int from = order[i];
            offsets[i] = Math.toIntExact(id[from] - base);
            hours[i] = hour[from];
            sources[i] = source[from];
            lengths |= length[i] != 0;
        }
        var bounds = bounds();
        int[] sortedEast = inOrder(east, order);
        int[] sortedNorth = inOrder(north, order);
        int[] sortedMiddle = inOrder(middle, order);
        var areas = new short[area.length][];
        for (int layer = 0; layer < areas.length; layer++) {
            areas[layer] = inOrder(area[layer], order);
        }
        full.add(new Segment(
                size,
                base,
                most,
                offsets,
                sortedEast,
                sortedNorth,
                sortedMiddle,
                lengths ? inOrder(length, order) : null,
                inOrder(category, order),
                sources,
                inOrder(traits, order),
                hours,
                areas,
                bounds,
                Blocks.of(Blocks.LARGE, sortedEast, sortedNorth, sortedMiddle),
                Blocks.of(Blocks.SMALL, sortedEast, sortedNorth, sortedMiddle),
                Arrays.stream(areas).map(AreaBlocks::of).toArray(AreaBlocks[]::new),
                TimeOrder.of(sortedMiddle),
                null));
        size = 0;
    }

    private static int[] inOrder(int[] column, int[] order) {
        var sorted = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = column[order[i]];
        }
        return sorted;
    }

    private static short[] inOrder(short[] column, int[] order) {
        var sorted = new short[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = column[order[i]];
        }
        return sorted;
    }

    private Bounds bounds() {
        int minMinute = Integer.MAX_VALUE;
        int maxMinute = Integer.MIN_VALUE;
        int minEast = Integer.MAX_VALUE;
        int maxEast = Integer.MIN_VALUE;
        int minNorth = Integer.MAX_VALUE;
        int maxNorth = Integer.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            minMinute = Math.min(minMinute, middle[i]);
            maxMinute = Math.max(maxMinute, middle[i]);
            if (east[i] != Segment.NOWHERE) {
                minEast = Math.min(minEast, east[i]);
                maxEast = Math.max(maxEast, east[i]);
                minNorth = Math.min(minNorth, north[i]);
                maxNorth = Math.max(maxNorth, north[i]);
            }
        }
        return new Bounds(minMinute, maxMinute, minEast, maxEast, minNorth, maxNorth);
    }

    /// The hour of the week on the local clock. Remembers the stretch between two changes of the clock it last
    /// used.
    private static final class HourOfWeek {
        private final ZoneId zone;
        private long from = Long.MAX_VALUE;
        private long to = Long.MIN_VALUE;
        private int offsetMinutes;

        HourOfWeek(ZoneId zone) {
            this.zone = zone;
        }

        /// @return 0 = Monday 00–01 to 167 = Sunday 23–24
        byte of(int minute) {
            if (minute < from || minute >= to) {
                move(Instant.ofEpochSecond(minute * 60L));
            }
            // 1970-01-01 was a Thursday.
            int local = minute + offsetMinutes + 3 * 1440;
            return (byte) (Math.floorMod(local, 7 * 1440) / 60);
        }

        private void move(Instant at) {
            var rules = zone.getRules();
            ZoneOffset offset = rules.getOffset(at);
            ZoneOffsetTransition before = rules.previousTransition(at.plusSeconds(1));
            ZoneOffsetTransition after = rules.nextTransition(at);
            offsetMinutes = offset.getTotalSeconds() / 60;
            from = before == null ? Long.MIN_VALUE : before.toEpochSecond() / 60;
            to = after == null ? Long.MAX_VALUE : after.toEpochSecond() / 60;
        }
    }
}
