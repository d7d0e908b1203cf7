package se.lykta.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import se.lykta.TickingClock;
import se.lykta.ingest.feed.PoliceFeedPoller.Answer;
import se.lykta.ingest.feed.PoliceFeedPoller.Mark;

class PoliceFeedPollerTest {

    private final TickingClock clock = new TickingClock("2026-01-01T00:00:00Z");
    private final List<String> agents = new ArrayList<>();
    private final List<String> marks = new ArrayList<>();
    private final Map<String, String> headers = new HashMap<>();
    private int status = 200;
    private HttpServer server;
    private PoliceFeedPoller poller;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/events", exchange -> {
            agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            marks.add(String.valueOf(exchange.getRequestHeaders().getFirst("If-None-Match"))
                    + exchange.getRequestHeaders().getFirst("If-Modified-Since"));
            if (status == 304) {
                exchange.sendResponseHeaders(304, -1);
                exchange.close();
                return;
            }
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        poller = new PoliceFeedPoller(
                new PoliceFeedPoller.Settings(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/events"), "Lykta test"),
                clock);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void namesItselfAndWaitsTenSeconds() throws InterruptedException {
        assertThat(poller.poll(Mark.NONE)).isInstanceOf(Answer.Events.class);
        clock.pass(Duration.ofSeconds(9));
        assertThat(poller.poll(Mark.NONE))
                .isEqualTo(new Answer.NotYet(clock.instant().plusSeconds(1)));
        clock.pass(Duration.ofSeconds(1));
        assertThat(poller.poll(Mark.NONE)).isInstanceOf(Answer.Events.class);
        assertThat(agents).containsExactly("Lykta test", "Lykta test");
    }

    @Test
    void asksAtMostSixtyTimesAnHour() throws InterruptedException {
        for (int i = 0; i < 360; i++) {
            poller.poll(Mark.NONE);
            clock.pass(Duration.ofSeconds(10));
        }
        assertThat(agents).hasSize(60);
    }

    @Test
    void saysWhatItHasAlready() throws InterruptedException {
        headers.put("ETag", "\"e1\"");
        headers.put("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
        var mark = new Mark("\"e1\"", "Thu, 01 Jan 2026 00:00:00 GMT", 0);
        assertThat(poller.poll(new Mark("", "", 3)))
                .isInstanceOfSatisfying(
                        Answer.Events.class, events -> assertThat(events.mark()).isEqualTo(mark));
        clock.pass(Duration.ofSeconds(10));
        status = 304;
        assertThat(poller.poll(mark)).isEqualTo(new Answer.Same(mark));
        assertThat(marks).containsExactly("nullnull", "\"e1\"Thu, 01 Jan 2026 00:00:00 GMT");
    }

    @Test
    void pausesLongerAfterEachRefusal() throws InterruptedException {
        status = 429;
        assertThat(poller.poll(Mark.NONE))
                .isEqualTo(new Answer.Refused(429, clock.instant().plus(Duration.ofMinutes(5)), new Mark("", "", 1)));
        clock.pass(Duration.ofMinutes(5));
        status = 500;
        assertThat(poller.poll(new Mark("", "", 1)))
                .isEqualTo(new Answer.Refused(500, clock.instant().plus(Duration.ofMinutes(10)), new Mark("", "", 2)));
        clock.pass(Duration.ofMinutes(9));
        assertThat(poller.poll(Mark.NONE)).isInstanceOf(Answer.NotYet.class);
    }

    @Test
    void pausesAsLongAsTheFeedDemands() throws InterruptedException {
        status = 429;
        headers.put("Retry-After", "7200");
        assertThat(poller.poll(Mark.NONE))
                .isEqualTo(new Answer.Refused(429, clock.instant().plus(Duration.ofHours(2)), new Mark("", "", 1)));
    }

    @Test
    void refusesPlainHttpToOtherMachines() {
        assertThatThrownBy(() -> new PoliceFeedPoller.Settings(URI.create("http://polisen.se/api/events"), "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
