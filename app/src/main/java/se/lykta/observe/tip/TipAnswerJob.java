package se.lykta.observe.tip;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.mail.Mails;
import se.lykta.municipality.Municipalities;

/// Sends each answer once to those who gave an address, which is forgotten with it. A program that is killed
/// between the two sends nothing: rather a letter too few than an address kept, and the reading code still works.
@Component
@ConditionalOnWebApplication
class TipAnswerJob {
    private static final Logger LOG = LoggerFactory.getLogger(TipAnswerJob.class);
    private static final Actor JOB = Actor.job("tip-answers");

    private final TipSenders senders;
    private final Municipalities municipalities;
    private final Mails mails;
    private final MessageSource messages;

    TipAnswerJob(TipSenders senders, Municipalities municipalities, Mails mails, MessageSource messages) {
        this.senders = senders;
        this.municipalities = municipalities;
        this.mails = mails;
        this.messages = messages;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void run() {
        if (!mails.isOn()) {
            return;
        }
        try {
            municipalities.all().forEach(this::send);
        } catch (RuntimeException e) {
            LOG.error("answers to tips stopped, trying again later", e);
        }
    }

    /// @return how many were sent
    int send(MunicipalityId municipality) {
        var profile = municipalities.get(municipality).profile();
        var locale = Locale.forLanguageTag(profile.languages().getFirst());
        int sent = 0;
        for (var letter : senders.claim(municipality)) {
            boolean taken = mails.send(new Mails.Mail(
                    letter.email(),
                    text("observe.tip.mail.subject", locale, profile.name().in(locale)),
                    text("observe.tip.mail.text", locale, profile.name().in(locale), letter.answer())));
            senders.settle(municipality, letter, taken, JOB);
            sent += taken ? 1 : 0;
        }
        if (sent > 0) {
            LOG.info("answers mailed municipality={} count={}", municipality, sent);
        }
        return sent;
    }

    private String text(String key, Locale locale, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
