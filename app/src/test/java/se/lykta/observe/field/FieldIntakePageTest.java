package se.lykta.observe.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.lykta.access.Role;
import se.lykta.account.TestBrowser;
import se.lykta.area.LocationQuality;
import se.lykta.database.Database;
import se.lykta.example.LyktbyPages;
import se.lykta.observe.FieldPhotos;
import se.lykta.observe.FieldReport;
import se.lykta.observe.FieldReports;
import se.lykta.observe.PhotoReading;
import tools.jackson.databind.json.JsonMapper;

/// What a phone sends to the real program, and what it is answered.
class FieldIntakePageTest extends LyktbyPages {
    private static final String REPORTS = "/observe/field/reports";

    @Autowired
    private Database database;

    @Autowired
    private FieldReports reports;

    @Autowired
    private FieldPhotos photos;

    private TestBrowser guard = new TestBrowser(0);
    private Map<String, String> headers = Map.of();

    @BeforeEach
    void signIn() {
        guard = signedIn(Role.REPORTER);
        headers = token(guard);
    }

    @Test
    void answersTheSameToTheSameKeyAndStoresOnce() {
        var key = UUID.randomUUID();
        var first = send(json(key));
        var again = send(json(key));
        var other = send(json(key).replace("Krossad ruta", "Ett annat ord"));

        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body()).isEqualTo(other.body());
        assertThat(stored(key).what().note()).isEqualTo("Krossad ruta");
        assertThat(count("observe_report", key)).isEqualTo(1);
        assertThat(guard.get(REPORTS).body()).contains(key.toString(), "RECEIVED");
    }

    @Test
    void keepsPlaceTimeAndWhoWithTheReport() {
        var key = UUID.randomUUID();
        send(json(key));
        var report = stored(key);

        assertThat(report.where().quality()).isEqualTo(LocationQuality.POINT);
        assertThat(report.where().radiusMetres()).isEqualTo(12);
        var metric = java.util.Objects.requireNonNull(report.where().metric());
        assertThat(metric.north()).isBetween(6_400_000.0, 6_450_000.0);
        assertThat(report.reporter().serviceNumber()).isEqualTo("T-104");
        assertThat(report.times().madeAt())
                .isBetween(Instant.now().minusSeconds(660), Instant.now().minusSeconds(500));
        assertThat(report.handling().state()).isEqualTo(FieldReport.State.RECEIVED);
    }

    @Test
    void setsTheClockOfAPhoneRight() {
        var key = UUID.randomUUID();
        var now = Instant.now();
        var ahead = now.plusSeconds(8 * 3600);
        send(json(key, ahead, ahead.minusSeconds(60)));
        assertThat(stored(key).times().madeAt()).isBetween(now.minusSeconds(70), now.minusSeconds(40));
    }

    @Test
    void countsAnUncertainPositionAsAnArea() {
        var key = UUID.randomUUID();
        send(json(key).replace("\"accuracyMetres\":11.6", "\"accuracyMetres\":900"));
        assertThat(stored(key).where().quality()).isEqualTo(LocationQuality.AREA);
        assertThat(stored(key).where().radiusMetres()).isEqualTo(900);
    }

    @Test
    void refusesAPersonalNumberAndTakesTheCorrectedReport() {
        var key = UUID.randomUUID();
        var refused = send(json(key).replace("Krossad ruta", "Talade med 19811228-9874"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).isEqualTo("{\"faults\":[\"person\"]}");
        assertThat(count("observe_report", key)).isZero();

        assertThat(send(json(key)).statusCode()).isEqualTo(200);
    }

    @Test
    void masksWhatElsePointsAtAPersonAndSaysSo() {
        var key = UUID.randomUUID();
        var answer = send(json(key).replace("Krossad ruta", "Ring Anna Svensson på 070-123 45 67"));
        assertThat(answer.body()).contains("\"masked\":2");
        assertThat(stored(key).what().note()).isEqualTo("Ring [***] på [***]");
    }

    @Test
    void namesEveryFault() {
        var far = Instant.now().minusSeconds(400L * 24 * 3600);
        assertThat(send("{").body()).contains("format");
        assertThat(send("[]").body()).contains("format");
        assertThat(send(json(UUID.randomUUID()).replace("\"note\"", "\"suspect\""))
                        .body())
                .contains("format");
        assertThat(send(json(UUID.randomUUID(), Instant.now(), far)).body()).contains("time");
        assertThat(send(json(UUID.randomUUID()).replace("12.5338", "112.5")).body())
                .contains("place");
        assertThat(send(json(UUID.randomUUID()).replace("VANDALISM", "NOTHING_KNOWN"))
                        .body())
                .contains("category");
        assertThat(send(json(UUID.randomUUID()).replace("t-104", "Kalle Karlsson"))
                        .body())
                .contains("number");
        assertThat(send(json(UUID.randomUUID()).replace("Krossad ruta", "x".repeat(2001)))
                        .body())
                .contains("text");
        assertThat(send(json(UUID.randomUUID()).replace("Krossad ruta", "x".repeat(40_000)))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void tellsAScriptToSignInAndAPageWhere() {
        var stranger = new TestBrowser(port);
        var asked = stranger.send("GET", "/observe/field/session", Map.of(), new byte[0]);
        assertThat(asked.statusCode()).isEqualTo(401);
        assertThat(asked.body()).isEqualTo("{\"faults\":[\"sign-in\"]}");
        assertThat(guard.send("POST", REPORTS, Map.of("Content-Type", "application/json"), new byte[] {'{'})
                        .statusCode())
                .as("without the token")
                .isEqualTo(403);
        var auditor = signedIn(Role.AUDITOR);
        assertThat(auditor.get("/observe/field/session").statusCode()).isEqualTo(403);
    }

    @Test
    void keepsOnlyThePictureOfAPhoto() throws IOException {
        var report = UUID.randomUUID();
        var key = UUID.randomUUID();
        assertThat(put(report, key, jpegWithPosition()).statusCode()).isEqualTo(409);
        send(json(report));

        assertThat(put(report, key, jpegWithPosition()).statusCode()).isEqualTo(200);
        assertThat(put(report, key, jpegWithPosition()).statusCode()).isEqualTo(200);

        var photo = photos.find(LYKTBY, key).orElseThrow();
        assertThat(count("observe_photo", key)).isEqualTo(1);
        assertThat(new String(photo.picture().jpeg(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif", "57.9296");
        var picture = ImageIO.read(new ByteArrayInputStream(photo.picture().jpeg()));
        assertThat(picture.getWidth()).isEqualTo(1600).isEqualTo(photo.picture().widthPixels());
        assertThat(picture.getHeight()).isEqualTo(800);
        assertThat(photo.keepUntil())
                .isAfter(java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(80));
    }

    @Test
    void takesNoFileThatIsNoPhoto() {
        var report = UUID.randomUUID();
        send(json(report));
        assertThat(put(report, UUID.randomUUID(), "GIF89a not a photo".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(422);
        assertThat(put(report, UUID.randomUUID(), new byte[PhotoReading.MOST_BYTES + 1])
                        .statusCode())
                .isEqualTo(413);
    }

    /// A JPEG with an Exif segment put in by hand.
    private static byte[] jpegWithPosition() throws IOException {
        var image = new BufferedImage(2000, 1000, BufferedImage.TYPE_INT_RGB);
        var plain = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", plain);
        var exif = "Exif\0\0 GPS 57.9296 12.5338".getBytes(StandardCharsets.US_ASCII);
        var out = new ByteArrayOutputStream();
        out.write(plain.toByteArray(), 0, 2);
        out.write(0xff);
        out.write(0xe1);
        out.write(0);
        out.write(exif.length + 2);
        out.writeBytes(exif);
        out.write(plain.toByteArray(), 2, plain.size() - 2);
        return out.toByteArray();
    }

    private static Map<String, String> token(TestBrowser browser) {
        var session = JsonMapper.shared()
                .readTree(browser.get("/observe/field/session").body());
        return Map.of(
                session.path("header").asString(),
                session.path("token").asString(),
                "Content-Type",
                "application/json");
    }

    private HttpResponse<String> send(String json) {
        return guard.send("POST", REPORTS, headers, json.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> put(UUID report, UUID key, byte[] file) {
        return guard.send("PUT", REPORTS + "/" + report + "/photos/" + key, headers, file);
    }

    private static String json(UUID key) {
        var now = Instant.now();
        return json(key, now, now.minusSeconds(600));
    }

    private static String json(UUID key, Instant sent, Instant made) {
        return """
                {"key":"%s","sentAt":"%s","madeAt":"%s","earliestAt":"%s","latestAt":"%s",
                 "where":{"way":"MEASURED","longitude":12.5338,"latitude":57.9296,"accuracyMetres":11.6,"place":""},
                 "category":"VANDALISM","note":"Krossad ruta","actions":["CLEANED_UP"],"serviceNumber":"t-104",
                 "shift":null}
                """.formatted(key, sent, made, made, made);
    }

    private FieldReport stored(UUID key) {
        return reports.find(LYKTBY, key).orElseThrow();
    }

    private long count(String table, UUID key) {
        return database.<Long>read(
                LYKTBY,
                db -> db.sql("select count(*) from " + table + " where id = :id")
                        .param("id", key)
                        .query(Long.class)
                        .single());
    }
}
