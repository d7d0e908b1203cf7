package se.lykta.benchmarks.picture;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import se.lykta.area.AreaId;
import se.lykta.area.LocationQuality;
import se.lykta.benchmarks.picture.Question.Shape;
import se.lykta.incident.IncidentFilter;
import se.lykta.incident.IncidentFilter.Box;
import se.lykta.ingest.KnownBy;

/// The named questions of the picture, and any number of random ones.
final class Questions {
    private static final int LAST = MadeUpTown.minute(MadeUpTown.FIRST_DAY.plusYears(MadeUpTown.YEARS));
    private static final int FIRST = MadeUpTown.minute(MadeUpTown.FIRST_DAY);
    private static final int DAY = 1440;
    private static final int[] CELL_METRES = {100, 250, 500, 1_000};

    private Questions() {}

    static List<Question> named() {
        var all = IncidentFilter.counted(FIRST, LAST);
        var categories = MadeUpTown.CATEGORIES;
        var three = Set.of(categories.get(1), categories.get(4), categories.get(7));
        var middle = new Box(
                MadeUpTown.WEST_METRES + 8_000,
                MadeUpTown.SOUTH_METRES + 8_000,
                MadeUpTown.WEST_METRES + 12_000,
                MadeUpTown.SOUTH_METRES + 12_000);
        return List.of(
                new Question(
                        "250 m grid, 3 types, 90 days",
                        Shape.CELLS,
                        250,
                        all.during(LAST - 90 * DAY, LAST).ofCategories(three)),
                new Question("250 m grid, all", Shape.CELLS, 250, all),
                new Question(
                        "heat clock, 4 km box, 1 year",
                        Shape.CLOCK,
                        0,
                        all.during(LAST - 365 * DAY, LAST).inBox(middle)),
                new Question("month × type", Shape.MONTH_BY_CATEGORY, 0, all),
                new Question("area totals, 441 areas", Shape.AREAS, 0, all));
    }

    /// Filters by all properties, alone and together, from nearly nothing to nearly all.
    static List<Question> random(long seed, int count) {
        var random = new SplittableRandom(seed);
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> new Question(
                        "random filter " + (i + 1),
                        Shape.CELLS,
                        CELL_METRES[random.nextInt(CELL_METRES.length)],
                        filter(random)))
                .toList();
    }

    private static IncidentFilter filter(SplittableRandom random) {
        int from = FIRST;
        int to = LAST;
        if (random.nextInt(4) != 0) {
            int days = 1 + (int) (MadeUpTown.YEARS * 365 * Math.pow(random.nextDouble(), 2));
            from = FIRST + random.nextInt(LAST - FIRST);
            to = from + days * DAY;
        }
        Set<String> categories = random.nextInt(2) == 0 ? Set.of() : some(random, MadeUpTown.CATEGORIES);
        Set<String> sources = random.nextInt(3) != 0 ? Set.of() : some(random, MadeUpTown.SOURCES);
        Set<KnownBy> knownBy = random.nextInt(3) != 0 ? Set.of() : some(random, List.of(KnownBy.values()));
        var quality = random.nextInt(3) == 0
                ? LocationQuality.values()[random.nextInt(LocationQuality.values().length)]
                : null;
        Integer area = random.nextInt(5) == 0 ? AreaId.of(1, random.nextInt(MadeUpTown.AREAS)) : null;
        Box box = random.nextInt(3) == 0 ? box(random) : null;
        return new IncidentFilter(from, to, categories, sources, knownBy, quality, area, box, random.nextInt(4) != 0);
    }

    private static Box box(SplittableRandom random) {
        int west = MadeUpTown.WEST_METRES + random.nextInt(MadeUpTown.SIDE_METRES);
        int south = MadeUpTown.SOUTH_METRES + random.nextInt(MadeUpTown.SIDE_METRES);
        return new Box(west, south, west + 100 + random.nextInt(8_000), south + 100 + random.nextInt(8_000));
    }

    private static <T> Set<T> some(SplittableRandom random, List<T> all) {
        var chosen = new HashSet<T>();
        int wanted = 1 + random.nextInt(all.size());
        for (int i = 0; i < wanted; i++) {
            chosen.add(all.get(random.nextInt(all.size())));
        }
        return chosen;
    }
}
