package se.lykta.example;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import se.lykta.area.LocationQuality;

/// Draws what municipal units and caretakers report: damage found in the morning, which happened some time since
/// the last working day, and what field staff saw themselves.
final class StaffObservations {
    private static final String KIND = "staff";
    private static final long TOPIC = 2;
    private static final double ROUNDS_PER_WEEK = 4.5;
    private static final double WORKING_DAY = 1.2;
    private static final double WEEKEND_DAY = 0.5;
    private static final Set<String> FOUND_AFTERWARDS = Set.of(
            "VANDALISM", "GRAFFITI", "FIRE", "LITTER", "TRESPASS", "BURGLARY", "BIKE_THEFT", "THEFT", "ILLEGAL_STAY");
    private static final Mix ROUND =
            Mix.parse("LITTER:6 LIGHTING:5 GRAFFITI:3 VANDALISM:3 SIGHTLINES:2 UNSAFE_PLACE:2 TRAFFIC:2 SAFE_PLACE:1");

    private final ExampleTown town;
    private final PlantedTruths truths;
    private final List<StaffObservation> observations = new ArrayList<>();

    StaffObservations(ExampleTown town, PlantedTruths truths) {
        this.town = town;
        this.truths = truths;
    }

    /// All observations in the order they were reported.
    List<StaffObservation> draw() {
        observations.clear();
        double[] areas = areaWeights();
        for (var day = truths.firstDay(); !day.isAfter(truths.lastDay()); day = day.plusDays(1)) {
            boolean weekend = day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
            double share = (weekend ? WEEKEND_DAY : WORKING_DAY) * Rhythm.season(day) / 7;
            for (var place : town.places()) {
                drawAtPlace(place, day, share);
            }
            drawOnRounds(day, share, areas);
        }
        observations.sort(Comparator.comparing(StaffObservation::reported)
                .thenComparing(StaffObservation::earliest)
                .thenComparing(StaffObservation::number));
        return numbered(observations);
    }

    private void drawAtPlace(ExamplePlace place, LocalDate day, double share) {
        var model = truths.model(town, place, day);
        double mean = model.staffPerWeek()
                * share
                * truths.factor(place, day)
                * GuardReports.weekFactor(truths, TOPIC, place, day);
        var draws = Draws.of(truths.seed(), TOPIC, place.number(), day.toEpochDay());
        int count = draws.poisson(mean);
        for (int i = 0; i < count; i++) {
            var category = model.mix().category(draws);
            var spot = Spot.at(place, draws);
            if (FOUND_AFTERWARDS.contains(category)) {
                addFound(day, category, new Finder(place.code(), "overnight"), spot, draws);
            } else {
                int hour = model.rhythm().hour(draws, day.getDayOfWeek(), 10, 22);
                var at = day.atTime(hour, draws.below(60));
                add(
                        at,
                        at,
                        at.plusMinutes(20 + draws.below(90)),
                        category,
                        new Finder(place.code(), "direct"),
                        spot,
                        draws);
            }
        }
    }

    private void drawOnRounds(LocalDate day, double share, double[] areas) {
        var draws = Draws.of(truths.seed(), TOPIC, -1, day.toEpochDay());
        int count = draws.poisson(ROUNDS_PER_WEEK * share);
        for (int i = 0; i < count; i++) {
            int area = draws.weighted(areas);
            var spot =
                    new Spot(LocationQuality.STREET, "", town.areas().get(area).code(), town.within(area, draws));
            addFound(day, ROUND.category(draws), new Finder("", "round"), spot, draws);
        }
    }

    /// @param code tells equal times apart while sorting
    private record Finder(String code, String unit) {}

    private void addFound(LocalDate day, String category, Finder finder, Spot spot, Draws draws) {
        var earliest = lastWorkingDay(day).atTime(15, 30);
        var latest = day.atTime(7, 0).plusMinutes(15L * draws.below(10));
        add(earliest, latest, latest.plusMinutes(draws.below(45)), category, finder, spot, draws);
    }

    private void add(
            LocalDateTime earliest,
            LocalDateTime latest,
            LocalDateTime reported,
            String category,
            Finder finder,
            Spot spot,
            Draws draws) {
        var text = town.sentences().one(KIND, category, draws) + " "
                + town.sentences().one("action", KIND, draws);
        var unit = town.sentences().one("unit", finder.unit, draws);
        observations.add(new StaffObservation(finder.code, earliest, latest, reported, unit, category, spot, text));
    }

    private static LocalDate lastWorkingDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case MONDAY -> day.minusDays(3);
            case SUNDAY -> day.minusDays(2);
            default -> day.minusDays(1);
        };
    }

    /// Where people live, the town before the country.
    private double[] areaWeights() {
        var cumulative = new double[town.areas().size()];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            var code = town.areas().get(i).code();
            double density = code.charAt(4) == 'C' ? 1 : code.charAt(4) == 'B' ? 0.5 : 0.15;
            sum += density * town.residents().getOrDefault(code, 0L);
            cumulative[i] = sum;
        }
        return cumulative;
    }

    private static List<StaffObservation> numbered(List<StaffObservation> sorted) {
        var numbered = new ArrayList<StaffObservation>(sorted.size());
        for (var each : sorted) {
            var number = String.format(Locale.ROOT, "OBS-%05d", numbered.size() + 1);
            numbered.add(new StaffObservation(
                    number,
                    each.earliest(),
                    each.latest(),
                    each.reported(),
                    each.unit(),
                    each.category(),
                    each.spot(),
                    each.text()));
        }
        return numbered;
    }
}
