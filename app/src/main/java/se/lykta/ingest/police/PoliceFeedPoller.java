package se.lykta.ingest.police;

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

/// What is new in the police's open event feed? Asks politely: at least ten seconds between calls, at most 60
/// an hour
/// and 1,440 a day, and longer and longer pauses after a refusal. Off unless enabled.
///
/// The answer is a JSON array that [PoliceEvent] columns are read from, like a file. One instance per
/// program; safe for
/// several threads. Source of the rules: polisen.se, regler för öppna data.
public final class PoliceFeedPoller {

    /// Where and as whom to ask.
    /// @param feed HTTPS; plain HTTP only to this machine
    /// @param userAgent names the program and whom to reach, as the rules demand
    public record Settings(boolean enabled, URI feed, String userAgent) {
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

    /// What came of a poll?
    public sealed interface Answer {

        /// The body as sent: a JSON array of events.
        record Events(byte[] json) implements Answer {}

        /// Nothing was asked: too early.
        record NotYet(Instant next) implements Answer {}

        /// Nothing was asked: the poller is off.
        record Disabled() implements Answer {}

        /// The feed refused or could not be reached.
        /// @param status HTTP status; 0 = no answer
        /// @param next not to be asked again before
        record Refused(int status, Instant next) implements Answer {}
    }

    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(10);
    private static final int MOST_PER_HOUR = 60;
    private static final int MOST_PER_DAY = 1_440;
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final int MOST_DOUBLINGS = 8;
    private static final int MOST_BYTES = 16 << 20;

    private final Settings settings;
    private final Clock clock;
    private final HttpClient client;
    private final Deque<Instant> calls = new ArrayDeque<>();
    private Instant pausedUntil = Instant.MIN;
    private int refusals;

    public PoliceFeedPoller(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// Asks once, if the rules allow it now.
    /// @throws InterruptedException if the thread is interrupted while it waits for the answer
    public synchronized Answer poll() throws InterruptedException {
        if (!settings.enabled()) {
            return new Answer.Disabled();
        }
        Instant now = clock.instant();
        Instant next = next(now);
        if (now.isBefore(next)) {
            return new Answer.NotYet(next);
        }
        calls.addLast(now);
        try {
            HttpResponse<InputStream> response = client.send(request(), HttpResponse.BodyHandlers.ofInputStream());
            return answer(response, now);
        } catch (IOException unreachable) {
            return refused(0, now);
        }
    }

    private HttpRequest request() {
        return HttpRequest.newBuilder(settings.feed())
                .timeout(Duration.ofSeconds(30))
                .header("User-Agent", settings.userAgent())
                .header("Accept", "application/json")
                .GET()
                .build();
    }

    private Answer answer(HttpResponse<InputStream> response, Instant now) throws IOException {
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                return refused(response.statusCode(), now);
            }
            byte[] json = body.readNBytes(MOST_BYTES + 1);
            if (json.length > MOST_BYTES) {
                return refused(response.statusCode(), now);
            }
            refusals = 0;
            return new Answer.Events(json);
        }
    }

    private Answer refused(int status, Instant now) {
        pausedUntil = now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(refusals, MOST_DOUBLINGS)));
        refusals++;
        return new Answer.Refused(status, pausedUntil);
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
