package se.lykta.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/// What does a reader see when the bundled database is killed, and does it come back by itself?
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = DatabaseOutagePageTest.OwnDatabase.class)
@DirtiesContext
class DatabaseOutagePageTest {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @LocalServerPort
    int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    DatabaseConnection database;

    static final class OwnDatabase implements ApplicationContextInitializer<GenericApplicationContext> {
        @Override
        public void initialize(GenericApplicationContext context) {
            context.registerBean(
                    DatabaseConnection.class,
                    () -> DatabaseConnection.embedded(folder()),
                    bean -> bean.setDestroyMethodName("close"));
        }

        private static DataFolder folder() {
            try {
                var parent =
                        Files.createDirectories(Path.of("target", "test-data").toAbsolutePath());
                return DataFolder.take(Files.createTempDirectory(parent, "outage"));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void tellsThatItCannotAnswerAndServesAgainByItself() throws Exception {
        assertThat(get("/account/sign-in").statusCode()).isEqualTo(200);
        kill();
        var refused = awaitStatus(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(refused.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(refused.body()).contains("lang=\"sv\"").contains("Programmet kan inte svara just nu.");
        assertThat(awaitStatus(200).body()).contains("name=\"email\"");
    }

    private void kill() throws IOException {
        var pidFile = database.findFolder().orElseThrow().resolve("postgres/postmaster.pid");
        long postmaster = Long.parseLong(Files.readAllLines(pidFile).getFirst());
        assertThat(ProcessHandle.of(postmaster).orElseThrow().destroyForcibly()).isTrue();
    }

    private HttpResponse<String> awaitStatus(int status) throws Exception {
        long until = System.nanoTime() + LONGEST.toNanos();
        var answer = get("/account/sign-in");
        while (answer.statusCode() != status && System.nanoTime() < until) {
            Thread.sleep(50);
            answer = get("/account/sign-in");
        }
        assertThat(answer.statusCode()).isEqualTo(status);
        return answer;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Accept", "text/html")
                    .header("Accept-Language", "sv")
                    .timeout(LONGEST)
                    .build();
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
    }
}
