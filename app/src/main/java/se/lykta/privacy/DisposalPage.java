package se.lykta.privacy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import se.lykta.access.Permission;
import se.lykta.access.Requires;
import se.lykta.access.SignedIn;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.Municipality;
import se.lykta.municipality.Retention;
import se.lykta.municipality.WrittenTimes;

/// What is disposed of when, on which decision, and how much went last night.
@Controller
@Requires(Permission.AUDIT_READ)
class DisposalPage {
    private static final int DAYS = 30;

    private final List<Disposable> kinds;
    private final Disposals disposals;
    private final Municipalities municipalities;
    private final MessageSource messages;
    private final Clock clock;

    DisposalPage(
            List<Disposable> kinds,
            Disposals disposals,
            Municipalities municipalities,
            MessageSource messages,
            Clock clock) {
        this.kinds = List.copyOf(kinds);
        this.disposals = disposals;
        this.municipalities = municipalities;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/privacy/disposal")
    String show(SignedIn me, Locale locale, Model model) {
        var municipality = municipalities.get(me.municipality());
        var times = WrittenTimes.of(municipality, messages, locale);
        var today = times.day(Instant.now(clock));
        var nights = disposals.since(me.municipality(), today.minusDays(DAYS - 1));
        model.addAttribute(
                "page",
                new Shown(
                        kinds.stream()
                                .map(kind -> line(municipality, kind, nights, times, today))
                                .toList(),
                        municipality.rules().retention().stream()
                                .filter(rule -> kinds.stream()
                                        .noneMatch(kind -> kind.what().equals(rule.what())))
                                .map(rule -> new Other(name(rule.what(), locale), rule))
                                .toList()));
        return "privacy/disposal";
    }

    private Line line(
            Municipality municipality,
            Disposable kind,
            List<Disposals.Night> nights,
            WrittenTimes times,
            LocalDate today) {
        var rule = DisposalJob.rule(municipality, kind).orElse(new Retention(kind.what(), kind.usualMonths(), ""));
        var own = nights.stream()
                .filter(night -> night.what().equals(kind.what()))
                .toList();
        return new Line(
                name(kind.what(), times.locale()),
                rule,
                kind.stock(municipality.id(), new Disposable.Term(today, rule.months(), times.zone())),
                own.isEmpty()
                        ? null
                        : new Last(
                                times.at(own.getFirst().endedAt()),
                                own.getFirst().disposed(),
                                own.stream().mapToInt(Disposals.Night::disposed).sum()));
    }

    /// A kind that the program does not know bears its code.
    private String name(String what, Locale locale) {
        var known = messages.getMessage("privacy.disposal.what." + what, null, what, locale);
        return known == null ? what : known;
    }

    /// @param disposed in the last night
    /// @param inAll in the last [#DAYS] days
    record Last(String at, int disposed, int inAll) {}

    /// @param last null when it never ran
    record Line(
            String name,
            Retention rule,
            Disposable.Stock stock,
            @Nullable Last last) {}

    record Other(String name, Retention rule) {}

    /// @param others rules that nothing in the program carries out
    record Shown(List<Line> lines, List<Other> others) {
        public int days() {
            return DAYS;
        }
    }
}
