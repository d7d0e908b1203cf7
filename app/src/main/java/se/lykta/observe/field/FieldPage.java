package se.lykta.observe.field;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import se.lykta.access.Open;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.observe.ActionTaken;

/// The app's page, its worker and what the phone must know to work without network. The page itself holds nothing
/// about the person, since the phone keeps it.
@Controller
class FieldPage {
    private static final String PATH = "/observe/field";
    private static final String WORKER = "static/assets/field-worker.js";

    private final FieldSetups setups;
    private final MessageSource messages;
    private final Clock clock;

    FieldPage(FieldSetups setups, MessageSource messages, Clock clock) {
        this.setups = setups;
        this.messages = messages;
        this.clock = clock;
    }

    @Requires(Permission.FIELD_REPORT)
    @GetMapping(PATH)
    String show(Model model) {
        model.addAttribute("page", new Shown(List.of(ActionTaken.values())));
        return "observe/field";
    }

    record Shown(List<ActionTaken> actions) {}

    @Requires(Permission.FIELD_REPORT)
    @GetMapping(path = PATH + "/setup", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    FieldSetups.Setup setup(SignedIn me) {
        return setups.of(me, Instant.now(clock));
    }

    /// At an address below the page, since a worker may only look after pages beside and below itself.
    @Open("a browser asks for the worker's newest version on its own, also when the session has ended")
    @GetMapping(PATH + "/worker.js")
    @ResponseBody
    ResponseEntity<byte[]> worker(HttpServletRequest request) throws IOException {
        var script = new ClassPathResource(WORKER);
        return script.exists()
                ? ResponseEntity.ok()
                        .contentType(new MediaType("text", "javascript", StandardCharsets.UTF_8))
                        .header("Service-Worker-Allowed", request.getContextPath() + PATH)
                        .body(script.getContentAsByteArray())
                : ResponseEntity.notFound().build();
    }

    @Open("a phone asks for name and icons of the app without saying who asks")
    @GetMapping(path = PATH + "/app.webmanifest", produces = "application/manifest+json")
    @ResponseBody
    Map<String, Object> manifest(HttpServletRequest request, Locale locale) {
        var path = request.getContextPath() + PATH;
        return Map.of(
                "id",
                path,
                "name",
                text("observe.field.app", locale),
                "short_name",
                text("observe.field.appShort", locale),
                "lang",
                locale.getLanguage(),
                "start_url",
                path,
                "scope",
                path,
                "display",
                "standalone",
                "background_color",
                "#fbfaf7",
                "theme_color",
                "#123f57",
                "icons",
                List.of(icon(path, 192), icon(path, 512)));
    }

    private static Map<String, String> icon(String path, int side) {
        return Map.of(
                "src",
                path + "/icon-" + side + ".png",
                "sizes",
                side + "x" + side,
                "type",
                "image/png",
                "purpose",
                "any maskable");
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
