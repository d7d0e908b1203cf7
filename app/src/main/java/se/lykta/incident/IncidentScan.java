package se.lykta.incident;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.area.LocationQuality;

/// Counts over one snapshot: how many, where, when. Every method reads the columns once, on all cores when there
/// are many rows, and never the database. Results equal the same counts by SQL over the table.
public final class IncidentScan {
    /// Below this a second thread costs more than it saves.
    private static final int PARALLEL_ROWS = 300_000;

    private final IncidentColumns columns;

    public IncidentScan(IncidentColumns columns) {
        this.columns = columns;
    }

    /// How many match?
    public long count(IncidentFilter filter) {
        return collect(filter, () -> new long[1], (Part<long[]> part) -> part.into()[0] += part.count(), sum())[0];
    }

    /// @param count per cell of the grid, row-major
    /// @param located matches with a position, on the grid or not
    /// @param total all matches
    public record Cells(int[] count, long located, long total) {}

    /// How many in each cell? Only places known well enough for a dot take part; `total` counts the rest too.
    ///
    /// The grid's origin and cell side must be whole centimetres.
    public Cells cells(IncidentFilter filter, SquareGrid grid) {
        var result = cellPeriods(filter, grid, new int[] {filter.fromMinute(), filter.toMinute()});
        return new Cells(result.count(), result.located(), result.total());
    }

    /// @param count per cell and period: `cell * periods + period`
    public record CellPeriods(int[] count, int periods, long located, long total) {}

    /// How many in each cell in each of several periods that follow on each other?
    ///
    /// @param boundaries first minutes of the periods, and the first minute after the last; ascending
    public CellPeriods cellPeriods(IncidentFilter filter, SquareGrid grid, int[] boundaries) {
        int periods = boundaries.length - 1;
        int cells = grid.columns() * grid.rows();
        var raster = Raster.of(grid);
        var sums = collect(
                filter.during(boundaries[0], boundaries[periods]),
                () -> new CellSums(new int[cells * periods]),
                (Part<CellSums> part) -> {
                    var segment = part.segment();
                    var into = part.into();
                    into.total += part.count();
                    for (int i = 0; i < part.count(); i++) {
                        int row = part.rows()[i];
                        if (segment.eastCm()[row] == Segment.NOWHERE
                                || !Traits.quality(segment.traits()[row]).mayBeDot()) {
                            continue;
                        }
                        into.located++;
                        int cell = raster.cell(segment.eastCm()[row], segment.northCm()[row]);
                        if (cell >= 0) {
                            into.count[cell * periods + period(boundaries, segment.middleMinute()[row])]++;
                        }
                    }
                },
                CellSums::with);
        return new CellPeriods(sums.count, periods, sums.located, sums.total);
    }

    private static final class CellSums {
        private final int[] count;
        private long located;
        private long total;

        CellSums(int[] count) {
            this.count = count;
        }

        CellSums with(CellSums other) {
            add(count, other.count);
            located += other.located;
            total += other.total;
            return this;
        }
    }

    /// How many in each area of a layer in each period: `area * periods + period`, areas by their index in the
    /// layer? An incident known only to the area counts in it as well.
    ///
    /// @param layerNumber of a layer version
    /// @param areas how many areas the version has
    public int[] areaPeriods(IncidentFilter filter, int layerNumber, int areas, int[] boundaries) {
        int periods = boundaries.length - 1;
        int column = columns.columnOfLayer(layerNumber);
        if (column < 0) {
            return new int[areas * periods];
        }
        return collect(
                filter.during(boundaries[0], boundaries[periods]),
                () -> new int[areas * periods],
                (Part<int[]> part) -> {
                    short[] area = part.segment().areaByLayer()[column];
                    int[] minute = part.segment().middleMinute();
                    for (int i = 0; i < part.count(); i++) {
                        int row = part.rows()[i];
                        if (area[row] != Segment.NO_AREA) {
                            part.into()[area[row] * periods + period(boundaries, minute[row])]++;
                        }
                    }
                },
                IncidentScan::add);
    }

    /// How many in each period?
    public int[] periods(IncidentFilter filter, int[] boundaries) {
        int periods = boundaries.length - 1;
        return collect(
                filter.during(boundaries[0], boundaries[periods]),
                () -> new int[periods],
                (Part<int[]> part) -> {
                    int[] minute = part.segment().middleMinute();
                    for (int i = 0; i < part.count(); i++) {
                        part.into()[period(boundaries, minute[part.rows()[i]])]++;
                    }
                },
                IncidentScan::add);
    }

    /// How many of each category in each period: `category * periods + period`, categories as in
    /// [IncidentColumns#categories].
    public int[] categoryPeriods(IncidentFilter filter, int[] boundaries) {
        int periods = boundaries.length - 1;
        int categories = columns.categories().size();
        return collect(
                filter.during(boundaries[0], boundaries[periods]),
                () -> new int[categories * periods],
                (Part<int[]> part) -> {
                    var segment = part.segment();
                    for (int i = 0; i < part.count(); i++) {
                        int row = part.rows()[i];
                        part.into()[
                                segment.category()[row] * periods + period(boundaries, segment.middleMinute()[row])]++;
                    }
                },
                IncidentScan::add);
    }

    /// @param hourOfWeek incidents known to the minute, per hour from Monday 00 local time, length 168
    /// @param earliestMinute first minutes of the incidents known to an interval
    /// @param latestMinute their last minutes
    public record Times(int[] hourOfWeek, int[] earliestMinute, int[] latestMinute) {}

    /// When in the week do they happen?
    public Times times(IncidentFilter filter) {
        var gathered = collect(
                filter,
                Gathered::new,
                (Part<Gathered> part) -> {
                    var segment = part.segment();
                    for (int i = 0; i < part.count(); i++) {
                        int row = part.rows()[i];
                        if (segment.hourOfWeek()[row] == Segment.HOUR_UNKNOWN) {
                            part.into().addInterval(segment, row);
                        } else {
                            part.into().hours[segment.hourOfWeek()[row] & 255]++;
                        }
                    }
                },
                Gathered::with);
        return new Times(gathered.hours, gathered.earliest(), gathered.latest());
    }

    /// @param eastMetres of the matches with a position good enough for a dot
    /// @param northMetres the same length
    public record Positions(double[] eastMetres, double[] northMetres) {}

    /// Where are they?
    public Positions positions(IncidentFilter filter) {
        var points = collect(
                filter,
                Points::new,
                (Part<Points> part) -> {
                    var segment = part.segment();
                    for (int i = 0; i < part.count(); i++) {
                        int row = part.rows()[i];
                        if (segment.eastCm()[row] != Segment.NOWHERE
                                && Traits.quality(segment.traits()[row]).mayBeDot()) {
                            part.into().add(segment.eastCm()[row] / 100.0, segment.northCm()[row] / 100.0);
                        }
                    }
                },
                Points::with);
        return new Positions(Arrays.copyOf(points.east, points.size), Arrays.copyOf(points.north, points.size));
    }

    /// @param eastMetres of the matches with a position good enough for a dot
    /// @param northMetres the same length
    /// @param minute the middle of when each happened, in minutes since 1970-01-01T00:00Z
    public record Events(double[] eastMetres, double[] northMetres, int[] minute) {}

    /// Where and when are they? In no certain order when the work is shared.
    public Events events(IncidentFilter filter) {
        var minutes = collect(
                filter,
                TimedPoints::new,
                (Part<TimedPoints> part) -> {
                    var segment = part.segment();
                    for (int i = 0; i < part.count(); i++) {
                        int row = part.rows()[i];
                        if (segment.eastCm()[row] != Segment.NOWHERE
                                && Traits.quality(segment.traits()[row]).mayBeDot()) {
                            part.into().add(segment, row);
                        }
                    }
                },
                TimedPoints::with);
        int size = minutes.points.size;
        return new Events(
                Arrays.copyOf(minutes.points.east, size),
                Arrays.copyOf(minutes.points.north, size),
                Arrays.copyOf(minutes.minute, size));
    }

    /// @param id for the store and the page
    public record Located(
            long id,
            double eastMetres,
            double northMetres,
            LocationQuality quality,
            String category,
            int middleMinute) {}

    /// The newest matches that may be drawn as a dot.
    ///
    /// @param limit at most so many; the caller says so when there are more
    public List<Located> newestLocated(IncidentFilter filter, int limit) {
        return newest(filter, limit, true).stream()
                .map(found -> {
                    var segment = found.segment();
                    int row = found.row();
                    return new Located(
                            segment.id(row),
                            segment.eastCm()[row] / 100.0,
                            segment.northCm()[row] / 100.0,
                            Traits.quality(segment.traits()[row]),
                            columns.categories().get(segment.category()[row]),
                            segment.middleMinute()[row]);
                })
                .toList();
    }

    /// The ids of the newest matches, newest first.
    public List<Long> newestIds(IncidentFilter filter, int limit) {
        return newest(filter, limit, false).stream()
                .map(found -> found.segment().id(found.row()))
                .toList();
    }

    private record Found(Segment segment, int row) {
        int minute() {
            return segment.middleMinute()[row];
        }
    }

    private List<Found> newest(IncidentFilter filter, int limit, boolean locatedOnly) {
        var selection = Selection.of(filter, columns);
        var newestFirst = columns.segments().stream()
                .sorted(java.util.Comparator.comparingInt(
                                (Segment s) -> s.bounds().maxMinute())
                        .reversed())
                .toList();
        var best = new java.util.PriorityQueue<Found>(java.util.Comparator.comparingInt(Found::minute)
                .thenComparingLong(f -> f.segment().id(f.row())));
        var rows = new int[Segment.CAPACITY];
        for (var segment : newestFirst) {
            if (best.size() == limit
                    && best.element().minute() > segment.bounds().maxMinute()) {
                break;
            }
            int count = selection.find(selection.part(segment), rows);
            for (int i = 0; i < count; i++) {
                boolean located = segment.eastCm()[rows[i]] != Segment.NOWHERE
                        && Traits.quality(segment.traits()[rows[i]]).mayBeDot();
                if (locatedOnly && !located) {
                    continue;
                }
                best.add(new Found(segment, rows[i]));
                if (best.size() > limit) {
                    best.poll();
                }
            }
        }
        return best.stream()
                .sorted(java.util.Comparator.comparingInt(Found::minute)
                        .thenComparingLong(f -> f.segment().id(f.row()))
                        .reversed())
                .toList();
    }

    /// Matches of one segment on their way into a sum.
    private record Part<A>(Segment segment, int[] rows, int count, A into) {}

    private interface Step<A> {
        void add(Part<A> part);
    }

    private <A> A collect(IncidentFilter filter, Supplier<A> empty, Step<A> step, BinaryOperator<A> merge) {
        var selection = Selection.of(filter, columns);
        var parts = columns.segments().stream()
                .map(selection::part)
                .filter(part -> part.count() > 0)
                .toList();
        int room = parts.stream().mapToInt(Selection.Part::rows).max().orElse(0);
        long rows = parts.stream().mapToLong(Selection.Part::rows).sum();
        int workers = rows < PARALLEL_ROWS ? 1 : Runtime.getRuntime().availableProcessors();
        IntFunction<A> gather = worker -> {
            var into = empty.get();
            var found = new int[room];
            for (int i = worker; i < parts.size(); i += workers) {
                int count = selection.find(parts.get(i), found);
                step.add(new Part<>(parts.get(i).segment(), found, count, into));
            }
            return into;
        };
        return workers == 1
                ? gather.apply(0)
                : IntStream.range(0, workers)
                        .parallel()
                        .mapToObj(gather)
                        .reduce(merge)
                        .orElseGet(empty);
    }

    private static BinaryOperator<long[]> sum() {
        return (a, b) -> {
            a[0] += b[0];
            return a;
        };
    }

    private static int[] add(int[] into, int[] from) {
        for (int i = 0; i < into.length; i++) {
            into[i] += from[i];
        }
        return into;
    }

    /// The period that holds a minute known to lie between the first and the last boundary. Starts from where it
    /// would be if all were equally long.
    static int period(int[] boundaries, int minute) {
        int periods = boundaries.length - 1;
        if (periods == 1) {
            return 0;
        }
        long all = (long) boundaries[periods] - boundaries[0];
        int guess = (int) (((long) minute - boundaries[0]) * periods / all);
        while (minute < boundaries[guess]) {
            guess--;
        }
        while (minute >= boundaries[guess + 1]) {
            guess++;
        }
        return guess;
    }

    /// A grid in whole centimetres.
    private record Raster(long eastCm, long northCm, int sideCm, int columns, int rows) {
        static Raster of(SquareGrid grid) {
            return new Raster(
                    Math.round(grid.x0() * 100),
                    Math.round(grid.y0() * 100),
                    Math.toIntExact(Math.round(grid.cellMetres() * 100)),
                    grid.columns(),
                    grid.rows());
        }

        int cell(int east, int north) {
            long x = east - eastCm;
            long y = north - northCm;
            if (x < 0 || y < 0) {
                return -1;
            }
            long column = x / sideCm;
            long row = y / sideCm;
            return column >= columns || row >= rows ? -1 : (int) (row * columns + column);
        }
    }

    private static final class Points {
        private double[] east = new double[64];
        private double[] north = new double[64];
        private int size;

        void add(double x, double y) {
            if (size == east.length) {
                east = Arrays.copyOf(east, size * 2);
                north = Arrays.copyOf(north, size * 2);
            }
            east[size] = x;
            north[size] = y;
            size++;
        }

        Points with(Points other) {
            for (int i = 0; i < other.size; i++) {
                add(other.east[i], other.north[i]);
            }
            return this;
        }
    }

    private static final class TimedPoints {
        private final Points points = new Points();
        private int[] minute = new int[64];

        void add(Segment segment, int row) {
            add(segment.eastCm()[row] / 100.0, segment.northCm()[row] / 100.0, segment.middleMinute()[row]);
        }

        private void add(double east, double north, int at) {
            if (points.size == minute.length) {
                minute = Arrays.copyOf(minute, points.size * 2);
            }
            minute[points.size] = at;
            points.add(east, north);
        }

        TimedPoints with(TimedPoints other) {
            for (int i = 0; i < other.points.size; i++) {
                add(other.points.east[i], other.points.north[i], other.minute[i]);
            }
            return this;
        }
    }

    private static final class Gathered {
        private final int[] hours = new int[168];
        private int[] earliest = new int[16];
        private int[] latest = new int[16];
        private int size;

        void addInterval(Segment segment, int row) {
            if (size == earliest.length) {
                earliest = Arrays.copyOf(earliest, size * 2);
                latest = Arrays.copyOf(latest, size * 2);
            }
            int length = segment.lengthMinutes() == null ? 0 : segment.lengthMinutes()[row];
            earliest[size] = segment.middleMinute()[row] - length / 2;
            latest[size] = earliest[size] + length;
            size++;
        }

        Gathered with(Gathered other) {
            add(hours, other.hours);
            int[] both = Arrays.copyOf(earliest, size + other.size);
            System.arraycopy(other.earliest, 0, both, size, other.size);
            int[] ends = Arrays.copyOf(latest, size + other.size);
            System.arraycopy(other.latest, 0, ends, size, other.size);
            earliest = both;
            latest = ends;
            size += other.size;
            return this;
        }

        int[] earliest() {
            return Arrays.copyOf(earliest, size);
        }

        int[] latest() {
            return Arrays.copyOf(latest, size);
        }
    }
}
