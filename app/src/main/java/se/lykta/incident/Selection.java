package se.lykta.incident;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import se.lykta.area.AreaId;
import se.lykta.incident.Segment.Bounds;

/// An [IncidentFilter] made ready for one snapshot: look-up tables instead of sets. Finds the rows of a segment
/// that match, in order.
final class Selection {
    private static final int[] NONE = {};
    /// A row read out of order costs as much as so many in order.
    private static final int OUT_OF_ORDER = 4;

    private final int fromMinute;
    private final int toMinute;
    private final boolean @Nullable [] category;
    private final boolean @Nullable [] source;
    private final boolean[] traits;
    private final boolean allTraits;
    private final int layer;
    private final short area;
    private final @Nullable Bounds box;
    private final Extent.@Nullable Locator within;
    private final boolean nothing;

    private Selection(IncidentFilter filter, IncidentColumns columns) {
        fromMinute = filter.fromMinute();
        toMinute = filter.toMinute();
        var words = columns.words();
        category = filter.categories().isEmpty() ? null : table(words.categories(), filter.categories());
        source = filter.sources().isEmpty() ? null : table(words.sources(), words.idsOf(filter.sources()));
        traits = Traits.accepted(filter);
        allTraits = filter.acceptsAll();
        var wantedArea = filter.area();
        layer = wantedArea == null ? -1 : columns.columnOfLayer(AreaId.layerNumber(wantedArea));
        area = wantedArea == null ? Segment.NO_AREA : (short) AreaId.index(wantedArea);
        nothing = wantedArea != null && layer < 0;
        var extent = filter.within();
        within = extent == null ? null : extent.locator();
        var around = extent == null ? filter.box() : smaller(filter.box(), extent.box());
        box = around == null ? null : centimetres(around);
    }

    static Selection of(IncidentFilter filter, IncidentColumns columns) {
        return new Selection(filter, columns);
    }

    /// The part of a segment that has to be read.
    ///
    /// @param list numbers of the blocks that may hold a match, ascending; longer than `count` perhaps
    /// @param ofRows the list holds the rows of the period instead
    record Part(Segment segment, int[] list, int count, boolean ofRows) {
        /// At most so many rows match.
        int rows() {
            return ofRows ? count : Math.min(count * Blocks.SMALL, segment.size());
        }
    }

    /// Which part of the segment has to be read? Cheap, for deciding on threads before anything is read.
    Part part(Segment segment) {
        if (skips(segment)) {
            return new Part(segment, NONE, 0, false);
        }
        var blocks = blocks(segment);
        if (isWithinPeriod(segment)) {
            return blocks;
        }
        var order = segment.timeOrder();
        int from = order.before(segment.middleMinute(), fromMinute);
        int to = order.before(segment.middleMinute(), toMinute);
        return OUT_OF_ORDER * (to - from) < blocks.rows()
                ? new Part(segment, order.rows(from, to), to - from, true)
                : blocks;
    }

    private Part blocks(Segment segment) {
        if (layer >= 0) {
            var ofArea = segment.areaBlocks()[layer].of(area);
            return new Part(segment, ofArea, narrowed(segment, segment.small(), ofArea, ofArea.length), false);
        }
        int blocks = segment.large().count();
        var large = new int[blocks];
        all(0, blocks, large, 0);
        int count = narrowed(segment, segment.large(), large, blocks);
        var small = new int[count * Blocks.SMALL_IN_LARGE];
        int among = 0;
        for (int i = 0; i < count; i++) {
            int from = large[i] * Blocks.SMALL_IN_LARGE;
            among = all(
                    from, Math.min(from + Blocks.SMALL_IN_LARGE, segment.small().count()), small, among);
        }
        return new Part(segment, small, narrowed(segment, segment.small(), small, among), false);
    }

    private int narrowed(Segment segment, Blocks blocks, int[] found, int among) {
        int count = isWithinPeriod(segment) ? among : blocks.during(fromMinute, toMinute, found, among);
        return box == null ? count : blocks.inBox(box, found, count);
    }

    /// @param rows receives the matching rows, at least as long as [Part#rows]
    /// @return how many
    int find(Part part, int[] rows) {
        var segment = part.segment();
        int found = candidates(part, rows);
        if (segment.absent() != null) {
            found = present(segment, rows, found);
        }
        if (category != null) {
            found = byCategory(segment.category(), category, rows, found);
        }
        if (source != null) {
            found = bySource(segment.source(), source, rows, found);
        }
        return within == null ? found : byExtent(segment, within, rows, found);
    }

    private boolean skips(Segment segment) {
        var bounds = segment.bounds();
        return nothing || bounds.maxMinute() < fromMinute || bounds.minMinute() >= toMinute || isOutside(bounds);
    }

    private boolean isWithinPeriod(Segment segment) {
        return segment.bounds().minMinute() >= fromMinute && segment.bounds().maxMinute() < toMinute;
    }

    /// The rows that match in place, time and traits.
    private int candidates(Part part, int[] rows) {
        var segment = part.segment();
        int found;
        if (part.ofRows()) {
            System.arraycopy(part.list(), 0, rows, 0, part.count());
            found = byPlace(segment, rows, 0, part.count());
        } else {
            found = inBlocks(part, rows);
        }
        return allTraits ? found : byTraits(segment, rows, found);
    }

    /// The rows of the blocks that match in place and time. Place comes first: it leaves the fewest.
    private int inBlocks(Part part, int[] rows) {
        var segment = part.segment();
        boolean everyPlace = layer < 0 && box == null;
        boolean allOfTime = isWithinPeriod(segment);
        int found = 0;
        for (int i = 0; i < part.count(); i++) {
            int from = part.list()[i] * Blocks.SMALL;
            int to = Math.min(from + Blocks.SMALL, segment.size());
            if (everyPlace && !allOfTime) {
                found = byTime(segment, from, to, rows, found);
            } else {
                found = byPlace(segment, rows, found, all(from, to, rows, found));
            }
        }
        return everyPlace || allOfTime ? found : byTime(segment, rows, found);
    }

    /// Keeps those of `rows[from]` to `rows[to - 1]` that lie where it is asked.
    private int byPlace(Segment segment, int[] rows, int from, int to) {
        int found = layer < 0 ? to : byArea(segment, rows, from, to);
        return box == null ? found : byBox(segment, box, rows, from, found);
    }

    private int byArea(Segment segment, int[] rows, int from, int to) {
        short[] areas = segment.areaByLayer()[layer];
        int found = from;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            rows[found] = row;
            found += areas[row] == area ? 1 : 0;
        }
        return found;
    }

    private static int all(int from, int to, int[] rows, int already) {
        for (int i = from; i < to; i++) {
            rows[already + i - from] = i;
        }
        return already + to - from;
    }

    private int byTime(Segment segment, int from, int to, int[] rows, int already) {
        int[] minute = segment.middleMinute();
        int found = already;
        for (int i = from; i < to; i++) {
            rows[found] = i;
            found += minute[i] >= fromMinute & minute[i] < toMinute ? 1 : 0;
        }
        return found;
    }

    private int byTime(Segment segment, int[] rows, int count) {
        int[] minute = segment.middleMinute();
        int found = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[found] = row;
            found += minute[row] >= fromMinute & minute[row] < toMinute ? 1 : 0;
        }
        return found;
    }

    private int byTraits(Segment segment, int[] rows, int count) {
        short[] trait = segment.traits();
        int found = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[found] = row;
            found += traits[trait[row]] ? 1 : 0;
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

    /// The rectangle has left few; each of them is measured.
    private static int byExtent(Segment segment, Extent.Locator extent, int[] rows, int count) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            rows[found] = row;
            found += Traits.quality(segment.traits()[row]).mayBeDot()
                            && extent.contains(segment.eastCm()[row] / 100.0, segment.northCm()[row] / 100.0)
                    ? 1
                    : 0;
        }
        return found;
    }

    private static IncidentFilter.Box smaller(IncidentFilter.@Nullable Box box, IncidentFilter.Box other) {
        return box == null
                ? other
                : new IncidentFilter.Box(
                        Math.max(box.minEast(), other.minEast()),
                        Math.max(box.minNorth(), other.minNorth()),
                        Math.min(box.maxEast(), other.maxEast()),
                        Math.min(box.maxNorth(), other.maxNorth()));
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

    private static <T> boolean[] table(Dictionary<T> dictionary, Collection<T> wanted) {
        var table = new boolean[Math.max(dictionary.size(), 1)];
        for (var word : wanted) {
            int number = dictionary.find(word).orElse(-1);
            if (number >= 0 && number < table.length) {
                table[number] = true;
            }
        }
        return table;
    }
}
