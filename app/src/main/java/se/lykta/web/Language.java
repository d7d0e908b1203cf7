package se.lykta.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/// Which language does a page come in? The reader's choice, else the first language of the browser that the program
/// speaks, else Swedish.
@Configuration(proxyBeanMethods = false)
class Language {
    static final Locale SWEDISH = Locale.of("sv");
    private static final List<Locale> SUPPORTED = List.of(SWEDISH, Locale.ENGLISH);

    static boolean isSupported(Locale locale) {
        return SUPPORTED.contains(locale);
    }

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver(Preferences.LANGUAGE_COOKIE) {
            @Override
            protected @Nullable Locale parseLocaleValue(String value) {
                var chosen = super.parseLocaleValue(value);
                return chosen != null && isSupported(chosen) ? chosen : null;
            }
        };
        resolver.setDefaultLocaleFunction(Language::fromBrowser);
        resolver.setRejectInvalidCookies(false);
        return resolver;
    }

    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setDefaultLocale(SWEDISH);
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    static Locale fromBrowser(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (header == null) {
            return SWEDISH;
        }
        try {
            var chosen = Locale.lookup(Locale.LanguageRange.parse(header), SUPPORTED);
            return chosen == null ? SWEDISH : chosen;
        } catch (IllegalArgumentException malformed) {
            return SWEDISH;
        }
    }
}
