package se.lykta.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.municipality.Municipalities;

/// How one is reminded: the calendar's address, and what is due next.
@Controller
@Requires(Permission.OWN_ACCOUNT)
class ReminderPage {
    private static final String PATH = "/reminder";
    private static final int SHOWN = 12;

    private final Feeds feeds;
    private final Deadlines deadlines;
    private final Mailing mailing;
    private final Municipalities municipalities;
    private final MessageSource messages;
    private final Clock clock;

    ReminderPage(
            Feeds feeds,
            Deadlines deadlines,
            Mailing mailing,
            Municipalities municipalities,
            MessageSource messages,
            Clock clock) {
        this.feeds = feeds;
        this.deadlines = deadlines;
        this.mailing = mailing;
        this.municipalities = municipalities;
        this.messages = messages;
        this.clock = clock;
    }

    /// What one is mailed.
    @Component
    record Mailing(DigestChoices choices, Digests digests) {}

    @GetMapping(PATH)
    String show(SignedIn me, Locale locale, Model model) {
        return show(me, locale, model, "", "");
    }

    /// The page itself is the only answer that ever holds the address.
    @PostMapping(PATH + "/feed")
    String renew(SignedIn me, Locale locale, Model model) {
        var token = feeds.renew(me);
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path(FeedController.PATH.replace(":sv|en", ""))
                .buildAndExpand(me.municipality().value(), token, locale.getLanguage())
                .toUriString();
        return show(me, locale, model, "", address);
    }

    @PostMapping(PATH + "/feed/withdraw")
    String withdraw(SignedIn me, Locale locale, Model model) {
        return show(me, locale, model, feeds.withdraw(me) ? "reminder.feed.withdrawn" : "", "");
    }

    /// Mail comes in the language that the page has when it is chosen.
    @PostMapping(PATH + "/mail")
    String choose(SignedIn me, @RequestParam DigestChoice.Rhythm rhythm, Locale locale, Model model) {
        mailing.choices().put(me, new DigestChoice(rhythm, locale.getLanguage().equals("en") ? "en" : "sv"));
        return show(me, locale, model, "reminder.mail.chosen", "");
    }

    private String show(SignedIn me, Locale locale, Model model, String note, String address) {
        var zone = municipalities.get(me.municipality()).profile().zone();
        var today = LocalDate.ofInstant(Instant.now(clock), zone);
        var file = new CalendarFile("", "", messages, locale);
        var all = deadlines.of(me, locale, today);
        var lines = all.stream()
                .limit(SHOWN)
                .map(deadline -> new Line(deadline, file.title(deadline), deadline.isLate(today)))
                .toList();
        model.addAttribute(
                "page",
                new Shown(
                        feeds.find(me).map(feed -> FeedState.of(feed, zone)).orElse(null),
                        address,
                        new MailState(
                                mailing.digests().isOn(),
                                mailing.choices().of(me).rhythm(),
                                List.of(DigestChoice.Rhythm.values())),
                        note,
                        lines,
                        all.size()));
        return "reminder/reminders";
    }

    record Line(Deadline deadline, String title, boolean late) {}

    /// @param readOn null when no calendar has asked
    record FeedState(LocalDate madeOn, @Nullable LocalDate readOn) {
        static FeedState of(Feeds.Feed feed, ZoneId zone) {
            var read = feed.readAt();
            return new FeedState(
                    LocalDate.ofInstant(feed.madeAt(), zone), read == null ? null : LocalDate.ofInstant(read, zone));
        }
    }

    /// @param on whether the program sends mail at all
    record MailState(boolean on, DigestChoice.Rhythm chosen, List<DigestChoice.Rhythm> rhythms) {}

    /// @param feed null when there is no address
    /// @param address of the calendar, only when it was just made; else empty
    /// @param note key of a message; empty = none
    /// @param all how many deadlines there are, of which the first are shown
    record Shown(@Nullable FeedState feed, String address, MailState mail, String note, List<Line> lines, int all) {}
}
