package se.lykta.map;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Asks the one host that the setting names. Sends nothing of whoever looks at the map: no cookie, no referrer, no
/// address. Follows no redirect, waits a bounded time, reads a bounded answer, and asks a bounded number at once.
final class Upstream {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int AT_ONCE = 16;
    private static final int MOST_BYTES = 16 << 20;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Semaphore free = new Semaphore(AT_ONCE);

    /// @param bytes not copied; empty unless the status is 200 or 206
    /// @param etag empty when the host gives none
    record Answer(int status, byte[] bytes, String etag) {}

    /// @throws IOException if there is no answer in time, or one that is too long
    Answer get(URI address, Map<String, String> headers) throws IOException {
        boolean mine = false;
        try {
            mine = free.tryAcquire(ANSWER.toSeconds(), TimeUnit.SECONDS);
            if (!mine) {
                throw new IOException("the map's host has " + AT_ONCE + " requests under way");
            }
            var request = HttpRequest.newBuilder(address).timeout(ANSWER).header("User-Agent", "Lykta");
            headers.forEach(request::header);
            return read(client.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the map's host", e);
        } finally {
            if (mine) {
                free.release();
            }
        }
    }

    private static Answer read(HttpResponse<InputStream> response) throws IOException {
        try (var body = response.body()) {
            var etag = response.headers().firstValue("ETag").orElse("");
            int status = response.statusCode();
            if (status != 200 && status != 206) {
                return new Answer(status, new byte[0], etag);
            }
            var bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("the map's host sent more than " + MOST_BYTES + " bytes");
            }
            return new Answer(status, bytes, etag);
        }
    }
}
