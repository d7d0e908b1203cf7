package se.lykta.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.lykta.access.OrganisationKind;
import se.lykta.access.Role;
import se.lykta.access.SignedIn;
import se.lykta.account.Accounts;
import se.lykta.account.NewAccount;
import se.lykta.account.Organisations;
import se.lykta.action.Actions;
import se.lykta.action.TestActions;
import se.lykta.audit.Actor;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.example.Lyktby;
import se.lykta.mail.Mails;
import se.lykta.municipality.Municipalities;

/// A real SMTP server in the test: everybody is told once in the period they chose.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "lykta.address=https://lykta.example/")
@ContextConfiguration(initializers = TestProgram.class)
class DigestsDbTest {
    private static final MunicipalityId LYKTBY = Lyktby.ID;
    private static final Actor ACTOR = Actor.commandLine();
    private static final GreenMail SERVER = server();

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Actions actions;

    @Autowired
    private Digests digests;

    @Autowired
    private DigestChoices choices;

    @Autowired
    private DigestRows rows;

    @Autowired
    private Digests.People people;

    @Autowired
    private Digests.Facts facts;

    @Autowired
    private DigestWords words;

    @Autowired
    private Database database;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    private final String email = "anna" + UUID.randomUUID() + "@lyktby.example";
    private UUID person = new UUID(0, 0);
    private UUID unit = new UUID(0, 0);

    private static GreenMail server() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
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
    void makePerson() throws FolderException {
        SERVER.purgeEmailFromAllMailboxes();
        Lyktby.load(municipalities);
        unit = organisations
                .add(LYKTBY, "Unit " + UUID.randomUUID(), OrganisationKind.MUNICIPAL_UNIT, ACTOR)
                .orElseThrow()
                .id();
        var made = accounts.create(LYKTBY, new NewAccount(email, "Anna Ek", unit, Role.UNIT_LEAD), ACTOR);
        person = ((Accounts.Made.Done) made).accountId();
        var terms = TestActions.terms("Speak with Kim", unit, today.minusDays(3));
        actions.add(LYKTBY, TestActions.proposal(terms), ACTOR);
    }

    @Test
    void tellsEachPersonOnceAWeekWithoutNamesAndTexts() throws MessagingException, IOException {
        digests.tell(LYKTBY);
        digests.tell(LYKTBY);

        var mails = mails();
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst().getSubject()).contains("1 försenat");
        assertThat((String) mails.getFirst().getContent())
                .contains(
                        "Lykta, Lyktby, v. ",
                        "Försenat (1):",
                        "- " + today.minusDays(3) + " Åtgärd ska vara på plats: Belysning, The tunnel",
                        "  https://lykta.example/action/",
                        "Du får det här varje vecka",
                        "  https://lykta.example/reminder")
                .doesNotContain("Anna", "Kim", "New lamps");
        assertThat(count("reminder_digest where sent_at is not null and account_id = '" + person + "'"))
                .isEqualTo(1);
        assertThat(count("audit_entry where action = 'reminder.send-digest' and subject_id = '" + person + "'"))
                .isEqualTo(1);
    }

    @Test
    void tellsEverybodyOnceHoweverManyProcessesTry() throws Exception {
        try (var tasks = Executors.newFixedThreadPool(4)) {
            Callable<Integer> tell = () -> digests.tell(LYKTBY);
            for (var sent : tasks.invokeAll(List.of(tell, tell, tell, tell))) {
                sent.get();
            }
        }
        assertThat(mails()).hasSize(1);
    }

    @Test
    void isNotMadeUpForWhenTheProcessWasKilledAfterItTookTheRow() throws MessagingException {
        var monday = today.with(java.time.temporal.TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
        assertThat(rows.claim(LYKTBY, person, monday)).isTrue();
        digests.tell(LYKTBY);
        assertThat(mails()).isEmpty();
    }

    @Test
    void triesAgainWhenTheServerTookNothing() throws MessagingException {
        var clock = Clock.systemUTC();
        var nobody = Mails.toThisMachine(1, "lykta@lyktby.example", clock);
        new Digests(people, facts, municipalities, words, nobody, clock).tell(LYKTBY);
        assertThat(count("reminder_digest where account_id = '" + person + "'")).isZero();

        digests.tell(LYKTBY);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void tellsDailyInEnglishOrNeverAsChosen() throws MessagingException, IOException {
        choices.put(me(), new DigestChoice(DigestChoice.Rhythm.NEVER, "sv"));
        digests.tell(LYKTBY);
        assertThat(mails()).isEmpty();

        choices.put(me(), new DigestChoice(DigestChoice.Rhythm.DAILY, "en"));
        digests.tell(LYKTBY);
        assertThat(mails()).hasSize(1);
        assertThat((String) mails().getFirst().getContent())
                .contains("Action to be in place: Lighting, The tunnel", "You get this every day");
        assertThat(count("reminder_digest where period_from = '" + today + "' and account_id = '" + person + "'"))
                .isEqualTo(1);
    }

    @Test
    void saysNothingToWhoeverHasNothingToDo() throws MessagingException {
        var other = organisations
                .add(LYKTBY, "Guards " + UUID.randomUUID(), OrganisationKind.GUARD_COMPANY, ACTOR)
                .orElseThrow();
        var idle = "idle" + UUID.randomUUID() + "@vakt.example";
        accounts.create(LYKTBY, new NewAccount(idle, "Bo Al", other.id(), Role.REPORTER), ACTOR);
        digests.tell(LYKTBY);
        assertThat(SERVER.getReceivedMessages())
                .noneMatch(mail -> isTo(mail, idle))
                .anyMatch(mail -> isTo(mail, email));
    }

    @Test
    void countsWhatWaitsForThePersonAlone() {
        var digest = digests.of(me(), Locale.ENGLISH, today);
        assertThat(digest.numbers().overdue()).isEqualTo(1);
        assertThat(digest.numbers().triage()).as("a unit lead triages nothing").isZero();
        assertThat(digest.late()).extracting(Deadline::where).contains("The tunnel");
    }

    private SignedIn me() {
        return accounts.findSignedIn(LYKTBY, person).orElseThrow();
    }

    private List<MimeMessage> mails() {
        return Arrays.stream(SERVER.getReceivedMessages())
                .filter(mail -> isTo(mail, email))
                .toList();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String what) {
        return database.<Long>read(
                LYKTBY,
                client -> client.sql("select count(*) from " + what)
                        .query(Long.class)
                        .single());
    }
}
