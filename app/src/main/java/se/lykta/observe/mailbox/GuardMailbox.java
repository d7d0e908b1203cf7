package se.lykta.observe.mailbox;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.lykta.account.ExampleMode;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.observe.delivery.Arrived;
import se.lykta.observe.delivery.Delivery;
import se.lykta.observe.delivery.DeliveryIntake;

/// Takes in what guard companies send to a mailbox. Nothing is deleted there: a mail that is stored is marked as
/// read, and one that a killed program had stored before comes again and changes nothing.
@Component
public class GuardMailbox {
    private static final Logger LOG = LoggerFactory.getLogger(GuardMailbox.class);
    private static final Actor JOB = Actor.job("guard-mailbox");
    private static final int MOST_AT_ONCE = 200;

    private final MailboxSettings settings;
    private final CompanyContacts contacts;
    private final DeliveryIntake intake;
    private final ExampleMode exampleMode;

    GuardMailbox(MailboxSettings settings, CompanyContacts contacts, DeliveryIntake intake, ExampleMode exampleMode) {
        this.settings = settings;
        this.contacts = contacts;
        this.intake = intake;
        this.exampleMode = exampleMode;
    }

    /// Are mails taken in for this municipality? Never beside example data.
    public boolean isOnFor(MunicipalityId municipality) {
        return municipality.equals(settings.municipality()) && !exampleMode.isMarked(municipality);
    }

    /// Takes in the mails that are not marked as read, the oldest first.
    ///
    /// @return how many
    /// @throws MessagingException when the server does not answer or refuses
    int step() throws MessagingException {
        var municipality = settings.municipality();
        if (municipality == null || exampleMode.isMarked(municipality)) {
            return 0;
        }
        var server = settings.server();
        var session = Session.getInstance(settings.properties());
        try (var store = session.getStore(settings.protocol())) {
            store.connect(server.host(), server.port(), server.user(), server.password());
            try (var folder = store.getFolder(server.folder())) {
                folder.open(Folder.READ_WRITE);
                var fresh = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
                int taken = 0;
                for (var message : Arrays.copyOf(fresh, Math.min(fresh.length, MOST_AT_ONCE))) {
                    take(municipality, message);
                    taken++;
                }
                return taken;
            }
        }
    }

    private void take(MunicipalityId municipality, Message message) throws MessagingException {
        var company = company(municipality, message);
        var name = Optional.ofNullable(message.getSubject()).orElse("");
        Delivery delivery;
        if (message.getSize() > DeliveryIntake.MOST_BYTES) {
            var head = new Arrived(name, head(message), Delivery.Way.MAIL, company.orElse(null));
            delivery = intake.leave(municipality, head, message.getSize(), JOB);
        } else {
            delivery = intake.take(
                    municipality, new Arrived(name, content(message), Delivery.Way.MAIL, company.orElse(null)), JOB);
        }
        message.setFlag(Flags.Flag.SEEN, true);
        LOG.info("mail delivery={} state={}", delivery.id(), delivery.state());
    }

    private Optional<UUID> company(MunicipalityId municipality, Message message) throws MessagingException {
        var from = message.getFrom();
        return from != null && from.length == 1 && from[0] instanceof InternetAddress address
                ? Optional.ofNullable(address.getAddress()).flatMap(text -> contacts.findBySender(municipality, text))
                : Optional.empty();
    }

    private static byte[] content(Message message) throws MessagingException {
        try {
            var out = new ByteArrayOutputStream();
            message.writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new MessagingException("mail cannot be fetched", e);
        }
    }

    private static byte[] head(Message message) throws MessagingException {
        return Collections.list(message.getAllHeaders()).stream()
                .map(header -> header.getName() + ": " + header.getValue())
                .collect(Collectors.joining("\r\n", "", "\r\n\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
