package se.lykta.example;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import se.lykta.area.EastNorth;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What was put into the example data on purpose, so that tests and curious people can see whether it is found?
///
/// @param exampleData always true: nothing of this happened
/// @param firstDay of the data
/// @param lastDay of the data, included
/// @param missingReports days without a single guard report although shifts were agreed
public record PlantedTruths(
        boolean exampleData,
        long seed,
        LocalDate firstDay,
        LocalDate lastDay,
        Emerging emerging,
        Festival festival,
        Lighting lighting,
        Moved moved,
        List<Days> missingReports) {

    /// Days in a row, both ends included.
    public record Days(LocalDate from, LocalDate to) {
        public boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }

        boolean overlaps(Days other) {
            return !other.to.isBefore(from) && !other.from.isAfter(to);
        }
    }

    /// @param centre metres in the municipality's metric system (SWEREF 99 TM)
    /// @param radiusMetres nearly all incidents of the place lie within it
    public record Spot(String code, String name, EastNorth centre, double radiusMetres) {}

    /// A quiet place that became busy.
    ///
    /// @param perWeekBefore guard reports and staff observations in an average week
    /// @param perWeekDuring the same from the first of these days on
    public record Emerging(Spot spot, Days days, double perWeekBefore, double perWeekDuring) {}

    /// More visitors and, in step with them, more guarded hours: counts rise, counts per hour do not.
    public record Festival(List<String> areaCodes, List<Days> days, double factor) {}

    /// An action that lowered counts from a day on.
    public record Lighting(Spot spot, LocalDate from, double factor) {}

    /// What happened at one place happens at another from a day on.
    public record Moved(Spot before, Spot after, LocalDate from, double metres) {}

    private static final double EMERGING_FACTOR = 18;
    private static final double FESTIVAL_FACTOR = 1.75;
    private static final double LIGHTING_FACTOR = 0.7;
    /// So much of a moved place stays where it was.
    private static final double LEFT_BEHIND = 0.08;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public PlantedTruths {
        missingReports = List.copyOf(missingReports);
    }

    static PlantedTruths of(ExampleTown town, long seed, LocalDate today) {
        var first = today.minusYears(2);
        var last = today.minusDays(1);
        var quiet = town.place("skymningsbacken");
        double perWeek = quiet.guardPerWeek() + quiet.staffPerWeek();
        var festivals = festivals(first, last);
        var park = town.place("lanternparken");
        var playground = town.place("lagans-lekplats");
        return new PlantedTruths(
                true,
                seed,
                first,
                last,
                new Emerging(spot(quiet), new Days(today.minusDays(21), last), perWeek, perWeek * EMERGING_FACTOR),
                new Festival(centreAreas(town), festivals, FESTIVAL_FACTOR),
                new Lighting(spot(town.place("vekens-gangtunnel")), monday(today.minusDays(300)), LIGHTING_FACTOR),
                new Moved(
                        spot(park),
                        spot(playground),
                        monday(today.minusDays(150)),
                        Math.rint(park.centre().distanceMetres(playground.centre()))),
                List.of(missing(today.minusWeeks(31), festivals), missing(today.minusWeeks(11), festivals)));
    }

    /// The JSON document that is written beside the data.
    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    boolean isMissing(LocalDate day) {
        return missingReports.stream().anyMatch(days -> days.contains(day));
    }

    boolean isFestival(LocalDate day) {
        return festival.days.stream().anyMatch(days -> days.contains(day));
    }

    /// How many times more hours were agreed on a day?
    double effort(Beat beat, LocalDate day) {
        return beat == Beat.CENTRE && isFestival(day) ? festival.factor : 1;
    }

    /// How many times its usual incidents does a place have on a day?
    double factor(ExamplePlace place, LocalDate day) {
        if (place.code().equals(emerging.spot.code)) {
            return emerging.days.contains(day) ? EMERGING_FACTOR : 1;
        }
        if (place.code().equals(lighting.spot.code)) {
            return day.isBefore(lighting.from) ? 1 : lighting.factor;
        }
        if (place.code().equals(moved.before.code)) {
            return day.isBefore(moved.from) ? 1 : LEFT_BEHIND;
        }
        return effort(place.beat(), day);
    }

    /// The place whose rates and categories hold here on a day: another one where activity has moved to.
    ExamplePlace model(ExampleTown town, ExamplePlace place, LocalDate day) {
        boolean hasMovedHere = place.code().equals(moved.after.code) && !day.isBefore(moved.from);
        return hasMovedHere ? town.place(moved.before.code) : place;
    }

    boolean isPlanted(ExamplePlace place) {
        return List.of(emerging.spot.code, lighting.spot.code, moved.before.code, moved.after.code)
                .contains(place.code());
    }

    private static Spot spot(ExamplePlace place) {
        return new Spot(place.code(), place.name(), place.centre(), 3.5 * place.spreadMetres());
    }

    private static List<String> centreAreas(ExampleTown town) {
        return town.places().stream()
                .filter(place -> place.beat() == Beat.CENTRE)
                .map(ExamplePlace::areaCode)
                .distinct()
                .sorted()
                .toList();
    }

    /// From the third to the nineteenth of every October of the data.
    private static List<Days> festivals(LocalDate first, LocalDate last) {
        var festivals = new ArrayList<Days>();
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            var from = LocalDate.of(year, Month.OCTOBER, 3);
            var to = LocalDate.of(year, Month.OCTOBER, 19);
            if (!to.isBefore(first) && !from.isAfter(last)) {
                festivals.add(new Days(from.isBefore(first) ? first : from, to.isAfter(last) ? last : to));
            }
        }
        return festivals;
    }

    /// A whole week without reports, earlier when the festival is in the way.
    private static Days missing(LocalDate around, List<Days> festivals) {
        var from = monday(around);
        var days = new Days(from, from.plusDays(6));
        return festivals.stream().anyMatch(days::overlaps) ? missing(around.minusWeeks(1), festivals) : days;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
