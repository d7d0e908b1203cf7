package se.lykta.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;
import se.lykta.access.Access;
import se.lykta.access.Routes;
import se.lykta.access.SignedIn;
import se.lykta.account.ExampleMode;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipalities;
import se.lykta.reminder.Waiting;

/// The frame for whoever sends the request: their municipality, the pages their role may open, and their
/// account.
@Component
class PersonalFrames implements PageFrames {
    /// The main pages in reading order, with the keys of their names.
    private static final List<Way> WAYS = List.of(
            new Way("/picture", "picture.navigation"),
            new Way("/alert", "alert.navigation"),
            new Way("/place", "place.navigation"),
            new Way("/action", "action.navigation"),
            new Way("/meeting", "meeting.navigation"),
            new Way("/observe/triage", "observe.triage.title"),
            new Way("/observe", "observe.navigation"),
            new Way("/observe/field", "observe.field.navigation"),
            new Way("/ingest", "ingest.navigation"),
            new Way("/account/people", "account.navigation"),
            new Way("/access", "access.navigation"),
            new Way("/audit", "audit.navigation"),
            new Way("/privacy/disposal", "privacy.disposal.navigation"));

    private final Routes routes;
    private final Municipalities municipalities;
    private final ExampleMode exampleMode;
    private final Waiting waiting;
    private final MessageSource messages;

    PersonalFrames(
            Routes routes,
            Municipalities municipalities,
            ExampleMode exampleMode,
            Waiting waiting,
            MessageSource messages) {
        this.routes = routes;
        this.municipalities = municipalities;
        this.exampleMode = exampleMode;
        this.waiting = waiting;
        this.messages = messages;
    }

    private record Way(String path, String messageKey) {}

    /// The first page that the person may open.
    String start(Access access) {
        var own = access.findSignedIn().isPresent() ? "/account" : "/account/sign-in";
        return WAYS.stream()
                .map(Way::path)
                .filter(path -> routes.mayOpen(access, path))
                .findFirst()
                .orElse(own);
    }

    @Override
    public PageFrame frame(HttpServletRequest request) {
        var access = Access.ofRequest();
        var person = access.findSignedIn().orElse(null);
        var locale = RequestContextUtils.getLocale(request);
        if (person == null) {
            return new PageFrame("", false, navigation(access, request, Waiting.Numbers.NONE), null, List.of());
        }
        var numbers = waiting.numbers(person);
        if (!request.getMethod().equals("GET")) {
            waiting.forget(person.municipality());
        }
        return new PageFrame(
                name(person.municipality(), locale),
                exampleMode.isMarked(person.municipality()),
                navigation(access, request, numbers),
                account(person, locale),
                List.of());
    }

    private List<NavigationItem> navigation(Access access, HttpServletRequest request, Waiting.Numbers numbers) {
        var here = findWay(request.getServletPath());
        return WAYS.stream()
                .filter(way -> routes.mayOpen(access, way.path()))
                .map(way -> new NavigationItem(
                        way.path(), way.messageKey(), here.filter(way::equals).isPresent(), badge(way.path(), numbers)))
                .toList();
    }

    /// The way that a page lies on: of several the longest.
    private static Optional<Way> findWay(String page) {
        return WAYS.stream()
                .filter(way -> page.equals(way.path()) || page.startsWith(way.path() + "/"))
                .max(Comparator.comparingInt(way -> way.path().length()));
    }

    private static int badge(String path, Waiting.Numbers numbers) {
        return switch (path) {
            case "/alert" -> numbers.alerts();
            case "/observe/triage" -> numbers.triage();
            case "/action" -> numbers.overdue();
            default -> 0;
        };
    }

    private PageFrame.@Nullable Account account(SignedIn person, Locale locale) {
        var role = messages.getMessage("access.role." + person.role().name(), null, locale);
        return new PageFrame.Account(person.name(), role, person.organisation().name(), "/account/sign-out");
    }

    private String name(MunicipalityId municipality, Locale locale) {
        return municipalities
                .find(municipality)
                .map(found -> found.profile().name().in(locale))
                .orElse(municipality.value());
    }
}
