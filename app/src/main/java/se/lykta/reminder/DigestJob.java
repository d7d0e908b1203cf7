package se.lykta.reminder;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Asks every ten minutes whether anybody is to be told.
@Component
@ConditionalOnWebApplication
class DigestJob {
    private static final Logger LOG = LoggerFactory.getLogger(DigestJob.class);

    private final Digests digests;

    DigestJob(Digests digests) {
        this.digests = digests;
    }

    @Scheduled(initialDelay = 300, fixedDelay = 600, timeUnit = TimeUnit.SECONDS)
    void run() {
        try {
            digests.step();
        } catch (RuntimeException e) {
            LOG.error("digests not sent, trying again", e);
        }
    }
}
