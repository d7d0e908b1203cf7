package se.lykta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.access.Role;
import se.lykta.database.TestProgram;

/// Every page but the picture, on a desk and a phone, in both languages, light and dark.
@Tag("browser")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "lykta.example=true")
@ContextConfiguration(initializers = TestProgram.class)
class PagesBrowserTest extends ExampleInBrowser {
    private static final String[] COORDINATED = {
        "/alert",
        "/alert/month",
        "/place",
        "/place/new",
        "/observe",
        "/observe/agreements",
        "/observe/deliveries",
        "/observe/contacts",
        "/observe/triage",
        "/observe/triage?show=LATE",
        "/observe/triage/answers",
        "/observe/triage/times",
        "/ingest",
        "/ingest/new",
        "/account",
        "/reminder",
        "/action",
        "/action/new",
        "/action/catalogue",
        "/meeting"
    };

    /// Faults of accessibility are looked for in two of the four looks, which hold both languages, widths and themes.
    @ParameterizedTest
    @CsvSource({"1440, sv, LIGHT, true", "1440, en, DARK, false", "390, sv, DARK, false", "390, en, DARK, true"})
    void isSoundForEveryRole(int width, String language, ColorScheme scheme, boolean accessible) throws IOException {
        var walk = new Walk(new Look(width, language, scheme), accessible);
        walk.go(null, "/account/sign-in", "/observe/tip/1489", "/observe/tip/1489/answer");
        walk.go(Role.COORDINATOR, COORDINATED);
        walk.go(Role.POLICE_PARTNER, "/observe/triage");
        walk.go(Role.REPORTER, "/observe", "/observe/agreements", "/observe/deliveries");
        walk.go(Role.ADMINISTRATOR, "/access", "/account/people", "/audit", "/privacy/disposal");
        walk.go(Role.ELECTED_REPRESENTATIVE, "/picture");
    }

    private final class Walk {
        private final Look look;
        private final boolean accessible;

        Walk(Look look, boolean accessible) {
            this.look = look;
            this.accessible = accessible;
        }

        void go(@Nullable Role role, String... paths) throws IOException {
            try (var reader = new Reader(chromium, port, look).signIn(role)) {
                for (var path : paths) {
                    reader.open(path).waitForTimeout(path.equals("/picture") ? 2000 : 200);
                    if (accessible) {
                        reader.expectSoundPage();
                    } else {
                        reader.expectFit();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, sv, LIGHT", "390, en, DARK"})
    void showsAPlaceWithItsForms(int width, String language, ColorScheme scheme) throws IOException {
        try (var reader = new Reader(chromium, port, new Look(width, language, scheme)).signIn(Role.COORDINATOR)) {
            var page = reader.open("/place");
            page.locator("tbody th a").last().click();
            page.waitForURL("**/place/*-*");
            reader.expectSoundPage();
            page.locator("main details:not([open]) > summary").all().reversed().forEach(Locator::click);
            reader.expectSoundPage();
            page.locator("h1 + a").click();
            page.waitForURL("**/edit");
            page.locator(".place-map canvas").waitFor();
            reader.expectSoundPage();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, sv, LIGHT", "390, en, DARK"})
    void showsAnActionWithItsDetailAndEffectFromTheBoard(int width, String language, ColorScheme scheme)
            throws IOException {
        try (var reader = new Reader(chromium, port, new Look(width, language, scheme)).signIn(Role.COORDINATOR)) {
            var page = reader.open("/action");
            press(page.locator("[data-state=CHECK] .action-card a").first(), "Enter");
            page.waitForURL("**/action/*-*");
            page.locator("details:not([open]) > summary").all().reversed().forEach(Locator::click);
            reader.expectSoundPage();
            var action = page.url();
            for (var link : List.of("main a[href*='/followup/']", "main a[href$='/detail']")) {
                page.navigate(action);
                press(page.locator(link), "Enter");
                page.waitForURL(link.contains("followup") ? "**/followup/*" : "**/detail");
                reader.expectSoundPage();
            }
            for (var kind : List.of("LIGHTING", "CAMERA", "PUBLIC_ORDER_GUARD", "PLEDGE")) {
                reader.open("/action/register/" + kind);
                reader.expectSoundPage();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, sv, LIGHT, 3", "390, en, DARK, 4"})
    void reportsAMissingShiftByKeyboard(int width, String language, ColorScheme scheme, int which) throws IOException {
        try (var reader = new Reader(chromium, port, new Look(width, language, scheme)).signIn(Role.REPORTER)) {
            var page = reader.open("/observe");
            press(page.locator(".observe-missing > li > a").first(), "Enter");
            page.waitForURL("**/observe?week=*");
            press(page.locator("[data-state=MISSING] a").nth(which), "Enter");
            page.waitForURL("**/observe/shifts/**");
            reader.expectSoundPage();
            press(page.locator("input[value=nothing]"), " ");
            press(page.locator("main form .button-main"), "Enter");
            page.locator("dd b").waitFor();
            assertThat(page.locator("dd b").first().textContent()).isIn("Rapporterat", "Reported");
            reader.expectSoundPage();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, sv, LIGHT", "390, en, DARK"})
    void triagesByKeyboard(int width, String language, ColorScheme scheme) throws IOException {
        try (var reader = new Reader(chromium, port, new Look(width, language, scheme)).signIn(Role.COORDINATOR)) {
            var page = reader.open("/observe/triage");
            page.keyboard().press("j");
            // A tip that was decided on stays until it is answered, so the first row may be one.
            page.locator(".triage-inbox tbody tr:not(:has(.observe-company .observe-waiting)) th a")
                    .first()
                    .press("Enter");
            page.waitForURL("**/observe/triage/*-*");
            reader.expectSoundPage();
            var first = page.url();
            page.keyboard().press("a");
            page.waitForCondition(() -> !page.url().equals(first));
            reader.expectSoundPage();
            page.navigate(first);
            assertThat(page.locator("dd b").first().textContent()).isIn("Godtagen", "Accepted");
            page.locator("summary").first().click();
            page.locator("summary").nth(1).click();
            page.locator("summary").nth(2).click();
            reader.expectSoundPage();
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, sv, LIGHT", "390, en, DARK"})
    void tellsOfASafePlaceOnTheMapByKeyboardAndReadsTheAnswer(int width, String language, ColorScheme scheme)
            throws IOException {
        try (var reader = new Reader(chromium, port, new Look(width, language, scheme))) {
            var page = reader.open("/observe/tip/1489");
            press(page.locator("[name=about][value=SAFE_PLACE]"), " ");
            press(page.locator("[data-does=open]"), "Enter");
            var pin = page.locator(".tip-map .maplibregl-marker");
            pin.waitFor();
            press(pin, "ArrowUp");
            press(pin, "ArrowRight");
            page.locator("[data-does=clear]").waitFor();
            assertThat(page.locator("[name=longitude]").inputValue()).isNotEmpty();
            reader.expectSoundPage();
            page.locator("[name=text]").fill("Ljust och öppet.");
            press(page.locator("main form .button-main"), "Enter");
            var code = page.locator(".tip-reading dd").textContent();
            reader.expectSoundPage();
            press(page.locator("a[href$='/answer']"), "Enter");
            page.locator("[name=reading]").fill(code);
            press(page.locator("main form .button-main"), "Enter");
            page.locator("dl.facts").waitFor();
            reader.expectSoundPage();
        }
    }

    private static void press(Locator target, String key) {
        target.focus();
        target.press(key);
    }

    @ParameterizedTest
    @CsvSource({"1440, sv, LIGHT", "390, en, DARK"})
    void takesAGuessedFileThroughTheSevenSteps(int width, String language, ColorScheme scheme) throws IOException {
        try (var reader = new Reader(chromium, port, new Look(width, language, scheme)).signIn(Role.COORDINATOR)) {
            var page = reader.open("/ingest/new");
            page.locator("input[type=file]")
                    .setInputFiles(
                            new FilePayload("ronder.csv", "text/csv", rounds().getBytes(StandardCharsets.UTF_8)));
            next(reader, "**/read");
            next(reader, "**/map");
            page.locator("input[name=supplier]").fill("Ronderna " + width);
            page.locator("select[name=knownBy]").selectOption("DISCOVERED");
            next(reader, "**/preview");
            next(reader, "**/duplicates");
            next(reader, "**/confirm");
            next(reader, "**/report");
            assertThat(page.locator(".figures dd").allTextContents()).containsExactly("28", "0", "0", "2");
            page.locator("a[href$='/undo']").click();
            reader.expectSoundPage();
            page.locator("main form .button, section.ingest form button")
                    .first()
                    .click();
            page.waitForURL("**/report");
            reader.expectSoundPage();
        }
    }

    /// A guard company's own sheet: date and time apart, decimal commas, one hour and one place that cannot be.
    private static String rounds() {
        return IntStream.rangeClosed(1, 30)
                .mapToObj(row -> "%d;2026-11-%02d;%s;Stora torget;%s;12,53%03d;Klotter;Ring 070-123 45 67"
                        .formatted(
                                row, row % 20 + 1, row == 7 ? "27.30" : "22.10", row == 9 ? "75,1" : "57,93012", row))
                .collect(Collectors.joining(
                        "\n", "Nr;Datum;Klockslag;Plats;Latitud;Longitud;Händelsetyp;Beskrivning\n", "\n"));
    }

    /// Checks the page, presses its main button, and checks where that leads.
    private static void next(Reader reader, String url) throws IOException {
        var page = reader.page();
        page.locator("section.ingest .button-main").first().click();
        page.waitForURL(url);
        reader.expectSoundPage();
    }
}
