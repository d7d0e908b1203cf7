package se.lykta.alert;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import se.lykta.analysis.trend.Interval;
import se.lykta.analysis.trend.Rate;
import se.lykta.observe.Exposures;

/// How often do the searches cry wolf in towns where nothing changes, and how soon do they see what was planted?
/// Through the code that runs each night. Prints the tables of docs/methods/alerts.md.
///
/// Arguments: unchanged towns looked at once, towns for each planted size, unchanged towns looked at every night of
/// a year.
final class AlertCalibration {
    static final double COVERAGE = 0.95;
    private static final double DAYS_A_YEAR = 365;
    private static final double WEEKS_A_YEAR = 52;
    private static final int YEAR = 364;
    private static final int PLANTED_DAYS = 28;

    private final EmergingSearch emerging = new EmergingSearch(AlertSettings.shipped());
    private final CountSearch counts =
            new CountSearch(AlertSettings.shipped(), new Exposures((municipality, from, to) -> List.of()));

    public static void main(String[] arguments) {
        var calibration = new AlertCalibration();
        calibration.once(Integer.parseInt(arguments[0])).print();
        for (double extraAWeek : new double[] {2, 3, 5, 8}) {
            calibration.planted(extraAWeek, Integer.parseInt(arguments[1]));
        }
        calibration.everyNight(Integer.parseInt(arguments[2]));
    }

    /// What came in so many looks, beside what was stated.
    ///
    /// @param looks nights or weeks, all towns together
    /// @param stated alerts that many looks give
    record Outcome(String search, int towns, int alerts, double stated, double looksAYear) {
        /// Of the alerts per town and year.
        Interval interval() {
            return new Rate(alerts, towns / looksAYear).interval(COVERAGE);
        }

        double aYear() {
            return alerts * looksAYear / towns;
        }

        double statedAYear() {
            return stated * looksAYear / towns;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: %d towns, %d alerts, %.2f a year, 95 %% interval %.2f to %.2f, stated %.2f",
                    search,
                    towns,
                    alerts,
                    aYear(),
                    interval().lower(),
                    interval().upper(),
                    statedAYear());
        }
    }

    record Outcomes(Outcome emerging, Outcome counts) {
        void print() {
            System.out.println(emerging);
            System.out.println(counts);
        }
    }

    /// One evening of each of so many unchanged towns.
    Outcomes once(int towns) {
        int emerged = 0;
        int counted = 0;
        double counting = 0;
        for (int seed = 0; seed < towns; seed++) {
            var evening = UnchangedTown.of(seed).on(UnchangedTown.EVENING);
            emerged += emerging.find(evening, List.of()).size();
            var found = counts.find(evening, List.of());
            counted += found.finds().size();
            counting += found.falseAlarmsAYear() / WEEKS_A_YEAR;
        }
        double aNight = AlertSettings.shipped().emergingFalseAlarmsAYear() / DAYS_A_YEAR;
        return new Outcomes(
                new Outcome("emerging", towns, emerged, towns * Evening.Way.values().length * aNight, DAYS_A_YEAR),
                new Outcome("counts", towns, counted, counting, WEEKS_A_YEAR));
    }

    /// After how many days is it seen that so many more come to one address?
    private void planted(double extraAWeek, int towns) {
        int[] emergingDay = new int[towns];
        int[] countDay = new int[towns];
        for (int t = 0; t < towns; t++) {
            var planted = UnchangedTown.planted(70_000L + t, extraAWeek, PLANTED_DAYS);
            var last = planted.town().on(UnchangedTown.EVENING.plusDays(PLANTED_DAYS));
            emergingDay[t] = PLANTED_DAYS + 1;
            countDay[t] = PLANTED_DAYS + 1;
            for (int day = 1; day <= PLANTED_DAYS; day++) {
                var evening = new Evening(
                        last.municipality(), last.layers(), last.columns(), UnchangedTown.EVENING.plusDays(day));
                if (emergingDay[t] > PLANTED_DAYS
                        && emerging.find(evening, List.of()).stream().anyMatch(find -> isAt(find, planted))) {
                    emergingDay[t] = day;
                }
                if (countDay[t] > PLANTED_DAYS
                        && evening.day().getDayOfWeek() == DayOfWeek.SUNDAY
                        && counts.find(evening, List.of()).finds().stream().anyMatch(find -> isAt(find, planted))) {
                    countDay[t] = day;
                }
            }
        }
        print("emerging", extraAWeek, emergingDay);
        print("counts", extraAWeek, countDay);
    }

    private static boolean isAt(Find find, UnchangedTown.Planted planted) {
        var centre = find.where().centre();
        return centre == null
                ? find.where().areaCode().equals(planted.at().areaCode())
                        && find.what().knownBy().equals(Evening.Way.DISCOVERED.name())
                : Math.hypot(
                                centre.east() - MadeTown.EAST - planted.at().east(),
                                centre.north() - MadeTown.NORTH - planted.at().north())
                        <= find.where().radiusMetres() + 100;
    }

    private static void print(String search, double extraAWeek, int[] day) {
        Arrays.sort(day);
        long seen = Arrays.stream(day).filter(d -> d <= PLANTED_DAYS).count();
        System.out.printf(
                Locale.ROOT,
                "%s, %.0f extra a week, %d towns: seen within 28 days in %.0f %%, a quarter by day %s, half by day %s%n",
                search,
                extraAWeek,
                day.length,
                100.0 * seen / day.length,
                text(day[day.length / 4]),
                text(day[day.length / 2]));
    }

    private static String text(int day) {
        return day <= PLANTED_DAYS ? Integer.toString(day) : "-";
    }

    /// How many alerts does a year of nights make, when one that goes on stays one alert?
    private void everyNight(int towns) {
        int emerged = 0;
        int counted = 0;
        double counting = 0;
        for (int seed = 0; seed < towns; seed++) {
            var all = UnchangedTown.of(30_000L + seed, YEAR).on(UnchangedTown.EVENING.plusDays(YEAR));
            var known = new HashMap<String, Alert>();
            for (int day = 1; day <= YEAR; day++) {
                var evening = new Evening(
                        all.municipality(), all.layers(), all.columns(), UnchangedTown.EVENING.plusDays(day));
                emerged += keep(known, emerging.find(evening, List.copyOf(known.values())), evening.day());
                if (evening.day().getDayOfWeek() == DayOfWeek.SUNDAY) {
                    var found = counts.find(evening, List.copyOf(known.values()));
                    counted += keep(known, found.finds(), evening.day());
                    counting += found.falseAlarmsAYear() / WEEKS_A_YEAR;
                }
            }
        }
        int ways = Evening.Way.values().length;
        System.out.println("Every night of a year, where what is stated of the scan is an upper bound:");
        System.out.println(new Outcome(
                "emerging",
                towns,
                emerged,
                towns * ways * AlertSettings.shipped().emergingFalseAlarmsAYear(),
                1));
        System.out.println(new Outcome("counts", towns, counted, counting, 1));
    }

    /// @return how many were not known
    private static int keep(Map<String, Alert> known, List<Find> finds, LocalDate day) {
        int fresh = 0;
        for (var find : finds) {
            var before = known.get(find.key());
            fresh += before == null ? 1 : 0;
            known.put(
                    find.key(),
                    new Alert(
                            UUID.randomUUID(),
                            before == null ? find : before.find(),
                            Alert.Seen.of(find),
                            before == null ? day : before.firstOn(),
                            day,
                            new Alert.Handling(Alert.State.OPEN, null, Alert.Judgement.NONE, "")));
        }
        return fresh;
    }
}
