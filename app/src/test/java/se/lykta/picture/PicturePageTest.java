package se.lykta.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.access.Role;
import se.lykta.account.TestBrowser;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.example.TestExample;
import se.lykta.incident.ColumnStore;
import se.lykta.municipality.ShippedMunicipality;

/// The picture of the example municipality as a browser without scripts reads it.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "lykta.example=true")
@ContextConfiguration(initializers = TestProgram.class)
class PicturePageTest {
    private static final MunicipalityId EXAMPLE = new MunicipalityId(ShippedMunicipality.EXAMPLE);
    private static final Pattern SMALL_COUNT = Pattern.compile(
            "[> ][1-4] händelser? (är för få|med okänd tid)|\\d\\d–\\d\\d: [1-4] händelse|Färre än 5 händelse ");
    private static final Pattern INLINE = Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)");
    private static final Pattern FIRST_ROW = Pattern.compile("data-cell=\"(c[0-9]+-[0-9]+)\"");

    private static final Pattern COMPARED = Pattern.compile("<tr class=\"verdict-too-few\">(.*?)</tr>", Pattern.DOTALL);

    @LocalServerPort
    private int port;

    @Autowired
    private ColumnStore store;

    @BeforeEach
    void waitForTheExample() throws InterruptedException {
        TestExample.await(store, EXAMPLE);
    }

    @ParameterizedTest
    @CsvSource({"sv, cells", "sv, areas", "sv, density", "sv, lastyear", "sv, table", "en, cells", "en, table"})
    void rendersEveryViewWithoutMissingTextOrInlineCode(String language, String view) {
        var page = signedIn(language).get("/picture?view=" + view).body();

        assertThat(page).contains("<html lang=\"" + language + "\"").contains("</html>");
        assertThat(page).doesNotContain("??");
        assertThat(INLINE.matcher(page).find()).isFalse();
    }

    @Test
    void tellsQuietFromMissing() {
        var browser = signedIn("sv");

        assertThat(browser.get("/picture?period=own&from=2032-01-01&to=2032-01-28")
                        .body())
                .contains("notice-no-data")
                .doesNotContain("ranking-row");
    }

    @Test
    void givesNoShareOfAHandfulOfIncidents() {
        var page = signedIn("sv")
                .get("/picture?period=own&from=2026-01-20&to=2026-01-20&type=GRAFFITI")
                .body();

        var tooFew = COMPARED.matcher(page).results().map(row -> row.group(1)).toList();
        assertThat(tooFew).isNotEmpty().noneMatch(row -> row.contains("%"));
    }

    /// Whoever may not see small counts does not learn them from the clock or its sentence either.
    @Test
    void keepsSmallCountsOutOfTheClock() {
        var elected = new TestBrowser(port).reading("sv").signInAs(EXAMPLE, Role.ELECTED_REPRESENTATIVE);
        var pages = IntStream.rangeClosed(1, 28)
                .mapToObj("2026-01-%02d"::formatted)
                .map(day -> elected.get("/picture?period=own&from=" + day + "&to=" + day + "&type=GRAFFITI")
                        .body())
                .filter(page -> page.contains("säga när det händer oftast"))
                .toList();

        assertThat(pages).anyMatch(page -> page.contains("Färre än 5 händelser är för få"));
        assertThat(pages).noneMatch(page -> SMALL_COUNT.matcher(page).find());
    }

    @Test
    void sendsThePickedPlaceAsAFragment() {
        var browser = signedIn("sv");
        var first = FIRST_ROW.matcher(browser.get("/picture?cell=250").body());
        assertThat(first.find()).isTrue();

        assertThat(browser.get("/picture/cell?cell=250&id=" + first.group(1)).body())
                .contains("data-cell=\"" + first.group(1) + "\"")
                .doesNotContain("<html");
    }

    @Test
    void listsTheAreasThatTheMapDraws() {
        var page = signedIn("sv").get("/picture?view=areas").body();

        assertThat(page).contains("Nolhaga-Hagagården", "per 1 000 invånare").doesNotContain("data-cell=\"c250");
    }

    @Test
    void namesEveryFieldOfTheFilterInTheAddress() {
        assertThat(signedIn("sv").get("/picture").body())
                .contains("name=\"period\"", "name=\"from\"", "name=\"to\"", "name=\"type\"", "name=\"known\"");
    }

    private TestBrowser signedIn(String language) {
        return new TestBrowser(port).reading(language).signInAs(EXAMPLE, Role.COORDINATOR);
    }
}
