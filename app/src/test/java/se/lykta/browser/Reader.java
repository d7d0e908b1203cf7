package se.lykta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.lykta.access.Role;

/// Someone who reads pages in a real browser, and notes what the browser complains of.
final class Reader implements AutoCloseable {
    private final BrowserContext context;
    private final Page page;
    private final String origin;
    private final List<String> complaints = new ArrayList<>();
    private boolean withoutNetwork;

    Reader(Chromium chromium, int port, Look look) {
        this(chromium, port, look.options());
    }

    Reader(Chromium chromium, int port, Browser.NewContextOptions options) {
        context = chromium.browser().newContext(options);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            var missing = message.text().startsWith("Failed to load resource: net::");
            if (message.type().equals("error") && !(withoutNetwork && missing)) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        origin = "http://localhost:" + port;
    }

    /// @param role null stays outside
    Reader signIn(@Nullable Role role) {
        if (role != null) {
            open("/account/sign-in");
            page.locator("form[action*=example]:has([name=role][value=" + role + "]) button")
                    .first()
                    .click();
            page.waitForURL(url -> !url.contains("sign-in"));
        }
        return this;
    }

    Page open(String path) {
        page.navigate(origin + path);
        return page;
    }

    Page page() {
        return page;
    }

    List<String> complaints() {
        return complaints;
    }

    /// From now on the browser may say, whenever it finds out, that something could not be fetched.
    void expectMissingNetwork() {
        withoutNetwork = true;
    }

    /// The page has no serious fault of accessibility, and fits.
    void expectSoundPage() throws IOException {
        expectFit();
        page.evaluate(Chromium.axe());
        var faults = page.evaluate("""
                async () => (await window.axe.run()).violations
                    .filter(v => v.impact === 'serious' || v.impact === 'critical')
                    .map(v => v.id + ': ' + v.nodes.map(n => n.target).join(' '))
                """);
        assertThat((List<?>) faults).as(page.url()).isEmpty();
    }

    /// The page has a heading, nothing wider than the window, and no complaint.
    void expectFit() {
        assertThat(page.locator("h1").first().textContent()).as(page.url()).isNotBlank();
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("pixels wider than the window on " + page.url())
                .isEqualTo(0);
        assertThat(complaints).as(page.url()).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
