package se.lykta.observe.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import se.lykta.access.Organisation;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.audit.Actor;
import se.lykta.mail.Mails;
import se.lykta.observe.Agreements;
import se.lykta.observe.mailbox.CompanyContact;
import se.lykta.observe.mailbox.CompanyContacts;
import se.lykta.observe.mailbox.GuardMailbox;
import se.lykta.observe.mailbox.Reminders;

/// With which addresses do we write with guard companies, and is mail on at all?
@Controller
@Requires(Permission.AGREEMENT_MANAGE)
class CompanyContactPage {
    private static final String PATH = "/observe/contacts";
    private static final int MOST_SENDERS = 10;

    private final CompanyContacts contacts;
    private final Agreements agreements;
    private final GuardMailbox mailbox;
    private final Reminders reminders;

    CompanyContactPage(CompanyContacts contacts, Agreements agreements, GuardMailbox mailbox, Reminders reminders) {
        this.contacts = contacts;
        this.agreements = agreements;
        this.mailbox = mailbox;
        this.reminders = reminders;
    }

    @GetMapping(PATH)
    String show(SignedIn me, Model model) {
        return show(me, "", model);
    }

    @PostMapping(PATH + "/{company}")
    String change(
            SignedIn me,
            @PathVariable UUID company,
            @RequestParam(defaultValue = "") String senders,
            @RequestParam(defaultValue = "") String reminder,
            Model model) {
        if (agreements.companies(me.municipality()).stream()
                .noneMatch(known -> known.id().equals(company))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var written = Arrays.stream(senders.split("[,;\\s]+"))
                .filter(text -> !text.isEmpty())
                .map(text -> text.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        var read = written.stream()
                .map(Mails::findAddress)
                .flatMap(Optional::stream)
                .toList();
        var asked = reminder.isBlank() ? Optional.of("") : Mails.findAddress(reminder);
        if (read.size() != written.size() || read.size() > MOST_SENDERS || asked.isEmpty()) {
            return show(me, "fault", model);
        }
        contacts.put(me.municipality(), new CompanyContact(company, read, asked.get()), Actor.of(me));
        return "redirect:" + PATH;
    }

    private String show(SignedIn me, String note, Model model) {
        var lines = agreements.companies(me.municipality()).stream()
                .map(company -> new Line(company, contacts.of(me.municipality(), company.id())))
                .toList();
        model.addAttribute("page", new Shown(lines, mailbox.isOnFor(me.municipality()), reminders.isOn(), note));
        return "observe/contacts";
    }

    record Line(Organisation company, CompanyContact contact) {
        public String senders() {
            return String.join(", ", contact.senders());
        }
    }

    /// @param note the last part of a message's key; empty = none
    record Shown(List<Line> lines, boolean mailbox, boolean reminders, String note) {
        public int daysAsked() {
            return Reminders.DAYS_ASKED;
        }
    }
}
