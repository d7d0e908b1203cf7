package se.lykta.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(classes = DrawingBoard.class)
@ActiveProfiles("drawing-board")
@AutoConfigureMockMvc
class PictureTemplatePageTest {
    private static final Pattern INLINE = Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|<script(?![^>]*\\ssrc=)");

    @Autowired
    MockMvcTester http;

    @ParameterizedTest
    @CsvSource({"sv, cells", "sv, areas", "sv, density", "sv, lastyear", "sv, table", "en, cells", "en, table"})
    void rendersEveryViewWithoutMissingTextOrInlineCode(String language, String view) {
        var page = get("/picture?selected=c1&view=" + view, language);

        assertThat(page).contains("<html lang=\"" + language + "\"").contains("</html>");
        assertThat(page).doesNotContain("??");
        assertThat(INLINE.matcher(page).find()).isFalse();
    }

    @Test
    void rendersAnEmptyPicture() {
        assertThat(get("/picture?state=empty", "sv")).contains("notice-zero").doesNotContain("ranking-row");
    }

    @Test
    void sendsThePickedPlaceAsAFragment() {
        assertThat(get("/picture/cell?id=c1", "sv"))
                .contains("data-cell=\"c1\"")
                .doesNotContain("<html");
    }

    @Test
    void namesEveryFieldOfTheFilterInTheAddress() {
        assertThat(get("/picture", "sv"))
                .contains("name=\"period\"", "name=\"from\"", "name=\"to\"", "name=\"type\"", "name=\"known\"");
    }

    private String get(String address, String language) {
        try {
            return http.get()
                    .uri(address)
                    .locale(Locale.of(language))
                    .header("Accept-Language", language)
                    .exchange()
                    .getResponse()
                    .getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
