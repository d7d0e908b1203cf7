package se.lykta.observe;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.Municipality;

/// Which shifts were agreed, and which of them were reported?
@Component
public class GuardedShifts implements Exposures.Hours {
    private static final LocalTime USUAL_DUE = LocalTime.of(10, 0);
    private static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Stockholm");

    private final Agreements agreements;
    private final ShiftReports reports;
    private final Municipalities municipalities;
    private final Clock clock;

    public GuardedShifts(Agreements agreements, ShiftReports reports, Municipalities municipalities, Clock clock) {
        this.agreements = agreements;
        this.reports = reports;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    private record Key(UUID agreementId, LocalDate day) {}

    private record Total(String sourceCode, LocalDate day, List<String> areaCodes) {}

    /// The shifts that begin in a period, in order of their start.
    ///
    /// @param to last day, included
    public List<GuardedShift> between(MunicipalityId municipality, LocalDate from, LocalDate to) {
        var known = new HashMap<Key, ShiftReport>();
        reports.between(municipality, from, to)
                .forEach(report -> known.put(new Key(report.agreementId(), report.day()), report));
        var settings = municipalities.find(municipality);
        var due = dueAt(settings);
        var zone = zone(settings);
        var now = Instant.now(clock);
        var shifts = new ArrayList<GuardedShift>();
        for (var agreement : agreements.all(municipality)) {
            for (var shift : agreement.shifts(from, to, zone)) {
                var report = known.get(new Key(agreement.id(), shift.day()));
                shifts.add(GuardedShift.of(agreement, shift, report, due, zone, now));
            }
        }
        shifts.sort(Comparator.comparing(each -> each.shift().span().start()));
        return shifts;
    }

    public Optional<GuardedShift> find(MunicipalityId municipality, UUID agreementId, LocalDate day) {
        return between(municipality, day, day).stream()
                .filter(shift -> shift.agreement().id().equals(agreementId))
                .findFirst();
    }

    /// Agreed hours count when they are reported or their report is overdue; until then they are only planned.
    @Override
    public List<Exposure> hours(MunicipalityId municipality, LocalDate from, LocalDate to) {
        var totals = new LinkedHashMap<Total, double[]>();
        for (var guarded : between(municipality, from, to)) {
            var shift = guarded.shift();
            var key = new Total(
                    guarded.agreement().sourceCode(),
                    shift.day(),
                    shift.terms().guarded().areaCodes().stream().sorted().toList());
            var hours = totals.computeIfAbsent(key, any -> new double[3]);
            hours[0] += shift.hours();
            if (guarded.state() == GuardedShift.State.REPORTED || guarded.state() == GuardedShift.State.MISSING) {
                hours[1] += shift.hours();
                hours[2] += guarded.reportedHours();
            }
        }
        return totals.entrySet().stream()
                .map(total -> new Exposure(
                        total.getKey().sourceCode(),
                        total.getKey().day(),
                        total.getKey().areaCodes(),
                        total.getValue()[0],
                        total.getValue()[1],
                        total.getValue()[2]))
                .sorted(Comparator.comparing(Exposure::sourceCode).thenComparing(Exposure::day))
                .toList();
    }

    /// Until when is a report in time, on the day after the shift began?
    public LocalTime dueAt(MunicipalityId municipality) {
        return dueAt(municipalities.find(municipality));
    }

    private static LocalTime dueAt(Optional<Municipality> settings) {
        return settings.map(known -> known.rules().reportDue()).orElse(USUAL_DUE);
    }

    private static ZoneId zone(Optional<Municipality> settings) {
        return settings.map(known -> known.profile().zone()).orElse(USUAL_ZONE);
    }
}
