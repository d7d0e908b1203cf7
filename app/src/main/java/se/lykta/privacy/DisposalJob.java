package se.lykta.privacy;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.Municipality;
import se.lykta.municipality.Retention;

/// Disposes every night of what has had its time, where the municipality has decided so; without a decision its
/// months are a proposal and everything stays. A night on which no program ran is made up for when one starts.
@Component
@ConditionalOnWebApplication
class DisposalJob {
    private static final Logger LOG = LoggerFactory.getLogger(DisposalJob.class);
    private static final Actor JOB = Actor.job("disposal");
    private static final LocalTime BEGINS = LocalTime.of(2, 0);

    private final List<Disposable> kinds;
    private final Disposals disposals;
    private final Municipalities municipalities;
    private final Clock clock;

    DisposalJob(List<Disposable> kinds, Disposals disposals, Municipalities municipalities, Clock clock) {
        this.kinds = List.copyOf(kinds);
        this.disposals = disposals;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 20, timeUnit = TimeUnit.MINUTES)
    void run() {
        for (var id : municipalities.all()) {
            try {
                municipalities.find(id).ifPresent(this::dispose);
            } catch (RuntimeException e) {
                LOG.error("disposal stopped, trying again later municipality={}", id, e);
            }
        }
    }

    private void dispose(Municipality municipality) {
        var now = clock.instant().atZone(municipality.profile().zone());
        if (now.toLocalTime().isBefore(BEGINS)) {
            return;
        }
        var today = now.toLocalDate();
        for (var kind : kinds) {
            rule(municipality, kind).filter(Retention::isDecided).ifPresent(rule -> {
                var term = new Disposable.Term(today, rule.months(), now.getZone());
                disposals
                        .once(
                                municipality.id(),
                                new Disposals.Night(kind.what(), today, 0, clock.instant()),
                                () -> kind.dispose(municipality.id(), term, JOB))
                        .ifPresent(count -> log(municipality.id(), kind, count));
            });
        }
    }

    private static void log(MunicipalityId municipality, Disposable kind, int count) {
        LOG.info("disposed municipality={} what={} count={}", municipality, kind.what(), count);
    }

    static Optional<Retention> rule(Municipality municipality, Disposable kind) {
        return municipality.rules().retention().stream()
                .filter(rule -> rule.what().equals(kind.what()))
                .findFirst();
    }
}
