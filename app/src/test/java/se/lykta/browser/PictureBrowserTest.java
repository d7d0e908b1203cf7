package se.lykta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.incident.ColumnStore;
import se.lykta.incident.IncidentColumns;
import se.lykta.municipality.ShippedMunicipality;

/// The operational picture as its reader meets it: on a desk and a phone, in both languages, light and dark,
/// with the
/// keyboard alone.
@Tag("browser")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "lykta.example=true")
@ContextConfiguration(initializers = TestProgram.class)
class PictureBrowserTest {
    private static final MunicipalityId EXAMPLE = new MunicipalityId(ShippedMunicipality.EXAMPLE);

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @LocalServerPort
    int port;

    @Autowired
    ColumnStore store;

    private final List<String> complaints = new ArrayList<>();

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

    /// The program loads its example itself when it starts.
    @BeforeEach
    void waitForTheExample() throws InterruptedException {
        store.watch();
        for (int i = 0; i < 240 && incidents() < 6000; i++) {
            Thread.sleep(500);
        }
        assertThat(incidents()).isGreaterThan(6000);
    }

    private int incidents() {
        return store.find(EXAMPLE).map(IncidentColumns::size).orElse(0);
    }

    @ParameterizedTest
    @CsvSource({
        "1440, sv, LIGHT, /picture",
        "390, en, DARK, /picture",
        "1440, en, DARK, /picture?view=table",
        "390, sv, LIGHT, /picture?view=areas&layer=deso",
        "1440, sv, LIGHT, /picture?view=density",
        "1440, en, LIGHT, /picture?view=lastyear",
        "1440, sv, LIGHT, /picture?from=2032-01-01&to=2032-01-28&period=own",
        "390, sv, DARK, /picture?from=2010-01-01&to=2010-01-28&period=own",
    })
    void hasNoSeriousFaultOfAccessibilityAndNoComplaint(int width, String language, ColorScheme scheme, String path)
            throws IOException {
        try (var context = context(width, language, scheme)) {
            var page = signedIn(context);
            page.navigate(address(path));
            page.waitForTimeout(2500);
            page.evaluate(Chromium.axe());
            var faults = page.evaluate("""
                    async () => (await window.axe.run()).violations
                        .filter(v => v.impact === 'serious' || v.impact === 'critical')
                        .map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' '))
                    """);
            assertThat((List<?>) faults).isEmpty();
            assertThat(complaints).isEmpty();
            assertThat(page.locator("h1").textContent()).isNotBlank();
        }
    }

    @Test
    void canBeReadAndWorkedByKeyboardAlone() {
        try (var context = context(1440, "sv", ColorScheme.LIGHT)) {
            var page = signedIn(context);
            page.navigate(address("/picture"));
            page.waitForTimeout(2000);
            page.keyboard().press("j");
            page.keyboard().press("j");
            page.keyboard().press("k");
            page.keyboard().press("Enter");
            page.locator("#detail-close").first().waitFor();
            page.keyboard().press("Escape");
            page.keyboard().press("/");
            assertThat(page.evaluate("document.activeElement.type")).isEqualTo("search");
            page.keyboard().press("Escape");
            page.evaluate("document.activeElement.blur()");
            page.keyboard().press("m");
            assertThat(page.evaluate("document.activeElement.className").toString())
                    .contains("maplibregl-canvas");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("+");
            page.waitForTimeout(1500);
            page.evaluate("document.activeElement.blur()");
            page.keyboard().press("?");
            assertThat(page.locator("dialog[open]").count()).isEqualTo(1);
            assertThat(complaints).isEmpty();
        }
    }

    private BrowserContext context(int width, String language, ColorScheme scheme) {
        return chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setLocale(language.equals("sv") ? "sv-SE" : "en-GB")
                        .setColorScheme(scheme));
    }

    private Page signedIn(BrowserContext context) {
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address("/account/sign-in"));
        page.locator(
                        "form[action*=example] button[value=COORDINATOR], form[action*=example]:has([value=COORDINATOR]) button")
                .first()
                .click();
        page.waitForURL(url -> !url.contains("sign-in"));
        return page;
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
