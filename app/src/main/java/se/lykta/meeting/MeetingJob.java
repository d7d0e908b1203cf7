package se.lykta.meeting;

import java.time.Clock;
import java.time.LocalTime;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.incident.ColumnStore;
import se.lykta.municipality.Municipalities;

/// Prepares each week's meeting from Monday morning on, in every municipality that has incidents.
@Component
@ConditionalOnWebApplication
class MeetingJob {
    private static final Logger LOG = LoggerFactory.getLogger(MeetingJob.class);
    private static final Actor ACTOR = Actor.job("weekly-meeting");
    private static final LocalTime EARLIEST = LocalTime.of(5, 0);

    private final Preparation preparation;
    private final Municipalities municipalities;
    private final ColumnStore store;
    private final Clock clock;

    MeetingJob(Preparation preparation, Municipalities municipalities, ColumnStore store, Clock clock) {
        this.preparation = preparation;
        this.municipalities = municipalities;
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60, fixedDelay = 300, timeUnit = TimeUnit.SECONDS)
    void run() {
        for (var municipality : municipalities.all()) {
            try {
                if (isTime(municipality) && !preparation.isPrepared(municipality, MeetingKind.WEEKLY)) {
                    var id = preparation.prepare(municipality, MeetingKind.WEEKLY, ACTOR);
                    LOG.info("meeting prepared municipality={} id={}", municipality, id);
                }
            } catch (RuntimeException e) {
                LOG.error("meeting not prepared, trying again", e);
            }
        }
    }

    private boolean isTime(MunicipalityId municipality) {
        var known = municipalities.find(municipality);
        return known.isPresent()
                && store.find(municipality)
                        .filter(columns -> columns.size() > 0)
                        .isPresent()
                && !LocalTime.now(clock.withZone(known.get().profile().zone())).isBefore(EARLIEST);
    }
}
