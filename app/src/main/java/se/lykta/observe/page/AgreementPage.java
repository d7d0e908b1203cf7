package se.lykta.observe.page;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Organisation;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;
import se.lykta.municipality.IncidentSource;
import se.lykta.municipality.Municipalities;
import se.lykta.observe.Agreement;
import se.lykta.observe.Agreements;
import se.lykta.observe.HolidayRule;
import se.lykta.observe.IsoWeeks;

/// What is agreed on guarding, and the forms to make, change and end an agreement.
@Controller
@Requires(value = Permission.SHIFT_READ, keepsLimit = true)
class AgreementPage {
    private static final String PATH = "/observe/agreements";

    private final Agreements agreements;
    private final AreaChoices areas;
    private final Municipalities municipalities;
    private final Clock clock;

    AgreementPage(Agreements agreements, AreaChoices areas, Municipalities municipalities, Clock clock) {
        this.agreements = agreements;
        this.areas = areas;
        this.municipalities = municipalities;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String list(SignedIn me, Access access, Model model) {
        return list(me, access, model, AgreementForm.blank(today(me)));
    }

    @Requires(Permission.AGREEMENT_MANAGE)
    @PostMapping(PATH)
    String add(SignedIn me, Access access, @RequestParam MultiValueMap<String, String> fields, Model model) {
        var form = AgreementForm.of(fields);
        var company = agreements.companies(me.municipality()).stream()
                .filter(known -> known.id().toString().equals(form.value("company")))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var source = sources(me).stream()
                .map(IncidentSource::code)
                .filter(form.value("source")::equals)
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        return switch (form.read(areaCodes(me))) {
            case AgreementForm.Reading.Refused refused -> list(me, access, model, form.with(refused.faults()));
            case AgreementForm.Reading.Agreed agreed ->
                "redirect:" + PATH + "/"
                        + agreements.add(me.municipality(), company.id(), source, agreed.terms(), Actor.of(me));
        };
    }

    @GetMapping(PATH + "/{id}")
    String show(SignedIn me, Access access, @PathVariable UUID id, Model model) {
        var agreement = get(me, access, id);
        var terms = agreement.newest().terms();
        var begins = terms.validity().from();
        var from = begins.isAfter(today(me)) ? begins : today(me);
        return show(me, agreement, AgreementForm.of(terms, from), model);
    }

    @Requires(Permission.AGREEMENT_MANAGE)
    @PostMapping(PATH + "/{id}")
    String change(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> fields,
            Model model) {
        var agreement = get(me, access, id);
        var form = AgreementForm.of(fields);
        return switch (form.read(areaCodes(me))) {
            case AgreementForm.Reading.Refused refused -> show(me, agreement, form.with(refused.faults()), model);
            case AgreementForm.Reading.Agreed agreed ->
                agreements.change(me.municipality(), id, version, agreed.terms(), Actor.of(me))
                        ? "redirect:" + PATH + "/" + id
                        : show(me, agreement, form.with(List.of("observe.agreement.fault.changed")), model);
        };
    }

    @Requires(Permission.AGREEMENT_MANAGE)
    @PostMapping(PATH + "/{id}/end")
    String end(SignedIn me, Access access, @PathVariable UUID id, @RequestParam String lastDay) {
        get(me, access, id);
        try {
            agreements.end(me.municipality(), id, LocalDate.parse(lastDay), Actor.of(me));
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
        return "redirect:" + PATH + "/" + id;
    }

    private String list(SignedIn me, Access access, Model model, AgreementForm form) {
        var today = today(me);
        var names = areas.names(me.municipality(), today);
        var lines = agreements.all(me.municipality()).stream()
                .filter(agreement -> maySee(access, me, agreement))
                .map(agreement -> AgreementLine.of(
                        agreement, agreement.findVersion(today).orElse(agreement.newest()), names, today))
                .toList();
        model.addAttribute("page", new Listed(lines, choices(me), form));
        return "observe/agreements";
    }

    private String show(SignedIn me, Agreement agreement, AgreementForm form, Model model) {
        var today = today(me);
        var names = areas.names(me.municipality(), today);
        var lines = agreement.versions().reversed().stream()
                .map(version -> AgreementLine.of(agreement, version, names, today))
                .toList();
        var source = sources(me).stream()
                .filter(known -> known.code().equals(agreement.sourceCode()))
                .findFirst()
                .orElse(null);
        model.addAttribute("page", new Shown(agreement, source, lines, choices(me), form, today));
        return "observe/agreement";
    }

    /// Whoever may see shifts of their own organisation only does not learn that there are others.
    private Agreement get(SignedIn me, Access access, UUID id) {
        return agreements
                .find(me.municipality(), id)
                .filter(agreement -> maySee(access, me, agreement))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static boolean maySee(Access access, SignedIn me, Agreement agreement) {
        return access.may(Permission.SHIFT_READ)
                || agreement.company().id().equals(me.organisation().id());
    }

    private Choices choices(SignedIn me) {
        return new Choices(
                agreements.companies(me.municipality()), sources(me), areas.on(me.municipality(), today(me)));
    }

    private List<String> areaCodes(SignedIn me) {
        return areas.on(me.municipality(), today(me)).stream()
                .map(AreaChoices.Choice::code)
                .toList();
    }

    /// Sources of incidents that somebody goes out and looks for come first.
    private List<IncidentSource> sources(SignedIn me) {
        return municipalities.find(me.municipality()).stream()
                .flatMap(municipality -> municipality.words().sources().stream())
                .sorted(Comparator.comparing(source -> source.knownBy() != IncidentSource.KnownBy.DISCOVERED))
                .toList();
    }

    private LocalDate today(SignedIn me) {
        var zone = municipalities.get(me.municipality()).profile().zone();
        return LocalDate.now(clock.withZone(zone));
    }

    /// What the form offers.
    record Choices(List<Organisation> companies, List<IncidentSource> sources, List<AreaChoices.Choice> areas) {
        public List<Integer> weekdays() {
            return IntStream.rangeClosed(1, 7).boxed().toList();
        }

        public List<HolidayRule> holidayRules() {
            return List.of(HolidayRule.values());
        }

        public List<IsoWeeks.Choice> weekChoices() {
            return List.of(IsoWeeks.Choice.values());
        }
    }

    record Listed(List<AgreementLine> lines, Choices choices, AgreementForm form) {}

    /// @param source null when the municipality has it no more
    /// @param lines newest first
    record Shown(
            Agreement agreement,
            @Nullable IncidentSource source,
            List<AgreementLine> lines,
            Choices choices,
            AgreementForm form,
            LocalDate today) {}
}
