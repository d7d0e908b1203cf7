package se.lykta.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import se.lykta.access.Open;

/// Remembers the reader's language and theme in two cookies, so that the server renders them from the first byte.
/// They hold no identity, only `sv` or `en` and `light` or `dark`.
@Controller
@Open("a language and a theme are chosen before signing in, and say nothing about anybody")
class Preferences {
    static final String LANGUAGE_COOKIE = "lykta-language";
    static final String THEME_COOKIE = "lykta-theme";

    @PostMapping(path = "/web/preferences", params = "language")
    String chooseLanguage(
            @RequestParam String language,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (Language.isSupported(Locale.forLanguageTag(language))) {
            keep(LANGUAGE_COOKIE, language, request, response);
        }
        return "redirect:" + local(back);
    }

    @PostMapping(path = "/web/preferences", params = "theme")
    String chooseTheme(
            @RequestParam String theme,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        Layout.Theme.find(theme).ifPresent(chosen -> keep(THEME_COOKIE, chosen.code(), request, response));
        return "redirect:" + local(back);
    }

    /// Only a path of our own may be returned to: a form field must not send a reader to another site.
    static String local(String back) {
        boolean own = back.startsWith("/")
                && !back.startsWith("//")
                && back.chars().noneMatch(c -> c == '\\' || c == '{' || c < 0x20);
        return own ? back : "/";
    }

    private static void keep(String name, String value, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(name, value)
                .path(request.getContextPath() + "/")
                .maxAge(Duration.ofDays(365))
                .secure(request.isSecure())
                .httpOnly(true)
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
