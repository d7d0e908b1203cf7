package se.lykta.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import se.lykta.access.Role;
import se.lykta.database.MunicipalityId;

/// A browser without scripts: keeps cookies, sends forms with their token, follows no redirect by itself.
public final class TestBrowser {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String origin;
    private String language = "sv";

    public TestBrowser(int port) {
        origin = "http://localhost:" + port;
    }

    /// Asks for pages in another language than Swedish.
    public TestBrowser reading(String code) {
        language = code;
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET().build());
    }

    /// A file.
    public HttpResponse<byte[]> getBytes(String path) {
        return send(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /// Opens `page`, takes its form token and sends the fields to `path`.
    public HttpResponse<String> submit(String page, String path, Map<String, String> fields) {
        var token = TOKEN.matcher(get(page).body());
        assertThat(token.find()).as("form token on %s", page).isTrue();
        var all = new TreeMap<>(fields);
        all.put("_csrf", token.group(1));
        return post(path, all);
    }

    /// Opens `page`, takes its form token and sends the fields and a file named `file` to `path`.
    public HttpResponse<String> upload(String page, String path, Map<String, String> fields, TestFile file) {
        var token = TOKEN.matcher(get(page).body());
        assertThat(token.find()).as("form token on %s", page).isTrue();
        var all = new TreeMap<>(fields);
        all.put("_csrf", token.group(1));
        var mark = "mark-of-the-test";
        var body = new ByteArrayOutputStream();
        all.forEach((name, value) -> body.writeBytes(
                ("--" + mark + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + mark + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + file.name()
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file.content());
        body.writeBytes(("\r\n--" + mark + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + mark)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    /// @param content not copied
    public record TestFile(String name, byte[] content) {
        public static TestFile of(String name, String text) {
            return new TestFile(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Sends the fields as they are, without a form token.
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /// Sends what a page's script would send: data, with the headers it is told.
    public HttpResponse<String> send(String method, String path, Map<String, String> headers, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(origin + path))
                .header("Accept", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    /// Signs in as the example person of that role.
    public TestBrowser signInAs(MunicipalityId municipality, Role role) {
        var answer = submit(
                "/account/sign-in",
                "/account/sign-in/example",
                Map.of("municipality", municipality.value(), "role", role.name()));
        assertThat(answer.statusCode()).isEqualTo(302);
        return this;
    }

    HttpResponse<String> signIn(MunicipalityId municipality, String email, String password) {
        return submit(
                "/account/sign-in",
                "/account/sign-in",
                Map.of("municipality", municipality.value(), "email", email, "password", password));
    }

    CookieManager cookies() {
        return cookies;
    }

    public static String location(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(location -> location.replaceFirst("http://localhost:[0-9]+", ""))
                .orElse("none");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path))
                .header("Accept", "text/html,*/*")
                .header("Accept-Language", language);
    }

    private HttpResponse<String> send(HttpRequest request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> reading) {
        try {
            return http.send(request, reading);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
