package se.lykta.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInRoutesTest {
    @Test
    void leadsBackToAPathOfOurOwn() {
        assertThat(SignInRoutes.local("/picture?from=2026-11-01&type=noise"))
                .isEqualTo("/picture?from=2026-11-01&type=noise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "//x", "/\\x", "https://x", "/a\r\nSet-Cookie: b", "/{x}", "/account/sign-in"})
    void leadsToTheStartPageInsteadOfElsewhere(String to) {
        assertThat(SignInRoutes.local(to)).isEqualTo("/");
    }
}
