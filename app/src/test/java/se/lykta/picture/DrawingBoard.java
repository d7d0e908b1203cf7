package se.lykta.picture;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import se.lykta.web.NavigationItem;
import se.lykta.web.PageFrame;
import se.lykta.web.PageFrames;

/// A server with the real templates, scripts and styles and with invented numbers, without database and
/// sign-in: to
/// look at the pages while drawing them. Start its main method from the test class path; it listens on port
/// 8099. The
/// profile keeps it out of every other test.
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration"
        })
@ComponentScan(
        basePackages = "se.lykta.web",
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "se\\.lykta\\.web\\.(PersonalFrames|StartPage)"))
@Import(InventedPictureController.class)
@Profile("drawing-board")
class DrawingBoard {
    /// The policy that the program is going to send; the pages must look the same under it.
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none';"
                    + " base-uri 'none'";

    public static void main(String[] args) {
        var application = new SpringApplication(DrawingBoard.class);
        application.setDefaultProperties(java.util.Map.of(
                "server.port",
                "8099",
                "server.compression.enabled",
                "true",
                "server.servlet.session.tracking-modes",
                "cookie"));
        application.setAdditionalProfiles("drawing-board");
        application.run(args);
    }

    @Bean
    SecurityFilterChain everybody(HttpSecurity http) {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY)))
                .build();
    }

    @Bean
    PageFrames frames() {
        return request -> new PageFrame(
                "Alingsås kommun",
                true,
                List.of(new NavigationItem(
                        "/picture",
                        "picture.navigation",
                        request.getServletPath().startsWith("/picture"),
                        0)),
                new PageFrame.Account("Exempel Samordnare", "Samordnare", "säkerhetsenheten", "/logout"),
                List.of("Statistiska centralbyrån (CC0)", "exempeldata"));
    }
}
