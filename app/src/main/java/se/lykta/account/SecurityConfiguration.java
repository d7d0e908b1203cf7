package se.lykta.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import se.lykta.access.SecurityHeaders;
import se.lykta.access.SignedIn;

/// How the web side is guarded: sign-in and out, sessions, form tokens, headers. What each route needs stands at
/// the route and is held by the guard of `access`.
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityConfiguration {
    @Bean
    SecurityFilterChain web(
            HttpSecurity http,
            AccountSession sessions,
            PasswordSignIn passwordSignIn,
            Devices devices,
            CsrfTokenRepository formTokens)
            throws Exception {
        return http.headers(SecurityHeaders::apply)
                .securityContext(context -> context.securityContextRepository(sessions))
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.newSession()))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator", "/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                // Named outright: added to the shared manager, each failed attempt would be made and counted twice.
                .authenticationManager(new ProviderManager(passwordSignIn))
                .formLogin(form -> form.loginPage(SignInRoutes.SIGN_IN)
                        .loginProcessingUrl(SignInRoutes.SIGN_IN)
                        .usernameParameter("email")
                        .passwordParameter("password")
                        .authenticationDetailsSource(PasswordSignIn.Details::of)
                        .successHandler((request, response, done) -> welcome(devices, request, response, done))
                        .failureHandler(SecurityConfiguration::refuse))
                .logout(out ->
                        out.logoutUrl(SignInRoutes.SIGN_OUT).logoutSuccessUrl(SignInRoutes.SIGN_IN + "?signedOut=true"))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(askToSignIn()))
                .build();
    }

    @Bean
    AccountSession accountSession(Accounts accounts) {
        return new AccountSession(accounts, Clock.systemUTC());
    }

    @Bean
    CsrfTokenRepository formTokens() {
        return new SchemeCookies.FormToken();
    }

    @Bean
    CookieSerializer sessionCookie() {
        return new SchemeCookies.SessionCookie();
    }

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> idleSessionsEnd() {
        return sessions -> {
            sessions.setDefaultMaxInactiveInterval(AccountSession.IDLE);
            sessions.setUpdateSessionQuery(AccountSession.UPDATE);
        };
    }

    @Bean
    AuthenticationEntryPoint askToSignIn() {
        return (request, response, why) -> {
            if (SignInRoutes.isPageVisit(request)) {
                response.sendRedirect(request.getContextPath() + SignInRoutes.signInFor(request));
            } else if (SignInRoutes.isScriptAsking(request)) {
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                response.getWriter().write("{\"faults\":[\"sign-in\"]}");
            } else {
                response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            }
        };
    }

    private static void welcome(
            Devices devices, HttpServletRequest request, HttpServletResponse response, Authentication done)
            throws IOException {
        if (done.getPrincipal() instanceof SignedIn person) {
            var token = devices.remember(person.municipality(), person.accountId());
            response.addHeader(
                    HttpHeaders.SET_COOKIE, Devices.cookie(token, request).toString());
        }
        response.sendRedirect(request.getContextPath() + SignInRoutes.local(request.getParameter("to")));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        var reason = why instanceof PasswordSignIn.TooManyAttempts ? "later" : "wrong";
        var to = URLEncoder.encode(SignInRoutes.local(request.getParameter("to")), StandardCharsets.UTF_8);
        response.sendRedirect(request.getContextPath() + SignInRoutes.SIGN_IN + "?refused=" + reason + "&to=" + to);
    }
}
