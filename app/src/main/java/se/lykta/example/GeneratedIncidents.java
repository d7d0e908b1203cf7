package se.lykta.example;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import se.lykta.area.LonLat;

/// Any number of invented incidents in the generic template's format, for measurements.
///
/// They lie in 20 × 20 km around a point and in five years, in order of days, with the rhythms of week and year, in
/// twelve categories, four of five in clusters of very different size. Incident i is a function of the seed and i.
/// Not for several threads.
///
/// A million rows are about 110 MB.
public final class GeneratedIncidents {
    /// The name of the shipped template that reads the file.
    public static final String TEMPLATE = "generic";

    public static final int YEARS = 5;

    private static final String HEADER = "id,time,longitude,latitude,category,place,text\n";
    private static final String[] CATEGORIES = {
        "DISORDER",
        "VANDALISM",
        "LITTER",
        "GRAFFITI",
        "THEFT",
        "TRAFFIC",
        "YOUTH_GATHERING",
        "INTOXICATION",
        "BIKE_THEFT",
        "THREAT_VIOLENCE",
        "BURGLARY",
        "FIRE"
    };
    private static final double HALF_SIDE_METRES = 10_000;
    private static final double METRES_PER_DEGREE = 111_320;
    private static final int CLUSTERS = 400;
    private static final int SLOTS = 4096;
    private static final double CLUSTERED = 0.8;
    private static final int ROW_BYTES = 512;
    private static final double MICRO = 1e6;

    private final long count;
    private final LonLat centre;
    private final double metresPerDegreeEast;
    private final byte[][] days;
    private final double[] dayWeights;
    private final int[][] hours;
    private final byte[][] categories = new byte[CATEGORIES.length][];
    private final byte[][][] texts = new byte[CATEGORIES.length][][];
    private final double[] clusterX = new double[CLUSTERS];
    private final double[] clusterY = new double[CLUSTERS];
    private final double[] clusterSpread = new double[CLUSTERS];
    private final int[] clusterSlots = new int[SLOTS];
    private final Draws draws;
    private final long start;

    private final byte[] buffer = new byte[1 << 18];
    private int size;
    private int day;

    /// @param count how many incidents, at least 1
    /// @param centre of the square
    /// @param lastDay the day of the last incident
    public GeneratedIncidents(long seed, long count, LonLat centre, LocalDate lastDay) {
        if (count < 1) {
            throw new IllegalArgumentException("count is " + count + ", must be at least 1");
        }
        this.count = count;
        this.centre = centre;
        metresPerDegreeEast = METRES_PER_DEGREE * Math.cos(Math.toRadians(centre.latitude()));
        var firstDay = lastDay.minusYears(YEARS).plusDays(1);
        int dayCount = (int) (lastDay.toEpochDay() - firstDay.toEpochDay()) + 1;
        days = new byte[dayCount][];
        dayWeights = new double[dayCount + 1];
        hours = new int[dayCount][];
        var byWeekday = hoursByWeekday();
        for (int i = 0; i < dayCount; i++) {
            var date = firstDay.plusDays(i);
            days[i] = date.toString().getBytes(StandardCharsets.US_ASCII);
            double weekday = 0.8 + 0.1 * Math.min(3, date.getDayOfWeek().getValue() / 2);
            dayWeights[i + 1] = dayWeights[i] + Rhythm.season(date) * weekday;
            hours[i] = byWeekday[date.getDayOfWeek().ordinal()];
        }
        draws = Draws.of(seed, 0);
        start = draws.next();
        placeClusters();
        readTexts();
    }

    /// Writes the header and all rows.
    public void write(Path path) throws IOException {
        try (var out = Files.newOutputStream(path)) {
            write(out);
        }
    }

    public void write(OutputStream out) throws IOException {
        size = 0;
        day = 0;
        ascii(HEADER.getBytes(StandardCharsets.US_ASCII));
        for (long i = 0; i < count; i++) {
            if (size > buffer.length - ROW_BYTES) {
                out.write(buffer, 0, size);
                size = 0;
            }
            row(i);
        }
        out.write(buffer, 0, size);
    }

    private void row(long i) {
        draws.seat(start, i);
        ascii('G');
        digits(i + 1, 8);
        ascii(',');
        time(i);
        ascii(',');
        place();
        ascii('\n');
    }

    private void time(long i) {
        double at = (i + draws.uniform()) / count * dayWeights[days.length];
        while (day < days.length - 1 && dayWeights[day + 1] <= at) {
            day++;
        }
        ascii(days[day]);
        ascii('T');
        digits(hours[day][draws.below(hours[day].length)], 2);
        ascii(':');
        digits(draws.below(60), 2);
    }

    private void place() {
        double x = HALF_SIDE_METRES * (2 * draws.uniform() - 1);
        double y = HALF_SIDE_METRES * (2 * draws.uniform() - 1);
        int cluster = -1;
        if (draws.uniform() < CLUSTERED) {
            cluster = clusterSlots[draws.below(SLOTS)];
            double distance = clusterSpread[cluster] * Math.sqrt(-2 * Math.log(1 - draws.uniform()));
            double angle = 2 * Math.PI * draws.uniform();
            x = inside(clusterX[cluster] + distance * Math.cos(angle));
            y = inside(clusterY[cluster] + distance * Math.sin(angle));
        }
        degrees(centre.longitude() + x / metresPerDegreeEast);
        ascii(',');
        degrees(centre.latitude() + y / METRES_PER_DEGREE);
        ascii(',');
        int category = category(cluster);
        ascii(categories[category]);
        ascii(',');
        if (cluster >= 0) {
            ascii('P');
            digits(cluster + 1, 3);
        }
        ascii(',');
        ascii(texts[category][draws.below(texts[category].length)]);
    }

    /// Common categories before rare ones; every cluster has two of its own.
    private int category(int cluster) {
        double u = draws.uniform();
        if (cluster >= 0 && u < 0.5) {
            return (cluster + (u < 0.3 ? 0 : 5)) % CATEGORIES.length;
        }
        double v = draws.uniform();
        return (int) (CATEGORIES.length * v * Math.sqrt(v));
    }

    private static double inside(double metres) {
        return Math.clamp(metres, -HALF_SIDE_METRES, HALF_SIDE_METRES);
    }

    private void placeClusters() {
        var weights = new double[CLUSTERS];
        double sum = 0;
        for (int i = 0; i < CLUSTERS; i++) {
            // Towards the middle, as in a town: the sum of two uniforms.
            clusterX[i] = HALF_SIDE_METRES * (draws.uniform() + draws.uniform() - 1);
            clusterY[i] = HALF_SIDE_METRES * (draws.uniform() + draws.uniform() - 1);
            clusterSpread[i] = 40 + 260 * draws.uniform();
            sum += 1.0 / (i + 3);
            weights[i] = sum;
        }
        int cluster = 0;
        for (int slot = 0; slot < SLOTS; slot++) {
            while (weights[cluster] < sum * (slot + 0.5) / SLOTS) {
                cluster++;
            }
            clusterSlots[slot] = cluster;
        }
    }

    private void readTexts() {
        var sentences = ExampleTown.sentencesOnly();
        for (int i = 0; i < CATEGORIES.length; i++) {
            categories[i] = CATEGORIES[i].getBytes(StandardCharsets.US_ASCII);
            texts[i] = sentences.all("guard", CATEGORIES[i]).stream()
                    .map(text -> ('"' + text + '"').getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
        }
    }

    private static int[][] hoursByWeekday() {
        var byWeekday = new int[7][];
        for (var weekday : DayOfWeek.values()) {
            // A Monday, so that the weekday's number is the offset.
            var midnight = LocalDate.of(2024, 1, 1).plusDays(weekday.ordinal()).atStartOfDay();
            var list = new ArrayList<Integer>();
            for (int hour = 0; hour < 24; hour++) {
                for (int weight = 0; weight <= Rhythm.STATION.weight(midnight.plusHours(hour)); weight++) {
                    list.add(hour);
                }
            }
            byWeekday[weekday.ordinal()] =
                    list.stream().mapToInt(Integer::intValue).toArray();
        }
        return byWeekday;
    }

    private void ascii(int c) {
        buffer[size++] = (byte) c;
    }

    private void ascii(byte[] bytes) {
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void digits(long value, int width) {
        long rest = value;
        for (int i = width - 1; i >= 0; i--) {
            buffer[size + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += width;
    }

    /// Six decimals, about a decimetre.
    private void degrees(double value) {
        long micro = Math.round(Math.abs(value) * MICRO);
        if (value < 0) {
            ascii('-');
        }
        long whole = micro / 1_000_000;
        digits(whole, whole < 10 ? 1 : whole < 100 ? 2 : 3);
        ascii('.');
        digits(micro % 1_000_000, 6);
    }
}
