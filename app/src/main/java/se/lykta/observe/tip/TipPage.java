package se.lykta.observe.tip;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Open;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.municipality.Category;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.Municipality;
import se.lykta.observe.FieldReport;
import se.lykta.observe.FieldReports;

/// The public form for tips, and the page where whoever sent one can see what became of it. Asks for no name,
/// keeps
/// no address, and shows nobody else's.
@Controller
@Open("a resident tells something without an account; nothing told is shown to others before triage")
class TipPage {
    private static final String PATH = "/observe/tip/{code}";

    private final TipSettings settings;
    private final TipLimits limits;
    private final FieldReports reports;
    private final Municipalities municipalities;
    private final Clock clock;

    TipPage(TipSettings settings, TipLimits limits, FieldReports reports, Municipalities municipalities, Clock clock) {
        this.settings = settings;
        this.limits = limits;
        this.reports = reports;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String form(@PathVariable String code, Locale locale, Model model) {
        var municipality = get(code);
        var today =
                LocalDate.ofInstant(Instant.now(clock), municipality.profile().zone());
        return show(municipality, TipForm.blank(today), "", locale, model);
    }

    /// A field that no person sees and that robots fill in is answered like a tip, and nothing is stored.
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
        return switch (form.read(municipality, Instant.now(clock))) {
            case TipForm.Reading.Refused refused -> show(municipality, refused.form(), "", locale, model);
            case TipForm.Reading.Told told -> {
                if (!limits.take(municipality.id(), request.getRemoteAddr())) {
                    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                    yield show(municipality, form, "many", locale, model);
                }
                reports.put(municipality.id(), told.report(), Actor.of(access));
                yield "redirect:/observe/tip/" + code + "/" + told.report().id();
            }
        };
    }

    /// The address is the only key to it: nobody guesses one of so many.
    @GetMapping(PATH + "/{id}")
    String sent(@PathVariable String code, @PathVariable UUID id, Locale locale, Model model) {
        var municipality = get(code);
        var report = reports.find(municipality.id(), id)
                .filter(known -> known.reporter().way() == FieldReport.Way.TIP)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        boolean decided = report.handling().state() != FieldReport.State.RECEIVED;
        model.addAttribute(
                "page",
                new Sent(
                        municipality.profile().name().in(locale),
                        code,
                        decided,
                        report.handling().answer()));
        return "observe/tip-sent";
    }

    private Municipality get(String code) {
        try {
            var id = new MunicipalityId(code);
            @Nullable
            Municipality known = settings.isOnFor(id) ? municipalities.find(id).orElse(null) : null;
            if (known != null) {
                return known;
            }
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
        }
        throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    private static String show(Municipality municipality, TipForm form, String note, Locale locale, Model model) {
        var categories = TipForm.categories(municipality).stream()
                .map(category -> new Choice(category, category.name().in(locale)))
                .toList();
        model.addAttribute(
                "page",
                new Shown(
                        municipality.id().value(), municipality.profile().name().in(locale), categories, form, note));
        return "observe/tip";
    }

    record Choice(Category category, String name) {}

    /// @param note the last part of a message's key; empty = none
    record Shown(String code, String municipality, List<Choice> categories, TipForm form, String note) {
        public List<TipForm.Part> parts() {
            return List.of(TipForm.Part.values());
        }
    }

    /// @param answer empty while there is none
    record Sent(String municipality, String code, boolean decided, String answer) {}
}
