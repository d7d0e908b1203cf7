package se.lykta.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import se.lykta.access.SecurityHeaders;
import se.lykta.database.DatabasePulse;

/// Tells at once, without the database, that there is none: before sign-in and session are looked up in it.
final class OutageFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(OutageFilter.class);
    private static final int AGAIN_SECONDS = 5;
    private static final int DEEPEST_CAUSE = 10;

    private final DatabasePulse pulse;
    private final ITemplateEngine templates;
    private final LocaleResolver locales;
    private final Assets assets;

    private OutageFilter(DatabasePulse pulse, ITemplateEngine templates, LocaleResolver locales, Assets assets) {
        this.pulse = pulse;
        this.templates = templates;
        this.locales = locales;
        this.assets = assets;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.startsWith("/assets/") || path.startsWith("/actuator/");
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!pulse.isUp()) {
            tell(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted() || !isPassing(e)) {
                throw e;
            }
            LOG.warn("no answer for {} {}: {}", request.getMethod(), request.getServletPath(), e.getMessage());
            response.reset();
            tell(request, response);
        }
    }

    /// Was the database away for a moment, so that the same will succeed soon?
    private static boolean isPassing(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .anyMatch(cause -> cause instanceof TransientDataAccessException
                        || cause instanceof DataAccessResourceFailureException
                        || cause instanceof CannotCreateTransactionException
                        || cause instanceof TransactionSystemException);
    }

    private void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(AGAIN_SECONDS));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || !accept.contains(MediaType.TEXT_HTML_VALUE)) {
            return;
        }
        SecurityHeaders.apply(response);
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        var locale = locales.resolveLocale(request);
        var shown = Map.<String, Object>of(
                "language", locale.getLanguage(),
                "style", assets.path("src/app.css"),
                "reads", "GET".equals(request.getMethod()),
                "again", AGAIN_SECONDS);
        templates.process("web/outage", new Context(locale, shown), response.getWriter());
    }

    /// Before every other filter, and for the way to the error page too.
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    static class Registration {
        @Bean
        FilterRegistrationBean<OutageFilter> outageFilter(
                DatabasePulse pulse, ITemplateEngine templates, LocaleResolver locales, Assets assets) {
            var registration = new FilterRegistrationBean<>(new OutageFilter(pulse, templates, locales, assets));
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
            return registration;
        }
    }
}
