package se.lykta.reminder;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.lykta.mail.Mails;

/// A digest as a mail in plain text.
@Component
class DigestWords {
    private static final int MOST_LINES = 15;

    private final MessageSource messages;
    private final String address;

    /// @param address where people reach the program, `https://lykta.example.se`; empty = mails bear no links
    DigestWords(MessageSource messages, @Value("${lykta.address:}") String address) {
        this.messages = messages;
        this.address = address.strip().replaceFirst("/+$", "");
    }

    /// @param to the person's address
    /// @param municipality its name
    /// @param today the day the mail is written
    record Letter(String to, String municipality, LocalDate today, DigestChoice choice) {
        Locale locale() {
            return Locale.forLanguageTag(choice.language());
        }
    }

    Mails.Mail mail(Digest digest, Letter letter) {
        var text = new StringJoiner("\n");
        text.add(say(letter, "lead", letter.municipality(), week(letter.today())));
        var numbers = digest.numbers();
        line(text, letter, numbers.alerts(), "alerts", "/alert");
        if (numbers.triage() > 0) {
            text.add("").add(say(letter, "triage", numbers.triage(), digest.oldestTriageDays()));
            link(text, "/observe/triage");
        }
        line(text, letter, digest.missingReports(), "missing", "/observe");
        list(text, letter, "late", digest.late());
        list(text, letter, "due", digest.due());
        var meeting = digest.nextMeeting();
        if (meeting != null) {
            text.add("").add(say(letter, "meeting", meeting.what()));
            link(text, meeting.path());
        }
        text.add("").add(say(letter, "why." + letter.choice().rhythm()));
        link(text, "/reminder");
        return new Mails.Mail(
                letter.to(),
                say(
                        letter,
                        "subject",
                        numbers.alerts(),
                        digest.late().size(),
                        digest.due().size()),
                text + "\n");
    }

    private void line(StringJoiner text, Letter letter, int count, String what, String path) {
        if (count > 0) {
            text.add("").add(say(letter, what, count));
            link(text, path);
        }
    }

    private void list(StringJoiner text, Letter letter, String what, List<Deadline> deadlines) {
        if (deadlines.isEmpty()) {
            return;
        }
        text.add("").add(say(letter, what, deadlines.size()));
        var file = new CalendarFile("", "", messages, letter.locale());
        for (var deadline : deadlines.subList(0, Math.min(MOST_LINES, deadlines.size()))) {
            text.add("- " + deadline.on() + " " + file.title(deadline));
            link(text, deadline.path());
        }
        if (deadlines.size() > MOST_LINES) {
            text.add(say(letter, "more", deadlines.size() - MOST_LINES));
        }
    }

    private void link(StringJoiner text, String path) {
        if (!address.isEmpty()) {
            text.add("  " + address + path);
        }
    }

    private static int week(LocalDate day) {
        return day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    private String say(Letter letter, String key, Object... arguments) {
        return messages.getMessage("reminder.digest." + key, arguments, letter.locale());
    }
}
