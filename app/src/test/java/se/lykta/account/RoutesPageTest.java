package se.lykta.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.MediaType;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import picocli.CommandLine.Command;
import se.lykta.access.Access;
import se.lykta.access.Open;
import se.lykta.access.Requires;
import se.lykta.access.Role;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestDatabase;
import se.lykta.database.TestProgram;
import se.lykta.example.Lyktby;
import se.lykta.municipality.Municipalities;

/// Every route and every command has a rule, and every role gets what the table says.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "lykta.example=true")
@ContextConfiguration(initializers = TestProgram.class)
class RoutesPageTest {
    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private Database database;

    @Autowired
    private Municipalities municipalities;

    @Autowired
    private ExampleMode exampleMode;

    @Autowired
    private Accounts accounts;

    private final MunicipalityId marked = Lyktby.ID;
    private final MunicipalityId unmarked = new MunicipalityId("R-2");

    @BeforeEach
    void makeMunicipalities() {
        if (!exampleMode.isMarked(marked)) {
            Lyktby.load(municipalities);
            TestDatabase.municipality(database, unmarked.value());
            exampleMode.mark(marked);
        }
    }

    @Test
    void haveARuleEach() {
        var without = new ArrayList<String>();
        mapping.getHandlerMethods().forEach((route, handler) -> {
            if (!isRuled(handler)) {
                without.add(route + " -> " + handler + "\n    add @Requires(Permission.…) or @Open(\"why\")");
            }
        });
        assertThat(without).as("routes without a rule").isEmpty();
    }

    @Test
    void haveARuleForEachCommand() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Command.class));
        var without = new TreeSet<String>();
        int commands = 0;
        for (var found : scanner.findCandidateComponents("se.lykta")) {
            commands++;
            var type = loaded(found.getBeanClassName());
            if (!type.isAnnotationPresent(Open.class) && !type.isAnnotationPresent(Requires.class)) {
                without.add(type.getName() + " lacks @Requires(Permission.…) or @Open(\"why\")");
            }
        }
        assertThat(without).as("commands without a rule").isEmpty();
        assertThat(commands).isPositive();
    }

    @Test
    void giveEachRoleWhatTheTableSays() {
        var browsers = new EnumMap<Role, TestBrowser>(Role.class);
        var access = new EnumMap<Role, Access>(Role.class);
        accounts.all(marked).forEach(account -> {
            browsers.put(account.role(), new TestBrowser(port).signInAs(marked, account.role()));
            access.put(
                    account.role(),
                    Access.of(accounts.findSignedIn(marked, account.id()).orElseThrow()));
        });
        browsers.put(Role.RESIDENT, new TestBrowser(port));
        access.put(Role.RESIDENT, Access.ofResident());

        int checked = 0;
        for (var route : plainGetRoutes().entrySet()) {
            for (var role : browsers.keySet()) {
                var status = browserOf(browsers, role).get(route.getKey()).statusCode();
                var allowed = isAllowed(route.getValue(), access, role);
                var refusal = role == Role.RESIDENT ? 302 : 403;
                if (allowed) {
                    assertThat(status).as("%s as %s", route.getKey(), role).isNotIn(401, 403, 500);
                } else {
                    assertThat(status).as("%s as %s", route.getKey(), role).isEqualTo(refusal);
                }
                checked++;
            }
        }
        assertThat(checked).isPositive();
    }

    @Test
    void areNamedInTheNavigationOfWhoeverMayOpenThem() {
        var auditor = new TestBrowser(port)
                .signInAs(marked, Role.AUDITOR)
                .get("/audit")
                .body();
        assertThat(auditor).contains("href=\"/audit\"", "href=\"/access\"", "Granskare", "Logga ut", "Exempeldata");
        var guard = new TestBrowser(port).signInAs(marked, Role.REPORTER);
        assertThat(guard.get("/account").body())
                .contains("Exempelbevakning AB")
                .doesNotContain("href=\"/audit\"", "href=\"/access\"");
        assertThat(TestBrowser.location(new TestBrowser(port).get("/"))).isEqualTo("/account/sign-in");
    }

    @Test
    void signInExamplePeopleOnlyWhereTheDataAreMarked() {
        for (var code : List.of(unmarked.value(), "NONE", "")) {
            var answer = new TestBrowser(port)
                    .submit(
                            "/account/sign-in",
                            "/account/sign-in/example",
                            Map.of("municipality", code, "role", "ADMINISTRATOR"));
            assertThat(answer.statusCode()).isEqualTo(404);
        }
        var page = new TestBrowser(port).get("/account/sign-in").body();
        assertThat(page).contains("Lyktby", "Exempelbevakning AB").doesNotContain("exempeldata: R-2");
    }

    @Test
    void sendStrictHeadersWithEveryResponse() {
        var administrator = new TestBrowser(port).signInAs(marked, Role.ADMINISTRATOR);
        var paths = new ArrayList<>(plainGetRoutes().keySet());
        paths.addAll(
                List.of("/nothing-here", "/assets/nothing.js", "/actuator/health", "/actuator", "/account/sign-out"));
        for (var path : paths) {
            for (var browser : List.of(administrator, new TestBrowser(port))) {
                var headers = browser.get(path).headers();
                assertThat(headers.firstValue("Content-Security-Policy"))
                        .as("policy of %s", path)
                        .contains("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                                + " font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self';"
                                + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
                assertThat(headers.firstValue("X-Content-Type-Options"))
                        .as(path)
                        .contains("nosniff");
                assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("same-origin");
                assertThat(headers.firstValue("Cross-Origin-Opener-Policy"))
                        .as(path)
                        .contains("same-origin");
                assertThat(headers.firstValue("Cross-Origin-Resource-Policy"))
                        .as(path)
                        .contains("same-origin");
                assertThat(headers.firstValue("Permissions-Policy").orElse(""))
                        .as(path)
                        .startsWith("geolocation=(self)");
                assertThat(headers.firstValue("Server")).as(path).isEmpty();
            }
        }
    }

    private static boolean isRuled(HandlerMethod handler) {
        return ErrorController.class.isAssignableFrom(handler.getBeanType())
                || has(handler, Requires.class)
                || has(handler, Open.class);
    }

    private static boolean has(HandlerMethod handler, Class<? extends java.lang.annotation.Annotation> rule) {
        return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), rule)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), rule);
    }

    private static boolean isAllowed(HandlerMethod handler, Map<Role, Access> access, Role role) {
        if (AnnotatedElementUtils.hasAnnotation(handler.getMethod(), Open.class)
                || ErrorController.class.isAssignableFrom(handler.getBeanType())) {
            return true;
        }
        var rule = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Requires.class);
        if (rule == null) {
            rule = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Requires.class);
        }
        if (rule == null) {
            return true;
        }
        var who = access.getOrDefault(role, Access.ofResident());
        return rule.keepsLimit() ? who.mayWithinLimit(rule.value()) : who.may(rule.value());
    }

    /// Routes that a person can open by their address alone.
    private Map<String, HandlerMethod> plainGetRoutes() {
        var routes = new java.util.TreeMap<String, HandlerMethod>();
        mapping.getHandlerMethods().forEach((route, handler) -> {
            var methods = route.getMethodsCondition().getMethods();
            // A feed never ends.
            boolean feed =
                    route.getProducesCondition().getProducibleMediaTypes().contains(MediaType.TEXT_EVENT_STREAM);
            if (!feed && (methods.isEmpty() || methods.contains(RequestMethod.GET))) {
                paths(route).stream()
                        .filter(path -> !path.contains("{") && !path.contains("*"))
                        .forEach(path -> routes.put(path, handler));
            }
        });
        return routes;
    }

    private static java.util.Set<String> paths(RequestMappingInfo route) {
        return route.getPatternValues();
    }

    private static TestBrowser browserOf(Map<Role, TestBrowser> browsers, Role role) {
        var browser = browsers.get(role);
        assertThat(browser).as("browser of %s", role).isNotNull();
        return java.util.Objects.requireNonNull(browser);
    }

    private static Class<?> loaded(@org.jspecify.annotations.Nullable String name) {
        try {
            return Class.forName(java.util.Objects.requireNonNull(name));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
