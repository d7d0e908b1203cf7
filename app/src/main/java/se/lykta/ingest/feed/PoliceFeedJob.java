package se.lykta.ingest.feed;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks four times a minute whether it is time to ask; commands do not.
@Component
@ConditionalOnWebApplication
class PoliceFeedJob {
    private static final Logger LOG = LoggerFactory.getLogger(PoliceFeedJob.class);

    private final PoliceFeed feed;

    PoliceFeedJob(PoliceFeed feed) {
        this.feed = feed;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void run() {
        try {
            feed.step();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("police feed stopped, trying again", e);
        }
    }
}
