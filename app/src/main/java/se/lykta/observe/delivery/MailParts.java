package se.lykta.observe.delivery;

import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/// What does a mail carry: plain text, HTML, attachments? Mails inside mails are attachments of no known kind.
final class MailParts {
    private static final int MOST_PARTS = 50;
    private static final int DEEPEST = 8;

    /// @param content not copied
    record Attachment(String name, byte[] content) {}

    private final List<String> texts = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private boolean html;
    private int parts;

    private MailParts() {}

    /// @throws IOException when the bytes are no mail
    static MailParts read(byte[] content) throws IOException {
        var parts = new MailParts();
        try {
            parts.take(message(content), 0);
        } catch (MessagingException | RuntimeException e) {
            throw new IOException("mail cannot be read: " + e.getClass().getSimpleName(), e);
        }
        return parts;
    }

    /// The address in the first `From`, in small letters; empty when there is none.
    static Optional<String> findSender(byte[] content) {
        try {
            var from = message(content).getFrom();
            return from != null && from.length > 0 && from[0] instanceof InternetAddress address
                    ? Optional.ofNullable(address.getAddress()).map(text -> text.toLowerCase(Locale.ROOT))
                    : Optional.empty();
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    private static Message message(byte[] content) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
    }

    List<String> texts() {
        return texts;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    boolean hasHtml() {
        return html;
    }

    private void take(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            throw new MessagingException("more than " + MOST_PARTS + " parts or " + DEEPEST + " levels");
        }
        var name = part.getFileName();
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart child = several.getBodyPart(i);
                take(child, depth + 1);
            }
        } else if (name != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            attachments.add(new Attachment(
                    name == null ? part.getContentType() : name,
                    part.getInputStream().readAllBytes()));
        } else if (part.isMimeType("text/plain")) {
            texts.add(String.valueOf(part.getContent()));
        } else if (part.isMimeType("text/html")) {
            html = true;
        } else if (!part.isMimeType("image/*")) {
            attachments.add(
                    new Attachment(part.getContentType(), part.getInputStream().readAllBytes()));
        }
    }
}
