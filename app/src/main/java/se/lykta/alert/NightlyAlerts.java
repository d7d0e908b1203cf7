package se.lykta.alert;

import java.time.Clock;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.incident.ColumnStore;
import se.lykta.municipality.Municipalities;

/// Looks at yesterday for every municipality that has incidents, once a night however many instances run. After the
/// time at which the reports of the night are due, or after a start later in the day.
@Component
@ConditionalOnWebApplication
class NightlyAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyAlerts.class);
    private static final Actor JOB = Actor.job("nightly-alerts");

    private final Municipalities municipalities;
    private final ColumnStore store;
    private final EveningLook look;
    private final Clock clock;

    NightlyAlerts(Municipalities municipalities, ColumnStore store, EveningLook look, Clock clock) {
        this.municipalities = municipalities;
        this.store = store;
        this.look = look;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 180, fixedDelay = 120, timeUnit = TimeUnit.SECONDS)
    void run() {
        for (var id : municipalities.all()) {
            var municipality = municipalities.get(id);
            var time = LocalTime.now(clock.withZone(municipality.profile().zone()));
            boolean known = store.find(id).filter(columns -> columns.size() > 0).isPresent();
            if (known && !time.isBefore(municipality.rules().reportDue())) {
                try {
                    look.look(id, look.lastEvening(id), JOB);
                } catch (RuntimeException e) {
                    LOG.error("alerts municipality={} not looked for, trying again", id, e);
                }
            }
        }
    }
}
