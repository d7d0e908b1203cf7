package se.lykta.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.lykta.analysis.grid.SquareGrid;
import se.lykta.area.AreaId;
import se.lykta.area.EastNorth;
import se.lykta.area.LocationQuality;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.IncidentColumnsBuilder.Row;
import se.lykta.incident.IncidentFilter.Box;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.Verification;

/// Every count beside a loop over the rows that knows nothing of columns, segments and blocks.
class IncidentScanTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final int FIRST = 29_000_000;
    private static final int MINUTES = 500_000;
    private static final int AREAS = 300;
    private static final List<String> CATEGORIES = List.of("A", "B", "C", "D", "E");
    private static final List<String> SOURCES = List.of("guard", "police", "staff");
    private static final SquareGrid GRID = new SquareGrid(400_000, 6_400_000, 250, 40, 40);

    private final SplittableRandom random = new SplittableRandom(20260101);

    @Test
    void countsEqualALoopOverTheRowsForAnyFilter() {
        // More than a segment, so that some are whole and one is not.
        var rows = rows(90_000);
        var scan = new IncidentScan(columns(rows));
        for (int i = 0; i < 300; i++) {
            compare(scan, rows, filter());
        }
    }

    @Test
    void countsEqualALoopOnSeveralThreads() {
        var rows = rows(400_000);
        var scan = new IncidentScan(columns(rows));
        compare(scan, rows, IncidentFilter.counted(FIRST, FIRST + MINUTES));
        for (int i = 0; i < 10; i++) {
            compare(scan, rows, filter());
        }
    }

    @Test
    void leavesOutRemovedRows() {
        var rows = rows(70_000);
        var columns = columns(rows);
        Predicate<Row> gone = row -> row.id() % 7 == 0;
        var segments = columns.segments().stream()
                .map(segment -> segment.without(absent(segment)))
                .toList();
        var smaller = new IncidentColumns(columns.municipality(), 2, ZONE, segments, columns.words());
        var kept = rows.stream().filter(gone.negate()).toList();
        assertThat(smaller.size()).isEqualTo(kept.size());
        for (int i = 0; i < 50; i++) {
            compare(new IncidentScan(smaller), kept, filter());
        }
    }

    @Test
    void holdsTheFirstMinuteAndNotTheLast() {
        var rows = List.of(row(1, 100, 100, 0), row(2, 101, 101, 0));
        var scan = new IncidentScan(columns(rows));
        assertThat(scan.count(IncidentFilter.counted(100, 101))).isEqualTo(1);
        assertThat(scan.count(IncidentFilter.counted(101, 102))).isEqualTo(1);
        assertThat(scan.count(IncidentFilter.counted(99, 100))).isZero();
    }

    @Test
    void holdsTheWestAndSouthEdgeOfABoxAndNotTheOther() {
        var rows = List.of(row(1, 100, 100, 0), row(2, 100, 100, 10), row(3, 100, 100, 9.99));
        var scan = new IncidentScan(columns(rows));
        var box = new Box(400_000, 6_400_000, 400_010, 6_400_010);
        assertThat(scan.count(IncidentFilter.counted(100, 101).inBox(box))).isEqualTo(2);
    }

    @Test
    void putsAnIntervalInThePeriodOfItsMiddle() {
        var scan = new IncidentScan(columns(List.of(row(1, 100, 200, 0))));
        assertThat(scan.periods(IncidentFilter.counted(0, 300), new int[] {0, 150, 300}))
                .containsExactly(0, 1);
        var times = scan.times(IncidentFilter.counted(0, 300));
        assertThat(times.hourOfWeek()).containsOnly(0);
        assertThat(times.earliestMinute()).containsExactly(100);
        assertThat(times.latestMinute()).containsExactly(200);
    }

    @Test
    void countsNothingInEmptyColumns() {
        var scan = new IncidentScan(columns(List.of()));
        assertThat(scan.count(filter())).isZero();
        assertThat(scan.cells(filter(), GRID).count()).containsOnly(0);
    }

    @Test
    void findsNoIncidentInAnAreaOfALayerThatIsNotThere() {
        var scan = new IncidentScan(columns(rows(1_000)));
        var filter = IncidentFilter.counted(FIRST, FIRST + MINUTES).inArea(AreaId.of(9, 1));
        assertThat(scan.count(filter)).isZero();
    }

    private void compare(IncidentScan scan, List<Row> rows, IncidentFilter filter) {
        int[] months = {filter.fromMinute(), filter.fromMinute() + 1_000, filter.toMinute()};
        var matching = rows.stream().filter(row -> matches(filter, row)).toList();
        assertThat(scan.count(filter)).as("count %s", filter).isEqualTo(matching.size());

        var cells = new int[GRID.cells()];
        var areas = new int[AREAS * 2];
        var hours = new int[168];
        var periods = new int[2];
        int intervals = 0;
        for (var row : matching) {
            int period = middle(row) < months[1] ? 0 : 1;
            periods[period]++;
            for (int id : row.areaIds()) {
                if (AreaId.layerNumber(id) == 2) {
                    areas[AreaId.index(id) * 2 + period]++;
                }
            }
            int cell = row.quality().mayBeDot() ? GRID.indexOf(row.eastMetres(), row.northMetres()) : -1;
            if (cell >= 0) {
                cells[cell]++;
            }
            if (row.earliestMinute() == row.latestMinute()) {
                hours[hour(row)]++;
            } else {
                intervals++;
            }
        }
        assertThat(scan.cells(filter, GRID).count()).as("cells %s", filter).isEqualTo(cells);
        assertThat(scan.areaPeriods(filter, 2, AREAS, months))
                .as("areas %s", filter)
                .isEqualTo(areas);
        assertThat(scan.periods(filter, months)).as("periods %s", filter).isEqualTo(periods);
        var times = scan.times(filter);
        assertThat(times.hourOfWeek()).as("hours %s", filter).isEqualTo(hours);
        assertThat(times.earliestMinute()).hasSize(intervals);
        assertThat(scan.newestIds(filter, 20)).as("newest %s", filter).isEqualTo(newest(matching));
    }

    /// By distance, or by being on the same side of all three edges; NaN lies nowhere.
    private static boolean liesWithin(Extent extent, double east, double north) {
        return switch (extent) {
            case Extent.Circle circle ->
                Math.sqrt(Math.pow(east - circle.centre().east(), 2)
                                + Math.pow(north - circle.centre().north(), 2))
                        <= circle.radiusMetres();
            case Extent.Polygon triangle -> {
                var corners = triangle.corners();
                int left = 0;
                int right = 0;
                for (int i = 0; i < 3; i++) {
                    var from = corners.get(i);
                    var to = corners.get((i + 1) % 3);
                    double side = (to.east() - from.east()) * (north - from.north())
                            - (to.north() - from.north()) * (east - from.east());
                    left += side >= 0 ? 1 : 0;
                    right += side <= 0 ? 1 : 0;
                }
                yield left == 3 || right == 3;
            }
        };
    }

    private static List<Long> newest(List<Row> matching) {
        return matching.stream()
                .sorted(java.util.Comparator.comparingInt(IncidentScanTest::middle)
                        .thenComparingLong(Row::id)
                        .reversed())
                .limit(20)
                .map(Row::id)
                .toList();
    }

    private static boolean matches(IncidentFilter filter, Row row) {
        var box = filter.box();
        var area = filter.area();
        var quality = filter.leastQuality();
        var within = filter.within();
        return middle(row) >= filter.fromMinute()
                && middle(row) < filter.toMinute()
                && (filter.categories().isEmpty() || filter.categories().contains(row.category()))
                && (filter.sources().isEmpty() || filter.sources().contains(row.source()))
                && (filter.knownBy().isEmpty() || filter.knownBy().contains(row.knownBy()))
                && (quality == null || row.quality().ordinal() <= quality.ordinal())
                && (area == null || Arrays.stream(row.areaIds()).anyMatch(id -> id == area))
                && (within == null
                        || row.quality().mayBeDot() && liesWithin(within, row.eastMetres(), row.northMetres()))
                && (box == null
                        || row.eastMetres() >= box.minEast()
                                && row.eastMetres() < box.maxEast()
                                && row.northMetres() >= box.minNorth()
                                && row.northMetres() < box.maxNorth())
                && (!filter.countedOnly()
                        || row.isCounted()
                                && row.verification() != Verification.RUMOUR
                                && row.verification() != Verification.REFUTED);
    }

    private static int middle(Row row) {
        return Math.floorDiv(row.earliestMinute() + row.latestMinute(), 2);
    }

    private static int hour(Row row) {
        var local = Instant.ofEpochSecond(row.earliestMinute() * 60L).atZone(ZONE);
        return (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
    }

    private static long[] absent(Segment segment) {
        var absent = new long[Segment.CAPACITY / 64];
        for (int i = 0; i < segment.size(); i++) {
            if (segment.id(i) % 7 == 0) {
                absent[i >> 6] |= 1L << i;
            }
        }
        return absent;
    }

    private static IncidentColumns columns(List<Row> rows) {
        var builder = new IncidentColumnsBuilder(new MunicipalityId("TEST"), ZONE, List.of(1, 2), SOURCES);
        rows.forEach(builder::add);
        return builder.build();
    }

    private static Row row(long id, int earliest, int latest, double eastOffset) {
        return new Row(
                id,
                400_000 + eastOffset,
                6_400_000,
                earliest,
                latest,
                "A",
                "guard",
                KnownBy.REPORTED,
                Verification.CONFIRMED,
                LocationQuality.POINT,
                true,
                new int[0]);
    }

    private List<Row> rows(int count) {
        var rows = new ArrayList<Row>(count);
        for (int i = 0; i < count; i++) {
            var quality = LocationQuality.values()[random.nextInt(LocationQuality.values().length)];
            boolean placed = random.nextInt(5) != 0;
            int earliest = FIRST + random.nextInt(MINUTES);
            rows.add(new Row(
                    i + 1,
                    placed ? 400_000 + random.nextInt(1_000_000) / 100.0 : Double.NaN,
                    placed ? 6_400_000 + random.nextInt(1_000_000) / 100.0 : Double.NaN,
                    earliest,
                    random.nextInt(4) == 0 ? earliest + random.nextInt(600) : earliest,
                    CATEGORIES.get(random.nextInt(CATEGORIES.size())),
                    SOURCES.get(random.nextInt(SOURCES.size())),
                    KnownBy.values()[random.nextInt(KnownBy.values().length)],
                    Verification.values()[random.nextInt(Verification.values().length)],
                    quality,
                    random.nextInt(10) != 0,
                    areas(i)));
        }
        return rows;
    }

    private int[] areas(int row) {
        return switch (row % 3) {
            case 0 -> new int[0];
            case 1 -> new int[] {AreaId.of(1, random.nextInt(AREAS))};
            default -> new int[] {AreaId.of(1, random.nextInt(AREAS)), AreaId.of(2, random.nextInt(AREAS))};
        };
    }

    private IncidentFilter filter() {
        int from = FIRST - 1_000 + random.nextInt(MINUTES);
        int to = from + 2_000 + random.nextInt(random.nextBoolean() ? 5_000 : MINUTES);
        return new IncidentFilter(
                from,
                to,
                random.nextBoolean() ? Set.of() : Set.of(CATEGORIES.get(1 + random.nextInt(4)), "A"),
                random.nextInt(3) != 0 ? Set.of() : Set.of(SOURCES.get(random.nextInt(3))),
                random.nextInt(3) != 0 ? Set.of() : Set.of(KnownBy.values()[random.nextInt(5)]),
                random.nextInt(3) != 0 ? null : LocationQuality.values()[random.nextInt(7)],
                random.nextInt(3) != 0 ? null : (Integer) AreaId.of(1 + random.nextInt(2), random.nextInt(AREAS)),
                random.nextInt(3) != 0 ? null : box(),
                random.nextInt(3) != 0 ? null : extent(),
                random.nextInt(3) != 0);
    }

    private Extent extent() {
        var first = corner();
        return random.nextBoolean()
                ? new Extent.Circle(first, 1 + random.nextInt(3_000))
                : new Extent.Polygon(List.of(first, corner(), corner()));
    }

    private EastNorth corner() {
        return new EastNorth(
                400_000 + random.nextInt(1_000_000) / 100.0, 6_400_000 + random.nextInt(1_000_000) / 100.0);
    }

    private @Nullable Box box() {
        double west = 400_000 + random.nextInt(900_000) / 100.0;
        double south = 6_400_000 + random.nextInt(900_000) / 100.0;
        return new Box(west, south, west + random.nextInt(3_000), south + random.nextInt(3_000));
    }
}
