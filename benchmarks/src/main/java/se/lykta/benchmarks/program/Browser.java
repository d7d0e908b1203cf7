package se.lykta.benchmarks.program;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// One person's browser: its cookies, and requests with the headers a browser sends. For one thread.
final class Browser {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client;
    private final URI address;
    private final Map<String, String> cookies = new TreeMap<>();

    Browser(HttpClient client, URI address) {
        this.client = client;
        this.address = address;
    }

    /// @param body as sent, compressed when the server did so
    /// @param nanos until its last byte
    record Answer(int status, byte[] body, boolean compressed, long nanos) {
        String text() {
            try (InputStream in =
                    compressed ? new GZIPInputStream(new ByteArrayInputStream(body)) : new ByteArrayInputStream(body)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Signs in by the form, as anybody does.
    void signIn(String municipality, String email, String password) throws IOException, InterruptedException {
        var page = get("/account/sign-in", "Accept", "text/html").text();
        var token = TOKEN.matcher(page);
        if (!token.find()) {
            throw new IllegalStateException("no form token in the sign-in page");
        }
        var form = Map.of("municipality", municipality, "email", email, "password", password, "_csrf", token.group(1));
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = request("/account/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        keepCookies(answer);
        var to = answer.headers().firstValue("Location").orElse("");
        if (answer.statusCode() != 302 || to.contains("refused")) {
            throw new IllegalStateException("not signed in: " + answer.statusCode() + " " + to);
        }
    }

    /// Sends data as a page's script does.
    Answer post(String path, String json, String tokenHeader, String token) throws IOException, InterruptedException {
        var request = request(path)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header(tokenHeader, token)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        long start = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return new Answer(answer.statusCode(), answer.body(), isCompressed(answer), System.nanoTime() - start);
    }

    private static boolean isCompressed(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    }

    Answer get(String path, String header, String value) throws IOException, InterruptedException {
        var request = request(path).header(header, value).build();
        long start = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        long nanos = System.nanoTime() - start;
        keepCookies(answer);
        return new Answer(answer.statusCode(), answer.body(), isCompressed(answer), nanos);
    }

    /// Holds the page's feed of news open until the client is closed.
    void listen(String path) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .header("Cookie", cookieLine())
                .header("Accept", "text/event-stream")
                .build();
        var unused = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(LONGEST)
                .header("Accept-Encoding", "gzip")
                .header("Accept-Language", "sv");
        return cookies.isEmpty() ? request : request.header("Cookie", cookieLine());
    }

    private String cookieLine() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private void keepCookies(HttpResponse<?> answer) {
        for (var line : answer.headers().allValues("Set-Cookie")) {
            var pair = line.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
    }
}
