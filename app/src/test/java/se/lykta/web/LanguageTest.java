package se.lykta.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "'', sv",
        "'en-GB,en;q=0.9,sv;q=0.8', en",
        "'sv-SE,sv;q=0.9,en;q=0.8', sv",
        "'de,fr;q=0.5', sv",
        "'de,en;q=0.5', en",
        "'not;;a,,header===', sv"
    })
    void takesTheFirstLanguageOfTheBrowserThatTheProgramSpeaks(String header, String expected) {
        var request = new MockHttpServletRequest();
        if (!header.isEmpty()) {
            request.addHeader("Accept-Language", header);
        }

        assertThat(Language.fromBrowser(request).getLanguage()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "https://evil.example", "/\\evil.example", "picture", "", "/a\r\nb", "/{x}"})
    void returnsOnlyToAPathOfOurOwn(String back) {
        assertThat(Preferences.local(back)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/picture?period=28d&type=GRAFFITI"})
    void returnsToThePageTheChoiceWasMadeOn(String back) {
        assertThat(Preferences.local(back)).isEqualTo(back);
    }
}
