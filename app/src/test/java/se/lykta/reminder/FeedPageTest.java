package se.lykta.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.component.VEvent;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.access.Role;
import se.lykta.account.Account;
import se.lykta.account.Accounts;
import se.lykta.account.ExampleMode;
import se.lykta.account.TestBrowser;
import se.lykta.action.ActionDetails;
import se.lykta.action.ActionKind;
import se.lykta.action.ActionTerms;
import se.lykta.action.Actions;
import se.lykta.action.Basis;
import se.lykta.action.Site;
import se.lykta.action.TestActions;
import se.lykta.area.EastNorth;
import se.lykta.audit.Actor;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.example.Lyktby;
import se.lykta.incident.Extent;
import se.lykta.municipality.Municipalities;
import se.lykta.place.PlaceFacts;
import se.lykta.place.Places;

/// A calendar program that knows one secret address, and the page where it is made and withdrawn.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "lykta.example=true")
@ContextConfiguration(initializers = TestProgram.class)
class FeedPageTest {
    private static final MunicipalityId LYKTBY = Lyktby.ID;
    private static final Actor ACTOR = Actor.commandLine();
    private static final Pattern ADDRESS = Pattern.compile("value=\"http://localhost:[0-9]+(/reminder/feed/[^\"]+)\"");
    private static final String SECRET_TITLE = "Talk with Kim about the knife";

    @LocalServerPort
    private int port;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private ExampleMode exampleMode;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Actions actions;

    @Autowired
    private ActionDetails details;

    @Autowired
    private Places places;

    @Autowired
    private Database database;

    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    private final String spot = "Tunnel " + UUID.randomUUID();
    private TestBrowser coordinator = new TestBrowser(0);

    @BeforeEach
    void makeDeadlines() {
        Lyktby.loadAsExample(municipalities, exampleMode);
        coordinator = new TestBrowser(port).signInAs(LYKTBY, Role.COORDINATOR);
        add(ActionKind.LIGHTING, Role.COORDINATOR);
    }

    @Test
    void showsWhatIsDueByKindAndPlaceAlone() {
        var camera = add(ActionKind.CAMERA, Role.COORDINATOR);
        details.write(LYKTBY, camera, 0, Map.of("reviewOn", today.plusDays(90).toString()), null, ACTOR);
        var permit = add(ActionKind.PUBLIC_ORDER_GUARD, Role.COORDINATOR);
        details.write(LYKTBY, permit, 0, Map.of("validTo", today.plusDays(60).toString()), null, ACTOR);
        var metric = municipalities.get(LYKTBY).map().metric();
        places.add(
                LYKTBY,
                new PlaceFacts(
                        spot,
                        "SQUARE",
                        new Extent.Circle(new EastNorth(503_000, 6_653_000), 50),
                        PlaceFacts.Owner.UNKNOWN,
                        List.of(),
                        new PlaceFacts.Dates(today.plusDays(200), today.plusDays(20))),
                metric,
                ACTOR);
        coordinator.submit("/meeting", "/meeting", Map.of("kind", "WEEKLY"));

        var feed = coordinator.get(make(coordinator));
        assertThat(feed.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/calendar"));
        assertThat(feed.body()).doesNotContain("Kim", "knife", "New lamps", "Residents asked");
        assertThat(Biweekly.parse(feed.body())
                        .first()
                        .validate(ICalVersion.V2_0)
                        .isEmpty())
                .isTrue();
        assertThat(titles(feed))
                .contains(
                        "Åtgärd ska vara på plats: Belysning, " + spot,
                        "Åtgärd följs upp: Belysning, " + spot,
                        "Kamera omprövas: " + spot,
                        "Förordnande för ordningsvakter går ut: " + spot,
                        "Plats ses över: " + spot,
                        "Utpekad plats upphör om ingen förnyar den: " + spot)
                .anyMatch(title -> title.startsWith("Veckomöte v. "));
    }

    @Test
    void speaksTheLanguageThePageHadWhenItWasMade() {
        var address = make(coordinator.reading("en"));
        assertThat(address).endsWith("/en.ics");
        assertThat(titles(coordinator.get(address))).contains("Action to be in place: Lighting, " + spot);
    }

    @Test
    void showsOnlyWhatTheRoleMayRead() {
        var reporter = new TestBrowser(port).signInAs(LYKTBY, Role.REPORTER);
        var address = make(reporter);
        assertThat(titles(reporter.get(address))).noneMatch(title -> title.contains(spot));
        add("ADULT_PRESENCE", Role.REPORTER);
        assertThat(titles(reporter.get(address)))
                .filteredOn(title -> title.contains(spot))
                .containsExactly(
                        "Åtgärd ska vara på plats: Vuxna på plats, " + spot,
                        "Åtgärd följs upp: Vuxna på plats, " + spot);
    }

    @Test
    void isReadWithoutSigningInUntilItIsWithdrawn() {
        var address = make(coordinator);
        var program = new TestBrowser(port);
        assertThat(program.get(address).statusCode()).isEqualTo(200);
        assertThat(coordinator.get("/reminder").body())
                .contains("lästes senast " + today)
                .doesNotContain(address);

        var newer = make(coordinator);
        assertThat(program.get(address).statusCode()).as("the former one").isEqualTo(404);
        assertThat(program.get(newer).statusCode()).isEqualTo(200);

        coordinator.submit("/reminder", "/reminder/feed/withdraw", Map.of());
        assertThat(program.get(newer).statusCode()).isEqualTo(404);
        assertThat(audited()).contains("reminder.make-feed", "reminder.withdraw-feed");
    }

    @Test
    void answersNothingToAWrongAddress() {
        var address = make(coordinator);
        var program = new TestBrowser(port);
        for (var wrong : List.of(
                address.replaceFirst("feed/9901/.", "feed/9901/_"),
                address.replaceFirst("feed/9901/[^/]+", "feed/9901/short"),
                address.replace("feed/9901", "feed/9902"),
                address.replace("feed/9901", "feed/nothing"),
                address.replace("/sv.ics", "/de.ics"))) {
            assertThat(program.get(wrong).statusCode()).as(wrong).isEqualTo(404);
        }
    }

    @Test
    void keepsNoSecretInTheClear() {
        var token = make(coordinator).split("/")[4];
        var kept = database.<String>read(
                LYKTBY,
                db -> db.sql("select string_agg(f::text, ' ') from reminder_feed f")
                        .query(String.class)
                        .single());
        assertThat(kept).isNotEmpty().doesNotContain(token);
    }

    @Test
    void dropsDeadWithItsPerson() {
        var address = make(coordinator);
        var id = account(Role.COORDINATOR).id();
        accounts.deactivate(LYKTBY, id, ACTOR);
        try {
            assertThat(new TestBrowser(port).get(address).statusCode()).isEqualTo(404);
        } finally {
            accounts.activate(LYKTBY, id, ACTOR);
        }
    }

    @Test
    void keepsTheChoiceOfMail() {
        assertThat(coordinator.get("/reminder").body())
                .contains("value=\"WEEKLY\" checked", "Det här programmet skickar ingen e-post än");
        var answer = coordinator.submit("/reminder", "/reminder/mail", Map.of("rhythm", "DAILY"));
        assertThat(answer.body()).contains("Valet är sparat", "value=\"DAILY\" checked");
        coordinator.submit("/reminder", "/reminder/mail", Map.of("rhythm", "WEEKLY"));
    }

    private static String make(TestBrowser browser) {
        var address = ADDRESS.matcher(
                browser.submit("/reminder", "/reminder/feed", Map.of()).body());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    private static List<String> titles(HttpResponse<String> feed) {
        return Biweekly.parse(feed.body()).first().getEvents().stream()
                .map(VEvent::getSummary)
                .map(summary -> summary.getValue())
                .toList();
    }

    private UUID add(String kind, Role owner) {
        var terms =
                TestActions.terms(SECRET_TITLE, account(owner).organisation().id(), today.plusDays(10));
        var ofKind = new ActionTerms(
                terms.title(),
                kind,
                terms.what(),
                terms.alternatives(),
                terms.owner(),
                terms.days(),
                terms.costKronor(),
                terms.check());
        return actions.add(
                LYKTBY, new Actions.Proposal(Site.named(spot), new Basis.Reason("Residents asked"), ofKind), ACTOR);
    }

    private Account account(Role role) {
        return accounts.all(LYKTBY).stream()
                .filter(account -> account.example() && account.role() == role)
                .findFirst()
                .orElseThrow();
    }

    private List<String> audited() {
        return database.<List<String>>read(
                LYKTBY,
                db -> db.sql("select action from audit_entry where action like 'reminder.%' order by seq")
                        .query(String.class)
                        .list());
    }
}
