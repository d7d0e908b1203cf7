package se.lykta.action.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.action.ActionAccess;
import se.lykta.action.Actions;
import se.lykta.action.Basis;
import se.lykta.action.FormFields;
import se.lykta.action.Screening;
import se.lykta.action.Site;
import se.lykta.audit.Actor;
import se.lykta.municipality.Municipalities;
import se.lykta.picture.PictureFindings;
import se.lykta.place.Place;

/// The form that proposes an action: from a cell or an area of the picture, or with a reason in words.
@Controller
@Requires(value = Permission.ACTION_WRITE, keepsLimit = true)
class NewActionPage {
    private static final String PATH = "/action/new";
    private static final String CELL = "cell";
    private static final String PLACE = "place";
    private static final String WHERE = "where";
    private static final String REASON = "reason";
    /// What fills in the form and is no choice of the picture.
    private static final Set<String> FILLS_IN = Set.of(CELL, "kind", PLACE, WHERE, REASON);

    private final Actions actions;
    private final ActionChoices choices;
    private final PictureFindings findings;
    private final Screening screening;
    private final Municipalities municipalities;
    private final Clock clock;

    NewActionPage(
            Actions actions,
            ActionChoices choices,
            PictureFindings findings,
            Screening screening,
            Municipalities municipalities,
            Clock clock) {
        this.actions = actions;
        this.choices = choices;
        this.findings = findings;
        this.screening = screening;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String blank(SignedIn me, Access access, @RequestParam Map<String, String> parameters, Locale locale, Model model) {
        var asked = new Asked(me, access, locale);
        var picture = query(parameters);
        var code = parameters.getOrDefault(CELL, "");
        var form = ActionForm.blank(
                LocalDate.now(clock.withZone(
                        municipalities.get(me.municipality()).profile().zone())),
                me.organisation().id(),
                parameters.getOrDefault("kind", ""));
        var place = choices.findPlace(me.municipality(), parameters.getOrDefault(PLACE, ""));
        var where = place.map(Place::name).orElse(parameters.getOrDefault(WHERE, ""));
        form = form.with(
                place.map(known -> known.id().toString()).orElse(""), where, parameters.getOrDefault(REASON, ""));
        return show(asked, picture, code, form, model);
    }

    @PostMapping(PATH)
    String add(SignedIn me, Access access, @RequestParam Map<String, String> sent, Locale locale, Model model) {
        var asked = new Asked(me, access, locale);
        var fields = screening.fields(me.municipality(), sent);
        var picture = fields.value("picture");
        var code = fields.value(CELL);
        var found = find(asked, picture, code);
        var offered = choices.of(new ActionAccess(me, access));
        var terms = ActionForm.read(fields, offered.kinds(), offered.owners());
        var reason = fields.text(REASON, FormFields.LONG_TEXT);
        fields.requireThat(found.isPresent() || !reason.isEmpty(), "action.fault.reason");
        var where = found.isPresent() ? "" : fields.text(WHERE, FormFields.SHORT_TEXT, "action.fault.where");
        if (terms == null || !fields.isRight()) {
            return show(asked, picture, code, new ActionForm(sent, fields.faults()), model);
        }
        var proposal = new Actions.Proposal(
                found.map(NewActionPage::site)
                        .or(() -> choices.findPlace(me.municipality(), fields.value(PLACE))
                                .map(NewActionPage::site))
                        .orElseGet(() -> Site.named(where)),
                found.<Basis>map(finding -> basis(finding, reason)).orElseGet(() -> new Basis.Reason(reason)),
                terms);
        return "redirect:/action/" + actions.add(me.municipality(), proposal, Actor.of(me));
    }

    private record Asked(SignedIn me, Access access, Locale locale) {}

    private String show(Asked asked, String picture, String code, ActionForm form, Model model) {
        var finding = find(asked, picture, code).orElse(null);
        model.addAttribute(
                "page",
                new Shown(
                        form,
                        choices.of(new ActionAccess(asked.me(), asked.access())),
                        finding == null ? null : finding.spot().name(),
                        finding == null
                                ? null
                                : choices.finding(asked.me().municipality(), asked.access(), basis(finding, "")),
                        picture,
                        finding == null ? "" : code));
        return "action/new";
    }

    private Optional<PictureFindings.Finding> find(Asked asked, String picture, String code) {
        return code.isEmpty() || !asked.access().mayWithinLimit(Permission.PICTURE_VIEW)
                ? Optional.empty()
                : findings.find(asked.me().municipality(), parameters(picture), code, asked.access(), asked.locale());
    }

    private static Site site(PictureFindings.Finding finding) {
        var spot = finding.spot();
        return new Site(spot.area() ? Site.Kind.AREA : Site.Kind.CELL, spot.code(), spot.name(), spot.outline(), null);
    }

    private static Site site(Place place) {
        return new Site(
                Site.Kind.PLACE, "", place.name(), (Geometry) place.extent().outline(), place.id());
    }

    private static Basis.Finding basis(PictureFindings.Finding finding, String reason) {
        return new Basis.Finding(
                finding.query(),
                finding.from(),
                finding.to(),
                finding.count(),
                finding.lower(),
                finding.upper(),
                finding.verdict(),
                finding.revision(),
                reason);
    }

    /// The state of the picture as the address carried it, to be sent along with the form.
    private static String query(Map<String, String> parameters) {
        var parts = new java.util.ArrayList<String>();
        parameters.forEach((name, value) -> {
            if (!FILLS_IN.contains(name)) {
                parts.add(UriUtils.encode(name, StandardCharsets.UTF_8) + "="
                        + UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        });
        return String.join("&", parts);
    }

    private static Map<String, String[]> parameters(String query) {
        var parameters = new LinkedHashMap<String, String[]>();
        Arrays.stream(query.split("&")).map(part -> part.split("=", 2)).forEach(part -> {
            if (part.length == 2 && part[1].matches("[A-Za-z0-9._~%+-]{0,400}")) {
                try {
                    parameters.put(part[0], new String[] {URLDecoder.decode(part[1], StandardCharsets.UTF_8)});
                } catch (IllegalArgumentException e) {
                    // A broken address asks nothing; the picture then takes its default.
                    parameters.remove(part[0]);
                }
            }
        });
        return parameters;
    }

    /// @param where name of the cell or area; null when it must be written
    /// @param finding what the picture shows there; null when a reason must be written
    /// @param picture the state of the picture
    /// @param cell code of the cell or area; empty for none
    record Shown(
            ActionForm form,
            ActionChoices.Offered choices,
            @Nullable String where,
            ActionChoices.@Nullable FindingLine finding,
            String picture,
            String cell) {
        public List<String> faults() {
            return form.faults();
        }
    }
}
