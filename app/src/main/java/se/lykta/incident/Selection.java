package se.lykta.incident;

import org.jspecify.annotations.Nullable;
import se.lykta.area.AreaId;
import se.lykta.incident.Segment.Blocks;
import se.lykta.incident.Segment.Bounds;

/// An [IncidentFilter] made ready for one snapshot: look-up tables instead of sets. Finds the rows of a
/// segment that
/// match, in order.
final class Selection {
    private final int fromMinute;
    private final int toMinute;
    private final boolean @Nullable [] category;
    private final boolean @Nullable [] source;
    private final boolean[] traits;
    private final boolean allTraits;
    private final int layer;
    private final short area;
    private final @Nullable Bounds box;
    private final boolean nothing;

    private Selection(IncidentFilter filter, IncidentColumns columns) {
        fromMinute = filter.fromMinute();
        toMinute = filter.toMinute();
        var words = columns.words();
        category = filter.categories().isEmpty()
                ? null
                : table(words.categories(), code -> filter.categories().contains(code));
        source = filter.sources().isEmpty()
                ? null
                : table(
                        words.sources(),
                        id -> filter.sources().stream()
                                .anyMatch(code -> id.equals(words.sourceIds().get(code))));
        traits = new boolean[Traits.COMBINATIONS];
        boolean all = true;
        for (int i = 0; i < traits.length; i++) {
            if (Traits.isValid(i)) {
                traits[i] = filter.accepts(
                        Traits.knownBy(i), Traits.verification(i), Traits.quality(i), Traits.isCounted(i));
                all &= traits[i];
            }
        }
        allTraits = all;
        var wantedArea = filter.area();
        layer = wantedArea == null ? -1 : columns.columnOfLayer(AreaId.layerNumber(wantedArea));
        area = wantedArea == null ? Segment.NO_AREA : (short) AreaId.index(wantedArea);
        nothing = wantedArea != null && layer < 0;
        box = filter.box() == null ? null : centimetres(filter.box());
    }

    static Selection of(IncidentFilter filter, IncidentColumns columns) {
        return new Selection(filter, columns);
    }

    /// @param rows receives the matching rows, at least [Segment#CAPACITY] long
    /// @return how many
    int find(Segment segment, int[] rows) {
        if (skips(segment)) {
            return 0;
        }
        int found = candidates(segment, rows);
        if (segment.absent() != null) {
            found = present(segment, rows, found);
        }
        if (category != null) {
            found = byCategory(segment.category(), category, rows, found);
        }
        return source == null ? found : bySource(segment.source(), source, rows, found);
    }

    /// How many rows of the segment would have to be looked at? Cheap, for deciding on threads.
    int rowsToRead(Segment segment) {
        if (skips(segment)) {
            return 0;
        }
        if (readsAll(segment)) {
            return segment.size();
        }
        int blocks = 0;
        for (int block = 0; block < segment.blocks().count(); block++) {
            blocks += mayMatch(segment, block) ? 1 : 0;
        }
        return blocks * Blocks.SIZE;
    }

    private boolean skips(Segment segment) {
        var bounds = segment.bounds();
        return nothing || bounds.maxMinute() < fromMinute || bounds.minMinute() >= toMinute || isOutside(bounds);
    }

    private boolean readsAll(Segment segment) {
        return layer < 0 && box == null && isWithinPeriod(segment);
    }

    private boolean isWithinPeriod(Segment segment) {
        return segment.bounds().minMinute() >= fromMinute && segment.bounds().maxMinute() < toMinute;
    }

    private boolean mayMatch(Segment segment, int block) {
        var blocks = segment.blocks();
        return blocks.meets(block, fromMinute, toMinute)
                && (layer < 0 || blocks.mayHold(block, layer, area))
                && (box == null || blocks.meets(block, box));
    }

    /// The rows that match in place, time and traits. Place comes first, since it leaves the fewest.
    private int candidates(Segment segment, int[] rows) {
        boolean allOfTime = allTraits && isWithinPeriod(segment);
        if (readsAll(segment)) {
            return allOfTime ? all(0, segment.size(), rows, 0) : byTimeAndTraits(segment, 0, segment.size(), rows, 0);
        }
        int blocks = segment.blocks().count();
        int found = 0;
        for (int block = 0; block < blocks; block++) {
            if (mayMatch(segment, block)) {
                int from = block * Blocks.SIZE;
                found = inBlock(segment, from, Math.min(from + Blocks.SIZE, segment.size()), rows, found);
            }
        }
        boolean timeIsDone = allOfTime || layer < 0 && box == null;
        return timeIsDone ? found : byTimeAndTraits(segment, rows, found);
    }

    private int inBlock(Segment segment, int from, int to, int[] rows, int already) {
        if (layer < 0) {
            return box == null
                    ? byTimeAndTraits(segment, from, to, rows, already)
                    : byBox(segment, box, rows, already, all(from, to, rows, already));
        }
        short[] areas = segment.areaByLayer()[layer];
        int found = already;
        for (int i = from; i < to; i++) {
            rows[found] = i;
            found += areas[i] == area ? 1 : 0;
        }
        return box == null ? found : byBox(segment, box, rows, already, found);
    }

    private static int all(int from, int to, int[] rows, int already) {
        for (int i = from; i < to; i++) {
            rows[already + i - from] = i;
        }
        return already + to - from;
    }

    private int byTimeAndTraits(Segment segment, int from, int to, int[] rows, int already) {
        int[] minute = segment.middleMinute();
        short[] trait = segment.traits();
        int found = already;
        for (int i = from; i < to; i++) {
            rows[found] = i;
            found += minute[i] >= fromMinute & minute[i] < toMinute & traits[trait[i]] ? 1 : 0;
        }
        return found;
    }

    private int byTimeAndTraits(Segment segment, int[] rows, int count) {
        int[] minute = segment.middleMinute();
        short[] trait = segment.traits();
        int found = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[found] = row;
            found += minute[row] >= fromMinute & minute[row] < toMinute & traits[trait[row]] ? 1 : 0;
        }
        return found;
    }

    private static int present(Segment segment, int[] rows, int count) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[found] = row;
            found += segment.isAbsent(row) ? 0 : 1;
        }
        return found;
    }

    private static int byCategory(short[] column, boolean[] wanted, int[] rows, int count) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[found] = row;
            found += wanted[column[row]] ? 1 : 0;
        }
        return found;
    }

    private static int bySource(byte[] column, boolean[] wanted, int[] rows, int count) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[found] = row;
            found += wanted[column[row] & 255] ? 1 : 0;
        }
        return found;
    }

    /// Keeps those of `rows[from]` to `rows[to - 1]` that lie in the box.
    private static int byBox(Segment segment, Bounds box, int[] rows, int from, int to) {
        int[] east = segment.eastCm();
        int[] north = segment.northCm();
        int found = from;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            rows[found] = row;
            found += east[row] >= box.minEastCm()
                            & east[row] < box.maxEastCm()
                            & north[row] >= box.minNorthCm()
                            & north[row] < box.maxNorthCm()
                    ? 1
                    : 0;
        }
        return found;
    }

    private boolean isOutside(Bounds bounds) {
        return box != null
                && (bounds.maxEastCm() < box.minEastCm()
                        || bounds.minEastCm() >= box.maxEastCm()
                        || bounds.maxNorthCm() < box.minNorthCm()
                        || bounds.minNorthCm() >= box.maxNorthCm());
    }

    private static Bounds centimetres(IncidentFilter.Box box) {
        return new Bounds(
                0,
                0,
                centimetres(box.minEast()),
                centimetres(box.maxEast()),
                centimetres(box.minNorth()),
                centimetres(box.maxNorth()));
    }

    /// The smallest whole centimetre not below, so that a stored position compares as its exact value would.
    private static int centimetres(double metres) {
        return (int) Math.max(Segment.NOWHERE + 1L, Math.min(Integer.MAX_VALUE, (long) Math.ceil(metres * 100)));
    }

    private static <T> boolean[] table(Dictionary<T> dictionary, java.util.function.Predicate<T> wanted) {
        var words = dictionary.words();
        var table = new boolean[Math.max(words.size(), 1)];
        for (int i = 0; i < words.size(); i++) {
            table[i] = wanted.test(words.get(i));
        }
        return table;
    }
}
