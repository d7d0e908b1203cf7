package se.lykta.alert;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import se.lykta.database.MunicipalityId;
import se.lykta.observe.GuardedShift;
import se.lykta.observe.GuardedShifts;

/// Which alerts are still true, and how many of them wait for somebody?
@Component
public class WaitingAlerts {
    /// Those not seen for so long are no longer shown.
    public static final int SHOWN_DAYS = 60;

    private final Alerts alerts;
    private final GuardedShifts shifts;

    WaitingAlerts(Alerts alerts, GuardedShifts shifts) {
        this.alerts = alerts;
        this.shifts = shifts;
    }

    /// Those seen lately that are still true, in the order of the store.
    public List<Alert> lately(MunicipalityId municipality, LocalDate today) {
        return stillTrue(municipality, alerts.seenBetween(municipality, today.minusDays(SHOWN_DAYS), today));
    }

    /// How many of them wait?
    public int count(MunicipalityId municipality, LocalDate today) {
        var waiting = alerts.seenBetween(municipality, today.minusDays(SHOWN_DAYS), today).stream()
                .filter(alert -> alert.isWaiting(today))
                .toList();
        return stillTrue(municipality, waiting).size();
    }

    /// The alerts without missing reports that have come since.
    public List<Alert> stillTrue(MunicipalityId municipality, List<Alert> found) {
        var days = found.stream()
                .filter(alert -> alert.find().kind() == AlertKind.MISSING_REPORT)
                .map(alert -> alert.find().what().from())
                .sorted()
                .toList();
        if (days.isEmpty()) {
            return found;
        }
        Set<String> missing = shifts.between(municipality, days.getFirst(), days.getLast()).stream()
                .filter(guarded -> guarded.state() == GuardedShift.State.MISSING)
                .map(MissingReportSearch::key)
                .collect(Collectors.toSet());
        return found.stream()
                .filter(alert -> alert.find().kind() != AlertKind.MISSING_REPORT
                        || missing.contains(alert.find().key()))
                .toList();
    }
}
