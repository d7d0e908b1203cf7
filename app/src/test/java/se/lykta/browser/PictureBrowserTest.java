package se.lykta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.access.Role;
import se.lykta.database.TestProgram;

/// The operational picture as its reader meets it: on a desk and a phone, in both languages, light and dark, with
/// the keyboard alone.
@Tag("browser")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "lykta.example=true")
@ContextConfiguration(initializers = TestProgram.class)
class PictureBrowserTest extends ExampleInBrowser {
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
        try (var reader = new Reader(chromium, port, new Look(width, language, scheme)).signIn(Role.COORDINATOR)) {
            reader.open(path).waitForTimeout(2500);
            reader.expectSoundPage();
        }
    }

    @Test
    void canBeReadAndWorkedByKeyboardAlone() {
        try (var reader =
                new Reader(chromium, port, new Look(1440, "sv", ColorScheme.LIGHT)).signIn(Role.COORDINATOR)) {
            var page = reader.open("/picture");
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
            assertThat(reader.complaints()).isEmpty();
        }
    }
}
