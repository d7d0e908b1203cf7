package se.lykta.observe.mailbox;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import se.lykta.account.ExampleMode;
import se.lykta.audit.Actor;
import se.lykta.audit.Audit;
import se.lykta.audit.AuditEntry;
import se.lykta.database.Database;
import se.lykta.database.MunicipalityId;
import se.lykta.mail.Mails;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.WrittenTimes;
import se.lykta.observe.GuardedShift;
import se.lykta.observe.GuardedShifts;

/// Asks guard companies for missing reports, once a day for each shift, in one mail to each company. Off while no
/// mail server is named; a company without an address is not asked, nor anybody about example data.
@Component
public class Reminders {
    /// After so many days a missing report stays in the calendar but is not asked for.
    public static final int DAYS_ASKED = 7;

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final Actor JOB = Actor.job("report-reminder");

    private final Database database;
    private final GuardedShifts shifts;
    private final CompanyContacts contacts;
    private final Mails mails;
    private final Wording wording;
    private final Audit audit;

    public Reminders(
            Database database,
            GuardedShifts shifts,
            CompanyContacts contacts,
            Mails mails,
            Wording wording,
            Audit audit) {
        this.database = database;
        this.shifts = shifts;
        this.contacts = contacts;
        this.mails = mails;
        this.wording = wording;
        this.audit = audit;
    }

    /// What a reminder says, in the municipality's first language, and what day it is there.
    @Component
    public static class Wording {
        private final Municipalities municipalities;
        private final ExampleMode exampleMode;
        private final MessageSource messages;
        private final Clock clock;

        public Wording(Municipalities municipalities, ExampleMode exampleMode, MessageSource messages, Clock clock) {
            this.municipalities = municipalities;
            this.exampleMode = exampleMode;
            this.messages = messages;
            this.clock = clock;
        }

        List<MunicipalityId> real() {
            return municipalities.all().stream()
                    .filter(id -> !exampleMode.isMarked(id))
                    .toList();
        }

        ZoneId zone(MunicipalityId municipality) {
            return municipalities.get(municipality).profile().zone();
        }

        LocalDate today(MunicipalityId municipality) {
            return LocalDate.ofInstant(Instant.now(clock), zone(municipality));
        }

        Mails.Mail mail(MunicipalityId municipality, String to, List<GuardedShift> missing) {
            var profile = municipalities.get(municipality).profile();
            var locale = Locale.forLanguageTag(profile.languages().getFirst());
            var times = new WrittenTimes(messages, locale, profile.zone());
            var lines = missing.stream()
                    .map(guarded -> messages.getMessage(
                            "observe.reminder.line",
                            new Object[] {
                                guarded.shift().terms().name(),
                                guarded.shift().day().toString(),
                                times.clock(guarded.shift().span().start()),
                                times.clock(guarded.shift().span().end())
                            },
                            locale))
                    .collect(Collectors.joining("\n"));
            return new Mails.Mail(
                    to,
                    messages.getMessage("observe.reminder.subject", new Object[] {missing.size()}, locale),
                    messages.getMessage(
                            "observe.reminder.text",
                            new Object[] {profile.name().in(locale), lines},
                            locale));
        }
    }

    public boolean isOn() {
        return mails.isOn();
    }

    /// Sends what is due today and was not sent.
    ///
    /// @return for how many shifts
    int step() {
        if (!mails.isOn()) {
            return 0;
        }
        return wording.real().stream().mapToInt(this::remind).sum();
    }

    int remind(MunicipalityId municipality) {
        var today = wording.today(municipality);
        var missing = shifts.between(municipality, today.minusDays(DAYS_ASKED), today).stream()
                .filter(guarded -> guarded.state() == GuardedShift.State.MISSING)
                .toList();
        int reminded = 0;
        for (var contact : contacts.all(municipality)) {
            var theirs = missing.stream()
                    .filter(guarded -> guarded.agreement().company().id().equals(contact.companyId()))
                    .toList();
            if (!contact.reminder().isEmpty() && !theirs.isEmpty()) {
                reminded += remind(municipality, contact, theirs, today);
            }
        }
        return reminded;
    }

    /// Takes the right to remind of each shift first, so that of several processes one sends; a mail that the
    /// server refuses gives it back.
    private int remind(
            MunicipalityId municipality, CompanyContact contact, List<GuardedShift> missing, LocalDate today) {
        var claimed = missing.stream()
                .filter(guarded -> claim(municipality, guarded, today))
                .toList();
        if (claimed.isEmpty()) {
            return 0;
        }
        boolean sent = mails.send(wording.mail(municipality, contact.reminder(), claimed));
        claimed.forEach(guarded -> settle(municipality, guarded, today, sent));
        LOG.info("reminders company={} shifts={} sent={}", contact.companyId(), claimed.size(), sent);
        return sent ? claimed.size() : 0;
    }

    private boolean claim(MunicipalityId municipality, GuardedShift guarded, LocalDate today) {
        return database.<Boolean>write(
                municipality,
                db -> db.sql("""
                        insert into observe_reminder (municipality_id, agreement_id, day, reminded_on)
                        values (:municipality, :agreement, :day, :today)
                        on conflict do nothing
                        """)
                                .param("municipality", municipality.value())
                                .param("agreement", guarded.agreement().id())
                                .param("day", guarded.shift().day())
                                .param("today", today)
                                .update()
                        == 1);
    }

    private void settle(MunicipalityId municipality, GuardedShift guarded, LocalDate today, boolean sent) {
        UUID agreement = guarded.agreement().id();
        var day = guarded.shift().day();
        database.run(municipality, db -> {
            db.sql(sent ? """
                            update observe_reminder
                            set sent_at = clock_timestamp()
                            where municipality_id = :municipality and agreement_id = :agreement and day = :day
                              and reminded_on = :today
                            """ : """
                            delete from observe_reminder
                            where municipality_id = :municipality and agreement_id = :agreement and day = :day
                              and reminded_on = :today
                            """)
                    .param("municipality", municipality.value())
                    .param("agreement", agreement)
                    .param("day", day)
                    .param("today", today)
                    .update();
            if (sent) {
                audit.record(
                        db,
                        JOB,
                        AuditEntry.of(municipality, "observe.remind", "agreement", agreement)
                                .with("day", day));
            }
        });
    }

    /// The days on which a shift's report was asked for, in order.
    public List<LocalDate> of(MunicipalityId municipality, UUID agreementId, LocalDate day) {
        return database.<List<LocalDate>>read(
                municipality,
                db -> db.sql("""
                        select reminded_on
                        from observe_reminder
                        where municipality_id = :municipality and agreement_id = :agreement and day = :day
                          and sent_at is not null
                        order by reminded_on
                        """)
                        .param("municipality", municipality.value())
                        .param("agreement", agreementId)
                        .param("day", day)
                        .query(LocalDate.class)
                        .list());
    }
}
