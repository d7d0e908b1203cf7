package se.lykta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Geolocation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.account.ExampleMode;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.municipality.Municipalities;

/// A guard's phone: a whole shift without network, killed tabs, an ended session, and nothing lost or doubled.
@Tag("browser")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "lykta.example=true")
@ContextConfiguration(initializers = TestProgram.class)
class FieldBrowserTest {
    private static final MunicipalityId LYKTBY = new MunicipalityId("9901");
    private static final int REPORTS = 40;
    private static final int PHOTOS_EACH = 2;
    private static final Duration SHIFT = Duration.ofHours(8);
    private static final String FORM = "form[action*=example]:has([value='9901']):has([name=role][value=REPORTER])";

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    private int port;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private ExampleMode exampleMode;

    @Autowired
    private Database database;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void makeMunicipality() {
        if (!exampleMode.isMarked(LYKTBY)) {
            municipalities.load(Path.of("src/test/resources/municipalities/lyktby.json"));
            exampleMode.mark(LYKTBY);
        }
    }

    @Test
    void bringsAWholeShiftWithoutNetworkHomeOnce() throws IOException {
        long before = count("observe_report");
        long photosBefore = count("observe_photo");
        try (var wire = new Wire(port);
                var phone = phone()) {
            phone.clock()
                    .install(new Clock.InstallOptions()
                            .setTime(Date.from(Instant.now().minus(SHIFT))));
            var page = signIn(phone.newPage(), wire);
            wire.cut();
            for (int i = 0; i < REPORTS; i++) {
                page = write(phone, page, wire, i);
                phone.clock().fastForward(SHIFT.dividedBy(REPORTS).toMillis());
            }
            expectStatus(page, "waiting", "40 ej skickade · 80 bilder");
            assertThat(count("observe_report")).isEqualTo(before);

            database.everywhere(db -> db.sql("delete from spring_session").update());
            wire.mend();
            page.locator("[data-do=send]").click();
            page.locator("[data-notice=signedOut] a").waitFor();
            expectStatus(page, "waiting", "40 ej skickade · 80 bilder");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/field-signed-out.png")));

            wire.loseAnswers(7);
            page.locator("[data-notice=signedOut] a").click();
            page.locator(FORM + " button").first().click();
            page.waitForURL("**/observe/field");
            for (int i = 0; i < 240 && !state(page).equals("sent"); i++) {
                page.waitForTimeout(500);
                phone.clock().fastForward(Duration.ofSeconds(20).toMillis());
            }
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/field-sent.png")));
            expectStatus(page, "sent", "Allt är mottaget");
            assertThat(page.locator("[data-list=mine] [data-state=RECEIVED]").count())
                    .isEqualTo(20);
            assertThat(wire.answersLost()).as("answers lost on the way").isEqualTo(7);
        }
        assertThat(count("observe_report") - before).isEqualTo(REPORTS);
        assertThat(count("observe_photo") - photosBefore).isEqualTo(REPORTS * PHOTOS_EACH);
        expectEachOnce();
    }

    /// Each note stands once, each has its two photos, and the moments lie over the shift.
    private void expectEachOnce() {
        var sql = """
                select count(distinct note) || ' ' || min(photos) || ' ' || max(photos) || ' '
                    || (extract(epoch from max(made_at) - min(made_at)) / 3600 > 7.5)
                from (
                    select r.note, r.made_at, count(p.id) as photos
                    from observe_report r
                    join observe_photo p on p.report_id = r.id
                    where r.note like 'Rond %'
                    group by r.id, r.note, r.made_at) each
                """;
        assertThat(database.<String>read(
                        LYKTBY, db -> db.sql(sql).query(String.class).single()))
                .isEqualTo(REPORTS + " 2 2 true");
    }

    /// Four taps, and for this test a note and photos; two of the reports lose their tab half-way.
    private Page write(BrowserContext phone, Page page, Wire wire, int number) throws IOException {
        page.locator("[data-do=new]").click();
        page.locator(".field-type").nth(number % 8).click();
        page.locator("[name=note]").fill("Rond " + number);
        page.locator("[name=photo]").setInputFiles(new FilePayload[] {photo(number, 0), photo(number, 1)});
        page.locator(".field-photo").nth(1).waitFor();
        page.locator("[data-place=line][data-known=true]").waitFor();
        var now = page;
        if (number == 13 || number == 27) {
            page.waitForTimeout(300);
            kill(page);
            now = phone.newPage();
            now.navigate("http://localhost:" + wire.port() + "/observe/field");
            now.locator("[data-list=waiting] [data-state=draft] button").click();
            now.locator(".field-photo").nth(1).waitFor();
        }
        now.locator(".field-action").nth(number % 9).click();
        now.locator("[data-do=submit]").click();
        now.locator("[data-view=list]").waitFor();
        now.locator("[data-list=waiting] [data-state=ready]").nth(number).waitFor();
        return now;
    }

    /// As the system does when it wants the memory: nothing is told to the page.
    private static void kill(Page page) {
        try {
            page.navigate("chrome://crash");
        } catch (PlaywrightException e) {
            assertThat(e.getMessage()).contains("crash");
        }
        page.close();
    }

    @Test
    void takesDraftsOfAFormerVersionAlongAndNoHalfNewVersion() throws IOException {
        try (var wire = new Wire(port);
                var phone = phone()) {
            var page = signIn(phone.newPage(), wire);
            page.evaluate("""
                    async () => {
                        const db = await new Promise(done => {
                            const open = indexedDB.open('lykta-field');
                            open.onsuccess = () => done(open.result);
                        });
                        const change = db.transaction('drafts', 'readwrite');
                        change.objectStore('drafts').put({
                            key: crypto.randomUUID(), state: 'draft', madeAt: new Date().toISOString(),
                            category: 'GRAFFITI', note: 'Från en äldre version' });
                        await new Promise(done => change.oncomplete = done);
                        db.close();
                        const asked = navigator.serviceWorker.register('/observe/field/worker.js?v=another',
                            { scope: '/observe/field' });
                        await asked.then(it => new Promise(done => setTimeout(done, 1500)), () => {});
                    }
                    """);
            wire.cut();
            page.reload();
            page.locator("[data-list=waiting] [data-state=draft] button").click();
            expectNote(page, "Från en äldre version");
            page.locator("[data-do=back]").click();
            page.locator("[data-do=new]").waitFor();
        }
    }

    /// The wire makes a second version of the first: a page and a worker with another name.
    @Test
    void goesOnWithTheOldVersionUntilTheNewOneIsTakenAndKeepsDrafts() throws IOException {
        try (var wire = new Wire(port);
                var phone = phone()) {
            var page = signIn(phone.newPage(), wire);
            var old = version(page);
            page.locator("[data-do=new]").click();
            page.locator(".field-type").first().click();
            page.locator("[name=note]").fill("Skrivet före uppdateringen");
            page.locator("[data-do=back]").click();
            page.locator("[data-list=waiting] [data-state=draft]").waitFor();

            var fresh = old.substring(0, old.length() - 6) + "XYZ" + old.substring(old.length() - 3);
            wire.say("data-version=\"" + fresh + "\"", "data-version=\"" + old + "\"");
            page.reload();
            page.locator("[data-notice=update] [data-do=update]").waitFor();
            assertThat(worker(page)).as("while nobody has taken it").contains(coded(old));

            wire.cut();
            page.reload();
            page.locator("[data-list=waiting] [data-state=draft]").waitFor();
            assertThat(version(page)).as("without network").isEqualTo(old);
            wire.mend();
            page.reload();
            page.locator("[data-do=update]").click();
            page.waitForCondition(() -> worker(page).contains(coded(fresh)));
            page.locator("[data-list=waiting] [data-state=draft]").waitFor();
            wire.cut();
            page.reload();
            assertThat(version(page)).as("without network, after the update").isEqualTo(fresh);
            page.locator("[data-list=waiting] [data-state=draft] button").click();
            expectNote(page, "Skrivet före uppdateringen");
        }
    }

    private static String version(Page page) {
        return String.valueOf(page.locator("body").getAttribute("data-version"));
    }

    private static String coded(String version) {
        return URLEncoder.encode(version, StandardCharsets.UTF_8);
    }

    /// The address of the worker that looks after the page; a page that is about to be loaded anew has none.
    private static String worker(Page page) {
        try {
            return String.valueOf(page.evaluate("navigator.serviceWorker.controller?.scriptURL ?? ''"));
        } catch (PlaywrightException e) {
            return "";
        }
    }

    @ParameterizedTest
    @CsvSource({"390, sv, DARK", "390, en, LIGHT", "1440, sv, LIGHT"})
    void isSoundAndUsableByKeyboard(int width, String language, ColorScheme scheme) throws IOException {
        try (var reader = new Reader(chromium, port, new Look(width, language, scheme))) {
            reader.open("/account/sign-in");
            reader.page().locator(FORM + " button").first().click();
            var page = reader.page();
            page.waitForURL(url -> !url.contains("sign-in"));
            page.locator(".page-navigation a[href='/observe/field']").click();
            page.locator("body[data-kept=true]").waitFor();
            reader.expectSoundPage();
            press(page.locator("[data-do=new]"), "Enter");
            press(page.locator(".field-type input").first(), " ");
            press(page.locator(".field-action input").nth(2), " ");
            page.locator("[name=place]").fill("Norra skolgården");
            page.locator("[name=note]").fill("Ring 19811228-9874");
            press(page.locator("[data-do=submit]"), "Enter");
            page.locator(".field-faults li").first().waitFor();
            reader.expectSoundPage();
            page.locator("[name=note]").fill(language.equals("sv") ? "Lugnt" : "Quiet");
            press(page.locator("[data-do=submit]"), "Enter");
            page.locator("[data-list=mine] [data-state=RECEIVED]").first().waitFor();
            page.locator(".field-status[data-state=sent]").waitFor();
            reader.expectSoundPage();
        }
    }

    private static void press(Locator target, String key) {
        target.focus();
        target.press(key);
    }

    private static BrowserContext phone() {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(390, 844)
                        .setLocale("sv-SE")
                        .setHasTouch(true)
                        .setPermissions(List.of("geolocation"))
                        .setGeolocation(new Geolocation(57.93, 12.533).setAccuracy(9)));
    }

    private static Page signIn(Page page, Wire wire) {
        page.navigate("http://localhost:" + wire.port() + "/account/sign-in?to=/observe/field");
        page.locator(FORM + " button").first().click();
        page.waitForURL("**/observe/field");
        page.locator("body[data-kept=true]").waitFor();
        page.locator(".field-status[data-state=sent]").waitFor();
        return page;
    }

    private static String state(Page page) {
        return String.valueOf(page.locator(".field-status").getAttribute("data-state"));
    }

    private static void expectStatus(Page page, String state, String words) {
        page.locator(".field-status[data-state=" + state + "]").waitFor();
        assertThat(page.locator(".field-status").textContent().strip()).isEqualTo(words);
    }

    /// A draft is read from the phone's store before its words stand in the form.
    private static void expectNote(Page page, String note) {
        PlaywrightAssertions.assertThat(page.locator("[name=note]")).hasValue(note);
    }

    private static FilePayload photo(int report, int number) throws IOException {
        var image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(5 * report, 120 * number, 90));
        pen.fillRect(0, 0, 640, 480);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        return new FilePayload("photo-" + report + "-" + number + ".jpg", "image/jpeg", bytes.toByteArray());
    }

    private long count(String table) {
        return database.<Long>read(
                LYKTBY,
                db -> db.sql("select count(*) from " + table).query(Long.class).single());
    }
}
