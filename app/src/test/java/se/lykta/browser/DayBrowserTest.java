package se.lykta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Geolocation;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.access.Role;
import se.lykta.area.CoordinateSystem;
import se.lykta.database.TestProgram;
import se.lykta.example.PlantedTruths;
import se.lykta.example.TestExample;

/// A day in the example municipality, from the guard's report at night to the effect of last year's lamps, by
/// keyboard alone. Every step is looked at for faults of accessibility and kept as a picture in `target/day`.
@Tag("browser")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "lykta.example=true")
@ContextConfiguration(initializers = TestProgram.class)
class DayBrowserTest extends ExampleInBrowser {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));
    private static final String TECHNICAL_UNIT = "Exempelkommunens tekniska enhet";
    private static final Pattern ONE_ACTION = Pattern.compile("/action/[0-9a-f]{8}-[0-9a-f-]{27}$");
    private static final Pattern NUMBER = Pattern.compile("\\d+[.,]\\d+");

    @ParameterizedTest
    @CsvSource({"1440, sv, LIGHT, false", "390, en, DARK, true"})
    void goesFromTheNightsReportToAMeasureAndItsEffect(
            int width, String language, ColorScheme scheme, boolean closesMinutes) throws IOException {
        var look = new Look(width, language, scheme);
        var day = new Day(look, TestExample.truths(TODAY));
        day.guardReportsWithoutNetwork();
        try (var coordinator = new Reader(chromium, port, look).signIn(Role.COORDINATOR)) {
            day.triages(coordinator);
            day.proposesAnActionFromTheAlert(coordinator);
            day.decidesIt(coordinator);
            day.holdsTheWeeklyMeeting(coordinator);
            if (closesMinutes) {
                day.closesTheMinutes(coordinator);
            }
        }
        try (var lead = new Reader(chromium, port, look).signIn(Role.UNIT_LEAD)) {
            day.startsAndClosesTheAction(lead);
        }
        try (var coordinator = new Reader(chromium, port, look).signIn(Role.COORDINATOR)) {
            day.readsWhatTheLampsDid(coordinator);
        }
    }

    private final class Day {
        private final Look look;
        private final PlantedTruths truths;
        private final Path pictures;
        private final String note;
        private final String title;
        private int step;

        Day(Look look, PlantedTruths truths) {
            this.look = look;
            this.truths = truths;
            pictures = Path.of("target/day", look.language() + "-" + look.width());
            boolean swedish = look.language().equals("sv");
            note = swedish ? "Glas på hela stigen, dag" : "Glass all over the path, day";
            title = swedish ? "Vuxna vid backen om kvällarna" : "Adults at the hill in the evenings";
        }

        void guardReportsWithoutNetwork() throws IOException {
            var at = CoordinateSystem.SWEREF99_TM.unproject(
                    truths.emerging().spot().centre());
            var phone = new Look(390, look.language(), look.scheme())
                    .options()
                    .setPermissions(List.of("geolocation"))
                    .setGeolocation(new Geolocation(at.latitude(), at.longitude()).setAccuracy(9));
            try (var wire = new Wire(port);
                    var guard = new Reader(chromium, wire.port(), phone).signIn(Role.REPORTER)) {
                var page = guard.open("/observe/field");
                page.locator("body[data-kept=true]").waitFor();
                page.locator(".field-status[data-state=sent]").waitFor();
                keep(guard, "guard-before-the-round");
                guard.expectMissingNetwork();
                wire.cut();
                var hands = new Keyboard(page);
                hands.press(page.locator("[data-do=new]"));
                hands.tick(page.locator(".field-type input"));
                hands.tick(page.locator(".field-action input").nth(2));
                hands.type(page.locator("[name=note]"), note);
                page.locator("[data-place=line][data-known=true]").waitFor();
                keep(guard, "guard-writes-without-network");
                hands.press(page.locator("[data-do=submit]"));
                page.locator(".field-status[data-state=waiting]").waitFor();
                keep(guard, "guard-waits-for-network");
                wire.mend();
                hands.press(page.locator("[data-do=send]"));
                page.locator(".field-status[data-state=sent]").waitFor();
                page.locator("[data-list=mine] [data-state=RECEIVED]").first().waitFor();
                keep(guard, "guard-has-sent");
            }
        }

        void triages(Reader coordinator) throws IOException {
            var page = coordinator.open("/picture");
            var hands = new Keyboard(page);
            hands.press(page.locator(".page-navigation a[href='/observe/triage']"));
            page.waitForURL("**/observe/triage");
            keep(coordinator, "triage-inbox");
            int waiting = page.locator(".triage-inbox tbody tr").count();
            for (int i = 0; i < waiting; i++) {
                page.keyboard().press("j");
            }
            page.keyboard().press("Enter");
            page.waitForURL("**/observe/triage/*-*");
            assertThat(page.locator(".triage-note").first().textContent()).isEqualTo(note);
            keep(coordinator, "triage-report");
            var report = page.url();
            hands.open(page.locator(".triage-more").last());
            hands.tick(page.locator("[name=template]"));
            hands.press(page.locator("form[action$='/answer'] button"));
            page.locator("dd.triage-note").nth(1).waitFor();
            page.keyboard().press("a");
            page.waitForURL(url -> !url.equals(report));
            page.navigate(report);
            assertThat(page.locator("dd b").first().textContent()).isIn("Godtagen", "Accepted");
            keep(coordinator, "triage-accepted-and-answered");
        }

        void proposesAnActionFromTheAlert(Reader coordinator) throws IOException {
            var page = coordinator.page();
            var hands = new Keyboard(page);
            hands.press(page.locator(".page-navigation a[href='/alert']"));
            page.waitForURL("**/alert");
            var spot = truths.emerging().spot().name();
            var alert = page.locator("article[data-kind=EMERGING]:has(h3:has-text('" + spot + "'))");
            for (int i = 0; i < 60 && alert.count() == 0; i++) {
                hands.press(page.locator("form[action='/alert/look'] button"));
                page.waitForTimeout(1000);
                page.reload();
            }
            keep(coordinator, "alert-on-the-emerging-place");
            hands.press(alert.locator("a[href^='/action/new']"));
            page.waitForURL("**/action/new?**");
            assertThat(page.locator("[name=where]").inputValue()).isEqualTo(spot);
            assertThat(page.locator("[name=reason]").inputValue()).contains(spot);
            fillIn(page, hands);
            keep(coordinator, "action-proposed-from-the-alert");
            hands.press(page.locator("main form .button-main"));
            page.waitForURL(ONE_ACTION);
        }

        private void fillIn(Page page, Keyboard hands) {
            hands.type(page.locator("[name=title]"), title);
            hands.choose(page.locator("[name=kind]"), "ADULT_PRESENCE");
            hands.choose(page.locator("[name=owner]"), technicalUnit(page.locator("[name=owner]")));
            hands.date(page.locator("[name=due]"), TODAY.plusDays(9));
            hands.date(page.locator("[name=start]"), TODAY);
            hands.date(page.locator("[name=checkOn]"), TODAY.plusDays(90));
            hands.type(page.locator("[name=measure]"), look.language().equals("sv") ? "Per vecka" : "Each week");
        }

        private static String technicalUnit(Locator select) {
            return String.valueOf(select.locator("option")
                    .filter(new Locator.FilterOptions().setHasText(TECHNICAL_UNIT))
                    .getAttribute("value"));
        }

        void decidesIt(Reader coordinator) throws IOException {
            var page = coordinator.page();
            keep(coordinator, "action-planned");
            step(page, "DECIDED");
            keep(coordinator, "action-decided");
        }

        private void step(Page page, String to) {
            var form = page.locator(".action-step:has([name=to][value=" + to + "])");
            var hands = new Keyboard(page);
            if (form.locator("[name=outcome]").count() > 0) {
                hands.choose(form.locator("[name=outcome]"), "STOP");
                hands.type(form.locator("[name=reason]"), look.language().equals("sv") ? "Klart." : "Done.");
            }
            hands.press(form.locator("button"));
            page.locator(".action-step [name=from][value=" + to + "], .action-head:not(:has(~ .action-steps))")
                    .first()
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        }

        void holdsTheWeeklyMeeting(Reader coordinator) throws IOException {
            var page = coordinator.page();
            var hands = new Keyboard(page);
            hands.press(page.locator(".page-navigation a[href='/meeting']"));
            page.waitForURL("**/meeting");
            hands.press(page.locator("button[name=kind][value=WEEKLY]"));
            page.waitForURL("**/meeting/*-*");
            keep(coordinator, "meeting-prepared");
            assertThat(page.locator(".meeting-decisions").first().textContent()).contains("Exempel:");
            hands.press(page.locator("a[href*='full=true']"));
            page.waitForURL("**full=true");
            hands.type(page.locator("[name=text]"), title);
            hands.choose(page.locator("[name=owner]"), technicalUnit(page.locator("[name=owner]")));
            hands.date(page.locator("[name=day]"), TODAY.plusDays(7));
            hands.press(page.locator(".meeting-form button"));
            page.locator("#decisions li").last().waitFor();
            keep(coordinator, "meeting-decision-on-the-full-screen");
            for (var kind : List.of("pdf", "docx")) {
                var minutes = page.waitForDownload(() -> hands.press(page.locator("a[href$='minutes." + kind + "']")));
                assertThat(text(minutes.path(), kind)).contains(title).contains(TECHNICAL_UNIT);
            }
        }

        void closesTheMinutes(Reader coordinator) throws IOException {
            var page = coordinator.page();
            new Keyboard(page).press(page.locator("form[action$='/close'] button"));
            page.locator("form[action$='/close']")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            keep(coordinator, "meeting-minutes-closed");
        }

        private static String text(Path minutes, String kind) throws IOException {
            if (kind.equals("pdf")) {
                try (var pdf = Loader.loadPDF(minutes.toFile())) {
                    return new PDFTextStripper().getText(pdf);
                }
            }
            try (var docx = new ZipFile(minutes.toFile())) {
                var words =
                        docx.getInputStream(docx.getEntry("word/document.xml")).readAllBytes();
                return new String(words, StandardCharsets.UTF_8).replaceAll("<[^>]*>", "");
            }
        }

        void startsAndClosesTheAction(Reader lead) throws IOException {
            var page = lead.page();
            var hands = new Keyboard(page);
            hands.press(page.locator(".page-navigation a[href='/action']"));
            page.waitForURL("**/action");
            keep(lead, "unit-lead-board");
            hands.press(page.locator(".action-card a").filter(new Locator.FilterOptions().setHasText(title)));
            page.waitForURL(ONE_ACTION);
            step(page, "ONGOING");
            step(page, "CHECK");
            keep(lead, "unit-lead-before-closing");
            step(page, "CLOSED");
            assertThat(page.locator(".action-head b").first().textContent()).isIn("Avslutad", "Closed");
            keep(lead, "unit-lead-closed");
        }

        void readsWhatTheLampsDid(Reader coordinator) throws IOException {
            var page = coordinator.page();
            var hands = new Keyboard(page);
            hands.press(page.locator(".page-navigation a[href='/action']"));
            page.waitForURL("**/action");
            hands.press(page.locator("[data-state=CHECK] .action-card a")
                    .filter(new Locator.FilterOptions().setHasText("Exempel: nya lampor")));
            page.waitForURL(ONE_ACTION);
            keep(coordinator, "lighting-action");
            hands.press(page.locator("a[href^='/followup/']"));
            page.waitForURL("**/followup/**");
            keep(coordinator, "lighting-effect");
            var words =
                    String.valueOf(page.locator(".followup-figure figcaption").textContent());
            var numbers = NUMBER.matcher(words)
                    .results()
                    .map(found -> Double.valueOf(found.group().replace(',', '.')))
                    .toList();
            assertThat(numbers).as(words).hasSize(3);
            assertThat(truths.lighting().factor()).as(words).isBetween(numbers.get(1), numbers.get(2));
        }

        /// The page as it is now, without faults.
        private void keep(Reader reader, String name) throws IOException {
            picture(reader.page(), name);
            reader.expectSoundPage();
        }

        /// The browser complains of what it cannot fetch, which is no fault of the page.
        private void picture(Page page, String name) {
            step++;
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(page.locator("body.field").count() == 0)
                    .setPath(pictures.resolve("%02d-%s.png".formatted(step, name))));
        }
    }
}
