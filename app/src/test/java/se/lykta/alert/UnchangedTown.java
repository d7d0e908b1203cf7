package se.lykta.alert;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import se.lykta.alert.MadeTown.Spot;
import se.lykta.ingest.KnownBy;

/// A seeded town in which nothing changes: addresses that differ in how much happens there, kinds that differ in
/// how common they are, a season, and days that have nothing to do with place or kind. So every alert there is
/// false.
final class UnchangedTown {
    /// A Sunday, on whose evening a week is judged.
    static final LocalDate EVENING = LocalDate.of(2026, 11, 22);

    private static final int WEEKS_BEFORE = 112;
    private static final double SEASON = 0.2;
    private static final double DAYS_A_YEAR = 365.25;
    private static final int MINUTES_A_DAY = 1440;
    private static final int CENTRES = 8;
    private static final double CENTRE_METRES = 350;
    private static final double FEWEST_A_WEEK = 3;
    private static final double MOST_A_WEEK = 20;
    private static final String[] CATEGORIES = {
        "VANDALISM", "DISORDER", "THEFT", "GRAFFITI", "BURGLARY", "FIRE", "DRUGS", "LITTER"
    };
    private static final double[] SHARES = {.28, .24, .16, .1, .08, .06, .05, .03};

    private final SplittableRandom random;
    private final MadeTown town = new MadeTown();
    private final Spot[] addresses;
    private final double[] weights;

    private UnchangedTown(long seed) {
        random = new SplittableRandom(seed);
        addresses = new Spot[150];
        weights = new double[addresses.length];
        var centres = new Spot[CENTRES];
        for (int i = 0; i < CENTRES; i++) {
            centres[i] = anywhere();
        }
        double total = 0;
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = random.nextDouble() < .3 ? anywhere() : near(centres[random.nextInt(CENTRES)]);
            total += Math.exp(random.nextGaussian());
            weights[i] = total;
        }
    }

    /// Discovered and reported each 3 to 20 a week, for more than two years up to the evening.
    static MadeTown of(long seed) {
        return of(seed, 0);
    }

    /// The same that goes on for some days after the evening.
    static MadeTown of(long seed, int daysAfter) {
        var made = new UnchangedTown(seed);
        double aWeek = FEWEST_A_WEEK * Math.pow(MOST_A_WEEK / FEWEST_A_WEEK, made.random.nextDouble());
        made.fill(aWeek, daysAfter);
        return made.town;
    }

    /// A town with ten a week of each way to which something is added at one address.
    ///
    /// @param town with the addition
    /// @param at the address
    record Planted(MadeTown town, Spot at) {}

    /// Extra incidents come within 75 m of the address on each of the days after the evening.
    static Planted planted(long seed, double extraAWeek, int days) {
        var made = new UnchangedTown(seed);
        made.fill(10, days);
        var at = made.addresses[made.random.nextInt(made.addresses.length)];
        for (var day = EVENING.plusDays(1); !day.isAfter(EVENING.plusDays(days)); day = day.plusDays(1)) {
            for (int i = made.poisson(extraAWeek / 7); i > 0; i--) {
                double radius = 75 * Math.sqrt(made.random.nextDouble());
                double angle = 2 * Math.PI * made.random.nextDouble();
                var spot = inside(at.east() + radius * Math.cos(angle), at.north() + radius * Math.sin(angle));
                made.town.add(day, made.minute(), spot, made.category(), KnownBy.DISCOVERED);
            }
        }
        return new Planted(made.town, at);
    }

    private void fill(double aWeek, int daysAfter) {
        var first = EVENING.minusWeeks(WEEKS_BEFORE).plusDays(1);
        ToDoubleFunction<LocalDate> season =
                day -> 1 + SEASON * Math.cos(2 * Math.PI * ChronoUnit.DAYS.between(first, day) / DAYS_A_YEAR);
        for (var day = first; !day.isAfter(EVENING.plusDays(daysAfter)); day = day.plusDays(1)) {
            for (var way : MadeTown.WAYS) {
                for (int i = poisson(aWeek / 7 * season.applyAsDouble(day)); i > 0; i--) {
                    town.add(day, minute(), address(), category(), way);
                }
            }
        }
    }

    private int minute() {
        return random.nextInt(MINUTES_A_DAY - 60);
    }

    private Spot address() {
        double u = random.nextDouble() * weights[weights.length - 1];
        int at = 0;
        while (weights[at] <= u) {
            at++;
        }
        return addresses[at];
    }

    private String category() {
        double u = random.nextDouble();
        int at = 0;
        while (at < SHARES.length - 1 && u >= SHARES[at]) {
            u -= SHARES[at++];
        }
        return CATEGORIES[at];
    }

    private int poisson(double mean) {
        double p = random.nextDouble();
        int count = 0;
        while (p > Math.exp(-mean)) {
            p *= random.nextDouble();
            count++;
        }
        return count;
    }

    private Spot anywhere() {
        return new Spot(random.nextDouble(MadeTown.SIDE_METRES), random.nextDouble(MadeTown.SIDE_METRES));
    }

    private Spot near(Spot centre) {
        return inside(
                centre.east() + CENTRE_METRES * random.nextGaussian(),
                centre.north() + CENTRE_METRES * random.nextGaussian());
    }

    private static Spot inside(double east, double north) {
        double most = Math.nextDown(MadeTown.SIDE_METRES);
        return new Spot(Math.clamp(east, 0, most), Math.clamp(north, 0, most));
    }
}
