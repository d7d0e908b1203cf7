package se.lykta.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import se.lykta.access.Role;
import se.lykta.account.ExampleMode;
import se.lykta.account.TestBrowser;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.example.Lyktby;
import se.lykta.municipality.Municipalities;

/// The base map as a browser meets it, with a source of our own behind the server.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"lykta.example=true", "lykta.map.attribution=© Test"})
@ContextConfiguration(initializers = TestProgram.class)
class MapPageTest {
    private static final MunicipalityId LYKTBY = Lyktby.ID;
    private static final List<String> ASKED = Collections.synchronizedList(new ArrayList<>());
    private static final List<Headers> HEADERS = Collections.synchronizedList(new ArrayList<>());
    private static final HttpServer SOURCE = source();

    @LocalServerPort
    private int port;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private ExampleMode exampleMode;

    private TestBrowser browser = new TestBrowser(0);
    private TileAddress here = new TileAddress(0, 0, 0);

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add(
                "lykta.map.source",
                () -> "http://127.0.0.1:" + SOURCE.getAddress().getPort() + "/{z}/{x}/{y}.png?key=secret");
    }

    private static HttpServer source() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                var path = exchange.getRequestURI().toString();
                ASKED.add(path);
                HEADERS.add(exchange.getRequestHeaders());
                int zoom = Integer.parseInt(path.split("/")[1]);
                var body = zoom == 9 ? "<html>no</html>".getBytes(StandardCharsets.UTF_8) : TestTiles.png(Color.RED);
                exchange.getResponseHeaders().set("Content-Type", "text/html");
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
                exchange.sendResponseHeaders(zoom == 7 ? 302 : zoom == 8 ? 404 : 200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() {
        SOURCE.stop(0);
    }

    @BeforeEach
    void signIn() {
        Lyktby.loadAsExample(municipalities, exampleMode);
        browser = new TestBrowser(port).signInAs(LYKTBY, Role.COORDINATOR);
        ASKED.clear();
        HEADERS.clear();
        here = tile(12);
    }

    @Test
    void tellsTheBrowserToAskThisServerAlone() {
        var style = browser.get("/map/style.json");
        assertThat(style.body())
                .contains("\"type\":\"raster\"", "\"/map/tiles/{z}/{x}/{y}?v=", "\"maxzoom\":18")
                .doesNotContain("127.0.0.1", "secret");
        assertThat(browser.get("/picture").body())
                .contains("data-style=\"/map/style.json?v=", "Bakgrund: © Test")
                .doesNotContain("secret");
    }

    @Test
    void fetchesATileOnceAndSendsNothingOfTheReader() {
        var answer = browser.get(path(here));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("private", "max-age=86400");
        browser.get(path(here));

        assertThat(ASKED).containsExactly("/12/" + here.column() + "/" + here.row() + ".png?key=secret");
        assertThat(HEADERS.getFirst().keySet().stream().map(String::toLowerCase))
                .doesNotContain("cookie", "referer", "x-forwarded-for", "forwarded", "accept-language", "origin")
                .contains("user-agent");
        assertThat(HEADERS.getFirst().getFirst("User-Agent")).isEqualTo("Lykta");
    }

    @Test
    void isNoOpenDoorToTheSource() {
        assertThat(browser.get("/map/tiles/12/0/0").statusCode()).isEqualTo(404);
        assertThat(browser.get("/map/tiles/2/4/0").statusCode()).isEqualTo(404);
        assertThat(browser.get("/map/tiles/2/-1/0").statusCode()).isEqualTo(404);
        assertThat(browser.get("/map/tiles/99/0/0").statusCode()).isEqualTo(404);
        assertThat(browser.get("/map/tiles/a/b/c").statusCode()).isEqualTo(400);
        var stranger = new TestBrowser(port).get(path(here));
        assertThat(stranger.statusCode()).isNotEqualTo(200);
        assertThat(ASKED).isEmpty();
    }

    @Test
    void passesNoPageAndNoRedirectOn() {
        assertThat(browser.get(path(tile(9))).statusCode()).isEqualTo(502);
        assertThat(browser.get(path(tile(7))).statusCode()).isEqualTo(502);
        assertThat(browser.get(path(tile(8))).statusCode()).isEqualTo(404);
        assertThat(ASKED).hasSize(3);
        assertThat(browser.get(path(tile(11))).statusCode()).isEqualTo(200);
    }

    /// The tile at that zoom in which the municipality's centre lies.
    private TileAddress tile(int zoom) {
        var centre = municipalities.get(LYKTBY).map().centre();
        double latitude = Math.toRadians(centre.latitude());
        int tiles = 1 << zoom;
        int row = (int) ((1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2 * tiles);
        return new TileAddress(zoom, (int) ((centre.longitude() + 180) / 360 * tiles), row);
    }

    private static String path(TileAddress tile) {
        return "/map/tiles/" + tile.zoom() + "/" + tile.column() + "/" + tile.row();
    }
}
