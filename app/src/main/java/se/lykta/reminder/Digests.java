package se.lykta.reminder;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import se.lykta.access.Access;
import se.lykta.access.Permission;
import se.lykta.access.SignedIn;
import se.lykta.account.Account;
import se.lykta.account.Accounts;
import se.lykta.account.ExampleMode;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.mail.Mails;
import se.lykta.municipality.Municipalities;
import se.lykta.observe.GuardedShift;
import se.lykta.observe.GuardedShifts;

/// Mails people what waits for them, once in the period they chose. Off while no mail server is named; nobody is
/// mailed about example data.
@Component
class Digests {
    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);
    private static final Actor JOB = Actor.job("digest");
    private static final int SHIFT_DAYS = 7;
    /// The reports of the night are due, and the nightly look has had time.
    private static final Duration AFTER_DUE = Duration.ofMinutes(30);

    private final People people;
    private final Facts facts;
    private final Municipalities municipalities;
    private final DigestWords words;
    private final Mails mails;
    private final Clock clock;

    Digests(People people, Facts facts, Municipalities municipalities, DigestWords words, Mails mails, Clock clock) {
        this.people = people;
        this.facts = facts;
        this.municipalities = municipalities;
        this.words = words;
        this.mails = mails;
        this.clock = clock;
    }

    /// Who there is, what they chose, and whom has been told.
    @Component
    record People(Accounts accounts, DigestChoices choices, DigestRows rows, ExampleMode exampleMode) {}

    /// What there is to tell.
    @Component
    record Facts(Deadlines deadlines, Waiting waiting, GuardedShifts shifts) {}

    boolean isOn() {
        return mails.isOn();
    }

    /// Sends what is due and was not sent, everywhere.
    ///
    /// @return how many mails left
    int step() {
        if (!mails.isOn()) {
            return 0;
        }
        return municipalities.all().stream()
                .filter(id -> !people.exampleMode().isMarked(id))
                .filter(this::isTime)
                .mapToInt(this::tell)
                .sum();
    }

    private boolean isTime(MunicipalityId id) {
        var municipality = municipalities.get(id);
        var now = LocalTime.ofInstant(Instant.now(clock), municipality.profile().zone());
        var from = municipality.rules().reportDue().plus(AFTER_DUE);
        return !now.isBefore(from);
    }

    int tell(MunicipalityId municipality) {
        var chosen = people.choices().all(municipality);
        var untold = people.choices().untold(municipality);
        int sent = 0;
        for (var account : people.accounts().all(municipality)) {
            var choice = chosen.getOrDefault(account.id(), untold);
            boolean wanted = choice.rhythm() != DigestChoice.Rhythm.NEVER && account.active() && !account.example();
            if (wanted && tell(municipality, account, choice)) {
                sent++;
            }
        }
        return sent;
    }

    /// The row comes first: of several processes one sends, and a killed one is not made up for. A mail that the
    /// server refuses gives the row back.
    private boolean tell(MunicipalityId municipality, Account account, DigestChoice choice) {
        var today = today(municipality);
        var period = choice.rhythm() == DigestChoice.Rhythm.DAILY ? today : monday(today);
        var me = people.accounts().findSignedIn(municipality, account.id());
        if (me.isEmpty() || !people.rows().claim(municipality, account.id(), period)) {
            return false;
        }
        var locale = Locale.forLanguageTag(choice.language());
        var digest = of(me.get(), locale, today);
        if (digest.isEmpty()) {
            return false;
        }
        var name = municipalities.get(municipality).profile().name().in(locale);
        boolean sent = mails.send(words.mail(digest, new DigestWords.Letter(account.email(), name, today, choice)));
        if (sent) {
            people.rows().sent(municipality, account.id(), period, JOB);
        } else {
            people.rows().giveBack(municipality, account.id(), period);
        }
        LOG.info("digest account={} period={} sent={}", account.id(), period, sent);
        return sent;
    }

    /// What a person is told on a day, of what their role may know: deadlines of their own organisation, and all of
    /// them for whoever runs all actions.
    Digest of(SignedIn me, Locale locale, LocalDate today) {
        var access = Access.of(me);
        var all = facts.deadlines().of(me, locale, today);
        var theirs = all.stream()
                .filter(deadline -> deadline.own() || access.may(Permission.ACTION_WRITE))
                .toList();
        var counts = facts.waiting().in(me.municipality());
        var oldest = counts.oldestTriage();
        return new Digest(
                counts.of(me),
                oldest == null
                        ? 0
                        : Duration.between(oldest, Instant.now(clock)).toDays(),
                access.mayWithinLimit(Permission.SHIFT_READ) ? missing(me, access, today) : 0,
                theirs.stream().filter(deadline -> deadline.isLate(today)).toList(),
                due(theirs, today),
                all.stream()
                        .filter(deadline -> deadline.kind() == Deadline.Kind.MEETING)
                        .filter(deadline ->
                                !deadline.on().plusDays(deadline.days() - 1L).isBefore(today))
                        .findFirst()
                        .orElse(null));
    }

    private static List<Deadline> due(List<Deadline> all, LocalDate today) {
        return all.stream()
                .filter(deadline -> deadline.kind() != Deadline.Kind.MEETING)
                .filter(deadline -> deadline.isBetween(today, Digest.lastDay(monday(today))))
                .toList();
    }

    private int missing(SignedIn me, Access access, LocalDate today) {
        return (int) facts.shifts().between(me.municipality(), today.minusDays(SHIFT_DAYS), today).stream()
                .filter(guarded -> guarded.state() == GuardedShift.State.MISSING)
                .filter(guarded -> access.may(Permission.SHIFT_READ)
                        || guarded.agreement()
                                .company()
                                .id()
                                .equals(me.organisation().id()))
                .count();
    }

    private LocalDate today(MunicipalityId municipality) {
        return LocalDate.ofInstant(
                Instant.now(clock), municipalities.get(municipality).profile().zone());
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
