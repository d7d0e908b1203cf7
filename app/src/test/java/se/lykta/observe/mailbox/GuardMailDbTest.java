package se.lykta.observe.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.lykta.access.OrganisationKind;
import se.lykta.account.Organisations;
import se.lykta.audit.Actor;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.municipality.Municipalities;
import se.lykta.observe.AgreedHours;
import se.lykta.observe.AgreementTerms;
import se.lykta.observe.Agreements;
import se.lykta.observe.GuardedShift;
import se.lykta.observe.GuardedShifts;
import se.lykta.observe.HolidayRule;
import se.lykta.observe.IsoWeeks;
import se.lykta.observe.Recurrence;
import se.lykta.observe.ShiftReport;
import se.lykta.observe.delivery.Deliveries;
import se.lykta.observe.delivery.Delivery;
import se.lykta.observe.delivery.GuardDocuments;

/// A real IMAP and SMTP server in the test: reports come by mail, missing ones are asked for.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestProgram.class)
class GuardMailDbTest {
    private static final MunicipalityId LYKTBY = new MunicipalityId("9901");
    private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
    private static final Actor ACTOR = Actor.commandLine();
    private static final GreenMail SERVER = server();

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Agreements agreements;

    @Autowired
    private CompanyContacts contacts;

    @Autowired
    private GuardMailbox mailbox;

    @Autowired
    private Reminders reminders;

    @Autowired
    private GuardedShifts shifts;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Database database;

    private final LocalDate today = LocalDate.now(ZONE);
    private final String name = "Rond " + UUID.randomUUID();
    private UUID company = new UUID(0, 0);

    private static GreenMail server() {
        var smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        var imap = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        var server = new GreenMail(new ServerSetup[] {smtp, imap});
        server.setUser("rapporter@lyktby.example", "rapporter", "hemligt");
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("lykta.mailbox.municipality", LYKTBY::value);
        registry.add("lykta.mailbox.host", () -> "127.0.0.1");
        registry.add("lykta.mailbox.port", () -> SERVER.getImap().getPort());
        registry.add("lykta.mailbox.user", () -> "rapporter");
        registry.add("lykta.mailbox.password", () -> "hemligt");
        registry.add("lykta.mailbox.tls", () -> "false");
        registry.add("lykta.smtp.host", () -> "127.0.0.1");
        registry.add("lykta.smtp.port", () -> SERVER.getSmtp().getPort());
        registry.add("lykta.smtp.from", () -> "lykta@lyktby.example");
        registry.add("lykta.smtp.tls", () -> "none");
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void agree() throws FolderException {
        SERVER.purgeEmailFromAllMailboxes();
        if (municipalities.find(LYKTBY).isEmpty()) {
            municipalities.load(Path.of("src/test/resources/municipalities/lyktby.json"));
        }
        company = organisations
                .add(LYKTBY, "Vakt " + UUID.randomUUID(), OrganisationKind.GUARD_COMPANY, ACTOR)
                .orElseThrow()
                .id();
        agreements.add(LYKTBY, company, "guard", terms(), ACTOR);
        contacts.all(LYKTBY).forEach(contact -> contacts.put(LYKTBY, CompanyContact.none(contact.companyId()), ACTOR));
        contacts.put(
                LYKTBY, new CompanyContact(company, List.of("rapport@vakt.example"), "driften@vakt.example"), ACTOR);
    }

    @Test
    void takesMailsInOnceAndLeavesThemInTheMailbox() throws MessagingException {
        var text = """
                Avtal: %s
                Dag: %s
                Rapportnummer: N-1
                Inget att rapportera
                """.formatted(name, today.minusDays(3));
        deliver(GuardDocuments.message("Rapport@vakt.example", "plain", text));
        deliver(GuardDocuments.message("okand@annan.example", "plain", text));
        deliver(GuardDocuments.message("rapport@vakt.example", "html", "<p>Inget</p>"));

        assertThat(mailbox.step()).isEqualTo(3);
        assertThat(mailbox.step()).as("all are marked as read").isZero();

        var newest = deliveries.newest(LYKTBY, 3);
        assertThat(newest)
                .extracting(Delivery::state)
                .containsExactly(Delivery.State.TRIAGE, Delivery.State.TRIAGE, Delivery.State.TAKEN);
        var report = shifts.between(LYKTBY, today.minusDays(3), today.minusDays(3)).stream()
                .filter(guarded -> guarded.agreement().company().id().equals(company))
                .findFirst()
                .orElseThrow();
        assertThat(report.state()).isEqualTo(GuardedShift.State.REPORTED);
        assertThat(report.report())
                .isNotNull()
                .extracting(known -> known.origin().way())
                .isEqualTo(ShiftReport.Way.MAIL);
        assertThat(SERVER.getReceivedMessages()).hasSize(3);
    }

    @Test
    void takesAMailThatWasStoredButNotMarkedOnlyOnce() throws MessagingException {
        var message = GuardDocuments.message("rapport@vakt.example", "plain", "Ring mig " + name);
        deliver(message);
        assertThat(mailbox.step()).isEqualTo(1);
        unread();
        assertThat(mailbox.step()).isEqualTo(1);

        var delivery = deliveries.newest(LYKTBY, 100).stream()
                .filter(known -> company.equals(known.companyId()))
                .toList();
        assertThat(delivery).hasSize(1);
        assertThat(delivery.getFirst().document().repeats()).isEqualTo(1);
    }

    @Test
    void asksForMissingReportsOnceADay() throws MessagingException, IOException {
        long missing = shifts.between(LYKTBY, today.minusDays(Reminders.DAYS_ASKED), today).stream()
                .filter(guarded -> guarded.agreement().company().id().equals(company)
                        && guarded.state() == GuardedShift.State.MISSING)
                .count();
        assertThat(missing).isPositive();

        assertThat(reminders.remind(LYKTBY)).isEqualTo((int) missing);
        assertThat(reminders.remind(LYKTBY)).as("the same day again").isZero();

        var received = SERVER.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getAllRecipients()[0]).hasToString("driften@vakt.example");
        assertThat(received[0].getSubject()).isEqualTo(missing + " passrapporter saknas");
        assertThat((String) received[0].getContent()).contains("Lyktby saknar", name, "kl. 20.00–4.00");
        assertThat(count("audit_entry where action = 'observe.remind'")).isEqualTo(missing);
        assertThat(count("observe_reminder where sent_at is not null")).isEqualTo(missing);
    }

    @Test
    void isOffWithoutSettingsAndRefusesWhatIsNotSafe() {
        var none = new MailboxSettings.Server("", 993, "", "", "INBOX", true);
        assertThat(new MailboxSettings(null, none, Duration.ofMinutes(5)).isOn())
                .isFalse();
        var plain = new MailboxSettings.Server("mail.example", 143, "u", "p", "INBOX", false);
        assertThatThrownBy(() -> new MailboxSettings(LYKTBY, plain, Duration.ofMinutes(5)))
                .hasMessageContaining("LYKTA_MAILBOX_TLS");
        assertThatThrownBy(() -> new MailboxSettings(LYKTBY, none, Duration.ofMinutes(5)))
                .hasMessageContaining("LYKTA_MAILBOX_HOST");
    }

    private static void deliver(jakarta.mail.internet.MimeMessage message) {
        SERVER.getUserManager().getUserByEmail("rapporter@lyktby.example").deliver(message);
    }

    /// As if the program had been killed between storing and marking.
    private static void unread() throws MessagingException {
        try (var store = SERVER.getImap().createStore()) {
            store.connect("rapporter", "hemligt");
            try (var folder = store.getFolder("INBOX")) {
                folder.open(Folder.READ_WRITE);
                for (var message : folder.getMessages()) {
                    message.setFlag(Flags.Flag.SEEN, false);
                }
            }
        }
    }

    private long count(String what) {
        return database.<Long>read(
                LYKTBY,
                client -> client.sql("select count(*) from " + what)
                        .query(Long.class)
                        .single());
    }

    private AgreementTerms terms() {
        var hours = new EnumMap<DayOfWeek, AgreedHours>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            hours.put(weekday, new AgreedHours(LocalTime.of(20, 0), LocalTime.of(4, 0)));
        }
        return new AgreementTerms(
                name,
                new AgreementTerms.Guarded(List.of("Torget"), List.of()),
                new Recurrence(hours, HolidayRule.INCLUDED, IsoWeeks.ALL),
                new AgreementTerms.Validity(today.minusDays(30), null),
                List.of());
    }
}
