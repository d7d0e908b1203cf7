package se.lykta.observe.tip;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Open;
import se.lykta.area.LonLat;
import se.lykta.area.PlaceName;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Municipality;

/// The public form for tips, and the page where whoever sent one reads the answer with a code. Asks for no name,
/// keeps no network address, and shows nobody else's.
@Controller
@Open("a resident tells something without an account; nothing told is shown to others before triage")
class TipPage {
    private static final String PATH = "/observe/tip/{code}";
    private static final Duration OUTLINE_LIFE = Duration.ofHours(1);

    private final TipSettings settings;
    private final TipLimits limits;
    private final TipSenders senders;
    private final TipGround ground;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TipPage(TipSettings settings, TipLimits limits, TipSenders senders, TipGround ground, Clock clock) {
        this.settings = settings;
        this.limits = limits;
        this.senders = senders;
        this.ground = ground;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String form(@PathVariable String code, Locale locale, Model model) {
        var municipality = get(code);
        var today =
                LocalDate.ofInstant(Instant.now(clock), municipality.profile().zone());
        return show(municipality, TipForm.blank(today, UUID.randomUUID()), "", locale, model);
    }

    /// A field that no person sees and that robots fill in is answered like a tip, and nothing is stored. The
    /// answer is the page itself, since the reading code is shown once and stands in no address.
    @PostMapping(PATH)
    String send(
            @PathVariable String code,
            @RequestParam Map<String, String> fields,
            Access access,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var municipality = get(code);
        var form = TipForm.of(fields);
        if (!form.value("website").isEmpty()) {
            return "redirect:/observe/tip/" + code;
        }
        return switch (form.read(municipality, Instant.now(clock), settings.mayMailFor(municipality.id()))) {
            case TipForm.Reading.Refused refused -> show(municipality, refused.form(), "", locale, model);
            case TipForm.Reading.Told told -> {
                if (!limits.take(municipality.id(), request.getRemoteAddr())) {
                    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                    yield show(municipality, form, "many", locale, model);
                }
                var reading = ReadingCode.fresh(random);
                boolean fresh = senders.put(municipality.id(), told.report(), reading, told.email(), Actor.of(access));
                model.addAttribute(
                        "page",
                        new Sent(
                                name(municipality, locale),
                                code,
                                fresh ? reading.shown() : "",
                                !told.email().isEmpty()));
                yield "observe/tip-sent";
            }
        };
    }

    @GetMapping(PATH + "/answer")
    String ask(@PathVariable String code, Locale locale, Model model) {
        model.addAttribute("page", new Answered(name(get(code), locale), code, "", null));
        return "observe/tip-answer";
    }

    /// The code is the only key, and stands in no address that a browser would keep.
    @PostMapping(PATH + "/answer")
    String read(
            @PathVariable String code,
            @RequestParam String reading,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        var municipality = get(code);
        var name = name(municipality, locale);
        if (!limits.look(municipality.id(), request.getRemoteAddr())) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("page", new Answered(name, code, "many", null));
            return "observe/tip-answer";
        }
        var told = ReadingCode.find(reading)
                .flatMap(known -> senders.find(municipality.id(), known))
                .map(report -> ground.told(municipality, report, locale))
                .orElse(null);
        model.addAttribute("page", new Answered(name, code, told == null ? "unknown" : "", told));
        return "observe/tip-answer";
    }

    /// The ground of the form's map: outlines of areas and names of localities, which are public.
    @GetMapping(path = PATH + "/outline.geojson", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<Map<String, Object>> outline(@PathVariable String code) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(OUTLINE_LIFE).cachePublic())
                .body(ground.outline(get(code)));
    }

    private Municipality get(String code) {
        try {
            var id = new MunicipalityId(code);
            if (settings.isOnFor(id)) {
                return ground.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            }
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String name(Municipality municipality, Locale locale) {
        return municipality.profile().name().in(locale);
    }

    private String show(Municipality municipality, TipForm form, String note, Locale locale, Model model) {
        var categories = TipForm.categories(municipality).stream()
                .map(category -> new Choice(category.code(), category.name().in(locale)))
                .toList();
        var centre = municipality.map().centre();
        model.addAttribute(
                "page",
                new Shown(
                        municipality.id().value(),
                        name(municipality, locale),
                        new Choices(
                                categories,
                                new TipPlaces(municipality)
                                        .names().stream().map(PlaceName::name).toList(),
                                centre,
                                settings.mayMailFor(municipality.id()),
                                ground.isExample(municipality)),
                        form,
                        note));
        return "observe/tip";
    }

    record Choice(String code, String name) {}

    /// @param places names to choose
    /// @param centre where the map opens
    /// @param mail whether an address can be given
    /// @param example whether the municipality's data is made up
    record Choices(List<Choice> categories, List<String> places, LonLat centre, boolean mail, boolean example) {}

    /// @param note the last part of a message's key; empty = none
    record Shown(String code, String municipality, Choices choices, TipForm form, String note) {
        public List<TipForm.Part> parts() {
            return List.of(TipForm.Part.values());
        }

        public List<TipForm.About> abouts() {
            return List.of(TipForm.About.values());
        }
    }

    /// @param reading the code, shown this once; empty when the tip was stored before
    record Sent(String municipality, String code, String reading, boolean mailed) {}

    /// @param note the last part of a message's key; empty = none
    record Answered(String municipality, String code, String note, TipGround.@Nullable Told told) {}
}
