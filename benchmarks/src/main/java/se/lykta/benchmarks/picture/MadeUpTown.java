package se.lykta.benchmarks.picture;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import se.lykta.area.LocationQuality;
import se.lykta.ingest.KnownBy;
import se.lykta.ingest.Verification;

/// Any number of invented incidents of one town, in order of time, the same for the same seed.
///
/// 20 × 20 km, five years, twelve categories, six sources, 441 areas in squares; four of five incidents lie in 400
/// clusters; one of five is known to an interval; one of ten has no position good enough for a dot.
final class MadeUpTown {
    static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    static final int WEST_METRES = 400_000;
    static final int SOUTH_METRES = 6_400_000;
    static final int SIDE_METRES = 20_000;
    static final int AREAS_PER_SIDE = 21;
    static final int AREAS = AREAS_PER_SIDE * AREAS_PER_SIDE;
    static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);
    static final int YEARS = 5;
    static final List<String> CATEGORIES =
            IntStream.range(0, 12).mapToObj(i -> "CATEGORY_" + (char) ('A' + i)).toList();
    static final List<String> SOURCES =
            IntStream.range(0, 6).mapToObj(i -> "source" + i).toList();

    private static final int CLUSTERS = 400;
    private static final int SIDE_CM = SIDE_METRES * 100;
    private static final KnownBy[] KNOWN_BY = KnownBy.values();

    private final SplittableRandom random;
    private final long count;
    private final int firstMinute = minute(FIRST_DAY);
    private final int minutes = minute(FIRST_DAY.plusYears(YEARS)) - firstMinute;
    private final int[] clusterX = new int[CLUSTERS];
    private final int[] clusterY = new int[CLUSTERS];
    private final int[] clusterSpread = new int[CLUSTERS];

    interface Sink {
        void add(MadeUpIncident incident) throws Exception;
    }

    MadeUpTown(long seed, long count) {
        this.random = new SplittableRandom(seed);
        this.count = count;
        for (int i = 0; i < CLUSTERS; i++) {
            clusterX[i] = random.nextInt(SIDE_CM);
            clusterY[i] = random.nextInt(SIDE_CM);
            clusterSpread[i] = 4_000 + random.nextInt(26_000);
        }
    }

    static int minute(LocalDate day) {
        return (int) (day.atStartOfDay(ZONE).toEpochSecond() / 60);
    }

    void forEach(Sink sink) throws Exception {
        for (long i = 0; i < count; i++) {
            sink.add(next(i));
        }
    }

    private MadeUpIncident next(long i) {
        // Mostly in order, as reports come in: within a few days of each other.
        int minute = firstMinute
                + (int) Math.clamp((long) (i * (double) minutes / count) + random.nextInt(4_000), 0, minutes - 1_500);
        int length = random.nextInt(5) == 0 ? 1 + random.nextInt(1_440) : 0;
        var quality = quality();
        int x;
        int y;
        if (random.nextInt(5) != 0) {
            int cluster = (int) (CLUSTERS * random.nextDouble() * random.nextDouble());
            x = inside(clusterX[cluster] + random.nextGaussian() * clusterSpread[cluster]);
            y = inside(clusterY[cluster] + random.nextGaussian() * clusterSpread[cluster]);
        } else {
            x = random.nextInt(SIDE_CM);
            y = random.nextInt(SIDE_CM);
        }
        int column = (int) ((long) x * AREAS_PER_SIDE / SIDE_CM);
        int row = (int) ((long) y * AREAS_PER_SIDE / SIDE_CM);
        boolean placed = quality.mayBeDot() || quality == LocationQuality.AREA && random.nextBoolean();
        boolean inArea = quality.mayBeDot() || quality == LocationQuality.AREA;
        double category = random.nextDouble();
        return new MadeUpIncident(
                i + 1,
                placed,
                WEST_METRES * 100 + x,
                SOUTH_METRES * 100 + y,
                minute,
                length,
                (int) (CATEGORIES.size() * category * Math.sqrt(category)),
                random.nextInt(SOURCES.size()),
                KNOWN_BY[random.nextInt(KNOWN_BY.length)],
                verification(),
                quality,
                random.nextInt(50) != 0,
                inArea ? row * AREAS_PER_SIDE + column : -1);
    }

    private LocationQuality quality() {
        int draw = random.nextInt(100);
        return draw < 40
                ? LocationQuality.POINT
                : draw < 60
                        ? LocationQuality.ADDRESS
                        : draw < 75
                                ? LocationQuality.STREET
                                : draw < 90
                                        ? LocationQuality.PLACE
                                        : draw < 95
                                                ? LocationQuality.AREA
                                                : draw < 98 ? LocationQuality.MUNICIPALITY : LocationQuality.UNKNOWN;
    }

    private Verification verification() {
        int draw = random.nextInt(100);
        return draw < 30
                ? Verification.CONFIRMED
                : draw < 97 ? Verification.UNCONFIRMED : draw < 99 ? Verification.RUMOUR : Verification.REFUTED;
    }

    private static int inside(double cm) {
        return (int) Math.clamp((long) cm, 0, SIDE_CM - 1);
    }
}
