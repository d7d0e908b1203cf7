package se.lykta.observe.delivery;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.Retention;

/// Deletes originals after their last day, where the municipality has decided on disposal; without a decision
/// they stay.
@Component
@ConditionalOnWebApplication
class DisposalJob {
    private static final Logger LOG = LoggerFactory.getLogger(DisposalJob.class);
    private static final Actor JOB = Actor.job("original-disposal");

    private final Deliveries deliveries;
    private final Municipalities municipalities;
    private final Clock clock;

    DisposalJob(Deliveries deliveries, Municipalities municipalities, Clock clock) {
        this.deliveries = deliveries;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 360, timeUnit = TimeUnit.MINUTES)
    void run() {
        for (var id : municipalities.all()) {
            var settings = municipalities.get(id);
            boolean decided = settings.rules().retention().stream()
                    .filter(retention -> retention.what().equals(DeliveryIntake.RETENTION))
                    .anyMatch(Retention::isDecided);
            if (decided) {
                int disposed = deliveries.dispose(
                        id, LocalDate.now(clock.withZone(settings.profile().zone())), JOB);
                LOG.info("originals disposed municipality={} count={}", id, disposed);
            }
        }
    }
}
