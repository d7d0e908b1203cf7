package se.lykta.ingest.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// What is new in the police's open event feed? Asks politely: at least ten seconds between calls, at most 60 an
/// hour and 1,440 a day, says what it has already, and pauses longer after each refusal, or as long as the feed
/// demands.
///
/// The answer is a JSON array that is read like a file. One instance per program; safe for several threads. Source
/// of the rules: polisen.se, regler för öppna data.
public final class PoliceFeedPoller {

    /// Where and as whom to ask.
    /// @param feed HTTPS; plain HTTP only to this machine
    /// @param userAgent names the program and whom to reach, as the rules demand
    public record Settings(URI feed, String userAgent) {
        public Settings {
            boolean local = "127.0.0.1".equals(feed.getHost()) || "localhost".equals(feed.getHost());
            if (!"https".equals(feed.getScheme()) && !("http".equals(feed.getScheme()) && local)) {
                throw new IllegalArgumentException("feed is " + feed + ", must be https");
            }
            if (userAgent.isBlank()) {
                throw new IllegalArgumentException("userAgent is empty, must name the program");
            }
        }
    }

    /// What is to be remembered from one call to the next, also across a restart.
    /// @param etag as the feed named its last content; empty = ask for all
    /// @param lastModified as the feed dated its last content; empty = ask for all
    /// @param refusals in a row
    public record Mark(String etag, String lastModified, int refusals) {
        public static final Mark NONE = new Mark("", "", 0);
    }

    /// What came of a poll?
    public sealed interface Answer {

        /// The body as sent: a JSON array of events.
        record Events(byte[] json, Mark mark) implements Answer {}

        /// The content is what it was at the mark.
        record Same(Mark mark) implements Answer {}

        /// Nothing was asked: too early.
        record NotYet(Instant next) implements Answer {}

        /// The feed refused or could not be reached.
        /// @param status HTTP status; 0 = no answer
        /// @param next not to be asked again before
        record Refused(int status, Instant next, Mark mark) implements Answer {}
    }

    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(10);
    private static final int MOST_PER_HOUR = 60;
    private static final int MOST_PER_DAY = 1_440;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_DEMAND = Duration.ofDays(7);
    private static final int MOST_DOUBLINGS = 8;
    private static final int MOST_BYTES = 16 << 20;

    private final Settings settings;
    private final Clock clock;
    private final HttpClient client;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private Instant pausedUntil = Instant.MIN;

    public PoliceFeedPoller(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// Asks once, if the rules allow it now.
    /// @param mark of the last answer
    /// @throws InterruptedException if the thread is interrupted while it waits for the answer
    public synchronized Answer poll(Mark mark) throws InterruptedException {
        Instant now = clock.instant();
        Instant next = next(now);
        if (now.isBefore(next)) {
            return new Answer.NotYet(next);
        }
        calls.addLast(now);
        try {
            var response = client.send(request(mark), HttpResponse.BodyHandlers.ofInputStream());
            return answer(response, mark, now);
        } catch (IOException unreachable) {
            return refused(0, Duration.ZERO, mark, now);
        }
    }

    private HttpRequest request(Mark mark) {
        var request = HttpRequest.newBuilder(settings.feed())
                .timeout(Duration.ofSeconds(30))
                .header("User-Agent", settings.userAgent())
                .header("Accept", "application/json");
        if (!mark.etag().isEmpty()) {
            request.header("If-None-Match", mark.etag());
        }
        if (!mark.lastModified().isEmpty()) {
            request.header("If-Modified-Since", mark.lastModified());
        }
        return request.GET().build();
    }

    private Answer answer(HttpResponse<InputStream> response, Mark mark, Instant now) throws IOException {
        try (InputStream body = response.body()) {
            if (response.statusCode() == 304) {
                return new Answer.Same(new Mark(mark.etag(), mark.lastModified(), 0));
            }
            if (response.statusCode() != 200) {
                return refused(response.statusCode(), demanded(response), mark, now);
            }
            byte[] json = body.readNBytes(MOST_BYTES + 1);
            if (json.length > MOST_BYTES) {
                return refused(response.statusCode(), Duration.ZERO, mark, now);
            }
            var headers = response.headers();
            return new Answer.Events(
                    json,
                    new Mark(
                            headers.firstValue("ETag").orElse(""),
                            headers.firstValue("Last-Modified").orElse(""),
                            0));
        }
    }

    /// The pause that the feed asks for, in seconds; a date is not read, the own pause then stands.
    private static Duration demanded(HttpResponse<?> response) {
        var seconds = response.headers().firstValue("Retry-After").orElse("");
        if (!seconds.matches("[0-9]{1,9}")) {
            return Duration.ZERO;
        }
        var pause = Duration.ofSeconds(Long.parseLong(seconds));
        return pause.compareTo(LONGEST_DEMAND) > 0 ? LONGEST_DEMAND : pause;
    }

    private Answer refused(int status, Duration demanded, Mark mark, Instant now) {
        var own = FIRST_PAUSE.multipliedBy(1L << Math.min(mark.refusals(), MOST_DOUBLINGS));
        pausedUntil = now.plus(own.compareTo(demanded) > 0 ? own : demanded);
        return new Answer.Refused(status, pausedUntil, new Mark(mark.etag(), mark.lastModified(), mark.refusals() + 1));
    }

    /// The first moment at which the rules allow a call.
    private Instant next(Instant now) {
        while (!calls.isEmpty() && calls.getFirst().isBefore(now.minus(Duration.ofDays(1)))) {
            calls.removeFirst();
        }
        Instant next = pausedUntil;
        if (!calls.isEmpty()) {
            next = later(next, calls.getLast().plus(BETWEEN_CALLS));
        }
        next = later(next, windowFree(MOST_PER_HOUR, Duration.ofHours(1)));
        return later(next, windowFree(MOST_PER_DAY, Duration.ofDays(1)));
    }

    /// When the oldest of the last so many calls leaves the window.
    private Instant windowFree(int most, Duration window) {
        if (calls.size() < most) {
            return Instant.MIN;
        }
        return calls.stream()
                .skip((long) calls.size() - most)
                .findFirst()
                .orElseThrow()
                .plus(window);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
