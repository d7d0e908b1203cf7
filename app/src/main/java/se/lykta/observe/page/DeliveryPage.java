package se.lykta.observe.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Access;
import se.lykta.access.Organisation;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.WrittenTimes;
import se.lykta.observe.Agreements;
import se.lykta.observe.contact.ContactDesk;
import se.lykta.observe.delivery.Arrived;
import se.lykta.observe.delivery.Deliveries;
import se.lykta.observe.delivery.Delivery;
import se.lykta.observe.delivery.DeliveryIntake;
import se.lykta.observe.delivery.DeliveryTemplate;

/// Files and mails of guard companies: hand one in, see what became of them, and deal with what could not be read.
/// Whoever may report their own organisation's shifts sees no others here.
@Controller
@Requires(value = Permission.SHIFT_READ, keepsLimit = true)
class DeliveryPage {
    private static final String PATH = "/observe/deliveries";
    private static final int MOST_SHOWN = 100;

    private final Deliveries deliveries;
    private final DeliveryIntake intake;
    private final Agreements agreements;
    private final Municipalities municipalities;
    private final MessageSource messages;
    private final ContactDesk contact;

    DeliveryPage(
            Deliveries deliveries,
            DeliveryIntake intake,
            Agreements agreements,
            Municipalities municipalities,
            MessageSource messages,
            ContactDesk contact) {
        this.deliveries = deliveries;
        this.intake = intake;
        this.agreements = agreements;
        this.municipalities = municipalities;
        this.messages = messages;
        this.contact = contact;
    }

    @GetMapping(PATH)
    String list(SignedIn me, Access access, @RequestParam(defaultValue = "") String note, Model model) {
        var lines = deliveries.newest(me.municipality(), MOST_SHOWN).stream()
                .filter(delivery -> maySee(me, access, delivery))
                .map(delivery -> line(me, delivery))
                .toList();
        model.addAttribute("page", new Listed(lines, senders(me, access), NOTES.contains(note) ? note : ""));
        return "observe/deliveries";
    }

    /// Notes that the list can be asked to show.
    private static final List<String> NOTES = List.of("empty", "large");

    @Requires(value = Permission.SHIFT_REPORT, keepsLimit = true)
    @PostMapping(PATH)
    String receive(
            SignedIn me,
            Access access,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String company)
            throws IOException {
        if (file.isEmpty()) {
            return "redirect:" + PATH + "?note=empty";
        }
        if (file.getSize() > DeliveryIntake.MOST_BYTES) {
            return "redirect:" + PATH + "?note=large";
        }
        var sender = senders(me, access).stream()
                .filter(known -> known.id().toString().equals(company))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        var name = file.getOriginalFilename();
        var arrived = new Arrived(name == null ? "" : name, file.getBytes(), Delivery.Way.UPLOAD, sender.id());
        return "redirect:" + PATH + "/"
                + intake.take(me.municipality(), arrived, Actor.of(me)).id();
    }

    @GetMapping(PATH + "/{id}")
    String show(
            SignedIn me,
            Access access,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String owner,
            Model model) {
        var companies =
                access.may(Permission.TRIAGE) ? agreements.companies(me.municipality()) : List.<Organisation>of();
        var line = line(me, get(me, access, id));
        var form = line.isWaiting() && access.may(Permission.TRIAGE)
                ? contact.form(
                        me,
                        new ContactDesk.Item(id, line.delivery().receivedAt()),
                        PATH + "/" + id,
                        owner.equals("changed"))
                : null;
        model.addAttribute("page", new Shown(line, companies, Delivery.Outcome.values(), form));
        return "observe/delivery";
    }

    /// The original, unscreened; who opened it is recorded.
    @Requires(Permission.TRIAGE)
    @GetMapping(PATH + "/{id}/original")
    ResponseEntity<byte[]> original(SignedIn me, Access access, @PathVariable UUID id) {
        var delivery = get(me, access, id);
        var content = deliveries
                .findOriginal(me.municipality(), id, Actor.of(me))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var name = ContentDisposition.attachment().filename(fileName(delivery)).build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(content);
    }

    private static String fileName(Delivery delivery) {
        var ending = switch (delivery.document().mediaType()) {
            case "application/pdf" -> ".pdf";
            case "message/rfc822" -> ".eml";
            case "text/plain" -> ".txt";
            case "application/octet-stream" -> ".bin";
            default -> ".xlsx";
        };
        return "original-" + delivery.id() + ending;
    }

    @Requires(Permission.TRIAGE)
    @PostMapping(PATH + "/{id}/read-again")
    String readAgain(SignedIn me, Access access, @PathVariable UUID id, @RequestParam UUID company) {
        get(me, access, id);
        if (agreements.companies(me.municipality()).stream()
                .noneMatch(known -> known.id().equals(company))) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        intake.readAgain(me.municipality(), id, company, Actor.of(me));
        return "redirect:" + PATH + "/" + id;
    }

    @Requires(Permission.TRIAGE)
    @PostMapping(PATH + "/{id}/handle")
    String handle(SignedIn me, Access access, @PathVariable UUID id, @RequestParam Delivery.Outcome outcome) {
        get(me, access, id);
        deliveries.handle(me.municipality(), id, outcome, Actor.of(me));
        return "redirect:" + PATH + "/" + id;
    }

    @GetMapping(path = PATH + "/template.csv", produces = "text/csv")
    void templateCsv(Locale locale, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"lykta.csv\"");
        var out = response.getWriter();
        out.write('\ufeff');
        DeliveryTemplate.writeCsv(locale, out);
    }

    @GetMapping(PATH + "/template.xlsx")
    void templateXlsx(Locale locale, HttpServletResponse response) throws IOException {
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"lykta.xlsx\"");
        DeliveryTemplate.writeXlsx(
                locale, messages.getMessage("observe.delivery.sheet", null, locale), response.getOutputStream());
    }

    private Delivery get(SignedIn me, Access access, UUID id) {
        return deliveries
                .find(me.municipality(), id)
                .filter(delivery -> maySee(me, access, delivery))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static boolean maySee(SignedIn me, Access access, Delivery delivery) {
        return access.may(Permission.SHIFT_READ) || me.organisation().id().equals(delivery.companyId());
    }

    /// On whose behalf may they hand something in?
    private List<Organisation> senders(SignedIn me, Access access) {
        return agreements.companies(me.municipality()).stream()
                .filter(company -> access.may(Permission.SHIFT_REPORT)
                        || access.mayWithinLimit(Permission.SHIFT_REPORT)
                                && company.id().equals(me.organisation().id()))
                .toList();
    }

    private DeliveryLine line(SignedIn me, Delivery delivery) {
        Map<UUID, String> companies = agreements.companies(me.municipality()).stream()
                .collect(Collectors.toMap(Organisation::id, Organisation::name));
        Map<UUID, String> names = agreements.all(me.municipality()).stream()
                .collect(Collectors.toMap(
                        agreement -> agreement.id(),
                        agreement -> agreement.newest().terms().name()));
        return DeliveryLine.of(delivery, companies, names, times(me));
    }

    private WrittenTimes times(SignedIn me) {
        return WrittenTimes.of(municipalities.get(me.municipality()), messages, LocaleContextHolder.getLocale());
    }

    /// @param senders companies that a file can be handed in for; empty = none
    /// @param note the last part of a message's key; empty = none
    record Listed(List<DeliveryLine> lines, List<Organisation> senders, String note) {}

    /// @param companies to read a kept original for; empty = may not
    /// @param contact who deals with it; null when it waits for nobody or the reader may not say
    record Shown(
            DeliveryLine line,
            List<Organisation> companies,
            Delivery.Outcome[] outcomes,
            ContactDesk.@Nullable Form contact) {}
}
