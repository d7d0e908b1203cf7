package se.lykta.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/// The cookies for session and form token. Over https their names begin with `__Host-`, so a browser takes them only
/// from this very host and only over https; plain http (loopback, trial) cannot have that.
final class SchemeCookies {
    private SchemeCookies() {}

    static final class SessionCookie implements CookieSerializer {
        private final DefaultCookieSerializer secure = serializer("__Host-lykta-session", true);
        private final DefaultCookieSerializer plain = serializer("lykta-session", false);

        private static DefaultCookieSerializer serializer(String name, boolean secure) {
            var serializer = new DefaultCookieSerializer();
            serializer.setCookieName(name);
            serializer.setUseSecureCookie(secure);
            serializer.setUseHttpOnlyCookie(true);
            serializer.setSameSite("Lax");
            serializer.setCookiePath("/");
            return serializer;
        }

        @Override
        public void writeCookieValue(CookieValue value) {
            of(value.getRequest()).writeCookieValue(value);
        }

        @Override
        public List<String> readCookieValues(HttpServletRequest request) {
            return of(request).readCookieValues(request);
        }

        private DefaultCookieSerializer of(HttpServletRequest request) {
            return request.isSecure() ? secure : plain;
        }
    }

    /// In a cookie rather than the session, so that looking at the sign-in page stores nothing.
    static final class FormToken implements CsrfTokenRepository {
        private final CookieCsrfTokenRepository secure = repository("__Host-lykta-form", true);
        private final CookieCsrfTokenRepository plain = repository("lykta-form", false);

        private static CookieCsrfTokenRepository repository(String name, boolean secure) {
            var repository = new CookieCsrfTokenRepository();
            repository.setCookieName(name);
            repository.setCookiePath("/");
            repository.setHeaderName("X-CSRF-TOKEN");
            repository.setCookieCustomizer(
                    cookie -> cookie.secure(secure).httpOnly(true).sameSite("Lax"));
            return repository;
        }

        @Override
        public CsrfToken generateToken(HttpServletRequest request) {
            return of(request).generateToken(request);
        }

        @Override
        public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
            of(request).saveToken(token, request, response);
        }

        @Override
        public @Nullable CsrfToken loadToken(HttpServletRequest request) {
            return of(request).loadToken(request);
        }

        private CookieCsrfTokenRepository of(HttpServletRequest request) {
            return request.isSecure() ? secure : plain;
        }
    }
}
