package se.lykta.analysis.emerging;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import se.lykta.analysis.GoldenPoints;
import se.lykta.analysis.emerging.ScanResult.Scanned;
import se.lykta.analysis.emerging.SpaceTimeScan.Shuffles;

/// How often does the nightly scan cry wolf in towns where nothing emerges, and how soon does it see a cluster that
/// was planted? Prints the tables of docs/methods/emerging-places.md.
///
/// Arguments: towns without clusters, towns per planted size.
final class ScanCalibration {
    private static final int DAYS = 365;
    private static final SpaceTimeScan NIGHTLY = SpaceTimeScan.withDefaults();

    private ScanCalibration() {}

    public static void main(String[] arguments) {
        falseAlarms(300, Integer.parseInt(arguments[0]));
        falseAlarms(2000, Integer.parseInt(arguments[0]));
        for (int perWeek : new int[] {2, 3, 5, 8}) {
            detection(perWeek, Integer.parseInt(arguments[1]));
        }
    }

    private static void falseAlarms(int cases, int towns) {
        int[] watch = new int[2];
        int[] alarm = new int[2];
        int[] twentieth = new int[2];
        for (int t = 0; t < towns; t++) {
            var result = nightly(town(cases, t), t);
            if (!result.clusters().isEmpty()) {
                var chance = result.clusters().getFirst().chance();
                double[] p = {chance.p(), chance.gumbelP()};
                for (int k = 0; k < 2; k++) {
                    watch[k] += p[k] <= 1.0 / 100 ? 1 : 0;
                    alarm[k] += p[k] <= 1.0 / 365 ? 1 : 0;
                    twentieth[k] += p[k] <= 0.05 ? 1 : 0;
                }
            }
        }
        for (int k = 0; k < 2; k++) {
            System.out.printf(
                    Locale.ROOT,
                    "%d towns of %d cases, no cluster, %s: p <= 0.05 %.4f, 100 days %.4f (stated .0100), 365 days %.4f (stated .0027)%n",
                    towns,
                    cases,
                    k == 0 ? "shuffles" : "Gumbel",
                    (double) twentieth[k] / towns,
                    (double) watch[k] / towns,
                    (double) alarm[k] / towns);
        }
    }

    /// A year of 1000 cases; in its last 28 days extra cases come within 75 m of one place.
    private static void detection(int perWeek, int towns) {
        int[] day = new int[towns];
        for (int t = 0; t < towns; t++) {
            day[t] = firstAlert(perWeek, t);
        }
        Arrays.sort(day);
        long seen = Arrays.stream(day).filter(d -> d <= 28).count();
        System.out.printf(
                Locale.ROOT,
                "%d towns of 1000 cases, %d extra a week: 365-day alert within 28 days in %.0f %%, median day %s, a tenth by day %s%n",
                towns,
                perWeek,
                100.0 * seen / towns,
                day[towns / 2] <= 28 ? day[towns / 2] : "-",
                day[towns / 10] <= 28 ? day[towns / 10] : "-");
    }

    /// Days after the cluster began, 29 when it was not seen.
    private static int firstAlert(int perWeek, int t) {
        var random = new Random(90_000L + t);
        var town = town(1000 * (DAYS + 28) / DAYS, 5000 + t);
        int extra = 4 * perWeek;
        double[] x = Arrays.copyOf(town.x(), town.size() + extra);
        double[] y = Arrays.copyOf(town.y(), town.size() + extra);
        int[] day = new int[town.size() + extra];
        for (int i = 0; i < town.size(); i++) {
            day[i] = random.nextInt(DAYS + 28);
        }
        int at = random.nextInt(town.size());
        for (int i = town.size(); i < day.length; i++) {
            double radius = 75 * Math.sqrt(random.nextDouble());
            double angle = 2 * Math.PI * random.nextDouble();
            x[i] = town.x()[at] + radius * Math.cos(angle);
            y[i] = town.y()[at] + radius * Math.sin(angle);
            day[i] = DAYS + random.nextInt(28);
        }
        for (int today = DAYS; today < DAYS + 28; today++) {
            var result = nightly(until(x, y, day, today), t);
            for (var cluster : result.clusters()) {
                boolean there = Math.hypot(cluster.x() - x[at], cluster.y() - y[at]) <= cluster.radiusMetres() + 100;
                if (there && cluster.chance().gumbelRecurrenceDays() >= 365) {
                    return today - DAYS + 1;
                }
            }
        }
        return 29;
    }

    private static Cases until(double[] x, double[] y, int[] day, int today) {
        int first = today - DAYS + 1;
        int[] kept = IntStream.range(0, day.length)
                .filter(i -> day[i] >= first && day[i] <= today)
                .toArray();
        return new Cases(
                Arrays.stream(kept).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> y[i]).toArray(),
                Arrays.stream(kept).map(i -> day[i] - first).toArray(),
                DAYS);
    }

    private static Scanned nightly(Cases cases, long seed) {
        return (Scanned)
                NIGHTLY.withShuffles(new Shuffles(999, 50, 31 * seed + 7, 2)).scan(cases);
    }

    /// Places of the reference town's background, days drawn with its season and independent of place.
    private static Cases town(int cases, long seed) {
        var points = GoldenPoints.of(cases, 1000 + seed);
        var random = new Random(seed);
        int[] day = new int[cases];
        for (int i = 0; i < cases; i++) {
            do {
                day[i] = random.nextInt(DAYS);
            } while (random.nextDouble() * 1.2 > 1 + 0.2 * Math.cos(2 * Math.PI * day[i] / 365));
        }
        return new Cases(points.x(), points.y(), day, DAYS);
    }
}
