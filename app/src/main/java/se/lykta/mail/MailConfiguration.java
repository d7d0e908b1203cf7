package se.lykta.mail;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.lykta.database.StartRefused;

/// The settings of outgoing mail, as the environment has them.
@Configuration(proxyBeanMethods = false)
class MailConfiguration {
    @Bean
    SmtpSettings smtpSettings(
            @Value("${lykta.smtp.host:}") String host,
            @Value("${lykta.smtp.port:587}") int port,
            @Value("${lykta.smtp.user:}") String user,
            @Value("${lykta.smtp.password:}") String password,
            @Value("${lykta.smtp.from:}") String from,
            @Value("${lykta.smtp.tls:starttls}") String tls) {
        try {
            return SmtpSettings.of(host, port, user, password, from, tls);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("The settings of outgoing mail (LYKTA_SMTP_…): " + e.getMessage(), e);
        }
    }
}
