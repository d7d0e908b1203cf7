package se.lykta.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Sends plain-text mail, when a server is named.
@Component
public class Mails {
    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);

    private final SmtpSettings settings;
    private final Clock clock;

    @Autowired
    Mails(SmtpSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// Sends through a server on this machine without encryption.
    public static Mails toThisMachine(int port, String from, Clock clock) {
        return new Mails(SmtpSettings.of("127.0.0.1", port, "", "", from, "none"), clock);
    }

    /// @param to one address
    public record Mail(String to, String subject, String text) {}

    public boolean isOn() {
        return settings.isOn();
    }

    /// Is that one address that mail can be sent to?
    public static Optional<String> findAddress(String text) {
        try {
            var address = new InternetAddress(text.strip(), true);
            return address.getAddress().contains("@") && address.getAddress().length() <= 200
                    ? Optional.of(address.getAddress())
                    : Optional.empty();
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    /// @return whether the server took it; why not is in the log
    public boolean send(Mail mail) {
        if (!settings.isOn()) {
            return false;
        }
        try {
            var session = Session.getInstance(settings.properties());
            var message = new MimeMessage(session);
            message.setFrom(new InternetAddress(settings.from()));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to()));
            message.setSubject(mail.subject(), "UTF-8");
            message.setText(mail.text(), "UTF-8");
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setSentDate(Date.from(Instant.now(clock)));
            Transport.send(message, settings.user().isEmpty() ? null : settings.user(), settings.password());
            return true;
        } catch (MessagingException e) {
            LOG.warn("mail not sent reason={}", e.getClass().getSimpleName(), e);
            return false;
        }
    }
}
