package se.lykta.example;

import java.time.LocalDate;
import java.util.List;

/// Two years of invented incidents of the example municipality, and what was planted among them. A function of
/// seed and day: the last day of the data is the day before `today`.
record ExampleSet(
        ExampleTown town,
        PlantedTruths truths,
        List<GuardReport> guardReports,
        List<StaffObservation> staffObservations,
        List<PoliceFigures.ReportedCrime> reportedCrimes,
        List<PoliceEvent> policeEvents,
        List<GuardShifts.Agreed> guardShifts) {

    ExampleSet {
        guardReports = List.copyOf(guardReports);
        staffObservations = List.copyOf(staffObservations);
        reportedCrimes = List.copyOf(reportedCrimes);
        policeEvents = List.copyOf(policeEvents);
        guardShifts = List.copyOf(guardShifts);
    }

    static ExampleSet draw(long seed, LocalDate today) {
        var town = ExampleTown.read();
        var truths = PlantedTruths.of(town, seed, today);
        var guards = new GuardReports(town, truths).draw();
        var police = new PoliceFigures(town, truths);
        return new ExampleSet(
                town,
                truths,
                guards,
                new StaffObservations(town, truths).draw(),
                police.crimes(),
                police.events(),
                new GuardShifts(town, truths).draw(guards));
    }

    int incidents() {
        return guardReports.size() + staffObservations.size() + reportedCrimes.size() + policeEvents.size();
    }
}
