package se.lykta.place.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import se.lykta.access.Role;
import se.lykta.account.TestBrowser;
import se.lykta.example.LyktbyPages;
import se.lykta.place.Places;

/// Places as a browser without scripts makes, changes and closes them.
class PlacePageTest extends LyktbyPages {
    @Autowired
    private Places places;

    @Test
    void makesAPlaceOfACell() {
        var form = coordinator.get("/place/new?cell=500125.0,6650125.0,250").body();
        assertThat(form).contains("59.98", "15.00").doesNotContain("name=\"position\" maxlength=\"60\" value=\"59");

        var path = add(Map.of("name", "Rutan", "corners", corners(form), "position", "", "radius", ""));

        assertThat(coordinator.get(path).body()).contains("Rutan", "Yta på 6,2 hektar", "500125 E, 6650125 N");
        assertThat(coordinator.get("/place").body()).contains("Rutan", "Torg", "Gäller");
        assertThat(coordinator.get("/place/new?cell=500125.0,6650125.0,250").body())
                .contains("Här finns redan", path);
    }

    @Test
    void takesPositionsInDegreesAndMetres() {
        for (var position : new String[] {"60,0 15,0", "60.0, 15.0", "15.0 60.0", "500000 6651411"}) {
            var path = add(Map.of("name", "Punkten", "position", position, "radius", "80"));
            assertThat(coordinator.get(path).body()).contains("radien 80 meter", "60.00000, 15.00000");
        }
    }

    @Test
    void changesAndClosesAPlace() {
        var path = add(Map.of("name", "Stationen"));
        var changed = new HashMap<>(fields());
        changed.putAll(Map.of("version", "1", "name", "Stationen norra", "aliases", "Resecentrum\nNorra"));
        assertThat(coordinator.submit(path + "/edit", path, changed).statusCode())
                .isEqualTo(302);
        assertThat(coordinator.get(path).body()).contains("Stationen norra", "Resecentrum, Norra");
        assertThat(coordinator.submit(path + "/edit", path, changed).body()).contains("Någon annan har ändrat platsen");

        assertThat(coordinator.submit(path, path + "/close", Map.of()).statusCode())
                .isEqualTo(302);
        assertThat(coordinator.get(path).body()).contains("Stängd").doesNotContain("Stäng platsen");
    }

    @Test
    void tellsWhatIsWrongAndKeepsWhatWasWritten() {
        int before = places.all(LYKTBY).size();
        var wrong = new HashMap<>(fields());
        wrong.putAll(Map.of("name", "Ring 070-123 45 67", "kind", "CASTLE", "position", "1 2", "sunset", "2020-01-01"));

        var answer = coordinator.submit("/place/new", "/place", wrong).body();

        assertThat(answer)
                .contains(
                        "Inget är sparat",
                        "personnummer, ett telefonnummer",
                        "Välj vilket slags plats",
                        "Ange en mittpunkt i kommunen",
                        "Ange ett slutdatum efter i dag",
                        "value=\"1 2\"");
        assertThat(places.all(LYKTBY)).hasSize(before);
    }

    @Test
    void isReadByMoreThanMayChangeIt() {
        var path = add(Map.of("name", "Parken"));
        var reporter = signedIn(Role.REPORTER);
        assertThat(reporter.get(path).body()).contains("Parken").doesNotContain("/edit", "/close");
        assertThat(reporter.get("/place/new").statusCode()).isEqualTo(403);
        assertThat(reporter.get(path + "/edit").statusCode()).isEqualTo(403);
        assertThat(coordinator.get("/place/" + new java.util.UUID(0, 1)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void tellsThatThereAreNoData() {
        var path = add(Map.of("name", "Tyst"));
        assertThat(coordinator.get(path).body())
                .contains(
                        "Ingen uppgift",
                        "inte samma sak som att inget har hänt",
                        "Inget att visa i perioden",
                        "Inga bevakade timmar är rapporterade här");
    }

    @Test
    void notesCausesInspectionsAndWalks() {
        var path = add(Map.of("name", "Gången"));
        note(path, "cause", Map.of("text", "Mörkt mellan lyktorna"));
        note(
                path,
                "inspection",
                Map.of(
                        "day",
                        "2026-03-01",
                        "light",
                        "DARK",
                        "gradeLIGHTING",
                        "WANTING",
                        "remarkLIGHTING",
                        "Två lyktor ur funktion",
                        "gradeCLARITY",
                        "GOOD"));
        note(
                path,
                "walk",
                Map.of(
                        "day",
                        "2026-03-02",
                        "participants",
                        "12",
                        "good",
                        "Kiosken är öppen",
                        "bad",
                        "Buskarna skymmer"));
        var page = coordinator.get(path).body();
        assertThat(page)
                .contains(
                        "Mörkt mellan lyktorna",
                        "2026-03-01, i mörker: 1 av 2 områden brister",
                        "Två lyktor ur funktion",
                        "2026-03-02, 12 deltagare",
                        "Kiosken är öppen",
                        "Buskarna skymmer");

        var remark = page.split("name=\"remark\" value=\"")[1].split("\"")[0];
        var declined = Map.of("remark", remark, "outcome", "DECLINED", "reason", "");
        assertThat(coordinator.submit(path, path + "/settle", declined).body()).contains("Skriv varför det avslås");
        note(path, "settle", Map.of("remark", remark, "outcome", "DECLINED", "reason", "Häcken hör till grannen"));
        assertThat(coordinator.get(path).body()).contains("Avslaget", "Häcken hör till grannen");
    }

    @Test
    void offersAnActionThereWithThePlaceFilledIn() {
        var path = add(Map.of("name", "Tunneln"));
        var id = path.substring(path.lastIndexOf('/') + 1);
        assertThat(coordinator.get(path).body()).contains("/action/new?place=" + id);
        assertThat(coordinator.get("/action/new?place=" + id).body())
                .contains("name=\"place\" value=\"" + id + "\"", "value=\"Tunneln\"");
    }

    @Test
    void refusesTextsThatPointOutAPerson() {
        var path = add(Map.of("name", "Porten"));
        var answer = coordinator
                .submit(path, path + "/cause", Map.of("text", "Anna Svensson, 070-123 45 67, står här"))
                .body();
        assertThat(answer).contains("peka ut en person", "Anna Svensson");
        assertThat(coordinator.get(path).body()).contains("Inget är antecknat").doesNotContain("Anna Svensson");
    }

    @Test
    void takesACorrectionFromAnybodyWhoSeesThePlaceAndAnswersIt() {
        var path = add(Map.of("name", "Bron"));
        var reporter = signedIn(Role.REPORTER);
        assertThat(reporter.submit(path, path + "/correction", Map.of("text", "Belysningen är lagad"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(reporter.get(path).body())
                .contains("En rättelse är begärd")
                .doesNotContain("Belysningen är lagad", "Trygghetsvandringar");
        var page = coordinator.get(path).body();
        assertThat(page).contains("Belysningen är lagad", "Inte besvarad");
        var note = page.split("name=\"note\" value=\"")[1].split("\"")[0];
        note(path, "answer", Map.of("note", note, "text", "Rättat, tack"));
        assertThat(coordinator.get(path).body()).contains("Rättat, tack").doesNotContain("En rättelse är begärd");
        assertThat(reporter.post(path + "/cause", Map.of("text", "x")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void keepsNothingButThePictureOfAPhoto() throws IOException {
        var path = add(Map.of("name", "Rampen"));
        var fields = Map.of("day", "2026-03-01", "text", "Södra rampen");
        var file = new TestBrowser.TestFile("photo.png", picture());
        assertThat(coordinator.upload(path, path + "/photo", fields, file).statusCode())
                .isEqualTo(302);
        var page = coordinator.get(path).body();
        assertThat(page).contains("alt=\"Södra rampen\"", "width=\"40\"");
        var photo = page.split(path + "/photo/")[1].split("\"")[0];
        assertThat(coordinator.get(path + "/photo/" + photo).headers().firstValue("Content-Type"))
                .contains("image/jpeg");
        var reporter = signedIn(Role.REPORTER);
        assertThat(reporter.get(path + "/photo/" + photo).statusCode()).isEqualTo(403);
        assertThat(reporter.get(path).body()).doesNotContain("Södra rampen");

        var text = TestBrowser.TestFile.of("photo.jpg", "no picture");
        assertThat(coordinator.upload(path, path + "/photo", fields, text).body())
                .contains("Filen går inte att läsa som bild");
        assertThat(coordinator
                        .submit(path, path + "/photo/" + photo + "/remove", Map.of())
                        .statusCode())
                .isEqualTo(302);
        assertThat(coordinator.get(path + "/photo/" + photo).statusCode()).isEqualTo(404);
    }

    private static byte[] picture() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private void note(String path, String which, Map<String, String> fields) {
        var answer = coordinator.submit(path, path + "/" + which, fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    private String add(Map<String, String> more) {
        var fields = new HashMap<>(fields());
        fields.putAll(more);
        var answer = coordinator.submit("/place/new", "/place", fields);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return TestBrowser.location(answer);
    }

    private static Map<String, String> fields() {
        return Map.of(
                "name", "Torget",
                "kind", "SQUARE",
                "position", "60.0, 15.0",
                "radius", "75",
                "owner", "Lyktby Fastigheter AB",
                "sunset", java.time.LocalDate.now().plusYears(1).toString(),
                "check", java.time.LocalDate.now().plusWeeks(8).toString());
    }

    private static String corners(String page) {
        var start = page.indexOf('>', page.indexOf("name=\"corners\"")) + 1;
        return page.substring(start, page.indexOf("</textarea>", start));
    }
}
