package se.lykta.observe.mailbox;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks once a minute whether it is time to look in the mailbox or to ask for missing reports; commands do
/// not.
@Component
@ConditionalOnWebApplication
class GuardMailJob {
    private static final Logger LOG = LoggerFactory.getLogger(GuardMailJob.class);

    private final MailboxSettings settings;
    private final GuardMailbox mailbox;
    private final Reminders reminders;
    private final Clock clock;
    private Instant next = Instant.EPOCH;

    GuardMailJob(MailboxSettings settings, GuardMailbox mailbox, Reminders reminders, Clock clock) {
        this.settings = settings;
        this.mailbox = mailbox;
        this.reminders = reminders;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 30, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void look() {
        var now = Instant.now(clock);
        if (settings.isOn() && !now.isBefore(next)) {
            next = now.plus(settings.interval());
            try {
                mailbox.step();
            } catch (MessagingException | RuntimeException e) {
                LOG.error("mailbox not read, trying again", e);
            }
        }
    }

    @Scheduled(initialDelay = 45, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void remind() {
        try {
            reminders.step();
        } catch (RuntimeException e) {
            LOG.error("reminders stopped, trying again", e);
        }
    }
}
