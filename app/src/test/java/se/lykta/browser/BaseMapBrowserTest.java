package se.lykta.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.lykta.database.TestProgram;
import se.lykta.map.TestTiles;

/// The base map in the browser: vector tiles of a source of our own, drawn in the theme's colours.
@Tag("browser")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"lykta.example=true", "lykta.map.attribution=© Test", "lykta.map.kind=vector"})
@ContextConfiguration(initializers = TestProgram.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BaseMapBrowserTest extends ExampleInBrowser {
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final HttpServer SOURCE = source();
    private static volatile int status = 200;

    private final List<String> complaints = new ArrayList<>();
    private final Set<String> hosts = new TreeSet<>();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add(
                "lykta.map.source",
                () -> "http://127.0.0.1:" + SOURCE.getAddress().getPort() + "/{z}/{x}/{y}");
    }

    private static HttpServer source() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                ASKED.incrementAndGet();
                var tile = TestTiles.vector("Utanby");
                exchange.sendResponseHeaders(status, tile.length);
                exchange.getResponseBody().write(tile);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stopSource() {
        SOURCE.stop(0);
    }

    @BeforeEach
    void answerWithTiles() {
        status = 200;
    }

    @Order(1)
    @ParameterizedTest
    @CsvSource({"LIGHT, 14411754", "DARK, 1320494"})
    void drawsTheTilesInTheColoursOfTheTheme(ColorScheme scheme, int water) throws IOException {
        try (var context = chromium.browser().newContext(new Browser.NewContextOptions().setColorScheme(scheme))) {
            var page = picture(context.newPage(), "z=12.5&lon=12.53&lat=57.93");
            var image = ImageIO.read(
                    new ByteArrayInputStream(page.locator(".map-canvas").screenshot()));
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/base-map-" + scheme + ".png")));

            assertThat(ASKED.get()).isPositive();
            assertThat(pixels(image, water)).as("pixels of water").isGreaterThan(5_000);
            assertThat(page.locator(".map-source").first().textContent()).contains("© Test");
            assertThat(complaints).isEmpty();
            assertThat(hosts).containsExactly("localhost:" + port);
        }
    }

    @Order(2)
    @Test
    void saysQuietlyThatTheBaseMapDoesNotAnswer() {
        status = 500;
        try (var context = chromium.browser().newContext()) {
            // Elsewhere, since the server remembers the tiles of the other tests.
            var page = picture(context.newPage(), "z=13.5&lon=12.5&lat=58.1");
            assertThat(page.locator(".map-base-fault").textContent()).isNotBlank();
            assertThat(page.locator(".map-fault").count()).isZero();
        }
    }

    private Page picture(Page page, String position) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> hosts.add(URI.create(request.url()).getAuthority()));
        page.navigate("http://localhost:" + port + "/account/sign-in");
        page.locator(
                        "form[action*=example] button[value=COORDINATOR], form[action*=example]:has([value=COORDINATOR]) button")
                .first()
                .click();
        page.waitForURL(url -> !url.contains("sign-in"));
        page.navigate("http://localhost:" + port + "/picture?" + position);
        page.waitForTimeout(6000);
        return page;
    }

    private static long pixels(BufferedImage image, int colour) {
        long found = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if ((image.getRGB(x, y) & 0xffffff) == colour) {
                    found++;
                }
            }
        }
        return found;
    }
}
