package se.lykta.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.web.http.CookieSerializer.CookieValue;

class SchemeCookiesTest {
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void bindsCookiesToTheHostOverHttps() {
        request.setSecure(true);
        send();
        assertThat(response.getHeaders("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("__Host-lykta-")
                        .contains("Path=/;", "Secure", "HttpOnly")
                        .doesNotContain("Domain"));
    }

    @Test
    void usesPlainNamesOverHttp() {
        send();
        assertThat(response.getHeaders("Set-Cookie"))
                .hasSize(2)
                .allSatisfy(cookie -> assertThat(cookie)
                        .startsWith("lykta-")
                        .contains("HttpOnly")
                        .doesNotContain("Secure"));
    }

    @Test
    void takesNoPlainCookieOverHttps() {
        request.setSecure(true);
        request.setCookies(
                new jakarta.servlet.http.Cookie("lykta-session", "YQ=="),
                new jakarta.servlet.http.Cookie("lykta-form", "planted"));
        assertThat(new SchemeCookies.SessionCookie().readCookieValues(request)).isEmpty();
        assertThat(new SchemeCookies.FormToken().loadToken(request)).isNull();
    }

    private void send() {
        new SchemeCookies.SessionCookie().writeCookieValue(new CookieValue(request, response, "an-id"));
        var tokens = new SchemeCookies.FormToken();
        tokens.saveToken(tokens.generateToken(request), request, response);
    }
}
