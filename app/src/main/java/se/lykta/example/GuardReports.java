package se.lykta.example;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Draws the guard reports shift by shift.
final class GuardReports {
    static final String SOURCE = "guard";
    static final long TOPIC = 1;
    /// Variance of a place's week around its mean: one over this.
    static final double WEEK_SHAPE = 8;

    private static final long EPOCH_MONDAY = 4;

    private final ExampleTown town;
    private final PlantedTruths truths;
    private final List<GuardReport> reports = new ArrayList<>();

    GuardReports(ExampleTown town, PlantedTruths truths) {
        this.town = town;
        this.truths = truths;
    }

    /// All reports in order of time.
    List<GuardReport> draw() {
        reports.clear();
        for (var place : town.places()) {
            double weekWeight = place.beat().weekWeight(place.rhythm());
            for (var day = truths.firstDay(); !day.isAfter(truths.lastDay()); day = day.plusDays(1)) {
                for (int hour = 0; hour < place.beat().hours(day); hour++) {
                    draw(place, day, hour, weekWeight);
                }
            }
        }
        reports.sort(Comparator.comparing(GuardReport::at).thenComparing(GuardReport::number));
        return numbered(reports);
    }

    private void draw(ExamplePlace place, LocalDate day, int hour, double weekWeight) {
        var at = place.beat().begins(day).plusHours(hour);
        var date = at.toLocalDate();
        if (truths.isMissing(day) || truths.isMissing(date) || date.isAfter(truths.lastDay())) {
            return;
        }
        var model = truths.model(town, place, date);
        double mean = model.guardPerWeek()
                * (model.rhythm().weight(at) / weekWeight)
                * Rhythm.season(date)
                * truths.factor(place, date)
                * weekFactor(place, date);
        var draws = Draws.of(truths.seed(), TOPIC, place.number(), day.toEpochDay(), hour);
        int count = draws.poisson(mean);
        for (int i = 0; i < count; i++) {
            reports.add(report(place, model, new Night(day, at), draws));
        }
    }

    /// @param day the shift began
    /// @param hour of the incident
    private record Night(LocalDate day, LocalDateTime hour) {}

    private GuardReport report(ExamplePlace place, ExamplePlace model, Night night, Draws draws) {
        var beat = place.beat();
        var from = beat.begins(night.day);
        var category = model.mix().category(draws);
        var text = town.sentences().one(SOURCE, category, draws) + " "
                + town.sentences().one("action", SOURCE, draws);
        int patrol = draws.below(truths.effort(beat, night.day) > 1 ? 2 : 1);
        var extraEnds = GuardShifts.extraEnds(beat, night.day, truths.effort(beat, night.day));
        boolean byExtra = patrol == 1 && !night.hour.plusHours(1).isAfter(extraEnds);
        return new GuardReport(
                place.code(),
                2 * beat.ordinal() + (byExtra ? 2 : 1),
                from,
                byExtra ? extraEnds : from.plusHours(beat.hours(night.day)),
                night.hour.plusMinutes(draws.below(60)),
                category,
                Spot.at(place, draws),
                text);
    }

    private double weekFactor(ExamplePlace place, LocalDate day) {
        return weekFactor(truths, TOPIC, place, day);
    }

    /// Some weeks are busier than others; at the places of planted truths they are not, so that the truth is
    /// exact.
    static double weekFactor(PlantedTruths truths, long topic, ExamplePlace place, LocalDate day) {
        long week = Math.floorDiv(day.toEpochDay() - EPOCH_MONDAY, 7);
        return truths.isPlanted(place)
                ? 1
                : Draws.of(truths.seed(), topic, place.number(), week, -1).gammaOfMeanOne(WEEK_SHAPE);
    }

    private static List<GuardReport> numbered(List<GuardReport> sorted) {
        var numbered = new ArrayList<GuardReport>(sorted.size());
        for (var each : sorted) {
            var number = String.format(Locale.ROOT, "VR-%05d", numbered.size() + 1);
            numbered.add(new GuardReport(
                    number,
                    each.patrol(),
                    each.shiftFrom(),
                    each.shiftTo(),
                    each.at(),
                    each.category(),
                    each.spot(),
                    each.text()));
        }
        return numbered;
    }
}
