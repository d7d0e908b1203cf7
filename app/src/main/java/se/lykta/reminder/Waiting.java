package se.lykta.reminder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.SignedIn;
import se.lykta.action.Action;
import se.lykta.action.Actions;
import se.lykta.alert.WaitingAlerts;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;
import se.lykta.observe.FieldReports;
import se.lykta.observe.delivery.Deliveries;

/// How much waits for somebody, right now?
@Component
public class Waiting {
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final WaitingAlerts alerts;
    private final FieldReports reports;
    private final Deliveries deliveries;
    private final Actions actions;
    private final Municipalities municipalities;
    private final Clock clock;
    private final Map<MunicipalityId, Counted> lately = new ConcurrentHashMap<>();

    Waiting(
            WaitingAlerts alerts,
            FieldReports reports,
            Deliveries deliveries,
            Actions actions,
            Municipalities municipalities,
            Clock clock) {
        this.alerts = alerts;
        this.reports = reports;
        this.deliveries = deliveries;
        this.actions = actions;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    /// What waits in a municipality, whoever asks.
    ///
    /// @param alerts that nobody has in hand
    /// @param triage reports and files that nobody has decided on
    /// @param oldestTriage since when the one waits that has waited longest; null when none waits
    /// @param overdue actions that should be in place or looked at, by the organisation that answers for them
    record Counts(int alerts, int triage, @Nullable Instant oldestTriage, Map<UUID, Integer> overdue) {
        /// The part of it that a person may know of; 0 also for what they may not.
        Numbers of(SignedIn me) {
            var access = Access.of(me);
            return new Numbers(
                    access.may(Permission.ALERT_READ) ? alerts : 0,
                    access.may(Permission.TRIAGE) ? triage : 0,
                    access.mayWithinLimit(Permission.ACTION_READ)
                            ? overdue.getOrDefault(me.organisation().id(), 0)
                            : 0);
        }
    }

    /// @param overdue actions of one's own organisation
    public record Numbers(int alerts, int triage, int overdue) {
        public static final Numbers NONE = new Numbers(0, 0, 0);
    }

    Counts in(MunicipalityId municipality) {
        var today = LocalDate.ofInstant(
                Instant.now(clock), municipalities.get(municipality).profile().zone());
        var written = reports.waiting(municipality);
        var sent = deliveries.waiting(municipality);
        var overdue = actions.all(municipality).stream()
                .filter(action -> isOverdue(action, today))
                .collect(Collectors.groupingBy(action -> action.owner().id(), Collectors.summingInt(action -> 1)));
        return new Counts(
                alerts.count(municipality, today),
                written.count() + sent.count(),
                earlier(written.oldest(), sent.oldest()),
                Map.copyOf(overdue));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static boolean isOverdue(Action action, LocalDate today) {
        return switch (action.due(today)) {
            case LATE, CHECK -> true;
            case REMINDER, NOTHING -> false;
        };
    }

    private record Counted(Counts counts, Instant at) {}

    /// What waits for a person, counted at most some seconds ago: every page asks.
    public Numbers numbers(SignedIn me) {
        if (municipalities.find(me.municipality()).isEmpty()) {
            return Numbers.NONE;
        }
        var now = Instant.now(clock);
        var counted = lately.compute(
                me.municipality(),
                (municipality, before) ->
                        before == null || before.at().plus(KEPT).isBefore(now)
                                ? new Counted(in(municipality), now)
                                : before);
        return counted.counts().of(me);
    }

    /// Counts anew next time, because somebody is about to change something.
    public void forget(MunicipalityId municipality) {
        lately.remove(municipality);
    }
}
