package se.lykta.ingest.police;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lykta.ingest.police.PoliceFeedPoller.Answer;

class PoliceFeedPollerTest {

    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private final Ticking clock = new Ticking();
    private final List<String> agents = new ArrayList<>();
    private int status = 200;
    private HttpServer server;
    private PoliceFeedPoller poller;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/events", exchange -> {
            agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        poller = poller(true);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private PoliceFeedPoller poller(boolean enabled) {
        URI feed = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/events");
        return new PoliceFeedPoller(new PoliceFeedPoller.Settings(enabled, feed, "Lykta test"), clock);
    }

    @Test
    void asksNothingUnlessEnabled() throws InterruptedException {
        assertThat(poller(false).poll()).isEqualTo(new Answer.Disabled());
        assertThat(agents).isEmpty();
    }

    @Test
    void namesItselfAndWaitsTenSeconds() throws InterruptedException {
        assertThat(poller.poll()).isInstanceOf(Answer.Events.class);
        clock.now = clock.now.plusSeconds(9);
        assertThat(poller.poll()).isEqualTo(new Answer.NotYet(clock.now.plusSeconds(1)));
        clock.now = clock.now.plusSeconds(1);
        assertThat(poller.poll()).isInstanceOf(Answer.Events.class);
        assertThat(agents).containsExactly("Lykta test", "Lykta test");
    }

    @Test
    void asksAtMostSixtyTimesAnHour() throws InterruptedException {
        for (int i = 0; i < 360; i++) {
            poller.poll();
            clock.now = clock.now.plus(Duration.ofSeconds(10));
        }
        assertThat(agents).hasSize(60);
    }

    @Test
    void pausesLongerAfterEachRefusal() throws InterruptedException {
        status = 429;
        assertThat(poller.poll()).isEqualTo(new Answer.Refused(429, clock.now.plus(Duration.ofMinutes(5))));
        clock.now = clock.now.plus(Duration.ofMinutes(5));
        status = 403;
        assertThat(poller.poll()).isEqualTo(new Answer.Refused(403, clock.now.plus(Duration.ofMinutes(10))));
        clock.now = clock.now.plus(Duration.ofMinutes(9));
        assertThat(poller.poll()).isInstanceOf(Answer.NotYet.class);
    }

    @Test
    void refusesPlainHttpToOtherMachines() {
        assertThatThrownBy(() -> new PoliceFeedPoller.Settings(true, URI.create("http://polisen.se/api/events"), "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
