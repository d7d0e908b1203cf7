package se.lykta.example;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Draws what the police would publish: crimes per area and month, and single events of the municipality.
final class PoliceFigures {
    private static final long CRIMES = 3;
    private static final long EVENTS = 4;
    /// Figures of a month come so many days after it.
    private static final int PUBLISHED_AFTER_DAYS = 12;
    private static final double EVENTS_PER_DAY = 5.5 / 30;
    /// Far above the ids of the real feed.
    private static final long FIRST_ID = 900_000_000;

    private static final LocalDate COUNTY_ONLY_SINCE = LocalDate.of(2026, Month.JANUARY, 21);
    private static final Map<String, Double> PER_1000_AND_MONTH = rates();
    private static final double COUNTY_SHARE = 0.15;

    /// A crime of the police's statistics, known to the month and the area only.
    record ReportedCrime(String number, YearMonth month, String areaCode, String category) {}

    private final ExampleTown town;
    private final PlantedTruths truths;

    PoliceFigures(ExampleTown town, PlantedTruths truths) {
        this.town = town;
        this.truths = truths;
    }

    private static Map<String, Double> rates() {
        var rates = new LinkedHashMap<String, Double>();
        rates.put("THEFT", 0.42);
        rates.put("VANDALISM", 0.30);
        rates.put("THREAT_VIOLENCE", 0.18);
        rates.put("BIKE_THEFT", 0.16);
        rates.put("DRUGS", 0.08);
        rates.put("BURGLARY", 0.07);
        rates.put("HARASSMENT", 0.04);
        rates.put("ROBBERY", 0.01);
        return rates;
    }

    /// Whole months only, the last that is published by the end of the data.
    List<ReportedCrime> crimes() {
        var crimes = new ArrayList<ReportedCrime>();
        var month = YearMonth.from(truths.firstDay().plusMonths(1).minusDays(1));
        for (;
                !month.atEndOfMonth().plusDays(PUBLISHED_AFTER_DAYS).isAfter(truths.lastDay());
                month = month.plusMonths(1)) {
            for (int area = 0; area < town.areas().size(); area++) {
                addCrimes(crimes, month, area);
            }
        }
        return crimes;
    }

    private void addCrimes(List<ReportedCrime> crimes, YearMonth month, int areaIndex) {
        var area = town.areas().get(areaIndex);
        double people = town.residents().getOrDefault(area.code(), 0L) / 1000.0;
        double visitors = truths.festival().areaCodes().contains(area.code()) ? 3 : 1;
        long monthNumber = month.getYear() * 12L + month.getMonthValue();
        int kind = 0;
        for (var rate : PER_1000_AND_MONTH.entrySet()) {
            var draws = Draws.of(truths.seed(), CRIMES, areaIndex, monthNumber, kind++);
            int count = draws.poisson(rate.getValue() * people * visitors * Rhythm.season(month.atDay(15)));
            for (int i = 1; i <= count; i++) {
                var number = String.join("-", month.toString(), area.code(), rate.getKey(), Integer.toString(i));
                crimes.add(new ReportedCrime(number, month, area.code(), rate.getKey()));
            }
        }
    }

    List<PoliceEvent> events() {
        var events = new ArrayList<PoliceEvent>();
        ZoneId zone = town.municipality().profile().zone();
        for (var day = truths.firstDay(); !day.isAfter(truths.lastDay()); day = day.plusDays(1)) {
            var draws = Draws.of(truths.seed(), EVENTS, day.toEpochDay());
            int count = draws.poisson(EVENTS_PER_DAY);
            for (int i = 0; i < count; i++) {
                var at = day.atTime(draws.below(24), draws.below(60));
                long lagMinutes = (long) (-60 * Math.log(1 - draws.uniform()));
                var published = at.plusMinutes(5 + lagMinutes).plusSeconds(draws.below(60));
                if (!published.toLocalDate().isAfter(truths.lastDay())) {
                    events.add(event(FIRST_ID + day.toEpochDay() * 10 + i, at, published, zone, draws));
                }
            }
        }
        return events;
    }

    private PoliceEvent event(long id, LocalDateTime at, LocalDateTime published, ZoneId zone, Draws draws) {
        var about = draws.uniform() < COUNTY_SHARE ? "county" : "municipality";
        var type = town.sentences().one("type", about, draws);
        var place = town.sentences().one("name", about, draws);
        return new PoliceEvent(
                id, at, published.atZone(zone), type, place, town.sentences().one("feed", type, draws));
    }

    /// Does the feed give the county only as location, as it has since January 2026?
    static boolean isCountyOnly(PoliceEvent event) {
        return !event.published().toLocalDate().isBefore(COUNTY_ONLY_SINCE);
    }
}
