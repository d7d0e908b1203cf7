package se.lykta.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.access.OrganisationKind;
import se.lykta.access.Role;
import se.lykta.audit.Actor;
import se.lykta.audit.AuditVerdict;
import se.lykta.audit.AuditVerifier;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;
import se.lykta.database.TestProgram;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestProgram.class)
class SignInPageTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Database database;

    @Autowired
    private Accounts accounts;

    @Autowired
    private FirstAccounts firstAccounts;

    @Autowired
    private AuditVerifier verifier;

    private MunicipalityId here = new MunicipalityId("T-0");
    private Accounts.Made.Done administrator = new Accounts.Made.Done(new UUID(0, 0), "", "");

    @BeforeEach
    void makeAMunicipalityWithAnAdministrator() {
        here = TestDatabase.municipality(
                database, "T-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT));
        administrator = firstAccounts.createIfMissing(here, "Example town").orElseThrow();
    }

    @Test
    void asksToSignInAndLeadsBack() {
        var browser = new TestBrowser(port);
        assertThat(TestBrowser.location(browser.get("/account?x=1")))
                .isEqualTo("/account/sign-in?to=%2Faccount%3Fx%3D1");
        var answer = browser.submit(
                "/account/sign-in",
                "/account/sign-in",
                Map.of(
                        "municipality", here.value(),
                        "email", administrator.email().toUpperCase(java.util.Locale.ROOT),
                        "password", administrator.password(),
                        "to", "/account?x=1"));
        assertThat(TestBrowser.location(answer)).isEqualTo("/account?x=1");
        assertThat(browser.get("/account").body()).contains("admin@localhost");
        assertThat(verifier.verify(here)).isInstanceOf(AuditVerdict.Intact.class);
    }

    @Test
    void sendsNobodyToAnotherSite() {
        for (var to : new String[] {"https://example.invalid/", "//example.invalid", "/\\example.invalid", "x"}) {
            var answer = new TestBrowser(port)
                    .submit(
                            "/account/sign-in",
                            "/account/sign-in",
                            Map.of(
                                    "municipality", here.value(),
                                    "email", administrator.email(),
                                    "password", administrator.password(),
                                    "to", to));
            assertThat(TestBrowser.location(answer)).isEqualTo("/");
        }
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownPersonAlike() {
        var browser = new TestBrowser(port);
        assertThat(TestBrowser.location(browser.signIn(here, administrator.email(), "wrong")))
                .isEqualTo("/account/sign-in?refused=wrong&to=%2F");
        assertThat(TestBrowser.location(browser.signIn(here, "nobody@localhost", "wrong")))
                .isEqualTo("/account/sign-in?refused=wrong&to=%2F");
        assertThat(TestBrowser.location(browser.signIn(new MunicipalityId("T-NONE"), "a@b", "wrong")))
                .isEqualTo("/account/sign-in?refused=wrong&to=%2F");
        assertThat(browser.get("/account/sign-in?refused=wrong").body()).contains("stämmer inte");
    }

    @Test
    void refusesAFormWithoutItsToken() {
        var browser = new TestBrowser(port);
        browser.get("/account/sign-in");
        var answer = browser.post(
                "/account/sign-in",
                Map.of(
                        "municipality", here.value(),
                        "email", administrator.email(),
                        "password", administrator.password()));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void throttlesGuessingButLetsAKnownBrowserIn() {
        var known = signedIn();
        known.submit("/account", "/account/sign-out", Map.of());
        var stranger = new TestBrowser(port);
        for (int i = 0; i < SignInAttempts.PER_PAIR; i++) {
            assertThat(TestBrowser.location(stranger.signIn(here, administrator.email(), "wrong " + i)))
                    .contains("refused=wrong");
        }
        assertThat(TestBrowser.location(stranger.signIn(here, administrator.email(), administrator.password())))
                .contains("refused=later");
        assertThat(TestBrowser.location(known.signIn(here, administrator.email(), administrator.password())))
                .isEqualTo("/");
    }

    @Test
    void startsANewSessionAtSignInAndEndsItAtSignOut() {
        var browser = signedIn();
        var first = sessionCookie(browser);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(TestBrowser.location(browser.submit("/account", "/account/sign-out", Map.of())))
                .isEqualTo("/account/sign-in?signedOut=true");
        browser.cookies()
                .getCookieStore()
                .add(java.net.URI.create("http://localhost:" + port), cookie("lykta-session", first));
        assertThat(TestBrowser.location(browser.get("/account"))).startsWith("/account/sign-in");

        var again = new TestBrowser(port);
        again.cookies()
                .getCookieStore()
                .add(java.net.URI.create("http://localhost:" + port), cookie("lykta-session", "chosen"));
        assertThat(again.signIn(here, administrator.email(), administrator.password())
                        .headers()
                        .allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("lykta-session="))
                .hasSize(1)
                .noneMatch(cookie -> cookie.contains("chosen") || cookie.contains(first));
    }

    @Test
    void keepsCookiesFromScriptsAndOtherSites() {
        var answer = new TestBrowser(port).signIn(here, administrator.email(), administrator.password());
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("lykta-session="))
                .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
    }

    @Test
    void storesNothingForAVisitorWhoOnlyLooks() {
        long before = sessions();
        new TestBrowser(port).get("/account/sign-in");
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void endsAnIdleSessionAfterHalfAnHour() {
        signedIn();
        assertThat(superuser()
                        .sql("select distinct max_inactive_interval from spring_session")
                        .query(Integer.class)
                        .list())
                .containsExactly(1800);
        var browser = signedIn();
        superuser()
                .sql("update spring_session set last_access_time = last_access_time - 1801000,"
                        + " expiry_time = expiry_time - 1801000")
                .update();
        assertThat(TestBrowser.location(browser.get("/account"))).startsWith("/account/sign-in");
    }

    @Test
    void notesThatASessionWasUsedAtMostOnceAMinute() {
        var browser = signedIn();
        browser.get("/account");
        long noted = lastUse();
        browser.get("/account");
        assertThat(lastUse()).isEqualTo(noted);

        superuser()
                .sql("update spring_session set last_access_time = last_access_time - 61000,"
                        + " expiry_time = expiry_time - 61000")
                .update();
        browser.get("/account");
        assertThat(lastUse()).isGreaterThanOrEqualTo(noted);
        assertThat(superuser()
                        .sql("select max(expiry_time - last_access_time) from spring_session")
                        .query(Long.class)
                        .single())
                .isEqualTo(1_800_000);
    }

    @Test
    void endsEverySessionAfterTwelveHours() {
        var browser = signedIn();
        superuser()
                .sql("update spring_session set creation_time = creation_time - 12 * 3600 * 1000")
                .update();
        assertThat(TestBrowser.location(browser.get("/account"))).startsWith("/account/sign-in");
        assertThat(sessionsOf(administrator.accountId())).isZero();
    }

    @Test
    void takesARoleBackAtTheNextRequest() {
        var browser = signedIn();
        assertThat(browser.get("/account/people").statusCode()).isEqualTo(200);
        accounts.setRole(here, administrator.accountId(), Role.REPORTER, Actor.commandLine());
        assertThat(browser.get("/account/people").statusCode()).isEqualTo(403);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        accounts.deactivate(here, administrator.accountId(), Actor.commandLine());
        assertThat(TestBrowser.location(browser.get("/account"))).startsWith("/account/sign-in");
        assertThat(TestBrowser.location(
                        new TestBrowser(port).signIn(here, administrator.email(), administrator.password())))
                .contains("refused=wrong");
    }

    @Test
    void changesOnesPasswordAndEndsOtherSessions() {
        var browser = signedIn();
        var other = signedIn();
        var fresh = "four unusual words here";
        var answer = browser.submit(
                "/account",
                "/account/password",
                Map.of("former", administrator.password(), "fresh", fresh, "again", fresh));
        assertThat(answer.body()).contains("Lösenordet är bytt");
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);
        assertThat(other.get("/account").statusCode()).isEqualTo(302);
        assertThat(TestBrowser.location(new TestBrowser(port).signIn(here, administrator.email(), fresh)))
                .isEqualTo("/");
    }

    @Test
    void refusesAPasswordThatIsTooSimpleOrNotOnesOwn() {
        var browser = signedIn();
        assertThat(change(browser, "wrong", "four unusual words here")).contains("Inget är ändrat");
        assertThat(change(browser, administrator.password(), "short")).contains("Inget är ändrat");
        assertThat(change(browser, administrator.password(), "aaaaaaaaaaaaaaaaaa"))
                .contains("Inget är ändrat");
        assertThat(change(browser, administrator.password(), "å".repeat(30) + "abcdefghijkl1234"))
                .contains("Inget är ändrat");
    }

    @Test
    void addsPeopleAndOrganisationsAndGivesRoles() {
        var browser = signedIn();
        browser.submit(
                "/account/people",
                "/account/organisations",
                Map.of("name", "Example guards", "kind", OrganisationKind.GUARD_COMPANY.name()));
        var organisation = accounts(browser, "Example guards");
        var answer = browser.submit(
                "/account/people",
                "/account/people",
                Map.of(
                        "email",
                        "guard@localhost",
                        "name",
                        "=Example guard",
                        "organisation",
                        organisation,
                        "role",
                        Role.REPORTER.name()));
        var password = answer.body().split("<code>")[1].split("</code>")[0];
        var guard = new TestBrowser(port);
        assertThat(TestBrowser.location(guard.signIn(here, "guard@localhost", password)))
                .isEqualTo("/");
        assertThat(guard.get("/account/people").statusCode()).isEqualTo(403);

        assertThat(browser.submit(
                                "/account/people",
                                "/account/people",
                                Map.of(
                                        "email",
                                        "GUARD@localhost",
                                        "name",
                                        "Another",
                                        "organisation",
                                        organisation,
                                        "role",
                                        Role.REPORTER.name()))
                        .body())
                .contains("har redan den e-postadressen");

        var csv = browser.get("/audit/entries.csv").body();
        assertThat(csv).contains("'=Example guard").contains("account.add").contains("account.add-organisation");
        assertThat(browser.get("/audit").body()).contains("=Example guard");
        assertThat(browser.submit("/audit", "/audit/verify", Map.of()).body()).contains("Loggen är hel");
    }

    @Test
    void keepsAnAdministratorFromLockingThemselvesOut() {
        var browser = signedIn();
        var own = "/account/people/" + administrator.accountId();
        assertThat(browser.submit("/account/people", own + "/deactivate", Map.of())
                        .statusCode())
                .isEqualTo(400);
        assertThat(browser.submit("/account/people", own + "/role", Map.of("role", "REPORTER"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void answersTheSameForAForeignPersonAndNobody() {
        var elsewhere = TestDatabase.municipality(
                database, "U-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT));
        var foreign = firstAccounts.createIfMissing(elsewhere, "Other town").orElseThrow();
        var browser = signedIn();
        for (var id : new UUID[] {foreign.accountId(), UUID.randomUUID()}) {
            for (var verb : new String[] {"deactivate", "activate", "password"}) {
                assertThat(browser.submit("/account/people", "/account/people/" + id + "/" + verb, Map.of())
                                .statusCode())
                        .isEqualTo(404);
            }
        }
        assertThat(accounts.find(elsewhere, foreign.accountId()).orElseThrow().active())
                .isTrue();
    }

    @Test
    void hasNoOneClickSignInWithoutExampleMode() {
        var browser = new TestBrowser(port);
        assertThat(browser.submit(
                                "/account/sign-in",
                                "/account/sign-in/example",
                                Map.of("municipality", here.value(), "role", "ADMINISTRATOR"))
                        .statusCode())
                .isEqualTo(404);
    }

    private String accounts(TestBrowser browser, String organisation) {
        var body = browser.get("/account/people").body();
        var option = java.util.regex.Pattern.compile("<option value=\"([0-9a-f-]{36})\">" + organisation)
                .matcher(body);
        assertThat(option.find()).isTrue();
        return option.group(1);
    }

    private String change(TestBrowser browser, String former, String fresh) {
        return browser.submit("/account", "/account/password", Map.of("former", former, "fresh", fresh, "again", fresh))
                .body();
    }

    private TestBrowser signedIn() {
        var browser = new TestBrowser(port);
        assertThat(TestBrowser.location(browser.signIn(here, administrator.email(), administrator.password())))
                .isEqualTo("/");
        return browser;
    }

    private static String sessionCookie(TestBrowser browser) {
        return browser.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("lykta-session"))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static java.net.HttpCookie cookie(String name, String value) {
        var cookie = new java.net.HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        return cookie;
    }

    private long sessions() {
        return superuser()
                .sql("select count(*) from spring_session")
                .query(Long.class)
                .single();
    }

    private long lastUse() {
        return superuser()
                .sql("select max(last_access_time) from spring_session")
                .query(Long.class)
                .single();
    }

    private long sessionsOf(UUID account) {
        return superuser()
                .sql("select count(*) from spring_session where principal_name like '%' || :account")
                .param("account", account.toString())
                .query(Long.class)
                .single();
    }

    private JdbcClient superuser() {
        return TestDatabase.superuser(database.everywhere(
                db -> db.sql("select current_database()").query(String.class).single()));
    }
}
