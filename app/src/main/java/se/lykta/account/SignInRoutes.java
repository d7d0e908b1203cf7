package se.lykta.account;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/// Where does signing in begin, and where does it lead back to?
final class SignInRoutes {
    static final String SIGN_IN = "/account/sign-in";
    static final String SIGN_OUT = "/account/sign-out";

    private SignInRoutes() {}

    /// The sign-in page that leads back to what the request asked for.
    static String signInFor(HttpServletRequest request) {
        var query = request.getQueryString();
        var asked = request.getServletPath() + (query == null ? "" : "?" + query);
        return asked.equals("/") ? SIGN_IN : SIGN_IN + "?to=" + URLEncoder.encode(asked, StandardCharsets.UTF_8);
    }

    /// A person looking at a page, rather than a script fetching a part of one.
    static boolean isPageVisit(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /// A script that reads the answer as data and has nothing to do with a page.
    static boolean isScriptAsking(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null
                && accept.contains(MediaType.APPLICATION_JSON_VALUE)
                && !accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    /// A path of our own, or the start page: a parameter must not send anybody to another site.
    static String local(@Nullable String path) {
        boolean own = path != null
                && path.startsWith("/")
                && !path.startsWith("//")
                && !path.startsWith(SIGN_IN)
                && path.chars().noneMatch(c -> c == '\\' || c == '{' || c < 0x20);
        return own && path != null ? path : "/";
    }
}
