package se.lykta.observe.mailbox;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import se.lykta.database.MunicipalityId;
import se.lykta.database.StartRefused;

/// The settings of the mailbox, as the environment has them.
@Configuration(proxyBeanMethods = false)
class MailboxConfiguration {
    @Bean
    MailboxSettings mailboxSettings(
            Environment environment, @Value("${lykta.mailbox.municipality:}") String municipality) {
        try {
            var server = new MailboxSettings.Server(
                    environment.getProperty("lykta.mailbox.host", ""),
                    environment.getProperty("lykta.mailbox.port", Integer.class, 993),
                    environment.getProperty("lykta.mailbox.user", ""),
                    environment.getProperty("lykta.mailbox.password", ""),
                    environment.getProperty("lykta.mailbox.folder", "INBOX"),
                    environment.getProperty("lykta.mailbox.tls", Boolean.class, true));
            return new MailboxSettings(
                    municipality.isBlank() ? null : new MunicipalityId(municipality.strip()),
                    server,
                    Duration.ofMinutes(environment.getProperty("lykta.mailbox.minutes", Integer.class, 5)));
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    "The settings of the guard companies' mailbox (LYKTA_MAILBOX_…): " + e.getMessage(), e);
        }
    }
}
