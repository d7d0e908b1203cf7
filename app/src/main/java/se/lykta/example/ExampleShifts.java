package se.lykta.example;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.example.report.ExampleReports;
import se.lykta.observe.Agreement;
import se.lykta.observe.Agreements;
import se.lykta.observe.ShiftReport;
import se.lykta.observe.ShiftReports;

/// Takes the example's agreements and shift reports in, as if people had entered them, and what waits for triage.
@Component
class ExampleShifts {
    /// After the end of a shift, its report comes in.
    private static final Duration WRITING = Duration.ofMinutes(40);

    private final Agreements agreements;
    private final ShiftReports reports;
    private final ExampleReports waiting;
    private final Clock clock;

    ExampleShifts(Agreements agreements, ShiftReports reports, ExampleReports waiting, Clock clock) {
        this.agreements = agreements;
        this.reports = reports;
        this.waiting = waiting;
        this.clock = clock;
    }

    /// Adds what is not there yet; a load that was killed goes on.
    void load(MunicipalityId municipality, ExampleSet set, Actor actor) {
        var companies = agreements.companies(municipality);
        if (companies.isEmpty()) {
            throw new IllegalStateException("municipality " + municipality + " has no guard company");
        }
        var company = companies.getFirst().id();
        for (var agreed : set.guardShifts()) {
            var id = ours(municipality)
                    .filter(known -> known.versions().getFirst().terms().equals(agreed.terms()))
                    .map(Agreement::id)
                    .findFirst()
                    .orElseGet(() -> agreements.add(municipality, company, GuardReports.SOURCE, agreed.terms(), actor));
            reports.put(municipality, id, reports(id, company, agreed), actor);
        }
        waiting.load(municipality, set.truths().lastDay().plusDays(1), actor);
    }

    /// Makes the agreements of an old example ones that never held.
    void takeBack(MunicipalityId municipality, Actor actor) {
        ours(municipality)
                .toList()
                .forEach(agreement -> agreements.end(
                        municipality,
                        agreement.id(),
                        agreement
                                .versions()
                                .getFirst()
                                .terms()
                                .validity()
                                .from()
                                .minusDays(1),
                        actor));
    }

    /// Those of the example that hold or have held.
    private Stream<Agreement> ours(MunicipalityId municipality) {
        return agreements.all(municipality).stream().filter(agreement -> {
            var first = agreement.versions().getFirst().terms();
            var lastDay = agreement.lastDay();
            return GuardShifts.NAMES.contains(first.name())
                    && (lastDay == null || !lastDay.isBefore(first.validity().from()));
        });
    }

    private List<ShiftReport> reports(UUID id, UUID company, GuardShifts.Agreed agreed) {
        var now = Instant.now(clock);
        return agreed.walked().stream()
                .flatMap(walked -> walked.work() == null
                        ? Stream.empty()
                        : Stream.of(new ShiftReport(
                                id,
                                walked.shift().day(),
                                walked.work(),
                                new ShiftReport.Origin(
                                        ShiftReport.Way.FILE,
                                        company,
                                        written(walked.shift().span().end(), now)))))
                .toList();
    }

    private static Instant written(Instant end, Instant now) {
        var written = end.plus(WRITING);
        return written.isAfter(now) ? now : written;
    }
}
